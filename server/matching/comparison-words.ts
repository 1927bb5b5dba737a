export type Language = 'zh' | 'en';

interface Basis {
  asOf: string;
  parametersVersion: string;
  dataRevision: number;
  isStale: boolean;
}

const chinese = {
  title: '项目用地比选报告',
  headings: {
    demand: '项目需求',
    pieces: '方案比较',
    maps: '位置图',
    factors: '得分构成',
    conditions: '条件核对',
    notes: '说明',
  },
  numerals: ['一、', '二、', '三、', '四、', '五、', '六、'],
  labels: {
    project: '项目',
    industry: '行业',
    land: '用地面积',
    floorSpace: '厂房面积',
    far: '容积率',
    investment: '固定资产投资',
    tax: '年税收',
    modes: '供应方式',
    needBy: '需地时间',
    item: '方案',
    code: '编号',
    zone: '开发区',
    park: '园区',
    area: '面积',
    taken: '拟用面积',
    availableOn: '最早可供',
    score: '综合得分',
    rank: '名次',
    topsis: 'TOPSIS 名次',
    robustness: '随机权重下居首',
    notes: '提示',
    factor: '因素',
    value: '因素值',
    weight: '权重',
    points: '得分',
    total: '合计',
    condition: '条件',
  },
  units: { mu: '亩', squareMetre: '㎡', tenThousandYuan: '万元' },
  passed: '✓',
  relaxed: '（已放宽）',
  unknown: '未定',
  product: '落地图',
  basis: ({ asOf, parametersVersion, dataRevision, isStale }: Basis): string =>
    `匹配日期 ${asOf}，规则参数${parametersVersion}，数据修订 ${dataRevision}${isStale ? '（数据已有变化，待复核）' : ''}。`,
  counted: (considered: number, feasible: number): string =>
    `共比较 ${considered} 宗，符合全部条件 ${feasible} 宗；因素值乘权重为得分，各项得分合计即综合得分。`,
};

const english: typeof chinese = {
  title: 'Comparison of sites for a project',
  headings: {
    demand: 'Demand',
    pieces: 'Sites compared',
    maps: 'Maps',
    factors: 'Score by factor',
    conditions: 'Conditions',
    notes: 'Notes',
  },
  numerals: ['1. ', '2. ', '3. ', '4. ', '5. ', '6. '],
  labels: {
    project: 'Project',
    industry: 'Industry',
    land: 'Land',
    floorSpace: 'Floor space',
    far: 'Floor area ratio',
    investment: 'Fixed investment',
    tax: 'Tax a year',
    modes: 'Ways of supply',
    needBy: 'Needed by',
    item: 'Site',
    code: 'Code',
    zone: 'Zone',
    park: 'Park',
    area: 'Area',
    taken: 'Area taken',
    availableOn: 'Available from',
    score: 'Score',
    rank: 'Rank',
    topsis: 'Rank by TOPSIS',
    robustness: 'First in random weightings',
    notes: 'Notes',
    factor: 'Factor',
    value: 'Value',
    weight: 'Weight',
    points: 'Points',
    total: 'Total',
    condition: 'Condition',
  },
  units: { mu: 'mu', squareMetre: 'm²', tenThousandYuan: '× 10k yuan' },
  passed: '✓',
  relaxed: '(relaxed)',
  unknown: 'not known',
  product: 'Luodi 落地图',
  basis: ({ asOf, parametersVersion, dataRevision, isStale }) =>
    `Matched on ${asOf} by rules ${parametersVersion}, data revision ${dataRevision}${isStale ? ' (the data changed since: to be checked again)' : ''}.`,
  counted: (considered, feasible) =>
    `${considered} pieces considered, ${feasible} meet every condition; value times weight gives the points, which sum to the score.`,
};

/** Words of the comparison report. */
export const comparisonWords: Readonly<Record<Language, typeof chinese>> = { zh: chinese, en: english };
