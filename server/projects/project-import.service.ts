import ExcelJs from 'exceljs';
import { type ProjectImportReport, ProjectRequest } from '../../geodata/model/api-projects.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { chineseIssue } from '../../geodata/model/chinese-issue.ts';
import { ConfinementError, confinedWork } from '../confined-work.ts';
import { InvalidInputError } from '../http/problem.ts';
import { problemsOf } from '../http/read-parameters.ts';
import { columnOfHeading, headingOfField, projectColumns } from './project-columns.ts';
import {
  checkProjects,
  createProjects,
  type NewProject,
  type ProjectDeps,
  projectNames,
  requireZone,
  type Writing,
} from './projects.service.ts';
import type { ProjectSheet, ProjectSheetReading } from './read-project-sheet.ts';

/** A few thousand rows take a few dozen megabytes; a workbook that takes more is no list of projects. */
const readSheet = confinedWork<{ bytes: Uint8Array }, ProjectSheetReading>('read-project-sheet', {
  megabytes: 768,
  milliseconds: 30_000,
  atOnce: 2,
});

/** @throws InvalidInputError when the file is no table, or too large a one */
async function sheetOf(bytes: Buffer): Promise<ProjectSheet> {
  const refuse = (message: string, cause?: unknown) =>
    new InvalidInputError([{ field: 'file', message }], cause === undefined ? undefined : { cause });
  let reading: ProjectSheetReading;
  try {
    reading = await readSheet({ bytes });
  } catch (error) {
    if (error instanceof ConfinementError)
      throw refuse('表格展开后超过读取的内存或时间上限，请只保留项目清单所在的工作表后再上传', error);
    throw error;
  }
  if (!reading.ok) throw refuse(reading.message);
  return reading.sheet;
}

type Problem = ProjectImportReport['problems'][number];

/** Puts a value at a dotted name: `demand.building.craneMinTonnes`. */
function fillIn(record: Record<string, unknown>, field: string, value: unknown): void {
  const [name = '', ...inner] = field.split('.');
  if (inner.length === 0) record[name] = value;
  else {
    record[name] ??= {};
    fillIn(record[name] as Record<string, unknown>, inner.join('.'), value);
  }
}

/** One row as a request, or what is wrong with its cells. */
function readRow(
  { headings }: ProjectSheet,
  { row, cells }: ProjectSheet['rows'][number],
  zoneCode: string,
): { request: NewProject | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const request: Record<string, unknown> = { zoneCode, demand: {} };
  const given = new Map<string, string>();
  for (const [index, heading] of headings.entries()) {
    const column = columnOfHeading(heading);
    const cell = cells[index] ?? '';
    if (column === undefined || cell === '') continue;
    given.set(column.heading, cell);
    const parsed = column.parse(cell);
    if (!parsed.ok) problems.push({ row, column: column.heading, value: cell, message: parsed.reason });
    else fillIn(request, column.field, parsed.value);
  }
  const read = ProjectRequest.safeParse(request, { error: chineseIssue });
  if (!read.success) {
    for (const { field, message } of problemsOf(read.error)) {
      const column = headingOfField(field);
      // A cell that could not be read is told once.
      if (!problems.some((problem) => problem.column === column))
        problems.push({ row, column, value: given.get(column) ?? '', message });
    }
  }
  if (problems.length > 0 || !read.success) return { request: undefined, problems };
  return { request: read.data, problems };
}

/** Chains, links and teams may be given by name. */
function withCodes(request: NewProject, names: Awaited<ReturnType<typeof projectNames>>): NewProject {
  const { chainCode, linkCode } = request.demand as { chainCode?: string | null; linkCode?: string | null };
  const chain = names.chains.find(({ code, name }) => code === chainCode || name === chainCode);
  const link = chain?.links.find(({ code, name }) => code === linkCode || name === linkCode);
  const team = names.teams.find(({ code, name }) => code === request.teamCode || name === request.teamCode);
  return {
    ...request,
    ...(team === undefined ? {} : { teamCode: team.code }),
    demand: {
      ...request.demand,
      ...(chain === undefined ? {} : { chainCode: chain.code }),
      ...(link === undefined ? {} : { linkCode: link.code }),
    },
  };
}

