import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Tileset } from '../../geodata/catalog/tilesets.ts';
import { optionSets } from '../../geodata/codes/option-sets.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { TileJson } from '../../geodata/model/api-tile-json.ts';
import { visibleFields } from '../access/visibility.ts';
import { layerName } from './tile-layers.ts';

type VectorLayer = TileJson['vector_layers'][number];

/** Describes a tileset to this actor. `search` is the query of the request with its `?`, or empty. */
export function describeTileset(tileset: Tileset, actor: Actor, search: string): TileJson {
  const maxZoom = Math.min(tileset.maxZoom, actor.publicMap?.maxZoom ?? tileset.maxZoom);
  return {
    tilejson: '3.0.0',
    name: tileset.id,
    scheme: 'xyz',
    tiles: [`/api/tiles/${tileset.id}/{z}/{x}/{y}.mvt${search}`],
    minzoom: tileset.minZoom,
    maxzoom: maxZoom,
    vector_layers: tileset.layers.flatMap(({ collection, minZoom }) => {
      const detail = {
        id: layerName(collection, false),
        description: collection.title.zh,
        minzoom: Math.max(minZoom, tileset.aggregateBelowZoom ?? 0),
        maxzoom: maxZoom,
        fields: detailFields(collection, actor),
      };
      if (tileset.aggregateBelowZoom === undefined) return [detail];
      return [aggregateLayer(collection, minZoom, tileset.aggregateBelowZoom - 1), detail];
    }),
  };
}

function detailFields(collection: Collection, actor: Actor): Record<string, string> {
  const carried = visibleFields(collection, actor).filter(({ field }) => field.tile);
  return Object.fromEntries(carried.map(({ field }) => [field.name, field.label.zh]));
}

function aggregateLayer(collection: Collection, minzoom: number, maxzoom: number): VectorLayer {
  const classes = optionSets.landClass.map(({ code, zh }) => [`count_${code}`, `${zh}数量`]);
  return {
    id: layerName(collection, true),
    description: `${collection.title.zh}（按网格汇总）`,
    minzoom,
    maxzoom,
    fields: {
      count: '数量',
      areaSquareMetres: '面积',
      landClass: '主要地类状态',
      ...Object.fromEntries(classes),
    },
  };
}
