import ExcelJs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { periodDays } from '../../../geodata/analysis/progress/report-period.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { loadDemonstrationZones } from '../../support/load-demonstration-zones.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';

describe('the report of a period', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await loadDemonstrationZones(server.sql, ['ZZKFQ'], testDay);
    server.actAs(actorOfRole('leader', { id: 'leader', name: '领导', zones: 'all' }));
  });
  afterAll(() => server?.close());

  it('begins on Monday, on the first of the month or of the quarter', () => {
    expect(periodDays('week', '2026-05-01')).toMatchObject({ firstOn: '2026-04-27', lastOn: '2026-05-01' });
    expect(periodDays('week', '2026-04-27').firstOn).toBe('2026-04-27');
    expect(periodDays('month', '2026-05-31').firstOn).toBe('2026-05-01');
    expect(periodDays('quarter', '2026-06-30')).toMatchObject({
      firstOn: '2026-04-01',
      title: '2026年第2季度考评',
    });
  });

  it('is a workbook with the figures, shares with their two numbers', async () => {
    const response = await server.get('/api/reports/period?period=month&format=xlsx&zone=ZZKFQ');
    expect(response.status).toBe(200);
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      '2026年5月通报.xlsx',
    );
    const workbook = new ExcelJs.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    const cells = workbook.worksheets.flatMap((sheet) =>
      sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? row.map(String) : [])),
    );
    expect(cells).toContain('123.6%');
    expect(cells).toContain('566.20 亿元 / 458.09 亿元');
    expect(cells.some((cell) => cell.endsWith('重点项目完成率排名（工业主导型）'))).toBe(true);
  });

  it('is a document', async () => {
    const response = await server.get('/api/reports/period?period=quarter&format=docx');
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('of a frozen quarter is made of what was frozen, and of no other period', async () => {
    const frozen = await server.get(
      '/api/reports/period?period=quarter&format=xlsx&quarter=2026Q1&zone=ZZKFQ',
    );
    expect(decodeURIComponent(frozen.headers.get('content-disposition') ?? '')).toContain(
      '2026年第1季度考评',
    );
    const workbook = new ExcelJs.Workbook();
    await workbook.xlsx.load(await frozen.arrayBuffer());
    expect(String(workbook.worksheets[0]!.getRow(2).getCell(1).value)).toContain(
      '2026-03-31（季度冻结数据第 1 版）',
    );
    for (const query of ['period=month&quarter=2026Q1', 'period=quarter&quarter=2020Q1'])
      expect((await server.get(`/api/reports/period?format=docx&${query}`)).status).toBe(400);
  });

  it('refuses another period or format', async () => {
    expect((await server.get('/api/reports/period?period=year&format=docx')).status).toBe(400);
    expect((await server.get('/api/reports/period?period=week&format=pdf')).status).toBe(400);
  });
});
