import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DetectionReport } from '../../../geodata/model/detection-report.ts';
import { runDetect } from '../../../server/detect/detect-command.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detect-'));
});
afterAll(() => rm(folder, { recursive: true }));

const table = [
  'parcelLocation,landHolder,area,agreedStartTime,actualStartTime',
  '东路,甲公司,1.5,2017-01-10,',
  '东路,甲公司,0.5,2017-01-10,',
  '西路,乙公司,2,2019-04-14,',
  '西路,乙公司,2,2019-04-15,',
  '南路,丙公司,3,2018-01-10,2018-02-01',
  '北路,丁公司,3,2018-02-30,',
].join('\r\n');

const fileWith = async (content: string | Uint8Array) => {
  const path = join(folder, '合同.csv');
  await writeFile(path, content);
  return path;
};

describe('npm run detect', () => {
  it('writes a report that keeps to its schema and names no holder of suspected land', async () => {
    const path = await fileWith(table);
    const { exitCode, output, errors } = await runDetect([path, '--as-of', '2020-04-15', '--report', 'json']);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    const report = DetectionReport.parse(JSON.parse(output));
    expect(report).toMatchObject({
      asOf: '2020-04-15',
      source: { fileName: '合同.csv', rows: 6, rowsRead: 6, agreedStarts: 5, actualStarts: 1 },
      states: { SUSPECTED: 3, OVERDUE_LT1Y: 1, STARTED: 1, START_UNKNOWN: 1 },
      suspected: { count: 3, areaHectares: 4 },
      pastTwoYears: { count: 2, areaHectares: 2 },
      possibleRepeats: { repeatingRows: 1, counted: true, groups: [{ firstRow: 2, repeatingRows: [3] }] },
      issues: [{ rowNumber: 7, column: 'agreedStartTime' }],
    });
    expect(output).not.toMatch(/[甲乙丙丁]公司/);
  });

  it('gives the same report every time, and a short one for people', async () => {
    const path = await fileWith(table);
    const first = await runDetect([path, '--as-of', '2020-04-15', '--report', 'json']);
    expect(await runDetect([path, '--as-of', '2020-04-15', '--report', 'json'])).toEqual(first);
    const text = await runDetect([path, '--as-of', '2020-04-15']);
    expect(text.output).toContain('疑似闲置 3 宗，4 公顷');
    expect(text.output).toContain('第 7 行“agreedStartTime”');
  });

  it.each([
    [[], '请给出土地供应结果表的文件'],
    [['a.csv'], '--as-of'],
    [['a.csv', '--as-of', '2020-02-30'], '不是存在的日期'],
    [['a.csv', '--as-of', '2020-04-15', '--report', 'xml'], 'json 或 text'],
    [['a.csv', 'b.csv', '--as-of', '2020-04-15'], '一次只检测一个文件'],
    [['a.csv', '--until', '2020-04-15'], '参数有误'],
    [['不存在.csv', '--as-of', '2020-04-15'], '文件不存在'],
    [[tmpdir(), '--as-of', '2020-04-15'], '这是一个文件夹'],
  ])('answers %j in Chinese with exit code 2', async (args, words) => {
    const result = await runDetect(args);
    expect(result).toMatchObject({ exitCode: 2, output: '', errors: expect.stringContaining(words) });
  });

  it('says why a file cannot be read', async () => {
    const path = await fileWith('');
    const result = await runDetect([path, '--as-of', '2020-04-15']);
    expect(result).toMatchObject({ exitCode: 2, errors: expect.stringContaining('合同.csv：文件是空的') });
  });

  it('runs as a program', async () => {
    const path = await fileWith(table);
    const program = fileURLToPath(new URL('../../../server/detect/detect.ts', import.meta.url));
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [
      '--import',
      'tsx',
      program,
      path,
      '--as-of',
      '2020-04-15',
      '--report',
      'json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ suspected: { count: 3 } });
    const failing = run(process.execPath, ['--import', 'tsx', program, path]);
    await expect(failing).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('用法') });
  });
});

describeWithSharedData('the published contracts of 广东', () => {
  it('53号令第二条第一款: on 2020-04-15, 67 suspected with 212.5352 ha, 38 of them past two years with 30.872 ha', async () => {
    const path = sharedPath('land-supply/广东省土地供应结果_甲.csv');
    const { output } = await runDetect([path, '--as-of', '2020-04-15', '--report', 'json']);
    const report = DetectionReport.parse(JSON.parse(output));
    expect(report).toMatchObject({
      source: { rows: 919, rowsRead: 919, agreedStarts: 810, actualStarts: 462 },
      suspected: { count: 67, areaHectares: 212.5352, withoutArea: 0 },
      pastTwoYears: { count: 38, areaHectares: 30.872 },
      possibleRepeats: { repeatingRows: 25, counted: true },
    });
    expect(report.suspectedRows).toHaveLength(67);
  });
});
