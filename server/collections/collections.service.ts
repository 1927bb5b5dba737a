import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Feature } from '../../geodata/model/api-feature.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { CollectionSummary } from '../../geodata/model/api-summary.ts';
import { type VisibleField, visibleFields } from '../access/visibility.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { NotFoundError } from '../http/problem.ts';
import { type CollectionQuery, collectionQueryKey } from './collection-query.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { collectionPath } from './describe-collection.ts';
import { readItem, readPage } from './items.repository.ts';
import { defaultSortKeys, type SortKey } from './sort-order.ts';
import { type Figures, readFigures, type SummaryRequest } from './summary.repository.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions'>;

/** A list as the caller asked for it. */
export interface ItemsRequest {
  query: CollectionQuery;
  sort: readonly SortKey[] | undefined;
  fields: readonly VisibleField[] | undefined;
  geometry: boolean;
  bounds: boolean;
  limit: number;
  cursor: string | undefined;
  /** The address as called: the next link repeats every parameter of it. */
  url: URL;
}

const link = (href: string, rel: string, type: string, title: string) => ({ href, rel, type, title });

/** The address of the next page: the one called, with another cursor. */
function nextAddress(url: URL, cursor: string): string {
  const parameters = new URLSearchParams(url.search);
  parameters.set('cursor', cursor);
  return `${url.pathname}?${parameters}`;
}

/** Text of a GeoJSON FeatureCollection: the features as the database wrote them. @throws InvalidInputError for a bad cursor. */
export async function itemsText(
  { sql }: Deps,
  collection: Collection,
  actor: Actor,
  request: ItemsRequest,
): Promise<string> {
  const sort = request.sort ?? defaultSortKeys(collection, actor);
  const fields = visibleFields(collection, actor);
  const isText = (name: string) => {
    const type = fields.find(({ field }) => field.name === name)?.field.type;
    return name === collection.titleField || type === 'text';
  };
  const page = await readPage(sql, collection, request.query, actor, {
    content: { fields: request.fields ?? fields, geometry: request.geometry, bounds: request.bounds },
    sort,
    after: request.cursor === undefined ? undefined : readCursor(request.cursor, sort, isText),
    limit: request.limit,
  });
  const { url } = request;
  const type = 'application/geo+json';
  const links = [
    link(url.pathname + url.search, 'self', type, '本页'),
    link(collectionPath(collection.id), 'collection', 'application/json', collection.title.zh),
    ...(page.continueAfter === null
      ? []
      : [link(nextAddress(url, writeCursor(sort, page.continueAfter)), 'next', type, '下一页')]),
  ];
  const head = JSON.stringify({
    type: 'FeatureCollection',
    numberMatched: page.matched,
    numberReturned: page.returned,
    timeStamp: new Date().toISOString(),
    links,
  });
  return `${head.slice(0, -1)},"features":[${page.features}]}`;
}

async function featureTextOf(
  { sql, revisions }: Deps,
  collection: Collection,
  actor: Actor,
  id: number,
): Promise<{ zoneCode: string; feature: string }> {
  const zoneCodes = (await revisions.zones(actor)).map(({ zoneCode }) => zoneCode);
  const content = { fields: visibleFields(collection, actor), geometry: true, bounds: true };
  const row = await readItem(sql, collection, actor, zoneCodes, id, content);
  if (row === undefined) throw new NotFoundError(`${collection.title.zh}中没有编号为 ${id} 的记录`);
  return row;
}

/** Text of one GeoJSON feature with its links. @throws NotFoundError, also for a record the actor may not see. */
export async function itemText(
  deps: Deps,
  collection: Collection,
  actor: Actor,
  id: number,
): Promise<string> {
  const { feature } = await featureTextOf(deps, collection, actor, id);
  const path = collectionPath(collection.id);
  const links = [
    link(`${path}/items/${id}`, 'self', 'application/geo+json', '本记录'),
    link(path, 'collection', 'application/json', collection.title.zh),
  ];
  return `${feature.slice(0, -1)},"links":${JSON.stringify(links)}}`;
}

/** One record as a value, for cards. @throws NotFoundError, also for a record the actor may not see. */
export async function itemFeature(
  deps: Deps,
  collection: Collection,
  actor: Actor,
  id: number,
): Promise<{ zoneCode: string; feature: Feature }> {
  const { zoneCode, feature } = await featureTextOf(deps, collection, actor, id);
  return { zoneCode, feature: JSON.parse(feature) as Feature };
}

/** Figures of a collection; the same filter as its items gives the same count. */
export async function summarize(
  { sql, revisions }: Deps,
  collection: Collection,
  actor: Actor,
  query: CollectionQuery,
  request: SummaryRequest,
): Promise<CollectionSummary> {
  const { asOf, revision } = await revisions.freshness(actor, [collection.revisionOf], query.zones);
  const figures = await readFigures(sql, collection, query, actor, request);
  // The counter grows with every write, also with those that nothing here shows.
  const shown = actor.publicMap === null && actor.sees.internal ? revision : 0;
  return { ...(await withLabels(figures, revisions, actor)), asOf, revision: shown };
}

/** Names what a value stands for: zones by their state, the rest by what the database found; nothing without a name. */
async function withLabels(figures: Figures, revisions: Deps['revisions'], actor: Actor): Promise<Figures> {
  const zoneNames = new Map((await revisions.zones(actor)).map((zone) => [zone.zoneCode, zone.name]));
  const facets = Object.entries(figures.facets).map(([field, values]) => [
    field,
    values.map(({ label, ...entry }) => {
      const name = field === 'zoneCode' ? zoneNames.get(String(entry.value)) : (label ?? undefined);
      return name === undefined ? entry : { ...entry, label: name };
    }),
  ]);
  return { ...figures, facets: Object.fromEntries(facets) };
}

/** What an answer about a collection under a query depends on: the revision part of its ETag. */
export async function collectionRevision(
  { revisions }: Pick<Deps, 'revisions'>,
  collection: Collection,
  actor: Actor,
  query: CollectionQuery,
): Promise<string> {
  const { fingerprint } = await revisions.freshness(actor, [collection.revisionOf], query.zones);
  return `${collectionQueryKey(query, actor)} ${fingerprint}`;
}
