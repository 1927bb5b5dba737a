import type { LandUseRow } from './land-use-row.ts';

/** GB/T 21010-2017 土地利用现状分类, the classes supply contracts use: [code, name, English name]. */
export const landUseRowsGbt21010: readonly LandUseRow[] = [
  ['05', '商服用地', 'Commercial service land'],
  ['0501', '零售商业用地', 'Retail'],
  ['0502', '批发市场用地', 'Wholesale market'],
  ['0503', '餐饮用地', 'Catering'],
  ['0504', '旅馆用地', 'Hotels'],
  ['0505', '商务金融用地', 'Business and finance'],
  ['0506', '娱乐用地', 'Entertainment'],
  ['0507', '其他商服用地', 'Other commercial services'],
  ['06', '工矿仓储用地', 'Industrial, mining and storage land'],
  ['0601', '工业用地', 'Industrial'],
  ['0602', '采矿用地', 'Mining'],
  ['0603', '盐田', 'Salt fields'],
  ['0604', '仓储用地', 'Storage'],
  ['07', '住宅用地', 'Residential land'],
  ['0701', '城镇住宅用地', 'Urban housing'],
  ['0702', '农村宅基地', 'Rural homesteads'],
  ['08', '公共管理与公共服务用地', 'Public administration and service land'],
  ['10', '交通运输用地', 'Transport land'],
  ['1001', '铁路用地', 'Railways'],
  ['11', '水域及水利设施用地', 'Water and water facilities'],
  ['1101', '河流水面', 'River surface'],
];
