import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { applyEvent } from '../../geodata/analysis/disposal/apply-event.ts';
import { foldCase } from '../../geodata/analysis/disposal/fold-case.ts';
import { isClockDue } from '../../geodata/analysis/disposal/permitted-events.ts';
import type { DetectionRun } from '../../geodata/model/api-idle-case-desk.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { CaseState } from '../../geodata/model/idle-case-state.ts';
import type { MonitoringState } from '../../geodata/model/idle-detection.ts';
import { InvalidInputError } from '../http/problem.ts';
import { type AuditedWrite, inAuditedWrite } from '../land/audited-write.ts';
import { type CaseDeps, caseDays } from './case-deps.ts';
import { engineContext, readCaseRules } from './case-rules.ts';
import { readEventsOfCases, replaceDeadlines } from './cases.repository.ts';
import {
  clockKey,
  hasRun,
  type KnownCases,
  lockDetection,
  type MonitoringChange,
  markClocks,
  readChangedStates,
  readKnownCases,
  readStaleCases,
  readSuperseded,
  readZoneDays,
  saveRun,
  writeMonitoringStates,
} from './detection.repository.ts';
import { raiseNotifications } from './notices.repository.ts';
import { raiseSuspected, unresolvedOf, type ZoneRun } from './raise-suspected.ts';
import { recordingTime } from './record-event.service.ts';
import { saveEvent } from './save-case.ts';
import { type Watched, watchContracts } from './watch-contracts.ts';

/** The program itself, as author of what it finds. */
const watcher = { id: 'idle-watch', name: '闲置监测' };

/** A run reports so many of the lands it could not open a case for; all of them are counted. */
const mostUnresolved = 200;
const casesPerBatch = 200;

const cachedStates: readonly MonitoringState[] = ['SUPPLIED', 'DUE_SOON', 'OVERDUE_LT1Y', 'SUSPENDED_LT1Y'];

const emptyRun = (asOf: string): DetectionRun => ({
  asOf,
  contracts: 0,
  states: {},
  raised: [],
  clocksPassed: 0,
  notificationsRaised: 0,
  unresolved: [],
});

/** Contracts of a page that the watch answers for: neither in an open case, nor ended in one, nor replaced. */
async function answeredFor(
  sql: postgres.ISql,
  zoneCode: string,
  page: readonly Watched[],
  known: KnownCases,
): Promise<Watched[]> {
  const superseded = await readSuperseded(
    sql,
    zoneCode,
    page.map(({ contract }) => contract.id),
  );
  return page.filter(
    ({ contract, detection: { idleType, clockStart } }) =>
      !superseded.has(contract.id) &&
      !known.openContracts.has(contract.id) &&
      !(contract.parcelId !== null && known.openParcels.has(contract.parcelId)) &&
      !(idleType && clockStart && known.endedClocks.has(clockKey(contract.id, idleType, clockStart))),
  );
}

/** One audit row for all the parcels of a page whose monitoring state moved: which, from what, to what. */
function reportMonitoring(write: AuditedWrite, asOf: string, changes: readonly MonitoringChange[]): void {
  if (changes.length === 0) return;
  const states = (side: 'from' | 'to') =>
    Object.fromEntries(changes.map((change) => [change.parcelId, change[side]]));
  write.report({
    action: 'update',
    collection: 'idle-cases',
    recordId: null,
    recordLabel: `动工监测 ${asOf}`,
    before: { monitoredParcels: states('from') },
    after: { monitoredParcels: states('to'), parcelCount: changes.length },
  });
}

async function watchPage(
  deps: CaseDeps,
  run: ZoneRun,
  page: readonly Watched[],
  known: KnownCases,
  report: DetectionRun,
): Promise<void> {
  const { zoneCode } = run;
  for (const { detection } of page) {
    report.states[detection.state] = (report.states[detection.state] ?? 0) + 1;
  }
  report.contracts += page.length;
  const ours = await answeredFor(deps.sql, zoneCode, page, known);
  const note = (entry: DetectionRun['unresolved'][number]) => {
    if (report.unresolved.length < mostUnresolved) report.unresolved.push(entry);
  };
  for (const watched of ours) {
    const { state, warnings } = watched.detection;
    if (state === 'START_UNKNOWN')
      note(unresolvedOf(watched, 'without_dates', warnings.at(-1) ?? '缺少起算日期'));
    if (state === 'SUSPECTED' && watched.contract.parcelId === null) {
      note(unresolvedOf(watched, 'without_parcel', '合同尚未关联宗地，请先在合同中关联，再立案'));
    }
  }
  const states = ours.flatMap(({ contract: { parcelId }, detection: { state } }) =>
    parcelId === null || state === 'SUSPECTED' || state === 'START_UNKNOWN'
      ? []
      : [{ parcelId, state: cachedStates.includes(state) ? state : null }],
  );
  const changedIds = new Set(await readChangedStates(deps.sql, zoneCode, states));
  const changed = states.filter(({ parcelId }) => changedIds.has(parcelId));
  const suspected = ours.filter(
    ({ contract, detection }) => detection.state === 'SUSPECTED' && contract.parcelId !== null,
  );
  if (changed.length === 0 && suspected.length === 0) return;
  await inAuditedWrite(deps.sql, { zoneCode, author: watcher }, async (write) => {
    if (changed.length > 0) {
      reportMonitoring(write, run.asOf, await writeMonitoringStates(write.sql, zoneCode, changed));
      write.touch('suspicions');
    }
    for (const watched of suspected) {
      const outcome = await raiseSuspected(write, watched, run);
      if (outcome === undefined) continue;
      if ('reason' in outcome) note(outcome);
      else report.raised.push(outcome);
    }
  });
}

