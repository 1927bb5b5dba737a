import ExcelJs from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectImportReport, ProjectPage } from '../../../geodata/model/api-projects.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await loadGridZone(server.sql);
  server.deps.revisions.forget();
});
afterAll(() => server?.close());

const upload = async (bytes: Buffer, write: boolean) => {
  const response = await fetch(`${server.url}/api/projects/import?zone=TEST&write=${write}&name=a.csv`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  return {
    status: response.status,
    body: (await response.json()) as ProjectImportReport & { errors?: object[] },
  };
};
const count = async (): Promise<number> =>
  (await server.json<ProjectPage>('/api/projects?zone=TEST')).numberMatched;

it('tells every problem with row, column and mend, and writes nothing', async () => {
  const sheet = [
    '项目名称,行业代码,用地面积下限（亩）,用地面积上限(亩),需地时间,供应方式,新列',
    '甲项目,3983,45,70,2027-03-31,先租后让,x',
    '乙项目,9999,80,70,2020-01-01,先租后让,',
    ',3983,abc,70,,随便,',
  ].join('\n');
  const { status, body } = await upload(Buffer.from(sheet), true);
  expect(status).toBe(200);
  expect(body).toMatchObject({ isWritten: false, rows: 3, created: [], unknownColumns: ['新列'] });
  const told = body.problems.map(({ row, column }) => `${row} ${column}`);
  expect(told).toEqual(
    expect.arrayContaining(['3 用地面积下限（亩）', '4 项目名称', '4 用地面积下限（亩）', '4 供应方式']),
  );
  expect(body.problems.find(({ row, column }) => row === 4 && column === '供应方式')?.message).toContain(
    '可填',
  );
  expect(await count()).toBe(0);
});

it('checks a good sheet without writing, then writes it whole, csv in GBK or a workbook', async () => {
  const gbk = Buffer.from('cfeec4bfc3fbb3c62cd0d0d2b5b4fac2eb0abcd7cfeec4bf2c333938330a', 'hex');
  expect((await upload(gbk, false)).body).toMatchObject({ isWritten: false, problems: [], rows: 1 });
  expect((await upload(gbk, true)).body).toMatchObject({
    isWritten: true,
    created: [{ row: 2, name: '甲项目' }],
  });
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet('项目');
  sheet.addRow(['项目名称', '行业代码', '用地面积下限（亩）', '需地时间', '固定资产投资（万元）']);
  sheet.addRow(['乙项目', 3983, 45, new Date('2027-03-31T00:00:00Z'), 26000]);
  const { body } = await upload(Buffer.from(await workbook.xlsx.writeBuffer()), true);
  expect(body).toMatchObject({
    isWritten: true,
    problems: [],
    created: [{ row: 2, projectNo: 'XM-2026-0002' }],
  });
  const { projects } = await server.json<ProjectPage>('/api/projects?zone=TEST&q=乙项目');
  expect(projects[0]?.demand).toMatchObject({
    areaMinSquareMetres: 30_000,
    needBy: '2027-03-31',
    fixedInvestmentYuan: 260_000_000,
  });
});

it('gives a template that can be read back', async () => {
  const response = await fetch(`${server.url}/api/projects/import-template?zone=TEST`);
  expect(response.status).toBe(200);
  const { body } = await upload(Buffer.from(await response.arrayBuffer()), false);
  expect(body).toMatchObject({ rows: 1, problems: [], unknownColumns: [] });
});

it('refuses what is no table, and a table without the needed columns', async () => {
  expect((await upload(Buffer.from('PK\u0003\u0004 nothing'), true)).status).toBe(400);
  expect((await upload(Buffer.from('a,b\n1,2\n'), true)).status).toBe(400);
});
