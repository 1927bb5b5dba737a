import { type TileAddress, tileExtent } from './tile-address.ts';

/** Flat coordinates x0, y0, x1, y1, … in units of the tile, y downwards, not rounded. */
export type TilePath = Float64Array;

/** Geometry in units of a tile: points as paths of one position, polygons as closed rings without the last position. */
export type TileGeometry =
  | { kind: 'point'; paths: TilePath[] }
  | { kind: 'line'; paths: TilePath[] }
  /** Each polygon: its outer ring, then its holes. */
  | { kind: 'polygon'; polygons: TilePath[][] };

const radiansPerDegree = Math.PI / 180;

/**
 * Reads well-known binary (2D, degrees of CGCS2000 or WGS84) straight into the units of a tile.
 * @throws Error for a type other than (Multi)Point, (Multi)LineString, (Multi)Polygon.
 */
export function projectWkb(wkb: Uint8Array, { z, x, y }: TileAddress): TileGeometry {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  const scale = 2 ** z * tileExtent;
  const left = x * tileExtent;
  const top = y * tileExtent;
  let at = 0;
  let isLittle = true;
  const readHeader = (): number => {
    isLittle = view.getUint8(at) === 1;
    const type = view.getUint32(at + 1, isLittle);
    at += 5;
    return type;
  };
  const readCount = (): number => {
    at += 4;
    return view.getUint32(at - 4, isLittle);
  };
  const readPath = (count: number): TilePath => {
    const path = new Float64Array(count * 2);
    for (let index = 0; index < path.length; index += 2) {
      const longitude = view.getFloat64(at, isLittle);
      const sine = Math.sin(view.getFloat64(at + 8, isLittle) * radiansPerDegree);
      at += 16;
      path[index] = ((longitude + 180) / 360) * scale - left;
      path[index + 1] = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * scale - top;
    }
    return path;
  };
  const readRings = (): TilePath[] =>
    Array.from({ length: readCount() }, () => {
      const ring = readPath(readCount());
      return ring.subarray(0, Math.max(0, ring.length - 2));
    });
  const readParts = <T>(readPart: () => T): T[] =>
    Array.from({ length: readCount() }, () => {
      readHeader();
      return readPart();
    });
  const type = readHeader();
  switch (type) {
    case 1:
      return { kind: 'point', paths: [readPath(1)] };
    case 2:
      return { kind: 'line', paths: [readPath(readCount())] };
    case 3:
      return { kind: 'polygon', polygons: [readRings()] };
    case 4:
      return { kind: 'point', paths: readParts(() => readPath(1)) };
    case 5:
      return { kind: 'line', paths: readParts(() => readPath(readCount())) };
    case 6:
      return { kind: 'polygon', polygons: readParts(readRings) };
    default:
      throw new Error(`WKB type ${type} has no place in a tile`);
  }
}