/** Records the clocks of a case that ran out by themselves: an extension, the waiting year, a temporary use. */
async function passClocks(
  write: AuditedWrite,
  place: { id: number; caseNo: string; parcelId: number; contractId: number | null },
  folded: CaseState,
  { asOf, rules }: ZoneRun,
): Promise<{ state: CaseState; passed: number }> {
  const context = engineContext(rules, asOf);
  let state = folded;
  let passed = 0;
  while (passed < 4 && isClockDue(state, context)) {
    const result = applyEvent(
      state,
      {
        type: 'clock_passed',
        id: randomUUID(),
        occurredOn: asOf,
        recordedAt: recordingTime(asOf, state.history.at(-1)?.recordedAt),
        actor: watcher.name,
        reason: '期限届满，由系统登记',
      },
      context,
    );
    if (!result.ok) break;
    await saveEvent(write, place, { before: state, after: result.state, rules });
    state = result.state;
    passed += 1;
  }
  return { state, passed };
}

/** Brings the clocks of open cases to the day, and tells of those that come near. */
async function refreshClocks(deps: CaseDeps, run: ZoneRun, report: DetectionRun): Promise<void> {
  const { zoneCode, asOf, rules } = run;
  const context = engineContext(rules, asOf);
  for (;;) {
    const count = await inAuditedWrite(deps.sql, { zoneCode, author: watcher }, async (write) => {
      const places = await readStaleCases(write.sql, zoneCode, asOf, casesPerBatch);
      const ids = places.map(({ id }) => id);
      const events = await readEventsOfCases(write.sql, zoneCode, ids);
      const clocks: { caseId: number; clocks: CaseState['clocks'] }[] = [];
      for (const place of places) {
        const { state, passed } = await passClocks(
          write,
          place,
          foldCase(events.get(place.id) ?? [], context),
          run,
        );
        report.clocksPassed += passed;
        clocks.push({ caseId: place.id, clocks: state.clocks });
      }
      await replaceDeadlines(write.sql, zoneCode, clocks);
      await markClocks(write.sql, zoneCode, ids, asOf);
      return places.length;
    });
    if (count < casesPerBatch) return;
  }
}

async function detectZone(deps: CaseDeps, run: ZoneRun, report: DetectionRun): Promise<void> {
  const { zoneCode, asOf } = run;
  const known = await readKnownCases(deps.sql, zoneCode);
  const before = { contracts: report.contracts, raised: report.raised.length };
  for await (const page of watchContracts(deps.sql, zoneCode, asOf, run.rules.params)) {
    await watchPage(deps, run, page, known, report);
  }
  await refreshClocks(deps, run, report);
  await inAuditedWrite(deps.sql, { zoneCode, author: watcher }, async ({ sql }) => {
    await lockDetection(sql, zoneCode);
    report.notificationsRaised += await raiseNotifications(sql, zoneCode, asOf);
    await saveRun(sql, {
      zoneCode,
      asOf,
      contracts: report.contracts - before.contracts,
      raised: report.raised.length - before.raised,
    });
  });
}

/**
 * Runs detection now for the zones of the caller, or one of them. Again on the same day it raises nothing new.
 * @throws InvalidInputError for a zone the actor does not have
 */
export async function detectNow(
  deps: CaseDeps,
  actor: Actor,
  zoneCode: string | undefined,
): Promise<DetectionRun> {
  const days = await caseDays(deps, actor);
  if (zoneCode !== undefined && !days.has(zoneCode)) {
    throw new InvalidInputError([{ field: 'zoneCode', message: `没有代码为“${zoneCode}”的开发区` }]);
  }
  const rules = await readCaseRules(deps.sql);
  const report = emptyRun([...days.values()].sort().at(-1) ?? deps.today());
  try {
    for (const [zone, asOf] of days) {
      if (zoneCode === undefined || zone === zoneCode)
        await detectZone(deps, { zoneCode: zone, asOf, rules }, report);
    }
  } finally {
    deps.revisions.forget();
  }
  return report;
}

/**
 * The daily run: every zone that has not had one on its day. Two processes that run at once raise nothing twice:
 * writers of a zone take turns, and each looks again before it raises.
 * @returns the zones that were run
 */
export async function detectDaily(deps: CaseDeps): Promise<{ zones: string[]; report: DetectionRun }> {
  const rules = await readCaseRules(deps.sql);
  const report = emptyRun(deps.today());
  const zones: string[] = [];
  try {
    for (const { zoneCode, demonstrationDay } of await readZoneDays(deps.sql)) {
      const asOf = demonstrationDay ?? deps.today();
      if (await hasRun(deps.sql, zoneCode, asOf)) continue;
      await detectZone(deps, { zoneCode, asOf, rules }, report);
      zones.push(zoneCode);
    }
  } finally {
    deps.revisions.forget();
  }
  return { zones, report };
}
