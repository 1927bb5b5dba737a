import { Readable } from 'node:stream';
import { z } from 'zod';
import { isQuarter } from '../../geodata/analysis/progress/quarter.ts';
import { reportPeriods } from '../../geodata/analysis/progress/report-period.ts';
import { indicators } from '../../geodata/catalog/indicators.ts';
import { AttentionList } from '../../geodata/model/api-attention.ts';
import { FigureRecordList } from '../../geodata/model/api-figure-records.ts';
import {
  IndicatorDefinitionList,
  ProgressReport,
  Ranking,
  SnapshotList,
  SnapshotRequest,
  SnapshotSummary,
  Trend,
  WaterfallList,
} from '../../geodata/model/api-reports.ts';
import { PlainDate } from '../../geodata/model/field-formats.ts';
import { StockLedger } from '../../geodata/model/stock-ledger.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { contentDisposition } from '../http/content-disposition.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { zoneParameter, zonesParameter } from '../http/zone-parameters.ts';
import { attentionList } from './attention.service.ts';
import { figureRecords } from './figure-records.service.ts';
import { periodReportFile } from './period-report.service.ts';
import { indicatorRanking, indicatorTrend, zoneProgress } from './progress.service.ts';
import { createSnapshot, listSnapshots } from './snapshots.service.ts';
import { ledgerWaterfalls } from './waterfalls.service.ts';

export const quarterParameter = textParameter(
  { zh: '季度；不填为当前季度的实时数据', example: '2026Q3' },
  (text) => (isQuarter(text) ? read(text) : refused(`“${text}”不是季度：须如 2026Q3`)),
);
const indicatorId = textParameter({ zh: '指标编号', example: 'R03' }, (text) =>
  indicators.some(({ id }) => id === text) ? read(text) : refused(`没有指标“${text}”，编号为 R01 至 R30`),
);
const ledger = textParameter({ zh: '台账：unsupplied、idle、inefficient', example: 'unsupplied' }, (text) => {
  const parsed = StockLedger.safeParse(text);
  return parsed.success ? read(parsed.data) : refused('须为 unsupplied、idle 或 inefficient');
});
const lastOn = textParameter({ zh: '截止日；不填为今天', example: '2026-09-30' }, (text) =>
  PlainDate.safeParse(text).success ? read(text) : refused(`“${text}”不是日期：须如 2026-09-30`),
).optional();

const period = textParameter({ zh: '期间：week 周、month 月、quarter 季', example: 'month' }, (text) => {
  const found = reportPeriods.find((entry) => entry === text);
  return found === undefined ? refused('须为 week、month 或 quarter') : read(found);
});
const format = textParameter({ zh: '格式：docx 或 xlsx', example: 'docx' }, (text) =>
  text === 'docx' || text === 'xlsx' ? read(text as 'docx' | 'xlsx') : refused('须为 docx 或 xlsx'),
);

const progress = { name: 'ProgressReport', schema: ProgressReport };

/** Figures of disposal for leaders: live and frozen, ranked, over time. */
export const reportRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/reports/indicators',
    summary: { zh: '指标定义：公式、单位、来源', en: 'What each figure is' },
    access: 'read-reports',
    response: { name: 'IndicatorDefinitionList', schema: IndicatorDefinitionList },
    handler: () => json({ indicators }),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/progress',
    summary: { zh: '各开发区的指标', en: 'The figures of zones' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional(), quarter: quarterParameter.optional() },
    response: progress,
    handler: async ({ actor, query }) =>
      json({ zones: await zoneProgress(deps, actor, { zones: query.zone, quarter: query.quarter }) }),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/ranking',
    summary: { zh: '指标排名（分组，1-2-2-4）', en: 'A ranking within peer groups' },
    access: 'read-reports',
    query: { indicator: indicatorId, quarter: quarterParameter.optional() },
    response: { name: 'Ranking', schema: Ranking },
    handler: async ({ actor, query }) =>
      json(await indicatorRanking(deps, actor, { indicatorId: query.indicator, quarter: query.quarter })),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/trend',
    summary: { zh: '指标的八个季度', en: 'A figure over eight quarters' },
    access: 'read-reports',
    query: { indicator: indicatorId, zone: zoneParameter },
    response: { name: 'Trend', schema: Trend },
    handler: async ({ actor, query }) =>
      json(await indicatorTrend(deps, actor, { indicatorId: query.indicator, zoneCode: query.zone })),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/records',
    summary: {
      zh: '指标或其分项所计的记录；已固定的季度为当时的记录，并说明此后是否变更',
      en: 'The records a figure or a part of it counted, live or as frozen',
    },
    access: 'read-reports',
    query: {
      zone: zonesParameter.optional(),
      indicator: indicatorId,
      quarter: quarterParameter.optional(),
      part: textParameter({ zh: '分项；不填为整项', example: '2009-2018' }, read).optional(),
    },
    response: { name: 'FigureRecordList', schema: FigureRecordList },
    handler: async ({ actor, query }) => {
      const { zone: zones, quarter, indicator, part } = query;
      return json(await figureRecords(deps, actor, { zones, quarter, indicatorId: indicator, part }));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/reports/waterfalls',
    summary: {
      zh: '存量台账：期初、新增、按方式处置、期末',
      en: 'Opening, new, disposed of by mode, closing',
    },
    access: 'read-reports',
    query: { zone: zonesParameter.optional(), ledger, until: lastOn },
    response: { name: 'WaterfallList', schema: WaterfallList },
    handler: async ({ actor, query }) =>
      json(
        await ledgerWaterfalls(deps, actor, { zones: query.zone, ledger: query.ledger, lastOn: query.until }),
      ),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/attention',
    summary: {
      zh: '台账中需处理的记录：慢项目、未走访、提级问题、批文失效、违约金、飞地分成',
      en: 'Records of ledgers that need somebody, with what the rules make of them',
    },
    access: 'read-reports',
    query: { zone: zonesParameter.optional() },
    response: { name: 'AttentionList', schema: AttentionList },
    handler: async ({ actor, query }) => json(await attentionList(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/period',
    summary: { zh: '周、月、季报告文件', en: 'The report of a week, month or quarter as a file' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional(), period, format, quarter: quarterParameter.optional() },
    response: { name: 'PeriodReportFile', schema: z.string(), mediaType: 'application/octet-stream' },
    handler: async ({ actor, query }) => {
      const { period: wanted, format: kind, zone: zones, quarter } = query;
      const file = await periodReportFile(deps, actor, { period: wanted, format: kind, zones, quarter });
      return {
        stream: Readable.from([file.content]),
        mediaType: file.mediaType,
        headers: { 'Content-Disposition': contentDisposition('attachment', file.fileName) },
      };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/reports/snapshots',
    summary: { zh: '固定的季度数据及其版本', en: 'Frozen quarters and their versions' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional() },
    response: { name: 'SnapshotList', schema: SnapshotList },
    handler: async ({ actor, query }) => json(await listSnapshots(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'post',
    path: '/reports/snapshots',
    summary: { zh: '固定一个季度的数据', en: 'Freeze a quarter' },
    access: 'work-reports',
    body: SnapshotRequest,
    response: { name: 'SnapshotSummary', schema: SnapshotSummary, status: 201 },
    handler: async ({ actor, body, requestId }) =>
      json(await createSnapshot(deps, actor, body, requestId), 201),
  }),
];
