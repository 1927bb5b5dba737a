import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Feature, FeaturePage } from '../../../geodata/model/api-feature.ts';
import type { ParcelCard } from '../../../geodata/model/api-parcel-card.ts';
import type { SearchResults } from '../../../geodata/model/api-search.ts';
import type { Session } from '../../../geodata/model/api-session.ts';
import type { TileJson } from '../../../geodata/model/api-tile-json.ts';
import type { ZoneList } from '../../../geodata/model/api-zones.ts';
import { gridDegrees } from '../../../server/access/public-map.ts';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { askEverything, knownRecords, tileAt } from '../../support/ask-everything.ts';
import { describeEachEngine } from '../../support/database.ts';
import { rectangle } from '../../support/grid-zone-sample.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { markSecrets, secretsIn } from '../../support/mark-secrets.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const gridMetres = 15;
const { lng: width, lat: height } = gridDegrees(gridMetres);
/** The south-west corner lies on no grid; a plot is 0.002 degrees wide. */
const origin = [119.100_123_4, 36.700_432_1] as const;

type Ring = readonly (readonly [number, number])[];
const verticesOf = ({ geometry }: Feature): (readonly [number, number])[] =>
  (geometry as unknown as { coordinates: readonly Ring[][] }).coordinates.flat(2) as unknown as (readonly [
    number,
    number,
  ])[];
const offGrid = (value: number, cell: number): number =>
  Math.abs(value / cell - Math.round(value / cell)) * cell;

