import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { ImportReport } from '../../../geodata/model/import-report.ts';
import { type ImportCommandResult, runImport } from '../../../server/imports/import-command.ts';
import { importCommand, importControl } from '../../../server/imports/import-control.ts';
import { controlHandler } from '../../../server/local-control/control-command.ts';
import { controlSocket } from '../../../server/local-control/control-socket.ts';
import { openLocalControl } from '../../../server/local-control/local-control-server.ts';
import { projectSqlFolder, silentLog } from '../../support/database.ts';
import { copyOfEmbeddedSnapshot } from '../../support/embedded-snapshot.ts';
import { importFolder, squareAt } from '../../support/import-files.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let files: ReturnType<typeof importFolder>;
beforeEach(() => {
  files = importFolder();
});
afterEach(() => files.remove());

const command = async (
  dataDir: string,
  args: string[],
): Promise<ImportCommandResult & { progress: string[]; report: () => ImportReport }> => {
  const progress: string[] = [];
  const result = await runImport(args, {
    environment: { DATA_DIR: dataDir },
    folder: files.folder,
    root,
    now: new Date('2026-05-01T04:00:00Z'),
    onProgress: ({ message }) => progress.push(message),
  });
  return { ...result, progress, report: () => ImportReport.parse(JSON.parse(result.output)) };
};

describe('npm run import, while no server runs', () => {
  let copy: Awaited<ReturnType<typeof copyOfEmbeddedSnapshot>>;
  beforeAll(async () => {
    copy = await copyOfEmbeddedSnapshot(projectSqlFolder);
  });
  afterAll(() => copy.remove());

  it('opens the database itself, reports as JSON, and closes it again', async () => {
    files.writeGeoJson('地块.geojson', [{ geometry: squareAt(119.2, 36.8), properties: { 名称: '甲' } }]);
    const zone = ['--collection', 'parcels', '--zone', 'NEWZONE'];
    const unknown = await command(copy.dataDir, ['地块.geojson', ...zone]);
    expect(unknown.exitCode).toBe(1);
    expect(unknown.output).toContain('没有代码为“NEWZONE”的开发区');
    expect(unknown.output).toContain('没有写入任何记录');
    const done = await command(copy.dataDir, [
      '地块.geojson',
      ...zone,
      '--zone-name',
      '新开发区',
      '--report',
      'json',
    ]);
    expect(done.exitCode).toBe(0);
    expect(done.report()).toMatchObject({
      status: 'imported',
      isNewZone: true,
      counts: { read: 1, written: 1 },
    });
    expect(done.progress).toContain('正在写入 1 宗地块');
    expect(done.errors).toBe('');
  });
});

