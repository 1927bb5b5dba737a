import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { Position } from '../../geodata/model/geometry.ts';
import { visibilityKey, visibleFields } from '../access/visibility.ts';
import { type ParameterShape, readParameters } from '../http/read-parameters.ts';
import { textParameter } from '../http/text-parameter.ts';
import { type FieldFilter, filterParameter } from './filter-parameter.ts';
import { readBoundingBox, readDrawnRing, readSearchWords, readZones } from './place-parameters.ts';

/** What a caller narrows a collection by: the same for items, summary, tiles and search. */
export interface CollectionQuery {
  zones?: readonly string[];
  /** [minLng, minLat, maxLng, maxLat]; rows whose geometry intersects it. */
  bbox?: readonly [number, number, number, number];
  /** Closed simple ring; rows whose label point lies in it. */
  within?: readonly Position[];
  /** Lower case; each must occur in the search text. */
  words: readonly string[];
  /** At most one a field, all must hold. */
  filters: readonly FieldFilter[];
}

type QueryPart =
  | Pick<Required<CollectionQuery>, 'zones'>
  | Pick<Required<CollectionQuery>, 'bbox'>
  | Pick<Required<CollectionQuery>, 'within'>
  | Pick<Required<CollectionQuery>, 'words'>
  | { filter: FieldFilter };

const placeShape = {
  zone: textParameter({ zh: '开发区代码，多个用逗号分隔', example: 'WFJJQ' }, readZones).optional(),
  bbox: textParameter(
    {
      zh: '矩形范围 minLng,minLat,maxLng,maxLat（CGCS2000 经纬度）：几何与之相交的记录',
      example: '119.0,36.6,119.4,36.9',
    },
    readBoundingBox,
  ).optional(),
  within: textParameter(
    {
      zh: '绘制的范围 lng,lat,lng,lat,…（自动闭合）：标注点在其中的记录',
      example: '119.1,36.7,119.3,36.7,119.2,36.8',
    },
    readDrawnRing,
  ).optional(),
  q: textParameter(
    { zh: '文字：名称、代码、园区、拼音全拼或首字母，空格分隔的每个词都须出现', example: 'zhy' },
    readSearchWords,
  ).optional(),
} satisfies ParameterShape;

const shapes = new Map<string, ParameterShape>();

/** Every parameter that narrows this collection for this actor, by name. */
export function collectionQueryShape(collection: Collection, actor: Actor): ParameterShape {
  const visible = visibleFields(collection, actor);
  const key = [collection.id, ...visible.map(({ field }) => field.name)].join(' ');
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const filters = visible
    .filter(({ field }) => field.filter !== undefined)
    .map(({ field }) => [field.name, filterParameter(field).optional()] as const);
  const shape = { ...Object.fromEntries(filters), ...placeShape };
  shapes.set(key, shape);
  return shape;
}

/**
 * Puts together what the parameters of `collectionQueryShape` were read to; other parameters beside them are left alone.
 */
export function assembleCollectionQuery(
  collection: Collection,
  actor: Actor,
  values: Readonly<Record<string, unknown>>,
): CollectionQuery {
  const filters: FieldFilter[] = [];
  let query: CollectionQuery = { words: [], filters };
  for (const name of Object.keys(collectionQueryShape(collection, actor))) {
    const part = values[name] as QueryPart | undefined;
    if (part === undefined) continue;
    if ('filter' in part) filters.push(part.filter);
    else query = { ...query, ...part };
  }
  return query;
}

/**
 * Reads `zone`, `bbox`, `within`, `q` and the property filters of a collection.
 * Fields the actor may not see are refused like unknown ones.
 * @throws InvalidInputError naming every wrong parameter, in Chinese.
 */
export function parseCollectionQuery(
  collection: Collection,
  parameters: URLSearchParams,
  actor: Actor,
): CollectionQuery {
  const shape = collectionQueryShape(collection, actor);
  return assembleCollectionQuery(collection, actor, readParameters(shape, parameters));
}

/** Equal for equal queries of equal actors: part of cache keys. */
export const collectionQueryKey = (query: CollectionQuery, actor: Actor): string =>
  JSON.stringify([visibilityKey(actor), query]);
