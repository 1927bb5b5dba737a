import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ZoneSample } from '../../../geodata/model/zone-sample.ts';
import { syncCodes } from '../../../server/codes/sync-codes.ts';
import {
  type DemonstrationTask,
  loadDemonstration,
} from '../../../server/demonstration/load-demonstration.ts';
import {
  createTestDatabase,
  describeEachEngine,
  silentLog,
  type TestDatabase,
} from '../../support/database.ts';
import { gridZoneSample } from '../../support/grid-zone-sample.ts';

const zones = ['AAA', 'BBB', 'CCC'].map((zoneCode) => ({ zoneCode, name: `测试开发区${zoneCode}` }));
const sampleOf = (zoneCode: string): ZoneSample =>
  gridZoneSample({
    zoneCode,
    columns: 4,
    rows: 2,
    origin: [119 + zones.findIndex((zone) => zone.zoneCode === zoneCode), 36],
  });

describeEachEngine('loading the demonstration', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
    await syncCodes(db.sql);
  });
  afterAll(() => db.dispose());

  const task = (rest: Partial<DemonstrationTask> = {}): DemonstrationTask => ({
    sql: db.sql,
    zones,
    seed: 1,
    asOf: '2026-05-01',
    generate: async (zoneCode) => sampleOf(zoneCode),
    log: silentLog,
    onProgress: () => {},
    ...rest,
  });
  const parcelCounts = async () => {
    const rows = await db.sql<{ zoneCode: string; count: number }[]>`
      SELECT zone_code AS "zoneCode", count(*) AS count FROM parcel GROUP BY zone_code ORDER BY zone_code`;
    return Object.fromEntries(rows.map((row) => [row.zoneCode, row.count]));
  };

  test('an interrupted start keeps whole zones only, and the next start fills the rest', async () => {
    const broken = sampleOf('BBB');
    broken.parcels.at(-1)!.stockClass = 'unheard of' as never;
    const interrupted = loadDemonstration(
      task({ generate: async (zoneCode) => (zoneCode === 'BBB' ? broken : sampleOf(zoneCode)) }),
    );
    await expect(interrupted).rejects.toThrow(/parcel_stock_class_known/);
    expect(await parcelCounts()).toEqual({ AAA: 8 });
    const generated: string[] = [];
    const generate = async (zoneCode: string) => {
      generated.push(zoneCode);
      return sampleOf(zoneCode);
    };
    const outcome = await loadDemonstration(task({ generate }));
    expect(outcome).toEqual({ loaded: ['BBB', 'CCC'], kept: ['AAA'], foreign: [] });
    expect(generated).toEqual(['BBB', 'CCC']);
    expect(await parcelCounts()).toEqual({ AAA: 8, BBB: 8, CCC: 8 });
  });

  test('a repeated start changes nothing and generates nothing', async () => {
    const generate = () => Promise.reject(new Error('must not be called'));
    const outcome = await loadDemonstration(task({ generate }));
    expect(outcome).toEqual({ loaded: [], kept: ['AAA', 'BBB', 'CCC'], foreign: [] });
  });

  test('two servers that start at once load a zone once', async () => {
    const two = [{ zoneCode: 'DDD', name: '测试开发区DDD' }];
    const generate = async () => gridZoneSample({ zoneCode: 'DDD', columns: 4, rows: 2, origin: [110, 30] });
    const outcomes = await Promise.all([1, 2].map(() => loadDemonstration(task({ zones: two, generate }))));
    expect(outcomes.map(({ loaded }) => loaded.length).sort()).toEqual([0, 1]);
    expect((await parcelCounts()).DDD).toBe(8);
  });

  test('a zone that people made is left alone', async () => {
    await db.sql`
      INSERT INTO zone (zone_code, name, source_name, created_by, updated_by) VALUES ('EEE', '真实开发区', '导入', 'a', 'a')`;
    const outcome = await loadDemonstration(task({ zones: [{ zoneCode: 'EEE', name: '测试开发区EEE' }] }));
    expect(outcome).toEqual({ loaded: [], kept: [], foreign: ['EEE'] });
    expect((await parcelCounts()).EEE).toBeUndefined();
  });

  test('says in Chinese what it is doing, and generates the next zones while one is written', async () => {
    const happened: string[] = [];
    const ratios: number[] = [];
    await loadDemonstration(
      task({
        zones: ['FFF', 'GGG'].map((zoneCode) => ({ zoneCode, name: `测试开发区${zoneCode}` })),
        generate: async (zoneCode) => {
          happened.push(`generate ${zoneCode}`);
          return gridZoneSample({
            zoneCode,
            columns: 2,
            rows: 2,
            origin: [100, zoneCode === 'FFF' ? 30 : 31],
          });
        },
        onProgress: ({ message, ratio }) => {
          happened.push(message);
          ratios.push(ratio);
        },
      }),
    );
    expect(happened).toEqual([
      'generate FFF',
      'generate GGG',
      '正在生成 测试开发区FFF 1/2',
      '正在写入 测试开发区FFF 1/2',
      '正在生成 测试开发区GGG 2/2',
      '正在写入 测试开发区GGG 2/2',
    ]);
    expect(ratios).toEqual([0, 0.25, 0.5, 0.75]);
  });
});
