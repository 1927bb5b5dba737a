import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { TileJson } from '../../../geodata/model/api-tile-json.ts';
import { ParcelRecord } from '../../../geodata/model/parcel.ts';
import { inChangeSet } from '../../../server/land/change-set.ts';
import { insertRecords } from '../../../server/land/insert-records.ts';
import { rectangle } from '../../support/grid-zone-sample.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

// The grid zone lies round 119.108, 36.704: one tile of zoom 12 holds it.
const z = 12;
const x = Math.floor(((119.108 + 180) / 360) * 2 ** z);
const sine = Math.sin((36.704 * Math.PI) / 180);
const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
const tilePath = `/api/tiles/parcels/${z}/${x}/${y}.mvt`;

describe('vector tiles over HTTP', () => {
  let server: TestServer;
  let tileQueries = 0;
  beforeAll(async () => {
    server = await startTestServer({
      adapt: (deps) => ({
        ...deps,
        sql: new Proxy(deps.sql, {
          apply: (target, self, parameters: unknown[]) => {
            if (String(parameters[0]).includes('AS wkb')) tileQueries += 1;
            return Reflect.apply(target, self, parameters);
          },
        }),
      }),
    });
    await loadGridZone(server.sql);
  });
  afterAll(() => server?.close());

  const idsIn = async (response: Response): Promise<number[]> => {
    const layer = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers.parcels!;
    return Array.from({ length: layer.length }, (_, index) => layer.feature(index).id!).sort((a, b) => a - b);
  };

  it('a tile carries the ids of the items API, narrowed by the same filters', async () => {
    for (const filter of [
      '',
      '?landClass=standard,idle',
      '?q=%E4%BA%A7%E4%B8%9A%E5%9B%AD&areaSquareMetres=32000..',
    ]) {
      const response = await server.get(tilePath + filter);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
      const items = await server.json<FeaturePage>(
        `/api/collections/parcels/items${filter}${filter ? '&' : '?'}limit=1000`,
      );
      expect(items.features.length).toBeGreaterThan(0);
      expect(await idsIn(response)).toEqual(items.features.map(({ id }) => id).sort((a, b) => a - b));
    }
  });

  it('identical requests in flight read the database once, later ones not at all', async () => {
    const path = `${tilePath}?landClass=planned`;
    tileQueries = 0;
    const answers = await Promise.all(Array.from({ length: 5 }, () => server.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await server.get(path);
    expect(tileQueries).toBe(1);
  });

  it('an unchanged tile is 304; a write to its zone changes the tag', async () => {
    const first = await server.get(tilePath);
    const etag = first.headers.get('etag')!;
    expect((await server.get(tilePath, { 'If-None-Match': etag })).status).toBe(304);
    const record = ParcelRecord.parse({
      name: '新地块',
      stockClass: 'planned',
      sourceName: '测试数据',
      geometry: rectangle(119.103, 36.71, 119.104, 36.711),
    });
    const draft = { zoneCode: 'TEST', kind: 'edit' as const, title: '新增', author: { id: 'a', name: '甲' } };
    await inChangeSet(server.sql, draft, (changes) => insertRecords(changes, 'parcels', [record]));
    server.deps.revisions.forget();
    const after = await server.get(tilePath, { 'If-None-Match': etag });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(etag);
    expect(await idsIn(after)).toHaveLength((await idsIn(first)).length + 1);
    // A tileset that does not carry parcels keeps its tag.
    const parks = `/api/tiles/parks/${z}/${x}/${y}.mvt`;
    expect((await server.get(parks)).status).toBe(200);
  });

  it('a tile without features is 204 without a body', async () => {
    const response = await server.get(`/api/tiles/parcels/14/0/0.mvt`);
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect((await server.get('/api/tiles/base/4/0/0.mvt')).status).toBe(204);
  });

  it.each([
    ['23/0/0', 'z'],
    ['-1/0/0', 'z'],
    ['1.5/0/0', 'z'],
    ['abc/0/0', 'z'],
    ['2/4/0', 'x'],
    ['2/0/4', 'y'],
    ['2/0/-1', 'y'],
    ['14/1e3/0', 'x'],
  ])('the tile %s does not exist: 400 names %s in Chinese', async (address, field) => {
    const response = await server.get(`/api/tiles/parcels/${address}.mvt`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await response.json()) as { errors: { field: string; message: string }[] };
    expect(problem.errors[0]!.field).toBe(field);
    expect(problem.errors[0]!.message).toMatch(/须为 0–\d+ 的整数/);
  });

  it('unknown filters and unknown tilesets are refused', async () => {
    expect((await server.get(`${tilePath}?colour=red`)).status).toBe(400);
    expect((await server.get(`${tilePath}?landClass=unheard`)).status).toBe(400);
    expect((await server.get(`/api/tiles/base/${z}/${x}/${y}.mvt?landClass=idle`)).status).toBe(400);
    expect((await server.get('/api/tiles/nothing/1/0/0.mvt')).status).toBe(404);
  });

  it('TileJSON describes each tileset, with the filters of the request in its address', async () => {
    const parcels = TileJson.parse(await server.json('/api/tiles/parcels?landClass=idle'));
    expect(parcels.tiles).toEqual(['/api/tiles/parcels/{z}/{x}/{y}.mvt?landClass=idle']);
    expect(parcels.vector_layers.map(({ id, minzoom, maxzoom }) => [id, minzoom, maxzoom])).toEqual([
      ['parcels-aggregate', 4, 11],
      ['parcels', 12, 16],
    ]);
    expect(parcels.vector_layers[1]!.fields).toEqual({
      landClass: '地类状态',
      areaCertSquareMetres: '证载面积',
      areaSquareMetres: '面积',
    });
    const base = TileJson.parse(await server.json('/api/tiles/base'));
    expect(base.vector_layers.map(({ id }) => id)).toEqual([
      'green-spaces',
      'blocks',
      'water-areas',
      'roads',
      'railways',
      'buildings',
    ]);
  });
});
