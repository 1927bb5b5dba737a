/** Texts of lists of records, bulk editing, drawing and withdrawn records, in Chinese. */
export const recordsChinese = {
  pick: '批量选择',
  picked: (count: string) => `已选 ${count} 宗`,
  pickAll: (count: string) => `全选 ${count} 宗`,
  pickArea: '圈选',
  pickNone: '清空',
  pickEnd: '退出批量选择',
  pickRow: (name: string) => `选择 ${name}`,
  pickTooMany: (most: string) => `一次最多修改 ${most} 宗，请先缩小范围`,
  bulkEdit: '批量修改',
  bulkTitle: (count: string) => `批量修改 ${count} 宗地块`,
  bulkAddField: '添加要修改的字段',
  bulkRemoveField: (name: string) => `不修改 ${name}`,
  bulkPreview: '修改预览',
  bulkField: '字段',
  bulkNow: '现值',
  bulkNew: '新值',
  bulkChanged: '改动',
  bulkCount: (count: string) => `${count} 宗`,
  bulkMore: (count: string) => `另 ${count} 种`,
  bulkCleared: '清空',
  bulkSave: (count: string) => `修改 ${count} 宗`,
  bulkSaved: (count: string) => `已修改 ${count} 宗`,
  bulkNothing: '所选地块已是这些值',
  bulkEmpty: '所选地块已不在列表中',
  bulkConflict: (count: string) => `${count} 宗在打开之后有变化，全部没有修改`,
  bulkReload: '重新读取',
  bulkReloaded: (count: string) => `已重新读取，可修改 ${count} 宗`,

  records: '记录',
  collections: '图层',
  findRecord: '名称、代码、拼音',
  recordsEmpty: '没有符合的记录',
  recordsNone: '还没有记录',
  newRecord: (name: string) => `新建${name}`,
  zoneFirst: '请先在顶栏选择一个开发区，再新建',
  form: '信息',
  units: '单元',
  unitsEmpty: '还没有登记单元',
  openOnMap: '在地图上查看',

  withdrawn: '已撤回',
  withdrawnEmpty: '没有已撤回的记录',
  everything: '全部',
  columnRecord: '记录',
  columnCollection: '图层',
  columnReason: '撤回理由',
  columnWithdrawnAt: '撤回时间',
  columnWithdrawnBy: '撤回人',

  draw: '新建地块',
  drawTitle: (name: string) => `绘制${name}`,
  drawHint: '单击加顶点，单击首点或回车完成；靠近邻宗的顶点和边会吸附；Esc 取消',
  drawnHint: '拖动顶点可调整，靠近邻宗时吸附；右键单击顶点删除',
  area: '面积',
  perimeter: '周长',
  drawAgain: '重画',
  fillForm: '填写信息',
  outsideZone: '超出了开发区范围',
  snapping: (count: string) => `可吸附 ${count} 宗邻地`,

  attachmentAdded: (name: string) => `添加附件 ${name}`,
  attachmentRemoved: (name: string) => `删除附件 ${name}`,
  sourceColumns: '导入时保留的其他列',
};

type Widened<T> = T extends (...input: infer Input) => string ? (...input: Input) => string : string;

/** The shape of this table: the same keys, and the same inputs where a text is made from figures. */
export type RecordsMessages = {
  readonly [Key in keyof typeof recordsChinese]: Widened<(typeof recordsChinese)[Key]>;
};
