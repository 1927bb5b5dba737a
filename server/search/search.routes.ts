import { SearchResults } from '../../geodata/model/api-search.ts';
import { readSearchWords } from '../collections/place-parameters.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { textParameter } from '../http/text-parameter.ts';
import { wholeNumberParameter } from '../http/whole-number-parameter.ts';
import { zonesParameter } from '../http/zone-parameters.ts';
import { search } from './search.service.ts';

const mostResults = 50;
const defaultResults = 12;

const shape = {
  q: textParameter({ zh: '名称、代码、拼音全拼或首字母', example: 'zhy' }, readSearchWords),
  zone: zonesParameter.optional(),
  limit: wholeNumberParameter(
    `最多返回的条数，1–${mostResults}，默认 ${defaultResults}`,
    1,
    mostResults,
    '12',
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
      (await deps.revisions.freshness(actor, undefined, query.zone)).fingerprint,
    handler: async ({ actor, query: { q, zone, limit } }) =>
      json(await search(deps, actor, { words: q.words, zones: zone, limit: limit ?? defaultResults })),
  }),
];
