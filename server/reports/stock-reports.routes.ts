import {
  CommitmentList,
  EnclaveStatement,
  LandQuotaList,
  StockBase,
  StockBaseList,
  StockBaseRequest,
  UnusedAge,
  UnusedBucket,
  UnusedLandReport,
  UnusedParcelList,
} from '../../geodata/model/api-stock-reports.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { zonesParameter } from '../http/zone-parameters.ts';
import { commitments } from './commitments.service.ts';
import { enclaveStatement } from './enclave-statement.service.ts';
import { landQuotas } from './land-quota.service.ts';
import { quarterParameter } from './reports.routes.ts';
import { freezeStockBase, listStockBases } from './stock-bases.service.ts';
import { unusedLand, unusedParcels } from './unused-land.service.ts';

const yearParameter = textParameter({ zh: '年度；不填为今年', example: '2025' }, (text) =>
  /^20\d\d$|^21\d\d$/.test(text) ? read(Number(text)) : refused(`“${text}”不是年度：须如 2025`),
);
const bucket = textParameter(
  { zh: '分类：not_due、overdue、suspected、determined', example: 'overdue' },
  (text) => {
    const parsed = UnusedBucket.safeParse(text);
    return parsed.success ? read(parsed.data) : refused('须为 not_due、overdue 或 determined');
  },
);
const age = textParameter({ zh: '时长：not_due、no_date、lt1、1-2、2-3、gt3', example: 'lt1' }, (text) => {
  const parsed = UnusedAge.safeParse(text);
  return parsed.success ? read(parsed.data) : refused('须为 not_due、no_date、lt1、1-2、2-3 或 gt3');
});

/** What rules make of the ledgers: quota from disposal, supplied land not used, commitments, enclave taxes. */
export const stockReportRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/reports/stock-bases',
    summary: { zh: '冻结的基准存量', en: 'Frozen bases of stock' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional() },
    response: { name: 'StockBaseList', schema: StockBaseList },
    handler: async ({ actor, query }) => json(await listStockBases(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'post',
    path: '/reports/stock-bases',
    summary: { zh: '冻结基准存量：处置率的分母，不能再改', en: 'Freeze the base of a ledger' },
    access: 'work-reports',
    body: StockBaseRequest,
    response: { name: 'StockBase', schema: StockBase, status: 201 },
    handler: async ({ actor, body, requestId }) =>
      json(await freezeStockBase(deps, actor, body, requestId), 201),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/land-quota',
    summary: { zh: '增存挂钩：任务完成情况和下一年度指标', en: 'Next quota from the disposal of stock' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional(), year: yearParameter.optional() },
    response: { name: 'LandQuotaList', schema: LandQuotaList },
    handler: async ({ actor, query }) =>
      json(await landQuotas(deps, actor, { zones: query.zone, year: query.year })),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/unused-land',
    summary: { zh: '供而未用：按分类和时长', en: 'Supplied land not used, by state and age' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional() },
    response: { name: 'UnusedLandReport', schema: UnusedLandReport },
    handler: async ({ actor, query }) => json(await unusedLand(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/unused-land/parcels',
    summary: { zh: '供而未用的地块及其合同', en: 'Parcels of a state and age with their contracts' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional(), bucket, age },
    response: { name: 'UnusedParcelList', schema: UnusedParcelList },
    handler: async ({ actor, query }) =>
      json(await unusedParcels(deps, actor, { zones: query.zone, bucket: query.bucket, age: query.age })),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/commitments',
    summary: { zh: '标准地履约：约定与实际、违约金', en: 'What contracts agreed against what was reached' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional() },
    response: { name: 'CommitmentList', schema: CommitmentList },
    handler: async ({ actor, query }) => json(await commitments(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/enclave-statement',
    summary: { zh: '飞地分成结算，精确到分', en: 'What each unit gets of enclave taxes' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional(), quarter: quarterParameter.optional() },
    response: { name: 'EnclaveStatement', schema: EnclaveStatement },
    handler: async ({ actor, query }) =>
      json(await enclaveStatement(deps, actor, { zones: query.zone, quarter: query.quarter })),
  }),
];
