import type postgres from 'postgres';
import { lapseWarning } from '../../geodata/analysis/progress/approval-lapse.ts';
import { commitmentPenalty } from '../../geodata/analysis/progress/commitment-shortfall.ts';
import { assignmentFaults } from '../../geodata/analysis/progress/officer-assignment.ts';
import { escalationLevel } from '../../geodata/analysis/progress/problem-escalation.ts';
import type { ProgressParams } from '../../geodata/analysis/progress/progress-params.ts';
import { quarterDays, quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import { slowReasons } from '../../geodata/analysis/progress/slow-projects.ts';
import type { AttentionEntry, AttentionList } from '../../geodata/model/api-attention.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { daysBetween } from '../../geodata/units/days/plain-date.ts';
import { parseFen, splitByWeights } from '../../geodata/units/money.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import {
  type BatchRow,
  type CommitmentRow,
  type ProblemRow,
  type ProjectRow,
  readCommitments,
  readOpenBatches,
  readOverdueProblems,
  readProjects,
  readSharedTaxes,
  type TaxRow,
} from './attention.repository.ts';
import { readProgressParams } from './report-rules.ts';
import { zonesOf } from './report-zones.ts';

/** Records of the ledgers that somebody has to see to today; what rests on taxes only for who may see taxes. */
export async function attentionList(
  { sql, revisions, today }: Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<AttentionList> {
  const asOf = today();
  const codes = (await zonesOf(revisions, actor, zones)).map(({ zoneCode }) => zoneCode);
  const params = await readProgressParams(sql);
  const entries = await attentionEntries(sql, codes, asOf, params);
  if (!actor.sees.sensitive) return { asOf, entries };
  return { asOf, entries: [...entries, ...(await taxEntries(sql, codes, asOf))] };
}

/** What the rules make of the ledgers of zones on a day, taxes left out. */
export async function attentionEntries(
  sql: postgres.ISql,
  codes: readonly string[],
  asOf: string,
  params: ProgressParams,
): Promise<AttentionEntry[]> {
  const { firstOn: quarterFirstOn } = quarterDays(quarterOf(asOf));
  const projects = await readProjects(sql, codes, { asOf, quarterFirstOn });
  return [
    ...(await readOpenBatches(sql, codes, asOf)).flatMap((row) => lapse(row, asOf, params)),
    ...projects.flatMap((row) => slow(row, asOf, params)),
    ...projects.filter(({ sponsorName, isVisited }) => sponsorName !== null && !isVisited).map(unvisited),
    ...codes.flatMap((zoneCode) => officers(projects.filter((row) => row.zoneCode === zoneCode))),
    ...(await readOverdueProblems(sql, codes, asOf)).map((row) => problem(row, asOf, params)),
  ];
}

/** Shortfalls of agreed taxes, and taxes that are shared. */
export async function taxEntries(
  sql: postgres.ISql,
  codes: readonly string[],
  asOf: string,
): Promise<AttentionEntry[]> {
  const shortfalls = (await readCommitments(sql, codes, asOf)).flatMap(shortfall);
  const shares = (await readSharedTaxes(sql, codes, asOf)).map(taxShares);
  return [...shortfalls, ...shares];
}

type Own = Pick<AttentionEntry, 'kind' | 'collection' | 'recordId' | 'zoneCode' | 'title'>;
const entry = (own: Own, rest: Partial<AttentionEntry> = {}): AttentionEntry => ({
  who: null,
  dueOn: null,
  lateDays: null,
  levels: [],
  amountYuan: null,
  shares: [],
  parcelId: null,
  ...own,
  ...rest,
});
const ofProject = (kind: AttentionEntry['kind'], row: ProjectRow): Own => ({
  kind,
  collection: 'key-projects',
  recordId: row.id,
  zoneCode: row.zoneCode,
  title: row.name,
});

function lapse(row: BatchRow, asOf: string, params: ProgressParams): AttentionEntry[] {
  const { lapsesOn, daysLeft, level } = lapseWarning(row, asOf, {
    lapseYears: params.approvalLapseYears,
    warningDays: params.approvalWarningDays,
  });
  if (level === null) return [];
  const own = { kind: 'approval_lapse', collection: 'approval-batches', title: row.name } as const;
  const { zoneCode, id: recordId, ownerUnit: who } = row;
  return [
    entry(
      { ...own, zoneCode, recordId },
      { who, dueOn: lapsesOn, lateDays: -daysLeft, levels: [String(level)] },
    ),
  ];
}

function slow(row: ProjectRow, asOf: string, params: ProgressParams): AttentionEntry[] {
  const { plannedShare, actualShare, stageDueOn } = row;
  // Without a plan for the year nothing can lag behind it: only the stage can.
  const progress = { plannedShare, actualShare: actualShare ?? plannedShare, stageDueOn };
  const levels = slowReasons(progress, asOf, params.slowMargin);
  if (levels.length === 0) return [];
  const lateDays = levels.includes('stage_overdue') && stageDueOn ? daysBetween(stageDueOn, asOf) : null;
  return [
    entry(ofProject('slow_project', row), {
      who: row.officerName,
      dueOn: stageDueOn,
      lateDays,
      levels,
      parcelId: row.parcelId,
    }),
  ];
}

const unvisited = (row: ProjectRow): AttentionEntry =>
  entry(ofProject('unvisited', row), { who: row.sponsorName, parcelId: row.parcelId });

/** 项目推进专员 is one to one: projects without, and officers with more than one. */
function officers(rows: readonly ProjectRow[]): AttentionEntry[] {
  const ids = rows.map(({ id }) => String(id));
  const assignments = rows.flatMap(({ id, officerName }) =>
    officerName ? [{ projectId: String(id), officerId: officerName }] : [],
  );
  const { withoutOfficer, overloadedOfficers } = assignmentFaults(ids, assignments);
  return rows.flatMap((row) => {
    if (withoutOfficer.includes(String(row.id))) return [entry(ofProject('no_officer', row))];
    const { officerName } = row;
    const isCrowded = officerName !== null && overloadedOfficers.includes(officerName);
    return isCrowded ? [entry(ofProject('crowded_officer', row), { who: officerName })] : [];
  });
}

const problem = (row: ProblemRow, asOf: string, params: ProgressParams): AttentionEntry =>
  entry(
    {
      kind: 'overdue_problem',
      collection: 'project-problems',
      recordId: row.id,
      zoneCode: row.zoneCode,
      title: row.title,
    },
    {
      who: row.ownerUnit,
      dueOn: row.dueOn,
      lateDays: daysBetween(row.dueOn, asOf),
      levels: [escalationLevel(row.dueOn, asOf, params.escalationDays)],
    },
  );

/** The agreed and the actual tax a 亩, and the 违约金 of the difference. */
function shortfall(row: CommitmentRow): AttentionEntry[] {
  const agreed = Number(row.agreedYuanPerSquareMetre);
  const penalty = commitmentPenalty(agreed, Number(row.taxYuan), row.areaSquareMetres);
  if (penalty === 0n) return [];
  const { zoneCode, id: recordId, title, parcelId } = row;
  return [
    entry(
      {
        kind: 'tax_shortfall',
        collection: 'commitment-checks',
        recordId,
        zoneCode,
        title: `${title} ${row.year}`,
      },
      { amountYuan: Number(penalty) / 100, parcelId },
    ),
  ];
}

function taxShares(row: TaxRow): AttentionEntry {
  const fen = parseFen(row.taxYuan) ?? 0n;
  const names = [row.originUnit, row.landingUnit, '开发区'];
  const parts = splitByWeights(fen, row.weights);
  const { zoneCode, id: recordId, projectName, period } = row;
  return entry(
    {
      kind: 'tax_shares',
      collection: 'enclave-taxes',
      recordId,
      zoneCode,
      title: `${projectName} ${period}`,
    },
    {
      amountYuan: Number(fen) / 100,
      shares: parts.map((part, index) => ({ name: names[index] ?? '', amountYuan: Number(part) / 100 })),
    },
  );
}
