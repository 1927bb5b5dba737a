import { ProjectStage, projectStageLabels } from '../../model/project-stage.ts';

/** The way of a project; 终止 can be reached from anywhere before 达产. */
const way: readonly ProjectStage[] = ProjectStage.options.filter((stage) => stage !== 'ended');

/** Stages in which a project still looks for land. */
export const openStages: readonly ProjectStage[] = ['planned', 'negotiating', 'signed'];

/** Stages a project may go to next: one step on, one back, or the end; an ended one may be taken up again. */
export const nextStages = (stage: ProjectStage): ProjectStage[] => {
  if (stage === 'ended') return ['planned'];
  const at = way.indexOf(stage);
  return [
    ...way.slice(at + 1, at + 2),
    ...way.slice(Math.max(0, at - 1), at),
    ...(stage === 'producing' ? [] : ['ended' as const]),
  ];
};

/** What the guard of a move looks at. */
export interface StageFacts {
  stage: ProjectStage;
  /** The project holds land: an active reservation, or a parcel it was awarded. */
  hasLand: boolean;
  /** A joint review of it was approved. */
  isReviewed: boolean;
  reason: string | undefined;
}

/**
 * Whether a project may go to a stage, and why not in Chinese: 落地 needs reserved land or an approved review; a step
 * back, a stage left out and 终止 need a reason.
 */
export const checkStageMove = (
  { stage, hasLand, isReviewed, reason }: StageFacts,
  to: ProjectStage,
): { ok: true } | { ok: false; reason: string } => {
  const label = (of: ProjectStage): string => projectStageLabels[of].zh;
  if (to === stage) return { ok: false, reason: `项目已处于“${label(stage)}”阶段` };
  const hasReason = (reason ?? '').trim() !== '';
  if (to === 'ended') {
    if (stage === 'producing') return { ok: false, reason: '已达产的项目不能终止' };
    return hasReason ? { ok: true } : { ok: false, reason: '终止项目须填写理由' };
  }
  if (stage === 'ended' && to !== 'planned')
    return { ok: false, reason: '已终止的项目只能重新进入“谋划”阶段' };
  const step = way.indexOf(to) - (stage === 'ended' ? 1 : way.indexOf(stage));
  if (step > 1) {
    const missed = way.slice(way.indexOf(stage) + 1, way.indexOf(to)).map((entry) => label(entry));
    return { ok: false, reason: `不能从“${label(stage)}”直接到“${label(to)}”，须先经过${missed.join('、')}` };
  }
  if (step < 1 && !hasReason) return { ok: false, reason: `退回“${label(to)}”阶段须填写理由` };
  if (to === 'landed' && step === 1 && !hasLand && !isReviewed)
    return { ok: false, reason: '“落地”须先有预留的地块或厂房，或通过联审' };
  return { ok: true };
};
