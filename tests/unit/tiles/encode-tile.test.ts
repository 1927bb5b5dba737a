import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { LandGeometry } from '../../../server/land/geometry-wkb.ts';
import { toHexEwkb } from '../../../server/land/geometry-wkb.ts';
import { encodeTile, type TileFeature } from '../../../server/tiles/encode-tile.ts';
import type { GeometryOptions } from '../../../server/tiles/geometry-commands.ts';
import { type TileAddress, tileBounds, tileExtent } from '../../../server/tiles/tile-address.ts';

const address: TileAddress = { z: 14, x: 13610, y: 6396 };
const [west, south, east, north] = tileBounds(address);
const exact: GeometryOptions = { simplifyUnits: 0, keepsTiny: true };

/** Well-known binary without SRID, as `ST_AsBinary` gives it. */
function wkb(geometry: LandGeometry): Uint8Array {
  const extended = Buffer.from(toHexEwkb(geometry), 'hex');
  const plain = Buffer.concat([extended.subarray(0, 5), extended.subarray(9)]);
  plain.writeUInt32LE(plain.readUInt32LE(1) & 0xffff, 1);
  return plain;
}

const at = (across: number, down: number): [number, number] => [
  west + (east - west) * across,
  north - (north - south) * down,
];

const polygon = (...rings: [number, number][][]) => ({
  type: 'MultiPolygon' as const,
  coordinates: [rings.map((ring) => [...ring, ring[0]!])],
});

const feature = (
  geometry: LandGeometry,
  properties: TileFeature['properties'] = {},
  id = 7,
): TileFeature => ({
  id,
  wkb: wkb(geometry),
  properties,
});

function decode(features: TileFeature[], geometry: GeometryOptions = exact, at: TileAddress = address) {
  const bytes = encodeTile(at, [{ name: 'parcels', features, geometry }]);
  const layer = new VectorTile(new PbfReader(bytes)).layers.parcels;
  if (layer === undefined) return [];
  return Array.from({ length: layer.length }, (_, index) => layer.feature(index));
}

/** Twice the area of a decoded ring; positive for outer rings. */
const winding = (ring: readonly { x: number; y: number }[]): number =>
  ring.reduce((sum, point, index) => {
    const next = ring[(index + 1) % ring.length]!;
    return sum + point.x * next.y - next.x * point.y;
  }, 0);

