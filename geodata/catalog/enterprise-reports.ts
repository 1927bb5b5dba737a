import { date, flag, integer, number, option, text } from './field.ts';
import { chosen, inside, ledger, measured } from './ledger.ts';

const money = { min: -9_999_999_999_999, max: 9_999_999_999_999 };

/** 亩产效益评价. Tax and outputs of enterprises are for a declared right only. */
export const enterpriseReports = ledger({
  id: 'enterprise-reports',
  title: { zh: '亩产效益评价', en: 'Output per mu' },
  description: { zh: '企业年度申报和评价结果', en: 'What enterprises reported, and their class' },
  counter: { zh: '家', en: 'enterprises' },
  relation: 'collection_enterprise_report',
  titleField: 'enterpriseName',
  defaultSort: ['-year', 'enterpriseName'],
  areaField: 'landSquareMetres',
  fields: [
    text('enterpriseName', '企业', 'Enterprise', { ...chosen, sortable: true }),
    integer('year', '评价年度', 'Year', measured),
    option('cohort', '规模', 'Cohort', 'evaluationCohort', chosen),
    option('class', '评价等级', 'Class', 'evaluationClass', chosen),
    number('score', '得分', 'Score', undefined, measured),
    text('industryCode', '行业代码', 'Industry', chosen),
    number('landSquareMetres', '用地面积', 'Land', 'squareMetre', measured),
    number('taxYuan', '实缴税收', 'Tax paid', 'yuan', { ...measured, visibility: 'sensitive' }),
    number('taxYuanPerSquareMetre', '亩均税收', 'Tax per mu', 'yuanPerSquareMetre', {
      ...measured,
      visibility: 'sensitive',
    }),
    number('revenueYuan', '营业收入', 'Revenue', 'yuan', { ...measured, visibility: 'sensitive' }),
    number('valueAddedYuan', '工业增加值', 'Value added', 'yuan', { ...measured, visibility: 'sensitive' }),
    number('energyTonnesCoal', '综合能耗', 'Energy', 'tonne', measured),
    number('pollutantTonnes', '污染物排放', 'Pollutants', 'tonne', measured),
    number('fixedAssetsYuan', '固定资产投资（累计）', 'Fixed investment', 'yuan', measured),
    number('researchYuan', '研发经费', 'Research', 'yuan', { ...measured, visibility: 'sensitive' }),
    integer('staffCount', '年平均职工', 'Staff', measured),
    flag('isIndustrial', '工业企业', 'Industry', chosen),
    flag('isExempt', '暂不评价', 'Not evaluated', chosen),
    number('bonusPoints', '加分', 'Bonus', undefined, inside),
    number('deductionPoints', '减分', 'Deduction', undefined, inside),
    integer('consecutiveYearsInD', '连续 D 类年数', 'Years in class D', measured),
    integer('parcelId', '宗地编号', 'Parcel id', { ...inside, filter: 'values' }),
    text('parcelName', '关联地块', 'Parcel', { ...inside, section: 'identity' }),
  ],
  editing: {
    enterpriseName: { required: true },
    year: { required: true, min: 2000, max: 2200 },
    cohort: { required: true },
    industryCode: { maxLength: 5 },
    landSquareMetres: { min: 0, max: 99_999_999_999 },
    taxYuan: money,
    revenueYuan: money,
    valueAddedYuan: money,
    energyTonnesCoal: { min: 0, max: 99_999_999_999 },
    pollutantTonnes: { min: 0, max: 999_999_999 },
    fixedAssetsYuan: money,
    researchYuan: money,
    staffCount: { min: 0, max: 10_000_000 },
    isExempt: {},
    bonusPoints: { required: true, min: 0, max: 100 },
    deductionPoints: { required: true, min: 0, max: 100 },
    parcelId: { reference: 'parcels' },
  },
});

/** 用地支持. */
export const landSupports = ledger({
  id: 'land-supports',
  title: { zh: '用地支持', en: 'Land support' },
  description: { zh: '按评价结果给予企业的用地', en: 'Land given to enterprises by their class' },
  counter: { zh: '宗', en: 'sites' },
  relation: 'collection_land_support',
  titleField: 'enterpriseName',
  defaultSort: ['-supportedOn', 'enterpriseName'],
  areaField: 'areaSquareMetres',
  fields: [
    text('enterpriseName', '企业', 'Enterprise', { ...chosen, sortable: true }),
    option('evaluationClass', '评价等级', 'Class', 'evaluationClass', chosen),
    number('areaSquareMetres', '面积', 'Area', 'squareMetre', measured),
    date('supportedOn', '供地日期', 'Date', measured),
    text('purpose', '用途', 'Purpose', { ...inside, section: 'operation' }),
  ],
  editing: {
    enterpriseName: { required: true },
    evaluationClass: { required: true },
    areaSquareMetres: { required: true, min: 0.01, max: 99_999_999_999 },
    supportedOn: { required: true },
    purpose: {},
  },
});
