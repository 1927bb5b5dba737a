import type { Label } from '../../../geodata/catalog/field.ts';

/** Registers outside the catalog that have audit rows, too, by the name the log knows them by. */
export const registerNames: Readonly<Record<string, Label>> = {
  'idle-cases': { zh: '闲置土地案件', en: 'Idle-land cases' },
  projects: { zh: '招商项目', en: 'Projects' },
  'project-queue': { zh: '项目排队', en: 'Project queue' },
  'quota-allotments': { zh: '指标安排', en: 'Quota allotments' },
  reservations: { zh: '预留', en: 'Reservations' },
  reviews: { zh: '联审', en: 'Joint reviews' },
  bulletins: { zh: '季度通报', en: 'Bulletins' },
  'quarter-snapshots': { zh: '季度快照', en: 'Quarter snapshots' },
  'rule-params': { zh: '规则参数', en: 'Rule parameters' },
  attachments: { zh: '附件', en: 'Attachments' },
  accounts: { zh: '账号', en: 'Accounts' },
  'api-tokens': { zh: '接口令牌', en: 'API tokens' },
  'sign-ins': { zh: '登录', en: 'Sign-ins' },
  sessions: { zh: '会话', en: 'Sessions' },
};

/** Names of what the log keeps of accounts and files. */
export const registerFields: Readonly<Record<string, Label>> = {
  method: { zh: '方式', en: 'Method' },
  monitoredParcels: { zh: '地块的监测状态（按地块编号）', en: 'Monitoring states by parcel no.' },
  parcelCount: { zh: '地块数', en: 'Parcels' },
  address: { zh: '网络地址', en: 'Address' },
  outcome: { zh: '结果', en: 'Outcome' },
  userAgent: { zh: '浏览器', en: 'Browser' },
  loginName: { zh: '登录名', en: 'Login name' },
  displayName: { zh: '姓名', en: 'Name' },
  role: { zh: '角色', en: 'Role' },
  grant: { zh: '角色和范围', en: 'Role and extent' },
  zoneCodes: { zh: '开发区', en: 'Zones' },
  parkIds: { zh: '园区', en: 'Parks' },
  isDisabled: { zh: '停用', en: 'Disabled' },
  scope: { zh: '权限范围', en: 'Scope' },
  expiresAt: { zh: '到期时间', en: 'Expires' },
  collection: { zh: '图层', en: 'Layer' },
  recordId: { zh: '记录编号', en: 'Record no.' },
  fileName: { zh: '文件名', en: 'File' },
  mediaType: { zh: '文件类型', en: 'Type' },
  byteLength: { zh: '字节数', en: 'Bytes' },
  sha256: { zh: '文件校验值', en: 'sha256' },
  note: { zh: '备注', en: 'Note' },
  name: { zh: '名称', en: 'Name' },
  state: { zh: '状态', en: 'State' },
};
