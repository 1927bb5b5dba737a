import { type OptionSetId, optionSets } from '../../geodata/codes/option-sets.ts';
import { parsePlainDate } from '../../geodata/formats/parse-date.ts';
import { LeadSource, leadSourceLabels } from '../../geodata/model/project-stage.ts';
import { toSquareMetres } from '../../geodata/units/area.ts';

/** What a cell came to: a value, or a sentence that says how to mend it. */
type Parsed = { ok: true; value: unknown } | { ok: false; reason: string };

/** One column of the sheet of projects: its heading and the field it fills (`demand.` for the demand). */
export interface ProjectColumn {
  heading: string;
  field: string;
  example: string | number;
  parse: (text: string) => Parsed;
}

const value = (result: unknown): Parsed => ({ ok: true, value: result });
const refuse = (reason: string): Parsed => ({ ok: false, reason });

const text = (cell: string): Parsed => value(cell);

const numberOf = (cell: string): number | undefined => {
  const plain = cell.replace(/[,，\s]/g, '');
  return /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
};

/** A number of some unit, times what makes it the stored unit. */
const amount =
  (unit: string, toStored: (given: number) => number = (given) => given) =>
  (cell: string): Parsed => {
    const given = numberOf(cell);
    return given === undefined
      ? refuse(`“${cell}”不是数字，请填写以${unit}为单位的数字`)
      : value(toStored(given));
  };

const tenThousand = (given: number): number => Math.round(given * 1_000_000) / 100;
const fromMu = (given: number): number => Math.round(toSquareMetres(given, 'mu') * 100) / 100;

const day = (cell: string): Parsed => {
  const found = parsePlainDate(cell);
  return found === undefined ? refuse(`“${cell}”不是日期，请填写如 2027-03-31`) : value(found);
};

const chosen =
  (labels: Readonly<Record<string, string>>) =>
  (cell: string): Parsed => {
    const code = Object.keys(labels).find((key) => key === cell || labels[key] === cell);
    return code === undefined
      ? refuse(`没有“${cell}”，可填 ${Object.values(labels).join('、')}`)
      : value(code);
  };

const labelsOf = (set: OptionSetId): Record<string, string> =>
  Object.fromEntries(optionSets[set].map(({ code, zh }) => [code, zh]));

const several =
  (labels: Readonly<Record<string, string>>) =>
  (cell: string): Parsed => {
    const codes: unknown[] = [];
    for (const part of cell.split(/[、,，;；\s]+/).filter(Boolean)) {
      const parsed = chosen(labels)(part);
      if (!parsed.ok) return parsed;
      codes.push(parsed.value);
    }
    return value(codes);
  };

const yesOrNo = (cell: string): Parsed => {
  if (/^(是|y|yes|true|1)$/i.test(cell)) return value(true);
  return /^(否|n|no|false|0)$/i.test(cell) ? value(false) : refuse(`“${cell}”请填“是”或“否”`);
};

const chainActions = { extend: '延链', widen: '扩链', fill: '补链' };
const eiaClasses = { report_book: '报告书', report_form: '报告表', registration: '登记表' };
const leadSources = Object.fromEntries(
  LeadSource.options.map((source) => [source, leadSourceLabels[source].zh]),
);

const column = (
  heading: string,
  field: string,
  example: string | number,
  parse: ProjectColumn['parse'],
): ProjectColumn => ({
  heading,
  field,
  example,
  parse,
});