describeEachEngine('public map', (engine) => {
  let server: TestServer;
  let folder: string;
  const items = (path: string) => server.json<FeaturePage>(`/api/collections/${path}`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luodi-public-'));
    const boundaries = join(folder, 'boundaries.geojson');
    await writeFile(
      boundaries,
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { name: '某县', level: 'county', secret: 'SECRET.X.boundary.1' },
            geometry: {
              type: 'LineString',
              coordinates: [
                [119, 36],
                [120, 37],
              ],
            },
          },
        ],
      }),
    );
    server = await startTestServer({
      engine,
      environment: {
        PUBLIC_MODE: 'on',
        PUBLIC_GRID_METRES: String(gridMetres),
        PUBLIC_MAX_ZOOM: '16',
        MAP_APPROVAL_NO: '鲁S(2026)001号',
        ICP_NO: '鲁ICP备1号',
        QUALIFICATION_NO: '乙测资字37',
        ADMIN_BOUNDARIES: boundaries,
      },
    });
    await loadGridZone(server.sql, {
      origin,
      parcels: {
        8: { landUseCode: '1506', name: '特殊甲' },
        9: { landUseScheme: null, landUseCode: null, landUseText: '军事设施用地', name: '特殊乙' },
        // Smaller than a cell of the grid, and a spike that folds when it is snapped.
        10: { geometry: rectangle(119.2, 36.72, 119.200_01, 36.720_01), name: '小地块' },
        11: {
          name: '尖角',
          geometry: {
            type: 'MultiPolygon',
            coordinates: [
              [
                [
                  [119.21, 36.72],
                  [119.2104, 36.7202],
                  [119.2108, 36.720_03],
                  [119.2104, 36.720_21],
                  [119.21, 36.7204],
                  [119.21, 36.72],
                ],
              ],
            ],
          },
        },
      },
    });
    await server.sql`
      INSERT INTO facility (zone_code, kind, name, pinyin, source_name, geom, created_by, updated_by)
      SELECT zone_code, 'substation', '220千伏变电站', 'bdz', source_name, ST_Translate(geom, 0.001, 0.001), 'test', 'test' FROM facility`;
    await server.sql`UPDATE parcel SET substation_distance_metres = 432.1`;
    server.deps.revisions.forget();
  });
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('makes everybody a visitor, shows its numbers, and refuses to sign in or write', async () => {
    const session = await server.json<Session>('/api/session');
    expect(session.actor).toMatchObject({
      role: 'visitor',
      publicMap: { gridMetres, maxZoom: 16 },
      sees: { internal: false, sensitive: false, suspected: false },
    });
    expect(session.settings).toMatchObject({
      mapApprovalNo: '鲁S(2026)001号',
      icpNo: '鲁ICP备1号',
      qualificationNo: '乙测资字37',
      adminBoundaries: true,
    });
    const signIn = await send(server, 'POST', '/session', { loginName: 'admin', password: '0123456789ab' });
    expect(signIn).toMatchObject({ status: 403, body: { detail: '公众地图只供浏览，不能登录，也不能修改' } });
    expect(
      (await send(server, 'PATCH', '/collections/parcels/items/1', { revision: 1, changes: {} })).status,
    ).toBe(403);
  });

  it('shows outlines on the grid only, valid ones, with the areas of the certificates', async () => {
    const exact = await server.sql<{ id: number; area: string }[]>`
      SELECT id::integer AS id, area_cert_square_metres AS area FROM parcel`;
    for (const path of ['parcels/items?limit=1000', 'parks/items', 'assessments/items', 'blocks/items']) {
      const { features } = await items(path);
      expect(features.length, path).toBeGreaterThan(0);
      for (const feature of features) {
        for (const [lng, lat] of verticesOf(feature)) {
          expect(offGrid(lng, width), `${path} ${feature.id}`).toBeLessThan(1e-8);
          expect(offGrid(lat, height), `${path} ${feature.id}`).toBeLessThan(1e-8);
        }
        const [shape] = await server.sql<{ valid: boolean; area: number }[]>`
          SELECT ST_IsValid(geom) AS valid, ST_Area(geom) AS area
          FROM (SELECT ST_GeomFromGeoJSON(${JSON.stringify(feature.geometry)}) AS geom) AS given`;
        expect(shape!.valid, `${path} ${feature.id}`).toBe(true);
        expect(shape!.area).toBeGreaterThan(0);
      }
    }
    for (const { id, properties } of (await items('parcels/items?limit=1000')).features)
      expect(properties.areaSquareMetres).toBe(Number(exact.find((row) => row.id === id)!.area));
    expect((await items('parcels/items?q=小地块')).numberMatched).toBe(1);
  });

  it('draws the same in tiles, cards and exports, and answers a box by what it shows', async () => {
    const z = 15;
    const { x, y } = tileAt([119.105, 36.704], z);
    const response = await server.get(`/api/tiles/parcels/${z}/${x}/${y}.mvt`);
    expect(response.status).toBe(200);
    const layer = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers.parcels!;
    let compared = 0;
    for (let index = 0; index < layer.length; index += 1)
      for (const point of layer.feature(index).loadGeometry().flat()) {
        // Outside the tile proper, the edge of its buffer cuts outlines.
        if (point.x <= 0 || point.x >= layer.extent || point.y <= 0 || point.y >= layer.extent) continue;
        const lng = ((x + point.x / layer.extent) / 2 ** z) * 360 - 180;
        // A unit of the tile is 0.3 m.
        expect(offGrid(lng, width)).toBeLessThan(0.000_004);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(4);
    const known = await knownRecords(server, ['测试地块1']);
    const told = await askEverything(server, (await server.json<Session>('/api/session')).actor, known);
    const corners = await server.sql<{ pair: string }[]>`
      SELECT DISTINCT ST_X((dumped).geom) || ',' || ST_Y((dumped).geom) AS pair
      FROM (SELECT ST_DumpPoints(geom) AS dumped FROM parcel) AS points`;
    for (const { address, text } of told)
      for (const { pair } of corners) expect(text.includes(pair), `${address} tells ${pair}`).toBe(false);
    // Half a cell beside an exact corner, the answer follows the snapped outline.
    for (const { pair } of corners.slice(0, 6)) {
      const [lng, lat] = pair.split(',').map(Number) as [number, number];
      const box = [lng - 1e-6, lat - 1e-6, lng + 1e-6, lat + 1e-6].join(',');
      const [shown] = await server.sql<{ count: number }[]>`
        SELECT count(*)::integer AS count FROM unnest(${(await items('parcels/items?limit=1000')).features.map(({ geometry }) => JSON.stringify(geometry))}::text[]) AS text
        WHERE ST_Intersects(ST_SetSRID(ST_GeomFromGeoJSON(text), 4490), ST_MakeEnvelope(${lng - 1e-6}, ${lat - 1e-6}, ${lng + 1e-6}, ${lat + 1e-6}, 4490))`;
      expect((await items(`parcels/items?bbox=${box}`)).numberMatched).toBe(shown!.count);
    }
  });

  it('knows nothing of 特殊用地, substations and exact measures', async () => {
    const { numberMatched } = await items('parcels/items');
    expect(numberMatched).toBe(30);
    expect((await server.json<ZoneList>('/api/zones')).zones[0]!.parcelCount).toBe(30);
    const [special] = await server.sql<
      { id: number }[]
    >`SELECT id::integer AS id FROM parcel WHERE name = '特殊甲'`;
    expect((await server.get(`/api/parcels/${special!.id}/card`)).status).toBe(404);
    expect((await server.json<SearchResults>('/api/search?q=特殊')).results).toEqual([]);
    expect((await server.json<SearchResults>('/api/search?q=变电站')).results).toEqual([]);
    expect((await items('facilities/items')).numberMatched).toBe(1);
    const first = (await items('parcels/items?q=测试地块1&limit=1')).features[0]!;
    const card = await server.json<ParcelCard>(`/api/parcels/${first.id}/card`);
    expect(card.neighbours.map(({ name }) => name)).not.toContain('特殊甲');
    expect(card.facilities.map(({ kind }) => kind)).toEqual(['expressway_exit']);
    for (const name of [
      'substationDistanceMetres',
      'perimeterMetres',
      'areaGisSquareMetres',
      'areaMismatch',
      'holderName',
    ])
      expect(card.parcel.properties).not.toHaveProperty(name);
    expect((await server.get('/api/collections/parcels/items?substationDistanceMetres=1..2')).status).toBe(
      400,
    );
    const { parcelCount } = (await server.json<ZoneList>('/api/zones')).zones[0]!;
    expect(parcelCount).toBe(30);
  });

  it('ends at its zoom', async () => {
    const at = (z: number) => server.get(`/api/tiles/parcels/${z}/0/0.mvt`);
    expect((await at(16)).status).toBe(204);
    const beyond = await at(17);
    expect(beyond.status).toBe(400);
    expect(await beyond.json()).toMatchObject({ errors: [{ field: 'z', message: '公众地图只到 16 级' }] });
    expect((await server.json<TileJson>('/api/tiles/base')).maxzoom).toBeLessThanOrEqual(16);
  });

  it('draws administrative boundaries, names and levels only', async () => {
    const text = await (await server.get('/api/admin-boundaries')).text();
    expect(JSON.parse(text)).toMatchObject({ features: [{ properties: { name: '某县', level: 'county' } }] });
    expect(text).not.toContain('SECRET');
  });

  it('keeps every marked secret', async () => {
    await markSecrets(server.sql);
    server.deps.revisions.forget();
    const known = await knownRecords(server, ['SECRET', '测试']);
    const told = await askEverything(server, (await server.json<Session>('/api/session')).actor, known);
    for (const { address, text } of told) {
      const { records, figures } = secretsIn(text);
      expect([...records, ...figures], address).toEqual([]);
    }
  });
});

