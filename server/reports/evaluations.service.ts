import type postgres from 'postgres';
import type { z } from 'zod';
import { evaluateEnterprises } from '../../geodata/analysis/progress/evaluation/evaluate-enterprises.ts';
import type {
  EvaluationItem,
  EvaluationList,
  EvaluationRequest,
  EvaluationSummary,
} from '../../geodata/model/api-evaluations.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { editDraft } from '../editing/edit-context.ts';
import { writeMany } from '../editing/write-many.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { InvalidInputError, NotFoundError } from '../http/problem.ts';
import { auditedWrite } from '../land/audited-write.ts';
import { writeChangeSet } from '../land/change-set.ts';
import {
  type EvaluationContent,
  insertEvaluation,
  lastEvaluationVersion,
  type ReportResult,
  readChangedReports,
  readEvaluation,
  readEvaluations,
  readReportedYears,
  readReports,
  writeReportResults,
} from './evaluations.repository.ts';
import { contentSha256 } from './freeze-quarter.ts';
import { readProgressParams } from './report-rules.ts';
import { zonesOf } from './report-zones.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

const codesOf = async (deps: Deps, actor: Actor, zones?: readonly string[]): Promise<string[]> =>
  (await zonesOf(deps.revisions, actor, zones)).map(({ zoneCode }) => zoneCode);

/** Every run of the zones the actor sees, and the years that can be run. */
export async function listEvaluations(
  deps: Deps,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<EvaluationList> {
  const codes = await codesOf(deps, actor, zones);
  const evaluations = await readEvaluations(deps.sql, codes);
  return {
    evaluations: evaluations.map((run) => ({ ...run, cohorts: visibleCohorts(run.cohorts, actor) })),
    reportedYears: await readReportedYears(deps.sql, codes),
  };
}

/** One run with its enterprises; points and bases by indicator, which lead back to taxes, for who may see taxes. */
export async function openEvaluation(deps: Deps, actor: Actor, id: number): Promise<EvaluationItem> {
  const found = await readEvaluation(deps.sql, await codesOf(deps, actor), id);
  if (found === undefined) throw new NotFoundError(`没有编号为 ${id} 的评价`);
  const enterprises = actor.sees.sensitive
    ? found.enterprises
    : found.enterprises.map((row) => ({ ...row, contributions: null }));
  return { ...found, cohorts: visibleCohorts(found.cohorts, actor), enterprises };
}

const visibleCohorts = (cohorts: EvaluationSummary['cohorts'], actor: Actor): EvaluationSummary['cohorts'] =>
  actor.sees.sensitive
    ? cohorts
    : cohorts.map((cohort) => ({
        ...cohort,
        method: cohort.method.map((indicator) => ({ ...indicator, base: null })),
      }));

/**
 * Runs the evaluation of a year and keeps it as a new version; the reports get their classes in a change set of their own.
 * @throws InvalidInputError for a year without reports, and for another run without reason.
 */
export async function createEvaluation(
  deps: Deps,
  actor: Actor,
  { zoneCode, year, reason }: z.output<typeof EvaluationRequest>,
  requestId: string,
): Promise<EvaluationSummary> {
  if (!(await codesOf(deps, actor, [zoneCode])).includes(zoneCode))
    throw new NotFoundError(`没有开发区 ${zoneCode}`);
  const made = await deps.sql.begin(async (sql) => {
    const draft = { zoneCode, author: actor, requestId, reason: reason || null };
    const run = await auditedWrite(sql, draft, async ({ report }) => {
      const kept = await keepEvaluation(sql, { zoneCode, year, reason: reason || null, runBy: actor.name });
      report({
        action: 'create',
        collection: 'evaluation-runs',
        recordId: kept.summary.id,
        recordLabel: `${year} 年亩产效益评价 第 ${kept.summary.version} 版`,
        before: null,
        after: { year, version: kept.summary.version, sha256: kept.summary.sha256 },
      });
      return kept;
    });
    await classifyReports(sql, { actor, requestId }, run.summary, run.content, deps.today());
    return run.summary;
  });
  deps.revisions.forget();
  return { ...made, cohorts: visibleCohorts(made.cohorts, actor) };
}

interface EvaluationOrder {
  zoneCode: string;
  year: number;
  reason: string | null;
  runBy: string;
  isDemonstration?: boolean;
}

/** Evaluates the reports of a year as they are and keeps what comes out, in the caller's transaction. */
export async function keepEvaluation(
  sql: postgres.ISql,
  { zoneCode, year, reason, runBy, isDemonstration = false }: EvaluationOrder,
): Promise<{ summary: EvaluationSummary; content: EvaluationContent }> {
  const reports = await readReports(sql, zoneCode, year);
  if (reports.length === 0)
    throw new InvalidInputError([
      { field: 'year', message: `${year} 年没有企业申报，请先在“亩产效益评价”台账登记` },
    ]);
  const version = (await lastEvaluationVersion(sql, zoneCode, year)) + 1;
  if (version > 1 && reason === null)
    throw new InvalidInputError([
      {
        field: 'reason',
        message: `${year} 年已有第 ${version - 1} 版评价，再次评价须填写理由，原版本保留`,
      },
    ]);
  const content = evaluateEnterprises(reports, await readProgressParams(sql));
  const sha256 = contentSha256(content);
  const draft = { zoneCode, year, version, reason, sha256, runBy, isDemonstration, content };
  return { summary: await insertEvaluation(sql, draft), content };
}

/** Writes classes into the reports that do not say them yet, as a change set that can be undone. */
async function classifyReports(
  sql: postgres.TransactionSql,
  editor: { actor: Actor; requestId: string },
  { zoneCode, year, version }: EvaluationSummary,
  { enterprises }: EvaluationContent,
  asOf: string,
): Promise<void> {
  const results: ReportResult[] = enterprises.map((row) => ({
    id: row.reportId,
    class: row.class,
    score: row.score,
    years: row.consecutiveYearsInD,
  }));
  const changed = new Set(await readChangedReports(sql, zoneCode, results));
  if (changed.size === 0) return;
  const draft = editDraft(editor, zoneCode, `${year} 年亩产效益评价 第 ${version} 版`, undefined);
  await writeChangeSet(sql, draft, (changes) =>
    writeMany(changes, 'enterprise-reports', [...changed], {
      asOf,
      apply: () =>
        writeReportResults(
          changes.sql,
          zoneCode,
          results.filter(({ id }) => changed.has(id)),
          editor.actor.id,
        ),
    }),
  );
}
