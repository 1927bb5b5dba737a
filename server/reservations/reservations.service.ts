import { openStages } from '../../geodata/analysis/matching/project-stages.ts';
import type {
  CancelRequest,
  ExtendRequest,
  Reservation,
  ReservationConflict,
  ReservationList,
  ReservationRequest,
  TransferRequest,
} from '../../geodata/model/api-reservations.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { addDays, daysBetween } from '../../geodata/units/days/plain-date.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { type AuditedWrite, inAuditedWrite, StaleRecordError, tellStale } from '../land/audited-write.ts';
import { findProject, visibleZones, type Writing } from '../projects/projects.service.ts';
import { releaseExpired } from './release-expired.ts';
import {
  countReservations,
  insertReservation,
  logReservation,
  type Piece,
  type ReservationFilter,
  readPiece,
  readReservation,
  readReservations,
  type StoredReservation,
  updateReservation,
} from './reservations.repository.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

/** A reservation runs two years at most; a longer one is extended when it is due, with a reason. */
const longestDays = 730;

const present = (deps: Deps, { projectZoneCode: _, ...stored }: StoredReservation): Reservation => ({
  ...stored,
  daysLeft: stored.status === 'active' ? Math.max(0, daysBetween(deps.today(), stored.until) + 1) : null,
});

/** Reservations of the zones the actor may see; lapsed ones are released first, so that none is shown as active. */
export async function listReservations(
  deps: Deps,
  actor: Actor,
  filter: Omit<ReservationFilter, 'zones'> & { zones?: readonly string[] | undefined },
): Promise<ReservationList> {
  await releaseExpired(deps);
  const visible = await visibleZones(deps, actor);
  const zones = filter.zones === undefined ? visible : visible.filter((zone) => filter.zones?.includes(zone));
  const found = await readReservations(deps.sql, { ...filter, zones });
  return {
    reservations: found.map((stored) => present(deps, stored)),
    numberMatched: await countReservations(deps.sql, { ...filter, zones }),
    asOf: deps.today(),
  };
}

/** One reservation. @throws NotFoundError */
async function find(deps: Deps, actor: Actor, id: number): Promise<StoredReservation> {
  const found = await readReservation(deps.sql, id, await visibleZones(deps, actor));
  if (found === undefined) throw new NotFoundError(`没有编号为 ${id} 的预留`);
  return found;
}

/** @throws InvalidInputError for a day that is past or too far */
function checkUntil(deps: Deps, until: string): void {
  const today = deps.today();
  const latest = addDays(today, longestDays);
  if (until < today)
    throw new InvalidInputError([
      { field: 'until', message: `${until} 早于今天（${today}），请填今天或以后的日期` },
    ]);
  if (until > latest)
    throw new InvalidInputError([
      { field: 'until', message: `预留最长 ${longestDays} 天，请填 ${latest} 以前的日期` },
    ]);
}

/** A piece of the zones the actor may see. @throws NotFoundError */
export async function describePiece(deps: Deps, actor: Actor, supplyId: string): Promise<Piece> {
  const piece = await readPiece(deps.sql, supplyId);
  if (piece === undefined || !(await visibleZones(deps, actor)).includes(piece.zoneCode))
    throw new NotFoundError(`没有编号为 ${supplyId} 的地块或厂房`);
  return piece;
}

/** Who holds a piece, as a refusal. */
async function heldBy(deps: Deps, supplyId: string, zoneCode: string): Promise<ConflictError> {
  const [holder] = await readReservations(deps.sql, {
    zones: [zoneCode],
    supplyId,
    status: 'active',
    limit: 1,
  });
  if (holder === undefined)
    return new ConflictError('这个载体刚被他人预留，请刷新后重试', { conflict: 'reserved' });
  const { id: reservationId, projectNo, projectName, teamName, until, supplyName } = holder;
  const members: ReservationConflict = {
    conflict: 'reserved',
    holder: { reservationId, projectNo, projectName, teamName, until },
  };
  return new ConflictError(
    `“${supplyName}”已由 ${projectNo}“${projectName}”${teamName === null ? '' : `（${teamName}）`}预留至 ${until}`,
    members,
  );
}

const entry = (
  { id, supplyId }: { id: number; supplyId: string },
  action: 'create' | 'update',
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
): Parameters<AuditedWrite['report']>[0] => ({
  action,
  collection: 'reservations',
  recordId: id,
  recordLabel: supplyId,
  before,
  after,
});

/**
 * Holds a piece for a project. Of two who try at the same moment exactly one succeeds: the database has room for one
 * active row only.
 * @throws InvalidInputError, NotFoundError, ConflictError naming the holder and the day
 */
export async function reserve(
  deps: Deps,
  { actor, requestId }: Writing,
  { projectId, supplyId, until, note = null }: ReservationRequest,
): Promise<Reservation> {
  checkUntil(deps, until);
  await releaseExpired(deps);
  const project = await findProject(deps, actor, projectId);
  if (!openStages.includes(project.stage) && project.stage !== 'landed')
    throw new InvalidInputError([
      { field: 'projectId', message: `项目“${project.name}”已开工或已终止，不能再预留` },
    ]);
  const piece = await describePiece(deps, actor, supplyId);
  if (!piece.isOffered)
    throw new InvalidInputError([{ field: 'supplyId', message: `“${piece.name}”已供应并在使用，不能预留` }]);
  const { zoneCode } = piece;
  const reservedOn = deps.today();
  const id = await inAuditedWrite(
    deps.sql,
    { zoneCode, author: actor, requestId, reason: note },
    async ({ sql, report, touch }) => {
      const row = {
        zoneCode,
        projectZoneCode: project.zoneCode,
        projectId,
        supplyId,
        reservedOn,
        until,
        note,
      };
      const inserted = await insertReservation(sql, row, actor.id);
      if (inserted === undefined) return undefined;
      await logReservation(sql, zoneCode, inserted, {
        action: 'reserved',
        by: actor.name,
        reason: note,
        until,
      });
      report(entry({ id: inserted, supplyId }, 'create', null, { ...row, projectNo: project.projectNo }));
      touch('reservations');
      return inserted;
    },
  );
  if (id === undefined) throw await heldBy(deps, supplyId, zoneCode);
  deps.revisions.forget();
  return present(deps, await find(deps, actor, id));
}

