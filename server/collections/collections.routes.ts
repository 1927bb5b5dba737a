import { catalog } from '../../geodata/catalog/catalog.ts';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { CollectionDescription, CollectionList } from '../../geodata/model/api-collections.ts';
import { Feature, FeaturePage } from '../../geodata/model/api-feature.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { CollectionSummary } from '../../geodata/model/api-summary.ts';
import { isVisibleCollection } from '../access/visibility.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { EncodedBody } from '../http/encoded-body.ts';
import { recordId } from '../http/record-id.ts';
import { assembleCollectionQuery } from './collection-query.ts';
import { collectionRevision, itemsText, itemText, summarize } from './collections.service.ts';
import { describeCollection } from './describe-collection.ts';
import { itemsShape } from './items-query.ts';
import { summaryShape } from './summary-query.ts';

const geoJson = 'application/geo+json';

/** Routes of one collection: its path is spelled out, so that OpenAPI can list the parameters of its own fields. */
function routesOf(collection: Collection, deps: FeatureDeps): Route[] {
  const path = `/collections/${collection.id}`;
  const { zh, en } = collection.title;
  const isThere = (actor: Actor) => isVisibleCollection(collection, actor);
  return [
    defineRoute({
      method: 'get',
      path,
      summary: { zh: `${zh}：字段、单位和链接`, en: `${en}: fields, units and links` },
      access: 'read-land',
      isThere,
      response: { name: 'CollectionDescription', schema: CollectionDescription },
      handler: ({ actor }) => json(describeCollection(collection, actor)),
    }),
    defineRoute({
      method: 'get',
      path: `${path}/items`,
      summary: { zh: `${zh}：列表`, en: `${en}: items` },
      access: 'read-land',
      isThere,
      query: (actor) => itemsShape(collection, actor),
      response: { name: 'FeaturePage', schema: FeaturePage, mediaType: geoJson },
      revision: ({ query, actor }) =>
        collectionRevision(deps, collection, actor, assembleCollectionQuery(collection, actor, query)),
      handler: async ({ query, actor, url }) => {
        const { sortby, properties, geometry, bounds, limit, cursor } = query;
        const text = await itemsText(deps, collection, actor, {
          query: assembleCollectionQuery(collection, actor, query),
          sort: sortby,
          fields: properties,
          geometry,
          bounds,
          limit,
          cursor,
          url,
        });
        return { body: new EncodedBody(geoJson, text) };
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/items/{itemId}`,
      summary: { zh: `${zh}：一条记录`, en: `${en}: one item` },
      access: 'read-land',
      isThere,
      params: { itemId: recordId },
      response: { name: 'Feature', schema: Feature, mediaType: geoJson },
      revision: ({ actor }) => collectionRevision(deps, collection, actor, { words: [], filters: [] }),
      handler: async ({ path: { itemId }, actor }) => ({
        body: new EncodedBody(geoJson, await itemText(deps, collection, actor, itemId)),
      }),
    }),
    defineRoute({
      method: 'get',
      path: `${path}/summary`,
      summary: { zh: `${zh}：合计、分组、分面和直方图`, en: `${en}: totals, groups, facets and histograms` },
      access: 'read-land',
      isThere,
      query: (actor) => summaryShape(collection, actor),
      response: { name: 'CollectionSummary', schema: CollectionSummary },
      revision: ({ query, actor }) =>
        collectionRevision(deps, collection, actor, assembleCollectionQuery(collection, actor, query)),
      handler: async ({ query, actor }) => {
        const { groupBy, facets, histograms } = query;
        const filter = assembleCollectionQuery(collection, actor, query);
        return json(await summarize(deps, collection, actor, filter, { groupBy, facets, histograms }));
      },
    }),
  ];
}

/** Collections as OGC API - Features: descriptions, items, and figures under the same filters. */
export const collectionRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/collections',
    summary: { zh: '全部图层', en: 'Every collection' },
    access: 'read-land',
    response: { name: 'CollectionList', schema: CollectionList },
    handler: ({ actor }) =>
      json({
        links: [{ href: '/api/collections', rel: 'self', type: 'application/json' }],
        collections: catalog
          .filter((collection) => isVisibleCollection(collection, actor))
          .map((collection) => describeCollection(collection, actor)),
      }),
  }),
  ...catalog.flatMap((collection) => routesOf(collection, deps)),
];
