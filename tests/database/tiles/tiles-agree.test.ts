import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parcels } from '../../../geodata/catalog/parcels.ts';
import { type Tileset, tilesetOf } from '../../../geodata/catalog/tilesets.ts';
import type { Actor } from '../../../geodata/model/api-session.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { visitor } from '../../../server/access/roles.ts';
import { type CollectionQuery, parseCollectionQuery } from '../../../server/collections/collection-query.ts';
import { whereFragment } from '../../../server/collections/where-fragment.ts';
import { encodeTile } from '../../../server/tiles/encode-tile.ts';
import type { EncodeTileJob } from '../../../server/tiles/encode-tile.worker.ts';
import type { TileAddress } from '../../../server/tiles/tile-address.ts';
import { createTilesService, type TilesService } from '../../../server/tiles/tiles.service.ts';
import { createWorkerPool } from '../../../server/worker-pool.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';

const planner = localPlanner;

const parcelTiles = tilesetOf('parcels')!;
const everything: CollectionQuery = { words: [], filters: [] };

/** Columns and rows of the tiles over the two test zones at a zoom. */
function tilesOver([west, south, east, north]: readonly number[], z: number): TileAddress[] {
  const column = (lng: number) => Math.floor(((lng + 180) / 360) * 2 ** z);
  const row = (lat: number) => {
    const sine = Math.sin((lat * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
  };
  const addresses: TileAddress[] = [];
  for (let x = column(west!); x <= column(east!); x += 1) {
    for (let y = row(north!); y <= row(south!); y += 1) addresses.push({ z, x, y });
  }
  return addresses;
}

// Two zones, so that filters by zone and tiles between them matter.
const areas = [
  [119.09, 36.69, 119.13, 36.72],
  [119.29, 36.89, 119.33, 36.92],
];

describeEachEngine('vector tiles', (engine) => {
  let db: TestDatabase;
  let service: TilesService;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
    await loadGridZone(db.sql, { zoneCode: 'ONE', origin: [119.1, 36.7], columns: 9, rows: 5 });
    await loadGridZone(db.sql, { zoneCode: 'TWO', origin: [119.3, 36.9] });
    service = createTilesService(db.sql, {
      run: async ({ address, layers }) => encodeTile(address, layers),
    });
  });
  afterAll(() => db.dispose());

  const decode = async (
    tileset: Tileset,
    addresses: readonly TileAddress[],
    query = everything,
    actor = planner,
  ): Promise<{ layer: string; feature: VectorTileFeature }[]> => {
    const found: { layer: string; feature: VectorTileFeature }[] = [];
    for (const address of addresses) {
      const bytes = await service.readTile({ tileset, address, query, actor });
      for (const layer of Object.values(new VectorTile(new PbfReader(bytes)).layers)) {
        for (let index = 0; index < layer.length; index += 1) {
          found.push({ layer: layer.name, feature: layer.feature(index) });
        }
      }
    }
    return found;
  };
  const idsOf = (features: { feature: VectorTileFeature }[]) =>
    [...new Set(features.map(({ feature }) => feature.id!))].sort((a, b) => a - b);
  const matching = async (query: CollectionQuery, actor = planner) =>
    await db.sql<{ id: number; landClass: string; area: number }[]>`
      SELECT id, land_class AS "landClass", area_square_metres::double precision AS area FROM collection_parcel
      WHERE ${whereFragment(db.sql, parcels, query, actor)} ORDER BY id`;

  test.each([12, 13, 14, 15, 16, 18])('zoom %i carries every parcel once a tile, and no other', async (z) => {
    const found = await decode(
      parcelTiles,
      areas.flatMap((area) => tilesOver(area, z)),
    );
    expect(idsOf(found)).toEqual((await matching(everything)).map(({ id }) => id));
    expect(new Set(found.map(({ layer }) => layer))).toEqual(new Set(['parcels']));
    for (const { feature } of found) {
      expect(feature.type).toBe(3);
      expect(Object.keys(feature.properties).sort()).toEqual([
        'areaCertSquareMetres',
        'areaSquareMetres',
        'landClass',
      ]);
      expect(typeof feature.properties.areaSquareMetres).toBe('number');
      expect(typeof feature.properties.landClass).toBe('string');
    }
  });

  const filters = fc.record(
    {
      zone: fc.constantFrom('ONE', 'TWO', 'ONE,TWO', 'NONE'),
      landClass: fc.constantFrom(
        'standard',
        'idle,suspected',
        'in_use,planned,inefficient',
        'supplied_unused',
      ),
      areaSquareMetres: fc.constantFrom('35000..', '..40000', '32000..44000'),
      supplyModes: fc.constantFrom('one_off', 'one_off,long_lease'),
      isNetLand: fc.constantFrom('true', 'false'),
      utilities: fc.constantFrom('water', 'road,gas'),
      readiness: fc.constantFrom('0.5..', '..0.4'),
      floorPriceYuanPerSquareMetre: fc.constantFrom('340..', '..330'),
      q: fc.constantFrom('测试', 'khsw', '地块1', 'cedk 康华', '没有'),
      bbox: fc.constantFrom('119.1,36.7,119.11,36.705', '119,36,120,37'),
      within: fc.constantFrom('119.1,36.7,119.112,36.7,119.106,36.71', '119,36,120,36,120,37'),
    },
    { requiredKeys: [] },
  );
  const queryOf = (parameters: Record<string, string | undefined>) => {
    const given = Object.entries(parameters).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return parseCollectionQuery(parcels, new URLSearchParams(given), planner);
  };

  test('tiles with any filter carry exactly the records of the API', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(14, 15), async (parameters, z) => {
        const query = queryOf(parameters);
        const found = await decode(
          parcelTiles,
          areas.flatMap((area) => tilesOver(area, z)),
          query,
        );
        expect(idsOf(found)).toEqual((await matching(query)).map(({ id }) => id));
      }),
      { numRuns: 30 },
    );
  });

  test('aggregates at zooms 4 to 11 add up to the same counts and areas with any filter', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 4, max: 11 }), async (parameters, z) => {
        const query = queryOf(parameters);
        const expected = await matching(query);
        const tiles = tilesOver([118.9, 36.5, 119.5, 37.1], z);
        const cells = (await decode(parcelTiles, tiles, query)).map(({ layer, feature }) => {
          expect(layer).toBe('parcels-aggregate');
          return feature.properties as Record<string, number | string>;
        });
        const sum = (name: string) => cells.reduce((total, cell) => total + Number(cell[name] ?? 0), 0);
        expect(sum('count')).toBe(expected.length);
        expect(sum('areaSquareMetres')).toBeCloseTo(
          expected.reduce((total, { area }) => total + area, 0),
          0,
        );
        for (const landClass of new Set(expected.map((row) => row.landClass))) {
          expect(sum(`count_${landClass}`)).toBe(
            expected.filter((row) => row.landClass === landClass).length,
          );
        }
        for (const cell of cells) expect(cell[`count_${cell.landClass}`]).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });

  test('suspected land cannot be told from 供而未用 by who may not see it', async () => {
    for (const z of [10, 15]) {
      const found = await decode(
        parcelTiles,
        areas.flatMap((area) => tilesOver(area, z)),
        everything,
        visitor,
      );
      expect(found.length).toBeGreaterThan(0);
      for (const { feature } of found) {
        expect(feature.properties.landClass).not.toBe('suspected');
        expect(feature.properties).not.toHaveProperty('count_suspected');
      }
    }
  });

  test('an actor of one zone gets the records of that zone only', async () => {
    const local: Actor = { ...planner, zones: ['TWO'] };
    const found = await decode(
      parcelTiles,
      areas.flatMap((area) => tilesOver(area, 14)),
      everything,
      local,
    );
    expect(found).not.toHaveLength(0);
    expect(idsOf(found)).toEqual((await matching({ ...everything, zones: ['TWO'] })).map(({ id }) => id));
  });

  test('layers begin at their zoom, all geometries in one tile', async () => {
    const base = tilesetOf('base')!;
    const names = async (z: number) => [
      ...new Set(
        (await decode(base, tilesOver([119.11, 36.705, 119.11, 36.705], z))).map(({ layer }) => layer),
      ),
    ];
    expect(await names(8)).toEqual([]);
    expect(await names(9)).toEqual(['water-areas', 'roads']);
    expect(await names(12)).toEqual(['green-spaces', 'blocks', 'water-areas', 'roads']);
    expect(await names(13)).toContain('buildings');
    const [facility] = await decode(tilesetOf('facilities')!, tilesOver(areas[0]!, 12));
    expect(facility!.feature.type).toBe(1);
    expect(facility!.feature.properties).toEqual({ name: '潍坊东收费站', kind: 'expressway_exit' });
  });

  test('outlines come back within a unit of the tile', async () => {
    const z = 16;
    const outlines = await db.sql<{ id: number; ring: [number, number][] }[]>`
      SELECT id, ST_AsGeoJSON(geom, 15)::json #> '{coordinates,0,0}' AS ring FROM collection_parcel`;
    const rings = new Map(outlines.map(({ id, ring }) => [id, ring]));
    const unitDegrees = 360 / 2 ** z / 4096;
    let compared = 0;
    for (const address of tilesOver(areas[0]!, z)) {
      for (const { feature } of await decode(parcelTiles, [address])) {
        const inside = feature
          .loadGeometry()
          .flat()
          .every(({ x, y }) => Math.min(x, y) > -64 && Math.max(x, y) < 4160);
        if (!inside) continue;
        const { geometry } = feature.toGeoJSON(address.x, address.y, address.z);
        const decoded = (geometry as unknown as { coordinates: [number, number][][] }).coordinates[0]!;
        for (const [lng, lat] of rings.get(feature.id!)!) {
          const nearest = Math.min(...decoded.map((each) => Math.hypot(each[0] - lng, each[1] - lat)));
          expect(nearest).toBeLessThan(unitDegrees);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('a worker thread encodes the same bytes', async () => {
    const pool = createWorkerPool<EncodeTileJob, Uint8Array>('encode-tile', 1);
    try {
      const threaded = createTilesService(db.sql, pool);
      const [address] = tilesOver([119.11, 36.705, 119.11, 36.705], 14);
      const request = { tileset: parcelTiles, address: address!, query: everything, actor: planner };
      const bytes = await threaded.readTile(request);
      expect(bytes.length).toBeGreaterThan(100);
      expect(Buffer.from(bytes)).toEqual(Buffer.from(await service.readTile(request)));
    } finally {
      await pool.close();
    }
  });
});
