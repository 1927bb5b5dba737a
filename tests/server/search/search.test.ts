import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchResults } from '../../../geodata/model/api-search.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describeEachEngine('search', (engine) => {
  let server: TestServer;
  const search = async (q: string, rest = '') =>
    SearchResults.parse(await server.json(`/api/search?q=${encodeURIComponent(q)}${rest}`)).results;
  const titles = async (q: string, rest?: string) => (await search(q, rest)).map(({ title }) => title);

  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql, {
      zoneCode: 'ALPHA',
      parcels: { 3: { name: '康华' }, 4: { name: '康华生物（二期）' }, 5: { name: '新康华' } },
    });
    await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [120.1, 36.7], columns: 2, rows: 1 });
  });
  afterAll(() => server?.close());

  it('finds by name: equal first, then beginnings, then the rest', async () => {
    const found = await titles('康华', '&zone=ALPHA');
    expect(found[0]).toBe('康华');
    expect(new Set(found.slice(1, 3))).toEqual(new Set(['康华生物医药产业园', '康华生物（二期）']));
    expect(found[3]).toBe('新康华');
  });

  it('finds by pinyin in full, by initials, by code, whatever the width and case of the letters', async () => {
    expect((await titles('khswyycyy', '&zone=ALPHA'))[0]).toBe('康华生物医药产业园');
    expect((await titles('kanghuashengwuyiyao', '&zone=ALPHA'))[0]).toBe('康华生物医药产业园');
    expect((await titles('bzcf', '&zone=ALPHA'))[0]).toBe('标准厂房区');
    expect(await titles('370700001001GB00007', '&zone=ALPHA')).toEqual(['测试地块7']);
    expect(await titles('３７０７００００１００１ｇｂ００００７', '&zone=ALPHA')).toEqual(['测试地块7']);
    expect(await titles('康华生物(二期)')).toEqual(['康华生物（二期）']);
  });

  it('finds parks, parcels, buildings, facilities and roads, and says what and where they are', async () => {
    const [road] = await search('高新路', '&zone=ALPHA');
    expect(road).toMatchObject({
      collection: 'roads',
      title: '高新路',
      subtitle: '主干路 · 测试开发区ALPHA',
    });
    const [exit] = await search('潍坊东', '&zone=ALPHA');
    expect(exit).toMatchObject({ collection: 'facilities', subtitle: '高速出入口 · 测试开发区ALPHA' });
    expect(exit!.point).toEqual([exit!.bounds[0], exit!.bounds[1]]);
    const [building] = await search('1号标准厂房', '&zone=ALPHA');
    expect(building).toMatchObject({
      collection: 'factory-buildings',
      subtitle: '标准厂房区 · F1 · 测试开发区ALPHA',
    });
    const [parcel] = await search('测试地块2', '&zone=BETA');
    expect(parcel).toMatchObject({
      collection: 'parcels',
      landClass: 'standard',
      bounds: [120.102, 36.7, 120.104, 36.702],
    });
    expect(parcel!.point[0]).toBeCloseTo(120.103, 6);
  });

  it('stretches of one road come as one find with the bounds of all', async () => {
    await server.sql`
      INSERT INTO road (zone_code, class, name, width_metres, source_name, geom, created_by, updated_by)
      SELECT zone_code, class, name, width_metres, source_name, ST_Translate(geom, 0.5, 0), 'test', 'test'
      FROM road WHERE zone_code = 'BETA'`;
    server.deps.revisions.forget();
    const found = await search('高新路', '&zone=BETA&limit=50');
    expect(found).toHaveLength(1);
    expect(found[0]!.bounds[2] - found[0]!.bounds[0]).toBeGreaterThan(0.5);
  });

  it('gives as many as asked for, nothing for nothing, and takes no pattern for a name', async () => {
    expect(await search('测试地块')).toHaveLength(12);
    expect(await search('测试地块', '&limit=3')).toHaveLength(3);
    expect(await search('   ')).toEqual([]);
    expect(await search('没有这个')).toEqual([]);
    expect(await search('%')).toEqual([]);
    expect(await search('_')).toEqual([]);
    expect(await search("' OR 1=1 --")).toEqual([]);
  });
});