describe('encodeTile', () => {
  it('gives every feature back within half a unit, with its id and typed properties', () => {
    const ring = [at(0.1, 0.1), at(0.4, 0.12), at(0.42, 0.5), at(0.1, 0.45)];
    const properties = {
      name: '潍坊',
      area: 12.5,
      count: 3,
      below: -4,
      large: 2 ** 40,
      net: true,
      none: null,
    };
    const [decoded] = decode([feature(polygon(ring), properties, 4_000_000_001)]);
    expect(decoded!.id).toBe(4_000_000_001);
    expect(decoded!.properties).toEqual({
      name: '潍坊',
      area: 12.5,
      count: 3,
      below: -4,
      large: 2 ** 40,
      net: true,
    });
    const expected = [at(0.1, 0.1), at(0.4, 0.12), at(0.42, 0.5), at(0.1, 0.45)];
    const geojson = decoded!.toGeoJSON(address.x, address.y, address.z);
    const unitDegrees = (east - west) / tileExtent;
    const decodedRing = (geojson.geometry as unknown as { coordinates: [number, number][][] })
      .coordinates[0]!;
    for (const [lng, lat] of expected) {
      const nearest = Math.min(...decodedRing.map((each) => Math.hypot(each[0] - lng, each[1] - lat)));
      expect(nearest).toBeLessThan(unitDegrees);
    }
  });

  it('shares keys and values between features', () => {
    const one = [at(0.1, 0.1), at(0.2, 0.1), at(0.2, 0.2)];
    const twins = [1, 2, 3].map((id) => feature(polygon(one), { landClass: 'standard' }, id));
    const alone = encodeTile(address, [{ name: 'parcels', features: twins.slice(0, 1), geometry: exact }]);
    const three = encodeTile(address, [{ name: 'parcels', features: twins, geometry: exact }]);
    const text = Buffer.from(three).toString('latin1');
    expect(text.split('standard').length - 1).toBe(1);
    expect(text.split('landClass').length - 1).toBe(1);
    expect(three.length).toBeLessThan(alone.length * 3);
  });

  it('winds outer rings and holes as the specification wants, whatever way they came', () => {
    const outer = [at(0.1, 0.1), at(0.6, 0.1), at(0.6, 0.6), at(0.1, 0.6)];
    const hole = [at(0.2, 0.2), at(0.4, 0.2), at(0.4, 0.4), at(0.2, 0.4)];
    for (const [outerWay, holeWay] of [
      [outer, hole],
      [outer.toReversed(), hole],
      [outer, hole.toReversed()],
      [outer.toReversed(), hole.toReversed()],
    ]) {
      const [decoded] = decode([feature(polygon(outerWay!, holeWay!))]);
      const rings = decoded!.loadGeometry();
      expect(rings).toHaveLength(2);
      expect(winding(rings[0]!)).toBeGreaterThan(0);
      expect(winding(rings[1]!)).toBeLessThan(0);
    }
  });

  it('clips at the buffer and leaves out what lies beyond it', () => {
    const wide = polygon([at(-3, -3), at(4, -3), at(4, 4), at(-3, 4)]);
    const beside = polygon([at(1.1, 0.1), at(1.5, 0.1), at(1.5, 0.5)]);
    const decoded = decode([feature(wide, {}, 1), feature(beside, {}, 2)]);
    expect(decoded.map(({ id }) => id)).toEqual([1]);
    for (const { x, y } of decoded[0]!.loadGeometry()[0]!) {
      expect(Math.abs(x - tileExtent / 2)).toBe(tileExtent / 2 + 64);
      expect(Math.abs(y - tileExtent / 2)).toBe(tileExtent / 2 + 64);
    }
  });

  it('keeps a record that is too small to be drawn, where asked to', () => {
    const speck = feature(polygon([at(0.5, 0.5), at(0.50001, 0.5), at(0.50001, 0.50001)]));
    const [kept] = decode([speck]);
    expect(winding(kept!.loadGeometry()[0]!)).toBe(2);
    expect(decode([speck], { simplifyUnits: 0, keepsTiny: false })).toEqual([]);
    const sliver = feature(polygon([at(0.1, 0.5), at(0.9, 0.50001), at(0.9, 0.50002)]));
    expect(decode([sliver])).toHaveLength(1);
  });

  it('cuts a line that leaves the tile and returns into pieces', () => {
    const line = {
      type: 'MultiLineString' as const,
      coordinates: [[at(0.2, 0.2), at(1.6, 0.2), at(1.6, 0.6), at(0.2, 0.6)]],
    };
    const pieces = decode([feature(line)])[0]!.loadGeometry();
    expect(pieces).toHaveLength(2);
    expect(pieces[0]!.at(-1)!.x).toBe(tileExtent + 64);
    expect(pieces[1]![0]!.x).toBe(tileExtent + 64);
  });

  it('keeps points inside the buffer only', () => {
    const point = (across: number, id: number) =>
      feature({ type: 'Point', coordinates: at(across, 0.5) }, { kind: 'port' }, id);
    expect(decode([point(0.5, 1), point(1.01, 2), point(1.2, 3)]).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('gives no bytes for a tile without features', () => {
    expect(encodeTile(address, [{ name: 'parcels', features: [], geometry: exact }])).toHaveLength(0);
  });

  it('never emits an invalid ring, whatever polygon it is given', () => {
    const position = fc.tuple(
      fc.double({ min: -0.5, max: 1.5, noNaN: true }),
      fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(position, { minLength: 3, maxLength: 12 }),
        fc.constantFrom(0, 0.5, 2),
        (positions, simplifyUnits) => {
          const ring = positions.map(([across, down]) => at(across, down));
          for (const decoded of decode([feature(polygon(ring))], { simplifyUnits, keepsTiny: true })) {
            const rings = decoded.loadGeometry();
            // A closed ring has four positions at least; the first is the outer one.
            for (const each of rings) expect(each.length).toBeGreaterThanOrEqual(4);
            expect(winding(rings[0]!)).toBeGreaterThan(0);
            for (const { x, y } of rings.flat()) {
              expect(Math.max(Math.abs(x - 2048), Math.abs(y - 2048))).toBeLessThanOrEqual(2048 + 65);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
