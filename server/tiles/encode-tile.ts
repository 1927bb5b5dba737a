import { PbfWriter } from 'pbf';
import { type EncodedGeometry, encodeGeometry, type GeometryOptions } from './geometry-commands.ts';
import { projectWkb } from './project-wkb.ts';
import { type TileAddress, tileExtent } from './tile-address.ts';

/** A value that a tile carries; null and undefined are left out. */
export type TileValue = string | number | boolean | null;

export interface TileFeature {
  id: number;
  wkb: Uint8Array;
  properties: Readonly<Record<string, TileValue>>;
}

export interface TileLayerContent {
  name: string;
  features: readonly TileFeature[];
  geometry: GeometryOptions;
}

/** Encodes a vector tile (Mapbox Vector Tile 2.1). Layers without a feature are left out; no layer gives no bytes. */
export function encodeTile(address: TileAddress, layers: readonly TileLayerContent[]): Uint8Array {
  const writer = new PbfWriter();
  for (const layer of layers) {
    const encoded = encodeLayer(address, layer);
    if (encoded.features.length > 0) writer.writeMessage(3, writeLayer, encoded);
  }
  return writer.finish();
}

interface EncodedLayer {
  name: string;
  features: { id: number; tags: number[]; geometry: EncodedGeometry }[];
  keys: Iterable<string>;
  values: readonly TileValue[];
}

function encodeLayer(address: TileAddress, layer: TileLayerContent): EncodedLayer {
  const keys = new Map<string, number>();
  const valueIndexes = new Map<TileValue, number>();
  const indexIn = <T>(map: Map<T, number>, entry: T): number => {
    const known = map.get(entry);
    if (known !== undefined) return known;
    map.set(entry, map.size);
    return map.size - 1;
  };
  const features = [];
  for (const feature of layer.features) {
    const geometry = encodeGeometry(projectWkb(feature.wkb, address), layer.geometry);
    if (geometry === undefined) continue;
    const tags: number[] = [];
    for (const [key, value] of Object.entries(feature.properties)) {
      if (value !== null && value !== undefined) tags.push(indexIn(keys, key), indexIn(valueIndexes, value));
    }
    features.push({ id: feature.id, tags, geometry });
  }
  return { name: layer.name, features, keys: keys.keys(), values: [...valueIndexes.keys()] };
}

function writeLayer(layer: EncodedLayer, writer: PbfWriter): void {
  writer.writeVarintField(15, 2);
  writer.writeStringField(1, layer.name);
  for (const feature of layer.features) writer.writeMessage(2, writeFeature, feature);
  for (const key of layer.keys) writer.writeStringField(3, key);
  for (const value of layer.values) writer.writeMessage(4, writeValue, value);
  writer.writeVarintField(5, tileExtent);
}

function writeFeature(feature: EncodedLayer['features'][number], writer: PbfWriter): void {
  writer.writeVarintField(1, feature.id);
  writer.writePackedVarint(2, feature.tags);
  writer.writeVarintField(3, feature.geometry.type);
  writer.writePackedVarint(4, feature.geometry.commands);
}

function writeValue(value: TileValue, writer: PbfWriter): void {
  if (typeof value === 'string') writer.writeStringField(1, value);
  else if (typeof value === 'boolean') writer.writeBooleanField(7, value);
  else if (!Number.isInteger(value)) writer.writeDoubleField(3, value!);
  else if (value! >= 0) writer.writeVarintField(5, value!);
  else writer.writeSVarintField(6, value!);
}
