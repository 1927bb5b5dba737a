import { date, flag, integer, number, text } from './field.ts';
import { chosen, inside, ledger, measured } from './ledger.ts';

const money = { min: 0, max: 9_999_999_999_999 };
const weight = { required: true, min: 0, max: 1000 };

/** 租赁厂房项目. */
export const leaseProjects = ledger({
  id: 'lease-projects',
  title: { zh: '租赁厂房项目', en: 'Lease projects' },
  description: { zh: '租用标准厂房的项目', en: 'Projects that rent factory space' },
  counter: { zh: '个', en: 'projects' },
  relation: 'collection_lease_project',
  titleField: 'name',
  defaultSort: ['-signedOn', 'name'],
  areaField: 'areaSquareMetres',
  fields: [
    text('name', '项目名称', 'Project', { ...chosen, sortable: true }),
    integer('parkId', '园区编号', 'Park id', { ...inside, filter: 'values' }),
    text('parkName', '园区', 'Park', { ...inside, section: 'identity' }),
    number('areaSquareMetres', '租赁面积', 'Area', 'squareMetre', measured),
    number('totalInvestmentYuan', '总投资', 'Investment', 'yuan', measured),
    number('outputYuanPerYear', '预计年产值', 'Output a year', 'yuan', measured),
    number('taxYuanPerYear', '预计年税收', 'Tax a year', 'yuan', { ...measured, visibility: 'sensitive' }),
    date('signedOn', '签约日期', 'Signed', measured),
    date('producedOn', '达产日期', 'Producing', measured),
    flag('isSameYear', '当年签约当年达产', 'Producing in the year', chosen),
  ],
  editing: {
    name: { required: true },
    parkId: { reference: 'parks' },
    areaSquareMetres: { required: true, min: 0.01, max: 99_999_999_999 },
    totalInvestmentYuan: { ...money, required: true },
    outputYuanPerYear: money,
    taxYuanPerYear: money,
    signedOn: { required: true },
    producedOn: {},
  },
});

/** 飞地分成. */
export const enclaveTaxes = ledger({
  id: 'enclave-taxes',
  title: { zh: '飞地分成', en: 'Enclave taxes' },
  description: { zh: '引资单位、落地单位、开发区的税收分成', en: 'How the tax of a project is shared' },
  counter: { zh: '笔', en: 'shares' },
  relation: 'collection_enclave_tax',
  titleField: 'projectName',
  defaultSort: ['-period', 'projectName'],
  fields: [
    text('projectName', '项目名称', 'Project', { ...chosen, sortable: true }),
    text('period', '期间', 'Quarter', { ...chosen, sortable: true }),
    number('taxYuan', '税收', 'Tax', 'yuan', { ...measured, visibility: 'sensitive' }),
    text('originUnit', '引资单位', 'Origin unit', chosen),
    text('landingUnit', '落地单位', 'Landing unit', chosen),
    integer('originWeight', '引资单位份额', 'Share of the origin unit', inside),
    integer('landingWeight', '落地单位份额', 'Share of the landing unit', inside),
    integer('zoneWeight', '开发区份额', 'Share of the zone', inside),
  ],
  editing: {
    projectName: { required: true },
    period: {
      required: true,
      pattern: { source: '\\d{4}Q[1-4]', hint: { zh: '须如 2026Q3', en: 'Must be like 2026Q3' } },
    },
    taxYuan: { ...money, required: true },
    originUnit: { required: true },
    landingUnit: { required: true },
    originWeight: weight,
    landingWeight: weight,
    zoneWeight: weight,
  },
});

/** 标准地履约. */
export const commitmentChecks = ledger({
  id: 'commitment-checks',
  title: { zh: '标准地履约', en: 'Standard-land commitments' },
  description: { zh: '约定指标与实际', en: 'What contracts agreed and what was reached' },
  counter: { zh: '份', en: 'checks' },
  relation: 'collection_commitment_check',
  titleField: 'contractTitle',
  defaultSort: ['-year', 'contractTitle'],
  areaField: 'areaSquareMetres',
  fields: [
    text('contractTitle', '合同', 'Contract', { ...chosen, sortable: true }),
    integer('contractId', '合同编号', 'Contract id', { ...inside, filter: 'values', section: 'identity' }),
    integer('parcelId', '宗地编号', 'Parcel id', { ...inside, filter: 'values' }),
    integer('year', '年度', 'Year', measured),
    number('areaSquareMetres', '面积', 'Area', 'squareMetre', measured),
    number('taxMinYuanPerSquareMetre', '约定亩均税收', 'Agreed tax', 'yuanPerSquareMetre', measured),
    number('taxYuan', '实际税收', 'Tax paid', 'yuan', { ...measured, visibility: 'sensitive' }),
    number(
      'fixedInvestmentMinYuanPerSquareMetre',
      '约定投资强度',
      'Agreed investment',
      'yuanPerSquareMetre',
      measured,
    ),
    number('fixedInvestmentYuan', '实际固定资产投资', 'Invested', 'yuan', measured),
    number('outputMinYuanPerSquareMetre', '约定亩均产值', 'Agreed output', 'yuanPerSquareMetre', measured),
    number('outputYuan', '实际产值', 'Output', 'yuan', { ...measured, visibility: 'sensitive' }),
    number('farMin', '约定容积率', 'Agreed FAR', undefined, measured),
    number('farBuilt', '实际容积率', 'FAR built', undefined, measured),
    number('valueAddedYuan', '工业增加值', 'Value added', 'yuan', { ...measured, visibility: 'sensitive' }),
    number('energyTonnesCoal', '综合能耗', 'Energy', 'tonne', measured),
    number('pollutantTonnes', '污染物排放', 'Pollutants', 'tonne', measured),
    flag('isTaxMet', '税收达标', 'Tax reached', { ...chosen, visibility: 'sensitive' }),
    flag('isInvestmentMet', '投资强度达标', 'Investment reached', chosen),
    flag('isOutputMet', '产值达标', 'Output reached', { ...chosen, visibility: 'sensitive' }),
    flag('isFarMet', '容积率达标', 'FAR reached', chosen),
    flag('isEnergyMet', '单位能耗达标', 'Energy reached', { ...chosen, visibility: 'sensitive' }),
    flag('isEmissionMet', '单位排放达标', 'Emission reached', { ...chosen, visibility: 'sensitive' }),
  ],
  editing: {
    contractId: { required: true, reference: 'contracts' },
    year: { required: true, min: 2000, max: 2200 },
    taxYuan: money,
    fixedInvestmentYuan: money,
    outputYuan: money,
    farBuilt: { min: 0, max: 100 },
    valueAddedYuan: money,
    energyTonnesCoal: { min: 0, max: 99_999_999_999 },
    pollutantTonnes: { min: 0, max: 999_999_999 },
  },
});