/** Why a change of a reservation was not taken. */
async function refused(deps: Deps, actor: Actor, id: number): Promise<ConflictError> {
  const current = present(deps, await find(deps, actor, id));
  const isOver = current.status !== 'active';
  return new ConflictError(isOver ? '这条预留已经结束，不能再修改' : '这条预留已在别处修改，请刷新后重试', {
    conflict: isOver ? 'over' : 'stale',
    current,
  });
}

/** Changes an active reservation in one transaction with its log and audit rows. */
async function change(
  deps: Deps,
  { actor, requestId }: Writing,
  stored: StoredReservation,
  revision: number,
  reason: string,
  write: (
    written: AuditedWrite,
    update: (to: { status: 'active' | 'cancelled' | 'transferred'; until?: string }) => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  const { zoneCode, id } = stored;
  await tellStale(
    inAuditedWrite(deps.sql, { zoneCode, author: actor, requestId, reason }, async (written) => {
      await write(written, async (to) => {
        if (!(await updateReservation(written.sql, zoneCode, id, revision, to, actor.id)))
          throw new StaleRecordError();
      });
      written.touch('reservations');
    }),
    () => refused(deps, actor, id),
  );
  deps.revisions.forget();
}

/** Holds a piece longer. @throws NotFoundError, InvalidInputError, ConflictError */
export async function extendReservation(
  deps: Deps,
  writing: Writing,
  id: number,
  { revision, until, reason }: ExtendRequest,
): Promise<Reservation> {
  await releaseExpired(deps);
  const stored = await find(deps, writing.actor, id);
  if (stored.status !== 'active') throw await refused(deps, writing.actor, id);
  checkUntil(deps, until);
  if (until <= stored.until)
    throw new InvalidInputError([{ field: 'until', message: `须晚于现在的到期日 ${stored.until}` }]);
  await change(deps, writing, stored, revision, reason, async ({ sql, zoneCode, report }, update) => {
    await update({ status: 'active', until });
    await logReservation(sql, zoneCode, id, { action: 'extended', by: writing.actor.name, reason, until });
    report(entry(stored, 'update', { until: stored.until }, { until }));
  });
  return present(deps, await find(deps, writing.actor, id));
}

/** Gives a reservation up. @throws NotFoundError, ConflictError */
export async function cancelReservation(
  deps: Deps,
  writing: Writing,
  id: number,
  { revision, reason }: CancelRequest,
): Promise<Reservation> {
  const stored = await find(deps, writing.actor, id);
  await change(deps, writing, stored, revision, reason, async ({ sql, zoneCode, report }, update) => {
    await update({ status: 'cancelled' });
    await logReservation(sql, zoneCode, id, {
      action: 'cancelled',
      by: writing.actor.name,
      reason,
      until: stored.until,
    });
    report(entry(stored, 'update', { status: 'active' }, { status: 'cancelled' }));
  });
  return present(deps, await find(deps, writing.actor, id));
}

/** Passes a piece on to another project in one step: nobody can take it in between. @returns the new reservation */
export async function transferReservation(
  deps: Deps,
  writing: Writing,
  id: number,
  { revision, toProjectId, reason }: TransferRequest,
): Promise<Reservation> {
  await releaseExpired(deps);
  const stored = await find(deps, writing.actor, id);
  const target = await findProject(deps, writing.actor, toProjectId);
  if (toProjectId === stored.projectId)
    throw new InvalidInputError([{ field: 'toProjectId', message: '已由这个项目预留，请选择其他项目' }]);
  if (!openStages.includes(target.stage) && target.stage !== 'landed')
    throw new InvalidInputError([
      { field: 'toProjectId', message: `项目“${target.name}”已开工或已终止，不能接收预留` },
    ]);
  const { supplyId, until, note } = stored;
  let newId = 0;
  await change(deps, writing, stored, revision, reason, async ({ sql, zoneCode, report }, update) => {
    await update({ status: 'transferred' });
    const by = writing.actor.name;
    await logReservation(sql, zoneCode, id, { action: 'transferred', by, reason, until });
    const row = {
      zoneCode,
      projectZoneCode: target.zoneCode,
      projectId: toProjectId,
      supplyId,
      reservedOn: deps.today(),
      until,
      note,
    };
    newId = (await insertReservation(sql, row, writing.actor.id)) ?? 0;
    await logReservation(sql, zoneCode, newId, { action: 'received', by, reason, until });
    report(
      entry(
        stored,
        'update',
        { status: 'active', projectNo: stored.projectNo },
        { status: 'transferred', projectNo: target.projectNo },
      ),
    );
    report(entry({ id: newId, supplyId }, 'create', null, { ...row, projectNo: target.projectNo }));
  });
  return present(deps, await find(deps, writing.actor, newId));
}