describe('npm run import, while a server holds the data folder', () => {
  let server: TestServer;
  let dataDir: string;
  let control: { close(): Promise<void> };
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'luodi-control-'));
    server = await startTestServer({ environment: { DATA_DIR: dataDir } });
    await loadGridZone(server.sql, { columns: 2, rows: 2 });
    const handler = importControl({ ...server.deps, whenReady: Promise.resolve() });
    control = await openLocalControl({ dataDir, handlers: [handler], log: silentLog });
  });
  afterAll(async () => {
    await control?.close();
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('has the server do it, and the server shows the parcels at once', async () => {
    const path = '/api/collections/parcels/items?zone=TEST&limit=100';
    const before = await server.json<FeaturePage>(path);
    files.writeGeoJson('地块.geojson', [
      { geometry: squareAt(119.2, 36.8), properties: { 名称: '甲' } },
      { geometry: squareAt(119.21, 36.8), properties: { 名称: '乙' } },
    ]);
    const done = await command(dataDir, [
      '地块.geojson',
      '--collection',
      'parcels',
      '--zone',
      'TEST',
      '--report',
      'json',
    ]);
    expect(done.exitCode).toBe(0);
    expect(done.report()).toMatchObject({ status: 'imported', counts: { written: 2 } });
    expect(done.progress).toContain('正在写入 2 宗地块');
    const after = await server.json<FeaturePage>(path);
    expect(after.numberMatched).toBe(before.numberMatched + 2);
    expect(after.features.map(({ properties }) => properties.name)).toContain('乙');
  });

  it('tells what is wrong with a file, in words a person reads', async () => {
    files.writeGeoJson('空.geojson', [{ geometry: null, properties: { 名称: '甲' } }]);
    const refused = await command(dataDir, ['空.geojson', '--collection', 'parcels', '--zone', 'TEST']);
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain('未导入 空.geojson：没有写入任何记录。');
    expect(refused.output).toMatch(/\[错误\] 第1行：缺少图形。/);
  });

  it('only the user who runs the server can reach it', () => {
    const { folder } = controlSocket(dataDir);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

describe('the control socket', () => {
  it('takes the place of one that a killed server left behind', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'luodi-control-'));
    const handlers = [controlHandler(importCommand, () => Promise.reject(new Error('磁盘已满')))];
    const first = await openLocalControl({ dataDir, handlers, log: silentLog });
    await first.close();
    writeFileSync(controlSocket(dataDir).path, '');
    const second = await openLocalControl({ dataDir, handlers, log: silentLog });
    try {
      files.writeGeoJson('地块.geojson', [{ geometry: squareAt(119.2, 36.8) }]);
      const failed = await command(dataDir, ['地块.geojson', '--collection', 'parcels', '--zone', 'TEST']);
      expect(failed).toMatchObject({ exitCode: 2, output: '' });
      expect(failed.errors).toBe('导入没有完成，没有写入任何记录：磁盘已满\n');
    } finally {
      await second.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('lies elsewhere when the data folder is too deep for a socket', () => {
    const deep = `/srv/${'很深的文件夹/'.repeat(12)}data`;
    expect(Buffer.byteLength(controlSocket(deep).path)).toBeLessThanOrEqual(103);
    expect(controlSocket(deep).path).not.toBe(controlSocket(`${deep}2`).path);
    expect(controlSocket('/srv/luodi/data').path).toBe('/srv/luodi/data/control/server.sock');
  });
});

describe('wrong calls', () => {
  it.each([
    [['--collection', 'parcels', '--zone', 'A1'], '请给出要导入的文件'],
    [['a.zip', 'b.zip', '--collection', 'parcels', '--zone', 'A1'], '一次只导入一个文件，多出：b.zip'],
    [['a.zip', '--zone', 'A1'], '--collection 只能是 parcels（地块）或 contracts（供地合同）'],
    [['a.zip', '--collection', 'roads', '--zone', 'A1'], '不能是“roads”'],
    [['a.zip', '--collection', 'parcels'], '请用 --zone 给出开发区代码'],
    [['a.zip', '--collection', 'parcels', '--zone', 'lower'], '--zone：开发区代码须为 2–16 位大写字母或数字'],
    [
      ['a.zip', '--collection', 'parcels', '--zone', 'A1', '--map', '面积'],
      '须写成 列名=字段 或 列名=字段:单位',
    ],
    [['a.zip', '--collection', 'parcels', '--zone', 'A1', '--report', 'xml'], '--report 只能是 json 或 text'],
    [['a.zip', '--collection', 'parcels', '--zone', 'A1', '--colour', 'red'], '参数有误'],
  ])('%j ends with 2 and says why', async (args, reason) => {
    const result = await command('/nowhere', args);
    expect(result.exitCode).toBe(2);
    expect(result.errors).toContain(reason);
    expect(result.errors).toContain('用法：npm run import --');
    expect(result.output).toBe('');
  });

  it('--help shows the usage', async () => {
    const result = await command('/nowhere', ['--help']);
    expect(result).toMatchObject({ exitCode: 0, errors: '' });
    expect(result.output).toContain('--zone-name');
  });
});
