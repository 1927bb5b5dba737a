import type { IndicatorDefinition, IndicatorUnit } from '../model/api-reports.ts';

type Rest = Omit<IndicatorDefinition, 'id' | 'title' | 'formula' | 'source' | 'partUnit'> & {
  partUnit?: IndicatorDefinition['partUnit'];
};

const indicator = (
  id: string,
  title: readonly [string, string],
  formula: readonly [string, string],
  source: string,
  rest: Rest,
): IndicatorDefinition => ({
  id,
  title: { zh: title[0], en: title[1] },
  formula: { zh: formula[0], en: formula[1] },
  source,
  partUnit: rest.unit,
  ...rest,
});

const areaRate = { unit: 'ratio', partUnit: 'squareMetre', better: 'higher' } as const;
const countRate = { unit: 'ratio', partUnit: 'count', better: 'higher' } as const;

/** Every figure of the leaders' view, in its order (domain dossier 8.1). */
export const indicators: readonly IndicatorDefinition[] = [
  indicator(
    'R01',
    ['闲置土地', 'Idle land'],
    [
      '宗数、Σ 面积，按疑似闲置和已认定闲置；在办案件分成因',
      'Plots and areas, suspected and determined; open cases by cause',
    ],
    '53号令',
    {
      unit: 'squareMetre',
      better: 'lower',
      chart: 'stacked_bar',
      group: 'idle',
    },
  ),
  indicator(
    'R02',
    ['闲置成因结构', 'Causes of idleness'],
    ['各成因面积 ÷ 在办案件面积', 'Area by cause ÷ area of open cases'],
    '53号令第八条',
    {
      unit: 'squareMetre',
      better: null,
      chart: 'shares',
      group: 'idle',
    },
  ),
  indicator(
    'R03',
    ['闲置土地处置率', 'Idle land disposed of'],
    [
      '有凭证的处置面积 ÷ 基准日闲置面积；任务完成率 = 当年处置 ÷ 年度任务',
      'Proven disposals ÷ stock on the base date; of the year ÷ its task',
    ],
    '自然资规〔2018〕1号；领域口径 3.3',
    {
      ...areaRate,
      chart: 'bar',
      group: 'idle',
    },
  ),
  indicator(
    'R04',
    ['处置方式结构', 'Ways of disposal'],
    ['各方式处置面积 ÷ 处置面积', 'Area by mode ÷ area disposed of'],
    '53号令第十二条、第十四条',
    {
      unit: 'squareMetre',
      better: null,
      chart: 'shares',
      group: 'idle',
    },
  ),
  indicator(
    'R05',
    ['超期案件', 'Overdue cases'],
    ['法定期限已过而未办的案件，按环节', 'Cases past a legal term, by step'],
    '53号令第五条、第十七条',
    {
      unit: 'count',
      better: 'lower',
      chart: 'list',
      group: 'idle',
    },
  ),
  indicator(
    'R06',
    ['闲置时长分布', 'How long land lies idle'],
    ['在办案件按起算日至今', 'Open cases by days since the clock began'],
    '53号令第二条、第十四条',
    {
      unit: 'count',
      better: null,
      chart: 'histogram',
      group: 'idle',
    },
  ),
  indicator(
    'R07',
    ['闲置费收缴', 'Idle fees paid'],
    ['已收 ÷ 应收（20 % 价款）', 'Paid ÷ due (20 % of the price)'],
    '53号令第十四条、第十七条',
    {
      unit: 'ratio',
      partUnit: 'yuan',
      better: 'higher',
      chart: 'bar',
      group: 'idle',
    },
  ),
  indicator(
    'R08',
    ['批而未供处置率', 'Unsupplied land disposed of'],
    [
      '有凭证的处置面积 ÷ 基准日存量，分批准年份；任务完成率 = 当年处置 ÷ 年度任务',
      'Proven disposals ÷ stock on the base date, by band; of the year ÷ its task',
    ],
    '增存挂钩；枣庄 2021',
    {
      ...areaRate,
      chart: 'waterfall',
      group: 'unsupplied',
    },
  ),
  indicator(
    'R09',
    ['近五年供地率', 'Supply rate of five years'],
    ['近 5 年批准中已供面积 ÷ 批准面积；下限 60 %', 'Supplied ÷ approved of five years; at least 60 %'],
    '增存挂钩 2018',
    {
      ...areaRate,
      chart: 'line',
      group: 'unsupplied',
    },
  ),
  indicator(
    'R10',
    ['批文失效预警', 'Approvals about to lapse'],
    ['180、90、30 天内失效和已失效的批文', 'Approvals lapsing within 180, 90, 30 days, and lapsed'],
    '自然资规〔2018〕1号',
    {
      unit: 'count',
      better: 'lower',
      chart: 'list',
      group: 'unsupplied',
    },
  ),
  indicator(
    'R11',
    ['低效再开发率', 'Inefficient land redeveloped'],
    ['有凭证的再开发面积 ÷ 基准日认定面积', 'Proven redevelopment ÷ identified on the base date'],
    '自然资发〔2023〕171号',
    {
      ...areaRate,
      chart: 'bar',
      group: 'inefficient',
    },
  ),
  indicator(
    'R12',
    ['盘活累计', 'Brought back into use'],
    ['近 24 个月盘活的企业和面积', 'Enterprises and land of 24 months'],
    '沂水 2022',
    {
      unit: 'squareMetre',
      better: 'higher',
      chart: 'line',
      group: 'inefficient',
    },
  ),
  indicator(
    'R13',
    ['标准地占比', 'Share of standard land'],
    [
      '按标准地供应的面积 ÷ 新供应的工业用地（上年以来）；另列宗数、面积和宗均',
      'Standard land ÷ industrial land newly supplied since last year; with plots, area and mean',
    ],
    '枣庄 2021；浙江“标准地”',
    {
      ...areaRate,
      chart: 'bar',
      group: 'standard',
    },
  ),
  indicator(
    'R14',
    ['审批用时', 'Time of approvals'],
    [
      '办结审批用时的最快、中位、最慢（自然日），对标 25 天；拿地即开工率 = 拿地后 7 天内取得施工许可 ÷ 已拿地',
      'Fastest, median, slowest calendar days of finished approvals, against 25; permits within 7 days of the award ÷ awarded',
    ],
    '潍坊 2021',
    {
      unit: 'day',
      better: 'lower',
      chart: 'figure',
      group: 'projects',
    },
  ),
  indicator(
    'R15',
    ['土地供应率', 'Land supplied'],
    [
      '土地开发率 = 已达到供地条件（征地完成且至少三通一平）÷ 全部用地；土地供应率 = 已供应 ÷ 已达到供地条件；土地建成率 = 已建成 ÷ 已供应；国家级开发区平均 89.46 %、92.68 %、92.77 %',
      'Developed: ready for supply (acquired, served, levelled) ÷ all land; supplied ÷ ready; built up ÷ supplied; means of national zones 89.46 %, 92.68 %, 92.77 %',
    ],
    '开发区土地集约利用评价',
    {
      ...areaRate,
      chart: 'bar',
      group: 'use',
    },
  ),
  indicator(
    'R16',
    ['综合容积率', 'Floor-area ratio'],
    [
      '总建筑面积 ÷ 已建成面积；建筑密度 = 建筑基底 ÷ 已建成面积（有记录的）；工业用地综合容积率 = 工矿仓储建筑面积 ÷ 已建成工矿仓储用地；国家级开发区平均 0.98、33.87 %、0.93',
      'Floor area ÷ built-up area; density = footprint ÷ built-up area where recorded; floor of industrial land ÷ that land; means of national zones 0.98, 33.87 %, 0.93',
    ],
    '开发区土地集约利用评价',
    {
      unit: 'ratio',
      partUnit: 'squareMetre',
      better: 'higher',
      chart: 'bar',
      group: 'use',
    },
  ),
  indicator(
    'R17',
    ['工业用地率', 'Share of industrial land'],
    [
      '已建成工矿仓储用地 ÷ 已建成用地；国家级开发区平均 48.52 %',
      'Built-up industrial land ÷ built-up land; mean of national zones 48.52 %',
    ],
    '开发区土地集约利用评价',
    {
      ...areaRate,
      better: null,
      chart: 'shares',
      group: 'use',
    },
  ),
  indicator(
    'R18',
    ['工业用地地均税收', 'Tax of industrial land'],
    [
      '工业用地地均税收 = 工业企业实缴税收 ÷ 用地面积；固定资产投入强度 = 累计固定资产投资 ÷ 用地面积；综合地均税收 = 全部参评企业；国家级开发区平均 678.99、8,984.3、539.96 万元/公顷（45.27、598.95、36.00 万元/亩）',
      'Tax of industry ÷ its land; fixed investment ÷ land; tax of all evaluated; means of national zones 678.99, 8,984.3, 539.96 万元 a hectare (45.27, 598.95, 36.00 a mu)',
    ],
    '开发区土地集约利用评价',
    {
      unit: 'yuanPerSquareMetre',
      better: 'higher',
      chart: 'bar',
      group: 'output',
    },
  ),
  indicator(
    'R19',
    ['亩产效益评价', 'Output per mu'],
    ['A、B、C、D、T 各类企业数', 'Enterprises by class'],
    '鲁政字〔2019〕235号',
    {
      unit: 'count',
      better: null,
      chart: 'stacked_bar',
      group: 'output',
    },
  ),
  indicator(
    'R20',
    ['重点项目完成率', 'Key projects'],
    ['完成投资 ÷ 年度计划投资，可超过 100 %', 'Invested ÷ planned for the year; may exceed 100 %'],
    '枣庄 2021',
    {
      unit: 'ratio',
      partUnit: 'yuan',
      better: 'higher',
      chart: 'bar',
      group: 'projects',
    },
  ),
  indicator(
    'R21',
    ['慢项目', 'Slow projects'],
    ['落后序时进度超过界线，或阶段逾期', 'Behind schedule by more than the margin, or stage overdue'],
    '枣庄 2021',
    {
      unit: 'count',
      better: 'lower',
      chart: 'table',
      group: 'projects',
    },
  ),
  indicator('R22', ['问题解决率', 'Problems solved'], ['已解决 ÷ 已提出', 'Solved ÷ raised'], '长春 2020', {
    ...countRate,
    chart: 'figure',
    group: 'projects',
  }),
  indicator(
    'R23',
    ['帮包走访', 'Visits of sponsors'],
    ['本季度有走访的帮包项目 ÷ 帮包项目', 'Sponsored projects visited this quarter ÷ sponsored'],
    '枣庄 2021',
    {
      ...countRate,
      chart: 'table',
      group: 'projects',
    },
  ),
  indicator(
    'R24',
    ['项目漏斗', 'Funnel of projects'],
    [
      '需求→匹配（有备选或推送地块）→洽谈考察→预留→供地→开工，各步含已走得更远的项目；并列各阶段项目数',
      'Demand, matched (land in mind or offered), in talks, reserved, supplied, started: each with those further on; then by stage',
    ],
    '本产品设定',
    {
      unit: 'count',
      better: null,
      chart: 'funnel',
      group: 'projects',
    },
  ),
  indicator(
    'R25',
    ['土地要素满足率', 'Demand met by land'],
    ['有预留或已落地的需求面积 ÷ 需求面积', 'Demand with land ÷ demand'],
    '枣庄 2021',
    {
      ...areaRate,
      chart: 'figure',
      group: 'projects',
    },
  ),
  indicator(
    'R26',
    ['标准厂房出租率', 'Factory space let'],
    [
      '已租面积 ÷ 可租面积；税收密度 = 租赁项目预计年税收 ÷ 租赁面积；当年签约当年达产 ÷ 租赁厂房项目',
      'Let ÷ lettable; tax of leases ÷ their space; producing in the year they signed ÷ lease projects',
    ],
    '长春 2020',
    {
      ...areaRate,
      chart: 'bar',
      group: 'parks',
    },
  ),
  indicator(
    'R27',
    ['飞地分成', 'Enclave taxes'],
    ['每笔税收按 5:3:2 分到分，再按单位汇总', 'Each tax shared 5:3:2 to the 分, then added by unit'],
    '沂水 2022',
    {
      unit: 'yuan',
      better: 'higher',
      chart: 'table',
      group: 'parks',
    },
  ),
  indicator(
    'R28',
    ['标准地履约率', 'Commitments kept'],
    [
      '亩均税收达到约定的合同 ÷ 已核查合同；投资、产值、容积率、能耗、排放分别比较；违约金 = 税收差额',
      'Contracts whose tax was reached ÷ checked; each other agreed indicator; penalty = tax short',
    ],
    '沂水 2022；浙江“标准地”',
    {
      ...countRate,
      chart: 'list',
      group: 'standard',
    },
  ),
  indicator(
    'R29',
    ['专项债收购', 'Bought with special bonds'],
    [
      '进入专项债收购的闲置案件，分计划、签约、付款的面积和金额；当年再供房地产 ≤ 收回面积的 50 %',
      'Idle cases in the bond purchase: planned, agreed, paid by area and money; supplied again for housing ≤ 50 % of what went back in the year',
    ],
    '自然资发〔2024〕242号',
    {
      unit: 'count',
      better: null,
      chart: 'table',
      group: 'idle',
    },
  ),
  indicator(
    'R30',
    ['存量土地', 'Stock land'],
    ['批而未供、供而未用、低效的宗数和面积', 'Unsupplied, unused and inefficient land'],
    '本产品设定',
    {
      unit: 'squareMetre',
      better: 'lower',
      chart: 'bar',
      group: 'use',
    },
  ),
];

/** The definition of a figure, or undefined. */
export const indicatorOf = (id: string): IndicatorDefinition | undefined =>
  indicators.find((entry) => entry.id === id);

/** Units of numerator and denominator: those of a rate are alike, those of a tax per area are not. */
export const inputUnits = ({
  unit,
  partUnit,
}: Pick<IndicatorDefinition, 'unit' | 'partUnit'>): readonly [IndicatorUnit, IndicatorUnit] =>
  unit === 'yuanPerSquareMetre' ? ['yuan', 'squareMetre'] : [partUnit, partUnit];