/** The sheet of projects, in the order of the template. Areas of land in 亩, money in 万元, as people have them. */
export const projectColumns: readonly ProjectColumn[] = [
  column('项目名称', 'name', '声学传感器封装测试基地', text),
  column('项目编号', 'projectNo', '', text),
  column('行业代码', 'demand.industryCode', '3983', text),
  column('招商来源', 'leadSource', '政府招商', chosen(leadSources)),
  column('来源单位', 'originUnit', '招商局', text),
  column('招商组', 'teamCode', '', text),
  column('投资方', 'investorName', '', text),
  column('总投资（万元）', 'totalInvestmentYuan', 32000, amount('万元', tenThousand)),
  column('年产值（万元）', 'outputYuanPerYear', 40000, amount('万元', tenThousand)),
  column('评分', 'qualityScore', 85, amount('分')),
  column('可开工时间', 'startReadyOn', '', day),
  column('用地面积下限（亩）', 'demand.areaMinSquareMetres', 45, amount('亩', fromMu)),
  column('最优用地面积（亩）', 'demand.areaOptimumSquareMetres', 55, amount('亩', fromMu)),
  column('用地面积上限（亩）', 'demand.areaMaxSquareMetres', 70, amount('亩', fromMu)),
  column('厂房面积下限（平方米）', 'demand.floorAreaMinSquareMetres', '', amount('平方米')),
  column('厂房面积上限（平方米）', 'demand.floorAreaMaxSquareMetres', '', amount('平方米')),
  column(
    '载体类型',
    'demand.kinds',
    '土地',
    several({ land: '土地', factory_unit: '厂房', office_unit: '楼宇' }),
  ),
  column('厂房净高（米）', 'demand.building.clearHeightMinMetres', '', amount('米')),
  column('楼面荷载（kN/㎡）', 'demand.building.floorLoadMinKilonewtonPerSquareMetre', '', amount('kN/㎡')),
  column('行车（吨）', 'demand.building.craneMinTonnes', '', amount('吨')),
  column('容积率下限', 'demand.farMin', 1.2, amount('1')),
  column('容积率上限', 'demand.farMax', '', amount('1')),
  column('固定资产投资（万元）', 'demand.fixedInvestmentYuan', 26000, amount('万元', tenThousand)),
  column('年税收（万元）', 'demand.taxYuanPerYear', 1500, amount('万元', tenThousand)),
  column('年综合能耗（吨标准煤）', 'demand.energyTce', 800, amount('吨标准煤')),
  column('年用电量（千瓦时）', 'demand.powerKilowattHours', '', amount('千瓦时')),
  column('供应方式', 'demand.supplyModes', '先租后让', several(labelsOf('supplyMode'))),
  column('使用年限', 'demand.termYears', 20, amount('年')),
  column('地价上限（元/平方米）', 'demand.priceMaxYuanPerSquareMetre', '', amount('元/平方米')),
  column('优先发展且用地集约', 'demand.isEncouragedIntensive', '否', yesOrNo),
  column('租金上限（元/平方米·月）', 'demand.rentMaxYuanPerSquareMetreMonth', '', amount('元/平方米·月')),
  column('需地时间', 'demand.needBy', '', day),
  column('是否化工', 'demand.isChemical', '否', yesOrNo),
  column('防护距离（米）', 'demand.hazardRadiusMetres', '', amount('米')),
  column('所需配套', 'demand.utilities', '给水、排水、通电', several(labelsOf('utility'))),
  column('产业链', 'demand.chainCode', '', text),
  column('链环', 'demand.linkCode', '', text),
  column('链条作用', 'demand.chainAction', '补链', chosen(chainActions)),
  column('环评类别', 'demand.eiaClass', '报告表', chosen(eiaClasses)),
  column('备注', 'note', '', text),
];

/** Heading without what people vary: brackets, spaces, full width. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[\s*＊]/g, '')
    .replace(/[([].*$/, '');

const byHeading = new Map(projectColumns.map((entry) => [plainHeading(entry.heading), entry]));

/** The column of a heading, or undefined. */
export const columnOfHeading = (heading: string): ProjectColumn | undefined =>
  byHeading.get(plainHeading(heading));

/** The heading of the column that fills a field, for problems found later. */
export const headingOfField = (field: string): string =>
  projectColumns.find((entry) => entry.field === field || field.startsWith(`${entry.field}.`))?.heading ??
  field;
