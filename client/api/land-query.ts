import { collectionOf } from '../../geodata/catalog/catalog.ts';
import type { LandClass } from '../../geodata/model/land-state.ts';
import { type Filters, writeFilters } from './filters.ts';

/** [minLng, minLat, maxLng, maxLat] in degrees. */
export type Bounds = readonly [number, number, number, number];

/** One question put to map, list and figures alike, so that their counts agree. */
export interface LandQuery {
  /** Null asks for every zone. */
  zoneCode: string | null;
  /** Classes that are switched on; null for all of them. An empty list has no answer: ask nothing. */
  landClasses: readonly LandClass[] | null;
  filters: Filters;
}

/** Filters that mean the same for factory buildings as for parcels. */
const factoryFilters: ReadonlySet<string> = new Set(['parkId']);

/** Parameters for parcels: zone, classes, every filter. */
export function parcelParams(query: LandQuery): URLSearchParams {
  const params = zoneParams(query.zoneCode);
  if (query.landClasses) params.set('landClass', query.landClasses.join(','));
  writeFilters(query.filters, params);
  return params;
}

/** Parameters for factory buildings: zone, text, drawn area, park; the rest speaks of land only. */
export function factoryParams(query: LandQuery): URLSearchParams {
  const params = zoneParams(query.zoneCode);
  const { text, values, within } = query.filters;
  const shared = Object.entries(values).filter(([field]) => factoryFilters.has(field));
  writeFilters({ text, values: Object.fromEntries(shared), ranges: {}, within }, params);
  return params;
}

/** Parameters for what only lies in a zone: parks, facilities. */
export function zoneParams(zoneCode: string | null): URLSearchParams {
  return new URLSearchParams(zoneCode ? { zone: zoneCode } : {});
}

/** Adds the box of the map to parameters; six decimals are a tenth of a metre. */
export function withBounds(params: URLSearchParams, bounds: Bounds): URLSearchParams {
  const copy = new URLSearchParams(params);
  copy.set('bbox', bounds.map((degrees) => Number(degrees.toFixed(6))).join(','));
  return copy;
}

/** The catalog's description of a collection this client knows by name. */
export function knownCollection(id: string) {
  const collection = collectionOf(id);
  if (!collection) throw new Error(`the catalog has no collection ${id}`);
  return collection;
}
