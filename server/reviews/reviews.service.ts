import type {
  DecisionRequest,
  OpinionRequest,
  Review,
  ReviewList,
  ReviewRequest,
} from '../../geodata/model/api-reviews.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { ReviewDepartment, reviewDepartmentLabels } from '../../geodata/model/project-stage.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { inAuditedWrite, StaleRecordError, tellStale } from '../land/audited-write.ts';
import { findProject, visibleZones, type Writing } from '../projects/projects.service.ts';
import { describePiece } from '../reservations/reservations.service.ts';
import {
  countReviews,
  decideReview,
  insertOpinion,
  insertReview,
  type ReviewFilter,
  readReview,
  readReviews,
  type StoredReview,
} from './reviews.repository.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

const namesOf = (departments: readonly ReviewDepartment[]): string =>
  departments.map((department) => reviewDepartmentLabels[department].zh).join('、');

/** A review with what follows from its opinions: nothing is decided while a department is silent (M11). */
const asReview = (stored: StoredReview): Review => {
  const { opinions, departments, decision, isOverride, decisionReason, decidedBy, decidedAt, ...review } =
    stored;
  const rows = departments.map((department) => {
    const own = opinions
      .filter((opinion) => opinion.department === department)
      .map(({ verdict, text, by, at }) => ({ verdict, text, by, at }));
    return {
      department,
      label: reviewDepartmentLabels[department].zh,
      opinion: own.at(-1) ?? null,
      earlier: own.slice(0, -1),
    };
  });
  const waitingFor = rows.filter(({ opinion }) => opinion === null).map(({ department }) => department);
  const rejectedBy = rows
    .filter(({ opinion }) => opinion?.verdict === 'reject')
    .map(({ department }) => department);
  return {
    ...review,
    departments: rows,
    waitingFor,
    rejectedBy,
    canDecide: review.status === 'open' && waitingFor.length === 0,
    needsOverride: rejectedBy.length > 0,
    decision:
      decision === null
        ? null
        : { decision, isOverride, reason: decisionReason, by: decidedBy ?? '', at: decidedAt ?? '' },
  };
};

export async function listReviews(
  deps: Deps,
  actor: Actor,
  filter: Omit<ReviewFilter, 'zones'> & { zones?: readonly string[] | undefined },
): Promise<ReviewList> {
  const visible = await visibleZones(deps, actor);
  const zones = filter.zones === undefined ? visible : visible.filter((zone) => filter.zones?.includes(zone));
  const found = await readReviews(deps.sql, { ...filter, zones });
  const numberMatched = await countReviews(deps.sql, { ...filter, zones });
  return { reviews: found.map(asReview), numberMatched, asOf: deps.today() };
}

/** One review. @throws NotFoundError */
export async function openReview(deps: Deps, actor: Actor, id: number): Promise<Review> {
  const found = await readReview(deps.sql, id, await visibleZones(deps, actor));
  if (found === undefined) throw new NotFoundError(`没有编号为 ${id} 的联审`);
  return asReview(found);
}

/** Asks the departments. @throws InvalidInputError, NotFoundError, ConflictError when such a review is open already */
export async function startReview(
  deps: Deps,
  { actor, requestId }: Writing,
  { projectId, supplyId, departments, dueOn = null, note = null }: ReviewRequest,
): Promise<Review> {
  const today = deps.today();
  if (dueOn !== null && dueOn < today)
    throw new InvalidInputError([
      { field: 'dueOn', message: `${dueOn} 早于今天（${today}），请填今天或以后的日期` },
    ]);
  const project = await findProject(deps, actor, projectId);
  const piece = await describePiece(deps, actor, supplyId);
  const { zoneCode } = project;
  const asked = ReviewDepartment.options.filter((department) => departments?.includes(department) ?? true);
  const row = { zoneCode, projectId, supplyId, supplyName: piece.name, departments: asked, dueOn, note };
  const id = await inAuditedWrite(
    deps.sql,
    { zoneCode, author: actor, requestId, reason: note },
    async ({ sql, report, touch }) => {
      const inserted = await insertReview(sql, row, actor.name);
      if (inserted === undefined) return undefined;
      report({
        action: 'create',
        collection: 'reviews',
        recordId: inserted,
        recordLabel: project.name,
        before: null,
        after: row,
      });
      touch('reviews');
      return inserted;
    },
  );
  if (id === undefined)
    throw new ConflictError(`“${project.name}”与“${piece.name}”的联审正在进行，请在原联审中办理`, {
      conflict: 'open',
    });
  deps.revisions.forget();
  return await openReview(deps, actor, id);
}

