/** Whether the wording behind a rule was seen in a source (V), was not (K), or is this product's decision (D). */
export type BasisStatus = 'V' | 'K' | 'D';
export type Basis = { source: string; article: string | null; status: BasisStatus };

export type ConstraintCode =
  | 'USE'
  | 'LINE'
  | 'SOIL'
  | 'NEGATIVE_LIST'
  | 'CHEM'
  | 'HAZARD'
  | 'TERM'
  | 'READY'
  | 'MODE'
  | 'PRICE'
  | 'UTILITIES'
  | 'ENERGY'
  | 'FAR'
  | 'INTENSITY'
  | 'TAX'
  | 'RESERVED'
  | 'HOLDER'
  | 'AREA_MIN'
  | 'AREA_MAX'
  | 'BUILDING';

/** A hard constraint: failing it sets bit `bit` of the mask. Fixed ones are never offered for relaxing. */
export type Constraint = {
  code: ConstraintCode;
  bit: number;
  hCode: string;
  label: string;
  isRelaxable: boolean;
  basis: readonly Basis[];
};

const basis = (status: BasisStatus, source: string, article: string | null = null): Basis => ({
  source,
  article,
  status,
});

type Row = [code: ConstraintCode, hCode: string, label: string, isRelaxable: boolean, ...basis: Basis[]];

const rows: readonly Row[] = [
  [
    'USE',
    'H1',
    '用途',
    false,
    basis('V', '国土空间调查、规划、用途管制用地用海分类指南（2023）', '1001、1101、0902'),
    basis('D', '各类工业用地相容规则'),
  ],
  [
    'LINE',
    'H5',
    '三线',
    false,
    basis('V', '土地管理法', '第三十五条、第四十四条'),
    basis('V', '城镇开发边界管理办法（试行）'),
    basis('K', '自然资发〔2022〕142号（生态保护红线）'),
  ],
  [
    'SOIL',
    'H5',
    '土壤',
    false,
    basis('V', '土壤污染防治法', '第六十一条'),
    basis('K', '土壤污染防治法', '第六十六条'),
  ],
  ['NEGATIVE_LIST', 'H9', '负面清单', false, basis('K', '开发区产业准入负面清单')],
  ['CHEM', 'H10', '化工园区', false, basis('V', '山东省化工园区认定管理办法')],
  ['HAZARD', 'H11', '防护距离', false, basis('K', '项目环境影响评价确定的防护距离')],
  ['TERM', 'H7', '年限', false, basis('V', '城镇国有土地使用权出让和转让暂行条例', '第十二条')],
  [
    'READY',
    'H6',
    '就绪',
    true,
    basis('V', '闲置土地处置办法（53号令）', '第二十一条'),
    basis('V', '招标拍卖挂牌出让公告不少于 20 日'),
  ],
  ['MODE', 'H7', '供应方式', true, basis('D', '地块公布的供应方式')],
  [
    'PRICE',
    'H13',
    '价格',
    true,
    basis('K', '全国工业用地出让最低价标准（国土资发〔2006〕307号）'),
    basis('K', '国土资发〔2009〕56号：优先发展且用地集约的可按 70% 执行'),
  ],
  ['UTILITIES', 'H12', '配套', true, basis('D', '项目配套需求')],
  ['ENERGY', 'H8', '能耗', true, basis('V', '固定资产投资项目节能审查办法（2023）')],
  ['FAR', 'H3', '容积率', true, basis('V', '工业项目建设用地控制指标（2023）')],
  ['INTENSITY', 'H4', '投资强度', true, basis('V', '标准地控制指标')],
  ['TAX', 'H4', '亩均税收', true, basis('V', '标准地控制指标')],
  [
    'RESERVED',
    'H5',
    '预留与权利限制',
    true,
    basis('D', '要素跟着项目走：已预留、公告或设定权利限制的不重复安排'),
  ],
  ['HOLDER', 'H14', '关联闲置', true, basis('K', '闲置土地处置办法（53号令）', '第二十四条以下')],
  ['AREA_MIN', 'H2', '面积下限', true, basis('D', '项目用地需求')],
  ['AREA_MAX', 'H2', '面积上限', true, basis('D', '项目用地需求')],
  ['BUILDING', 'M45', '厂房条件', true, basis('D', '项目设备对净高、荷载和行车的要求')],
];

/**
 * All constraints in cascade order, statutory ones first; a constraint's place is its bit. The seven fixed ones take
 * the low bits, so that `mask >>> FIXED_COUNT` is the index of a combination of relaxable ones.
 */
export const constraints: readonly Constraint[] = rows.map(
  ([code, hCode, label, isRelaxable, ...bases], bit) => ({
    code,
    bit,
    hCode,
    label,
    isRelaxable,
    basis: bases,
  }),
);

export const fixedCount = constraints.filter((constraint) => !constraint.isRelaxable).length;
export const relaxableCount = constraints.length - fixedCount;
/** Bits of the fixed constraints. */
export const fixedMask = (1 << fixedCount) - 1;
/** Set for rows that are not considered at all: never offered, lapsed, another zone, another kind. */
export const outOfScope = 0x8000_0000 >>> 0;

const byCode = new Map(constraints.map((constraint) => [constraint.code, constraint]));

/** The constraint of a code; every code of the union has one. */
export const constraintOf = (code: ConstraintCode): Constraint => {
  const constraint = byCode.get(code);
  if (!constraint) throw new Error(`unknown constraint ${code}`);
  return constraint;
};

/** The mask bit of a constraint as an unsigned number. */
export const failBit = (code: ConstraintCode): number => 1 << constraintOf(code).bit;

/** Codes of the bits set in a mask, in cascade order. */
export const codesOf = (mask: number): ConstraintCode[] =>
  constraints.filter((constraint) => mask & (1 << constraint.bit)).map((constraint) => constraint.code);

/** The basis as one text, e.g. '土地管理法第三十五条、第四十四条；城镇开发边界管理办法（试行）'. 待核 marks what was not seen. */
export const basisText = (constraint: Constraint): string =>
  constraint.basis
    .map(({ source, article, status }) => `${source}${article ?? ''}${status === 'K' ? '（待核）' : ''}`)
    .join('；');
