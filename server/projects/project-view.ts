import { nextStages, openStages } from '../../geodata/analysis/matching/project-stages.ts';
import { defaultQueueKeys, orderQueue } from '../../geodata/analysis/matching/queue-order.ts';
import { findIndustry } from '../../geodata/codes/industry-code.ts';
import type { Project } from '../../geodata/model/api-projects.ts';
import type { QueueKey } from '../../geodata/model/project-stage.ts';
import type { StoredProject } from './projects.repository.ts';

/** Whether a project still waits for land. */
export const isQueued = ({ stage, activeReservations }: StoredProject): boolean =>
  openStages.includes(stage) && activeReservations === 0;

/** The queue of one zone's projects: those that wait for land. */
export const queueOf = (projects: readonly StoredProject[], keys: readonly QueueKey[] = defaultQueueKeys) =>
  orderQueue(projects.filter(isQueued), keys);

/** A project as the API tells it. */
export const asProject = (stored: StoredProject, queuePlace: number | null): Project => {
  const { queuePlace: byHand, queuePlaceReason, queuePlaceBy, queuePlaceAt, needBy: _, ...project } = stored;
  return {
    ...project,
    nextStages: nextStages(stored.stage),
    industryName: findIndustry(stored.demand.industryCode)?.name ?? null,
    queuePlace,
    queueOverride:
      byHand === null
        ? null
        : { place: byHand, reason: queuePlaceReason ?? '', by: queuePlaceBy ?? '', at: queuePlaceAt ?? '' },
  };
};