/** A message with the figures of the row as they stand in it: `用地面积下限（50 亩）`, not its square metres. */
const asTyped = (message: string, { headings }: ProjectSheet, cells: readonly string[]): string =>
  headings.reduce((text, heading, index) => {
    const [, label, unit] = /^(.+)（(.+)）$/.exec(columnOfHeading(heading)?.heading ?? '') ?? [];
    return label === undefined
      ? text
      : text.replace(new RegExp(`${label}（[\\d.]+）`), `${label}（${cells[index] ?? ''} ${unit}）`);
  }, message);

/**
 * Reads projects from a spreadsheet. Every problem is told with row, column and mend; with one of them nothing is
 * written, and without `isWriting` nothing is written either way.
 * @throws InvalidInputError when the file is no table
 */
export async function importProjects(
  deps: ProjectDeps,
  writing: Writing,
  zoneCode: string,
  bytes: Buffer,
  isWriting: boolean,
): Promise<ProjectImportReport> {
  await requireZone(deps, writing.actor, zoneCode);
  const sheet = await sheetOf(bytes);
  const unknownColumns = sheet.headings.filter(
    (heading) => heading !== '' && columnOfHeading(heading) === undefined,
  );
  const missing = ['项目名称', '行业代码'].filter(
    (wanted) => !sheet.headings.some((heading) => columnOfHeading(heading)?.heading === wanted),
  );
  if (missing.length > 0)
    throw new InvalidInputError([
      { field: 'file', message: `缺少列：${missing.join('、')}；可先下载模板填写` },
    ]);
  const repeated = sheet.headings
    .map(columnOfHeading)
    .filter((entry, index, all) => entry !== undefined && all.indexOf(entry) !== index);
  if (repeated.length > 0)
    throw new InvalidInputError([
      { field: 'file', message: `列名重复：${repeated.map((entry) => entry?.heading).join('、')}` },
    ]);
  const names = await projectNames(deps, zoneCode);
  const read = sheet.rows.map((row) => ({ ...row, ...readRow(sheet, row, zoneCode) }));
  const problems = read.flatMap((entry) => entry.problems);
  const usable = read.flatMap(({ row, cells, request }) =>
    request === undefined ? [] : [{ row, cells, request: withCodes(request, names) }],
  );
  const faults = await checkProjects(
    deps,
    zoneCode,
    usable.map(({ request }) => request),
  );
  for (const [index, errors] of faults.entries()) {
    const { row, cells } = usable[index]!;
    for (const { field, message } of errors) {
      const column = headingOfField(field);
      const place = sheet.headings.findIndex((heading) => columnOfHeading(heading)?.heading === column);
      problems.push({ row, column, value: cells[place] ?? '', message: asTyped(message, sheet, cells) });
    }
  }
  problems.sort((a, b) => a.row - b.row);
  const rows = sheet.rows.length;
  if (rows === 0)
    problems.push({ row: 2, column: '项目名称', value: '', message: '表格没有数据行，请在列名下面填写项目' });
  if (problems.length > 0 || !isWriting)
    return { isWritten: false, rows, created: [], problems, unknownColumns };
  const created = await createProjects(
    deps,
    writing,
    zoneCode,
    usable.map(({ request }) => request),
  );
  return {
    isWritten: true,
    rows,
    created: created.map(({ projectNo, name }, index) => ({ row: usable[index]!.row, projectNo, name })),
    problems,
    unknownColumns,
  };
}

/** An empty sheet with headings, one example and the codes of the zone to choose from. @throws InvalidInputError */
export async function projectTemplate(deps: ProjectDeps, actor: Actor, zoneCode: string): Promise<Buffer> {
  await requireZone(deps, actor, zoneCode);
  const { chains, teams } = await projectNames(deps, zoneCode);
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet('项目', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(projectColumns.map(({ heading }) => heading)).font = { bold: true };
  sheet.addRow(projectColumns.map(({ example }) => example)).font = {
    italic: true,
    color: { argb: 'FF888888' },
  };
  for (const [index] of projectColumns.entries()) sheet.getColumn(index + 1).width = 18;
  const help = workbook.addWorksheet('可选项');
  help.addRow(['产业链', '链环', '是否缺失', '招商组']).font = { bold: true };
  for (const chain of chains)
    for (const link of chain.links)
      help.addRow([chain.name, link.name, link.isMissing ? '缺失' : '', chain.teamName ?? '']);
  for (const { name } of teams) help.addRow(['', '', '', name]);
  for (const index of [1, 2, 3, 4]) help.getColumn(index).width = 24;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
