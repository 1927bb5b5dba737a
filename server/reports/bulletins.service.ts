import type { z } from 'zod';
import { peerGroupOf } from '../../geodata/analysis/progress/progress-params.ts';
import { isQuarter, quarterAfter } from '../../geodata/analysis/progress/quarter.ts';
import type {
  Bulletin,
  BulletinDecision,
  BulletinItem,
  BulletinPublication,
  BulletinRequest,
  PublicBulletin,
} from '../../geodata/model/api-bulletins.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { inAuditedWrite, StaleRecordError, tellStale } from '../land/audited-write.ts';
import {
  type BulletinDraft,
  insertBulletin,
  moveBulletin,
  readBulletin,
  readBulletins,
} from './bulletins.repository.ts';
import { draftBulletin } from './draft-bulletin.ts';
import { contentSha256 } from './freeze-quarter.ts';
import { readProgressParams } from './report-rules.ts';
import { zonesOf } from './report-zones.ts';
import { readFrozenQuarters } from './snapshots.repository.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions'>;

const codesOf = async (deps: Deps, actor: Actor, zones?: readonly string[]): Promise<string[]> =>
  (await zonesOf(deps.revisions, actor, zones)).map(({ zoneCode }) => zoneCode);

/** Bulletins of the zones the actor sees, without their content. */
export async function listBulletins(
  deps: Deps,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<{ bulletins: Bulletin[] }> {
  const rows = await readBulletins(deps.sql, await codesOf(deps, actor, zones));
  return { bulletins: rows.map(({ content: _content, ...bulletin }) => bulletin) };
}

/** One bulletin with its content. */
export async function openBulletin(deps: Deps, actor: Actor, id: number): Promise<BulletinItem> {
  const found = await readBulletin(deps.sql, await codesOf(deps, actor), id);
  if (found === undefined) throw new NotFoundError(`没有编号为 ${id} 的通报`);
  return found;
}

/**
 * Drafts the bulletin of a frozen quarter.
 * @throws InvalidInputError while the quarter is not frozen.
 */
export async function createBulletin(
  deps: Deps,
  actor: Actor,
  { zoneCode, quarter, title }: z.output<typeof BulletinRequest>,
  requestId: string,
): Promise<BulletinItem> {
  const states = await deps.revisions.zones(actor);
  const zone = states.find((state) => state.zoneCode === zoneCode);
  if (zone === undefined) throw new NotFoundError(`没有开发区 ${zoneCode}`);
  const params = await readProgressParams(deps.sql);
  const peers = states
    .map((state) => state.zoneCode)
    .filter((code) => peerGroupOf(code, params) === peerGroupOf(zoneCode, params));
  const frozen = isQuarter(quarter)
    ? await readFrozenQuarters(deps.sql, peers, [quarter, quarterAfter(quarter, -1)])
    : [];
  const own = frozen.find((entry) => entry.zoneCode === zoneCode && entry.quarter === quarter);
  if (own === undefined)
    throw new InvalidInputError([
      { field: 'quarter', message: `${quarter} 的数据尚未固定，请先固定季度数据` },
    ]);
  const content = draftBulletin({
    zoneName: zone.name,
    frozen: own,
    peers: frozen.filter((entry) => entry.quarter === quarter),
    peersBefore: frozen.filter((entry) => entry.quarter !== quarter),
  });
  const draft: BulletinDraft = {
    zoneCode,
    quarter,
    snapshotId: own.id,
    title: title ?? `${zone.name}${quarter.slice(0, 4)}年第${quarter.slice(5)}季度通报`,
    content,
    sha256: contentSha256(content),
    draftedBy: actor.name,
  };
  return await inAuditedWrite(deps.sql, { zoneCode, author: actor, requestId }, async ({ sql, report }) => {
    const made = await insertBulletin(sql, draft);
    report(stepEvent('create', made, null));
    return made;
  });
}

const stepEvent = (action: 'create' | 'update', after: BulletinItem, before: BulletinItem | null) => ({
  action,
  collection: 'bulletins',
  recordId: after.id,
  recordLabel: after.title,
  before: before === null ? null : { status: before.status },
  after: { status: after.status, quarter: after.quarter, version: after.version, sha256: after.sha256 },
});

interface Step {
  status: 'approved' | 'published' | 'discarded';
  from: readonly string[];
  verb: string;
  channels?: readonly string[];
}

async function takeStep(
  deps: Deps,
  actor: Actor,
  { id, revision, requestId }: { id: number; revision: number; requestId: string },
  { status, from, verb, channels }: Step,
): Promise<BulletinItem> {
  const before = await openBulletin(deps, actor, id);
  const { zoneCode } = before;
  const at = { zoneCode, id, revision, from };
  const step = { status, by: actor.name, ...(channels ? { channels } : {}) };
  const write = inAuditedWrite(deps.sql, { zoneCode, author: actor, requestId }, async ({ sql, report }) => {
    const moved = await moveBulletin(sql, at, step);
    if (moved === undefined) throw new StaleRecordError();
    report(stepEvent('update', moved, before));
    return moved;
  });
  return await tellStale(write, async () => refusal(await openBulletin(deps, actor, id), verb));
}

/** Why a step came too late: what the bulletin is by now, and by whom. */
function refusal(now: BulletinItem, verb: string): ConflictError {
  const by = { draft: now.draftedBy, approved: now.approvedBy, published: now.publishedBy, discarded: null }[
    now.status
  ];
  const states = { draft: '是草稿', approved: '已批准', published: '已发布', discarded: '已作废' };
  const who = by === null ? '' : `（${by}）`;
  return new ConflictError(`通报${states[now.status]}${who}，不能${verb}，请刷新`, {
    conflict: 'stale',
    bulletinStatus: now.status,
    revision: now.revision,
    by,
  });
}

type Decision = z.output<typeof BulletinDecision> & { id: number; requestId: string };

export const approveBulletin = (deps: Deps, actor: Actor, decision: Decision): Promise<BulletinItem> =>
  takeStep(deps, actor, decision, { status: 'approved', from: ['draft'], verb: '批准' });

export const discardBulletin = (deps: Deps, actor: Actor, decision: Decision): Promise<BulletinItem> =>
  takeStep(deps, actor, decision, { status: 'discarded', from: ['draft', 'approved'], verb: '作废' });

/** Publishes an approved bulletin; from then on nothing about it changes. */
export const publishBulletin = (
  deps: Deps,
  actor: Actor,
  { channels, ...decision }: Decision & Pick<z.output<typeof BulletinPublication>, 'channels'>,
): Promise<BulletinItem> =>
  takeStep(deps, actor, decision, { status: 'published', from: ['approved'], verb: '发布', channels });

/** What everybody may read. */
export async function listPublished(
  deps: Deps,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<{ bulletins: Omit<z.infer<typeof PublicBulletin>, 'content'>[] }> {
  const rows = await readBulletins(deps.sql, await codesOf(deps, actor, zones));
  return {
    bulletins: rows.flatMap((row) => publicOf(row) ?? []).map(({ content: _content, ...rest }) => rest),
  };
}

/** The published bulletin of a quarter in its last version. */
export async function openPublished(
  deps: Deps,
  actor: Actor,
  zoneCode: string,
  quarter: string,
): Promise<z.infer<typeof PublicBulletin>> {
  const rows = await readBulletins(deps.sql, await codesOf(deps, actor, [zoneCode]));
  const found = rows.find((row) => row.quarter === quarter && row.status === 'published');
  const published = found && publicOf(found);
  if (!published) throw new NotFoundError(`${zoneCode} ${quarter} 没有已发布的通报`);
  return published;
}

function publicOf(row: BulletinItem): z.infer<typeof PublicBulletin> | undefined {
  if (row.status !== 'published' || row.publishedAt === null) return undefined;
  const { zoneCode, quarter, version, title, publishedAt, channels, content } = row;
  return { zoneCode, quarter, version, title, publishedAt, channels, content };
}
