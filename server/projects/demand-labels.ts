import { demandFieldLabels } from '../../geodata/model/demand.ts';
import type { FieldLabels } from '../http/read-parameters.ts';

/** Names of the fields of a request that carries a demand. */
export const demandLabels: FieldLabels = {
  demand: '用地需求',
  ...Object.fromEntries(
    Object.entries(demandFieldLabels).map(([field, label]) => [`demand.${field}`, label]),
  ),
};

/** Names of the fields of a project with its demand. */
export const projectLabels: FieldLabels = {
  zoneCode: '开发区',
  projectNo: '项目编号',
  leadSource: '招商来源',
  originUnit: '来源单位',
  teamCode: '招商组',
  investorName: '投资方',
  totalInvestmentYuan: '总投资',
  outputYuanPerYear: '年产值',
  qualityScore: '项目评分',
  startReadyOn: '可开工时间',
  note: '备注',
  needs: '其他需求',
  'needs.waterTonnesPerDay': '用水',
  'needs.steamTonnesPerHour': '蒸汽',
  'needs.gasCubicMetresPerDay': '燃气',
  'needs.drainTonnesPerDay': '排水',
  'needs.codTonnesPerYear': 'COD',
  'needs.noxTonnesPerYear': '氮氧化物',
  'needs.noiseText': '噪声',
  ...demandLabels,
};