/** Gives or changes the opinion of a department. @throws NotFoundError, InvalidInputError, ConflictError */
export async function giveOpinion(
  deps: Deps,
  { actor, requestId }: Writing,
  id: number,
  { department, verdict, text = null }: OpinionRequest,
): Promise<Review> {
  const review = await openReview(deps, actor, id);
  const asked = review.departments.find((row) => row.department === department);
  if (asked === undefined)
    throw new InvalidInputError([
      {
        field: 'department',
        message: `本次联审不含${reviewDepartmentLabels[department].zh}；参加的有 ${namesOf(review.departments.map((row) => row.department))}`,
      },
    ]);
  const opinion = text === null || text === '' ? null : text;
  if (verdict !== 'agree' && opinion === null)
    throw new InvalidInputError([
      { field: 'text', message: verdict === 'reject' ? '不同意须填写理由' : '附条件同意须写明条件' },
    ]);
  const { zoneCode } = review;
  await tellStale(
    inAuditedWrite(
      deps.sql,
      { zoneCode, author: actor, requestId, reason: opinion },
      async ({ sql, report, touch }) => {
        if (!(await insertOpinion(sql, zoneCode, id, { department, verdict, text: opinion }, actor.name)))
          throw new StaleRecordError();
        report({
          action: 'update',
          collection: 'reviews',
          recordId: id,
          recordLabel: review.projectName,
          before: { department, verdict: asked.opinion?.verdict ?? null },
          after: { department, verdict, text: opinion },
        });
        touch('reviews');
      },
    ),
    async () => new ConflictError('联审已作出决定，不能再提意见', { conflict: 'over' }),
  );
  deps.revisions.forget();
  return await openReview(deps, actor, id);
}

const statuses = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const;

/**
 * Decides a review: locked until the last opinion is in; against a refusing one only with a leader's reason.
 * @throws NotFoundError, InvalidInputError, ConflictError
 */
export async function decide(
  deps: Deps,
  { actor, requestId }: Writing,
  id: number,
  { revision, decision, reason = null }: DecisionRequest,
): Promise<Review> {
  const review = await openReview(deps, actor, id);
  if (review.status !== 'open') throw new ConflictError('联审已作出决定，不能重复决定', { conflict: 'over' });
  if (decision !== 'withdraw' && review.waitingFor.length > 0)
    throw new ConflictError(`还缺${namesOf(review.waitingFor)}的意见，意见齐备后才能决定`, {
      conflict: 'waiting',
      waitingFor: review.waitingFor,
    });
  const isOverride = decision === 'approve' && review.rejectedBy.length > 0;
  const why = reason === null || reason === '' ? null : reason;
  if (why === null && isOverride)
    throw new InvalidInputError([
      { field: 'reason', message: `${namesOf(review.rejectedBy)}不同意，批准须由领导填写理由` },
    ]);
  if (why === null && decision !== 'approve')
    throw new InvalidInputError([
      { field: 'reason', message: decision === 'refuse' ? '不予批准须填写理由' : '撤回联审须填写理由' },
    ]);
  const { zoneCode } = review;
  await tellStale(
    inAuditedWrite(
      deps.sql,
      { zoneCode, author: actor, requestId, reason: why },
      async ({ sql, report, touch }) => {
        const decided = { status: statuses[decision], decision, isOverride, reason: why };
        if (!(await decideReview(sql, zoneCode, id, revision, decided, actor.name)))
          throw new StaleRecordError();
        report({
          action: 'update',
          collection: 'reviews',
          recordId: id,
          recordLabel: review.projectName,
          before: { status: 'open' },
          after: decided,
        });
        touch('reviews');
        touch('projects');
      },
    ),
    async () =>
      new ConflictError('联审的意见刚有变化，请刷新后重试', {
        conflict: 'stale',
        current: await openReview(deps, actor, id),
      }),
  );
  deps.revisions.forget();
  return await openReview(deps, actor, id);
}
