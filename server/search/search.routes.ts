import { SearchResults } from '../../geodata/model/api-search.ts';
import { readSearchWords, readZones } from '../collections/place-parameters.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { search } from './search.service.ts';

const mostResults = 50;
const defaultResults = 12;

const shape = {
  q: textParameter({ zh: '名称、代码、拼音全拼或首字母', example: 'zhy' }, readSearchWords),
  zone: textParameter({ zh: '开发区代码，多个用逗号分隔', example: 'WFJJQ' }, readZones).optional(),
  limit: textParameter(
    { zh: `最多返回的条数，1–${mostResults}，默认 ${defaultResults}`, example: '12' },
    (text) => {
      const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
      return value >= 1 && value <= mostResults ? read(value) : refused(`须为 1–${mostResults} 的整数`);
    },
  ).optional(),
};

/** Search by name across what the map shows. */
export const searchRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/search',
    summary: { zh: '按名称、代码、拼音搜索', en: 'Search by name, code or pinyin' },
    access: 'read-land',
    query: shape,
    response: { name: 'SearchResults', schema: SearchResults },
    revision: async ({ actor, query }) =>
      (await deps.revisions.freshness(actor, undefined, query.zone?.zones)).fingerprint,
    handler: async ({ actor, query: { q, zone, limit } }) =>
      json(await search(deps, actor, { words: q.words, zones: zone?.zones, limit: limit ?? defaultResults })),
  }),
];
