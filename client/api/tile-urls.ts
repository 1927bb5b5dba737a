import { withQuery } from './request.ts';

/**
 * The address pattern of a tileset with the filters of the moment, so that the map shows what the list shows.
 * MapLibre's worker needs it absolute.
 */
export const tileUrl = (tileset: string, params: URLSearchParams, origin: string): string =>
  withQuery(`${origin}/api/tiles/${tileset}/{z}/{x}/{y}.mvt`, params);
