import { type Quarter, quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import { collectionOf } from '../../geodata/catalog/catalog.ts';
import type { FigureRecord, FigureRecordList } from '../../geodata/model/api-figure-records.ts';
import type { IndicatorValue } from '../../geodata/model/api-reports.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { caseDays } from '../disposal/case-deps.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { HttpProblem, InvalidInputError } from '../http/problem.ts';
import { collectRecords } from './collect-records.ts';
import { computeProgress } from './compute-progress.ts';
import {
  type CountedRecord,
  readFrozenRecords,
  readRevisions,
  wholeFigure,
} from './figure-records.repository.ts';
import { readProgressParams } from './report-rules.ts';
import { zonesOf } from './report-zones.ts';
import { readFrozenQuarters } from './snapshots.repository.ts';
import { visibleFigures } from './visible-figures.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

export interface RecordsRequest {
  zones: readonly string[] | undefined;
  quarter: Quarter | undefined;
  indicatorId: string;
  /** A part of the figure; without one its own list. */
  part: string | undefined;
}

/**
 * The records behind a figure: of a frozen quarter those it froze, with what became of them since, else those that count
 * today. Who may not know the figure may not know its records either.
 */
export async function figureRecords(
  deps: Deps,
  actor: Actor,
  { zones, quarter, indicatorId, part = wholeFigure }: RecordsRequest,
): Promise<FigureRecordList> {
  const codes = (await zonesOf(deps.revisions, actor, zones)).map(({ zoneCode }) => zoneCode);
  const running = quarterOf(deps.today());
  if (quarter !== undefined && quarter > running)
    throw new InvalidInputError([{ field: 'quarter', message: `${quarter} 尚未到来` }]);
  const isFrozen = quarter !== undefined && quarter !== running;
  const found = isFrozen
    ? await frozenRecords(deps, actor, { codes, quarter, indicatorId })
    : await liveRecords(deps, actor, { codes, indicatorId });
  const records = found.records.filter(({ parts }) => parts.includes(part));
  return { ...found, indicatorId, quarter: quarter ?? running, records };
}

/** The figure as the actor may know it, refused where it is withheld. */
function figureFor(
  actor: Actor,
  indicators: readonly IndicatorValue[],
  indicatorId: string,
): IndicatorValue | undefined {
  const figure = visibleFigures(actor, indicators).find(({ id }) => id === indicatorId);
  if (figure?.reason === 'no_right')
    throw new HttpProblem(403, '这项指标涉及未公开的案件或企业税收，您的角色不能查看');
  return figure;
}

async function liveRecords(
  deps: Deps,
  actor: Actor,
  { codes, indicatorId }: { codes: readonly string[]; indicatorId: string },
): Promise<Pick<FigureRecordList, 'asOf' | 'unkept' | 'records'>> {
  const { sql } = deps;
  const asOf = deps.today();
  const params = await readProgressParams(sql);
  const days = await caseDays(deps, actor);
  const values = await computeProgress(sql, codes, { asOf, withCurrent: true, caseDays: days }, params);
  const records: FigureRecord[] = [];
  for (const [zoneCode, indicators] of values) {
    const figure = figureFor(actor, indicators, indicatorId);
    if (figure === undefined) continue;
    const counted = await collectRecords(sql, figure, {
      zoneCode,
      asOf,
      caseDay: days.get(zoneCode),
      params,
    });
    records.push(...counted.map((record) => ({ ...record, zoneCode, standing: 'same' as const })));
  }
  return { asOf, unkept: [], records };
}

async function frozenRecords(
  { sql, today }: Deps,
  actor: Actor,
  { codes, quarter, indicatorId }: { codes: readonly string[]; quarter: Quarter; indicatorId: string },
): Promise<Pick<FigureRecordList, 'asOf' | 'unkept' | 'records'>> {
  const frozen = await readFrozenQuarters(sql, codes, [quarter]);
  const records: FigureRecord[] = [];
  const unkept: string[] = [];
  for (const { zoneCode, id: snapshotId, content } of frozen) {
    const figure = figureFor(actor, content.indicators, indicatorId);
    const all = await readFrozenRecords(sql, { zoneCode, snapshotId, figure: indicatorId });
    if (figure === undefined || figure.drill === null) continue;
    if (all === undefined) unkept.push(zoneCode);
    // Who sees determined land only must not be told of the records of the other part.
    const seen = new Set(figure.parts.map(({ key }) => key));
    const kept = (all ?? []).filter(
      ({ parts }) => indicatorId !== 'R01' || parts.some((key) => seen.has(key)),
    );
    records.push(...(await withStanding({ sql, zoneCode }, kept)));
  }
  return { asOf: frozen[0]?.asOf ?? today(), unkept, records };
}

const registers: Readonly<Record<string, string>> = { 'idle-cases': 'idle_case', projects: 'project' };

/** What became of records since they were frozen: the same revision, another, or gone. */
async function withStanding(
  { sql, zoneCode }: { sql: Deps['sql']; zoneCode: string },
  records: readonly CountedRecord[],
): Promise<FigureRecord[]> {
  const revisions = new Map<string, number>();
  for (const name of new Set(records.map(({ collection }) => collection))) {
    const relation = registers[name] ?? collectionOf(name)?.relation;
    if (relation === undefined) continue;
    const ids = records.filter(({ collection }) => collection === name).map(({ id }) => id);
    for (const [id, revision] of await readRevisions(sql, zoneCode, relation, ids))
      revisions.set(`${name} ${id}`, revision);
  }
  return records.map((record) => {
    const now = revisions.get(`${record.collection} ${record.id}`);
    const standing = now === undefined ? 'gone' : now === record.revision ? 'same' : 'changed';
    return { ...record, zoneCode, standing };
  });
}
