import { type ConstraintCode, constraints } from '../../geodata/analysis/matching/constraints.ts';
import { constraintsInEnglish, factorsInEnglish } from '../../geodata/analysis/matching/names-en.ts';
import { factorLabels } from '../../geodata/analysis/matching/weights.ts';
import { MatchFactor } from '../../geodata/model/match-parameters.ts';
import type { Language } from './language.ts';

/** Short names for the axis over the score bars, where a slot may be 25 pixels wide. */
const shortFactors: Readonly<Record<Language, Readonly<Record<MatchFactor, string>>>> = {
  zh: {
    chain: '链环契合',
    area: '面积',
    stock: '存量',
    readiness: '就绪',
    investment: '投税',
    transport: '交通',
    utilities: '配套',
    price: '价格',
    shape: '形',
    evaluation: '评',
  },
  en: {
    chain: 'Chain',
    area: 'Area',
    stock: 'Stock',
    readiness: 'Ready',
    investment: 'Tax',
    transport: 'Road',
    utilities: 'Util',
    price: 'Price',
    shape: 'Sh',
    evaluation: 'Ev',
  },
};

export const factorName = (factor: MatchFactor, language: Language): string =>
  language === 'zh' ? factorLabels[factor] : factorsInEnglish[factor];

export const shortFactorName = (factor: MatchFactor, language: Language): string =>
  shortFactors[language][factor];

/** The name of a hard constraint by its code; an unknown one keeps the name the server gave it. */
export const constraintName = (code: string, label: string, language: Language): string =>
  language === 'zh'
    ? label
    : Object.hasOwn(constraintsInEnglish, code)
      ? constraintsInEnglish[code as ConstraintCode]
      : label;

/** A law or rule behind a constraint, short enough for a chip. */
export interface LawChip {
  /** `土地管理法 35 条`. */
  text: string;
  /** V: read in the source; K: known but not yet seen there; D: decided for this product. */
  status: 'V' | 'K' | 'D';
}

const digits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Chinese numerals of articles up to 99: 三十五 is 35. */
function numeral(text: string): number | null {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (!match || text === '') return null;
  const [, tens = '', ten = '', ones = ''] = match;
  if (ten === '') return digits[tens] ?? digits[ones] ?? null;
  return (tens === '' ? 1 : (digits[tens] ?? 0)) * 10 + (ones === '' ? 0 : (digits[ones] ?? 0));
}

const shortNames: Readonly<Record<string, string>> = {
  '国土空间调查、规划、用途管制用地用海分类指南（2023）': '分类指南 2023',
  城镇国有土地使用权出让和转让暂行条例: '暂行条例',
  '闲置土地处置办法（53号令）': '53 号令',
  '全国工业用地出让最低价标准（国土资发〔2006〕307号）': '最低价标准',
  '固定资产投资项目节能审查办法（2023）': '节能审查办法',
  '工业项目建设用地控制指标（2023）': '控制指标 2023',
  '要素跟着项目走：已预留、公告或设定权利限制的不重复安排': '不重复安排',
};

/** Names of laws and rules for readers of English; the Chinese name stays in the title of the chip. */
const lawsInEnglish: Readonly<Record<string, string>> = {
  '国土空间调查、规划、用途管制用地用海分类指南（2023）': 'Classification guide 2023',
  土地管理法: 'Land Administration Law',
  土壤污染防治法: 'Soil Pollution Law',
  开发区产业准入负面清单: 'Negative list',
  山东省化工园区认定管理办法: 'Shandong chemical parks',
  项目环境影响评价确定的防护距离: "Project's EIA",
  城镇国有土地使用权出让和转让暂行条例: 'State Land Transfer Rules',
  '闲置土地处置办法（53号令）': 'Idle Land Measures (Order 53)',
  地块公布的供应方式: 'Published for the plot',
  '全国工业用地出让最低价标准（国土资发〔2006〕307号）': 'Least prices 2006',
  项目配套需求: "Project's needs",
  '固定资产投资项目节能审查办法（2023）': 'Energy Review Measures',
  '工业项目建设用地控制指标（2023）': 'Control index 2023',
  标准地控制指标: 'Standard-land indicators',
  '要素跟着项目走：已预留、公告或设定权利限制的不重复安排': 'Nothing given twice',
  项目用地需求: "Project's needs",
  '项目设备对净高、荷载和行车的要求': "Project's machines",
};

/** The first basis of a constraint as a chip, with its articles in digits. */
export function lawChip(code: string, language: Language): LawChip | null {
  const basis = constraints.find((constraint) => constraint.code === code)?.basis[0];
  if (!basis) return null;
  const articles = [...(basis.article ?? '').matchAll(/第([一二三四五六七八九十]+)条/g)].flatMap(
    ([, text = '']) => numeral(text) ?? [],
  );
  const english = language === 'en' ? lawsInEnglish[basis.source] : undefined;
  if (english !== undefined) {
    const places = articles.length > 0 ? `, art. ${articles.join(', ')}` : '';
    return { text: `${english}${places}`, status: basis.status };
  }
  const name = shortNames[basis.source] ?? basis.source.replace(/（[^）]*）$/, '');
  const text = articles.length > 0 ? `${name} ${articles.join('、')} 条` : name;
  return { text, status: basis.status };
}

/** Factors in the order of the score. */
export const factorOrder = MatchFactor.options;
