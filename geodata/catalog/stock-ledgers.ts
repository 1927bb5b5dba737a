import { date, flag, integer, number, option, text } from './field.ts';
import { chosen, inside, ledger, measured } from './ledger.ts';

const area = { min: 0, max: 99_999_999_999 };
const positiveArea = { required: true, min: 0.01, max: 99_999_999_999 };

/** 批次台账. */
export const approvalBatches = ledger({
  id: 'approval-batches',
  title: { zh: '批次台账', en: 'Approval batches' },
  description: { zh: '批文、面积和供地情况', en: 'Approvals, their areas and what was supplied of them' },
  counter: { zh: '个', en: 'batches' },
  relation: 'collection_approval_batch',
  titleField: 'name',
  defaultSort: ['-approvedOn', 'batchNo'],
  areaField: 'unsuppliedAreaSquareMetres',
  fields: [
    text('batchNo', '批文号', 'Approval no.', { ...chosen, sortable: true }),
    text('name', '批次名称', 'Name', { ...inside, sortable: true, section: 'identity' }),
    option('level', '批准级别', 'Approved by', 'approvalLevel', chosen),
    option('kind', '批次类型', 'Kind', 'approvalKind', chosen),
    date('approvedOn', '批准日期', 'Approved on', measured),
    integer('approvalYear', '批准年份', 'Year', measured),
    date('lapsesOn', '失效日期', 'Lapses on', measured),
    flag('isUsedOrCompensated', '已用地或已实施补偿', 'Used or compensated', chosen),
    number('areaSquareMetres', '批准面积', 'Approved area', 'squareMetre', measured),
    number('suppliedAreaSquareMetres', '已供面积', 'Supplied', 'squareMetre', measured),
    number('revokedAreaSquareMetres', '撤回面积', 'Revoked', 'squareMetre', measured),
    number('lapsedAreaSquareMetres', '失效面积', 'Lapsed', 'squareMetre', measured),
    number('unsuppliedAreaSquareMetres', '批而未供面积', 'Not supplied', 'squareMetre', measured),
    text('ownerUnit', '责任单位', 'Responsible unit', chosen),
  ],
  editing: {
    batchNo: { required: true },
    name: { required: true },
    level: { required: true },
    kind: { required: true },
    approvedOn: { required: true },
    isUsedOrCompensated: {},
    areaSquareMetres: positiveArea,
    suppliedAreaSquareMetres: { ...area, required: true },
    revokedAreaSquareMetres: { ...area, required: true },
    lapsedAreaSquareMetres: { ...area, required: true },
    ownerUnit: {},
  },
});

/** 存量台账: movements of 批而未供, 闲置 and 低效. */
export const stockMovements = ledger({
  id: 'stock-movements',
  title: { zh: '存量台账', en: 'Stock ledger' },
  description: { zh: '批而未供、闲置、低效土地的新增和处置', en: 'Additions to and disposals of stock land' },
  counter: { zh: '笔', en: 'movements' },
  relation: 'collection_stock_movement',
  titleField: 'itemName',
  defaultSort: ['-occurredOn', 'itemCode'],
  areaField: 'areaSquareMetres',
  fields: [
    option('ledger', '台账', 'Ledger', 'stockLedger', chosen),
    option('kind', '增减', 'Movement', 'movementKind', chosen),
    text('itemCode', '地块编号', 'Item', { ...chosen, sortable: true }),
    text('itemName', '地块', 'Land', { ...inside, sortable: true, section: 'identity' }),
    option('mode', '处置方式', 'Mode', 'disposalMode', chosen),
    number('areaSquareMetres', '面积', 'Area', 'squareMetre', measured),
    date('occurredOn', '发生日期', 'Date', measured),
    flag('isProven', '有处置凭证', 'With evidence', chosen),
    flag('isCounted', '计入处置', 'Counted', chosen),
    option('countedMode', '计入方式', 'Counted as', 'disposalMode', chosen),
    text('evidence', '处置凭证', 'Evidence', { ...inside, section: 'operation' }),
    integer('approvalYear', '批准年份', 'Approval year', measured),
    integer('batchId', '批次编号', 'Batch id', { ...inside, filter: 'values' }),
    text('batchNo', '批文号', 'Approval no.', chosen),
    integer('parcelId', '宗地编号', 'Parcel id', { ...inside, filter: 'values' }),
    text('parcelName', '关联地块', 'Parcel', { ...inside, section: 'identity' }),
    text('ownerUnit', '责任单位', 'Responsible unit', chosen),
  ],
  editing: {
    ledger: { required: true },
    kind: { required: true },
    itemCode: { required: true },
    itemName: { required: true },
    mode: {},
    areaSquareMetres: positiveArea,
    occurredOn: { required: true },
    evidence: { multiline: true },
    approvalYear: { min: 1990, max: 2200 },
    batchId: { reference: 'approval-batches' },
    parcelId: { reference: 'parcels' },
    ownerUnit: {},
  },
});

/** 盘活台账. */
export const revitalisedLand = ledger({
  id: 'revitalised-land',
  title: { zh: '盘活台账', en: 'Revitalised land' },
  description: { zh: '盘活的企业和土地', en: 'Enterprises and land brought back into use' },
  counter: { zh: '宗', en: 'sites' },
  relation: 'collection_revitalised_land',
  titleField: 'enterpriseName',
  defaultSort: ['-revitalisedOn', 'enterpriseName'],
  areaField: 'areaSquareMetres',
  fields: [
    text('enterpriseName', '企业', 'Enterprise', { ...chosen, sortable: true }),
    option('landKind', '土地类型', 'Land', 'revitalisedKind', chosen),
    option('mode', '盘活方式', 'Mode', 'revitalisationMode', chosen),
    number('areaSquareMetres', '面积', 'Area', 'squareMetre', measured),
    date('revitalisedOn', '盘活日期', 'Date', measured),
    text('evidence', '佐证', 'Evidence', { ...inside, section: 'operation' }),
    integer('parcelId', '宗地编号', 'Parcel id', { ...inside, filter: 'values' }),
    text('parcelName', '关联地块', 'Parcel', { ...inside, section: 'identity' }),
  ],
  editing: {
    enterpriseName: { required: true },
    landKind: { required: true },
    mode: { required: true },
    areaSquareMetres: positiveArea,
    revitalisedOn: { required: true },
    evidence: { multiline: true },
    parcelId: { reference: 'parcels' },
  },
});

/** 年度处置任务. */
export const stockTasks = ledger({
  id: 'stock-tasks',
  title: { zh: '年度处置任务', en: 'Tasks of a year' },
  description: { zh: '每年须处置的存量面积', en: 'Stock land to be disposed of in a year' },
  counter: { zh: '项', en: 'tasks' },
  relation: 'collection_stock_task',
  titleField: 'name',
  defaultSort: ['-year', 'ledger'],
  areaField: 'taskSquareMetres',
  fields: [
    text('name', '任务', 'Task', { ...inside, sortable: true, section: 'identity' }),
    option('ledger', '台账', 'Ledger', 'stockLedger', { ...chosen, sortable: true }),
    integer('year', '年度', 'Year', measured),
    number('taskSquareMetres', '任务面积', 'Area to dispose of', 'squareMetre', measured),
    text('ownerUnit', '责任单位', 'Responsible unit', chosen),
  ],
  editing: {
    ledger: { required: true },
    year: { required: true, min: 2000, max: 2200 },
    taskSquareMetres: positiveArea,
    ownerUnit: {},
  },
});