describe('configuration of a public map', () => {
  const now = new Date('2026-05-01T04:00:00Z');
  it('refuses administrative boundaries without 审图号', () => {
    const environment = { PUBLIC_MODE: 'on', ADMIN_BOUNDARIES: 'boundaries.geojson' };
    expect(() => readConfig(environment, now)).toThrow(ConfigError);
    expect(() => readConfig(environment, now)).toThrow(/审图号/);
    expect(readConfig({ ...environment, MAP_APPROVAL_NO: '鲁S(2026)001号' }, now).publicMap).toEqual({
      gridMetres: 10,
      maxZoom: 17,
    });
    expect(readConfig({ ADMIN_BOUNDARIES: 'boundaries.geojson' }, now).publicMap).toBeUndefined();
  });

  it.each([
    { PUBLIC_MODE: 'yes' },
    { PUBLIC_GRID_METRES: '0' },
    { PUBLIC_GRID_METRES: '10.5' },
    { PUBLIC_MAX_ZOOM: '25' },
    { ADMIN_BOUNDARIES: 'boundaries.shp' },
  ])('names what is wrong: %o', (environment) => {
    expect(() => readConfig({ PUBLIC_MODE: 'on', ...environment }, now)).toThrow(
      new RegExp(Object.keys(environment)[0]!),
    );
  });
});
