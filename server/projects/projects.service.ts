import { parseDemand } from '../../geodata/analysis/matching/parse-demand.ts';
import { checkStageMove, openStages } from '../../geodata/analysis/matching/project-stages.ts';
import type {
  Project,
  ProjectChange,
  ProjectPage,
  ProjectRequest,
  StageRequest,
} from '../../geodata/model/api-projects.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { Demand } from '../../geodata/model/demand.ts';
import type { MatchParameters } from '../../geodata/model/match-parameters.ts';
import { type LeadSource, ProjectStage } from '../../geodata/model/project-stage.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { type AuditedWrite, inAuditedWrite, StaleRecordError, tellStale } from '../land/audited-write.ts';
import { releaseEnded, releaseEndedIn } from '../reservations/release-ended.ts';
import { withdrawReviewsOf } from '../reviews/withdraw-of-project.ts';
import { currentMatchParameters } from '../rule-params/rule-params.service.ts';
import { nameSortKey, searchPinyin } from '../text/pinyin.ts';
import { asProject, queueOf } from './project-view.ts';
import {
  hasApprovedReview,
  insertProjects,
  type ProjectRow,
  readChains,
  readProject,
  readProjectNumbers,
  readProjects,
  readQueueKeys,
  type StoredProject,
  updateProject,
} from './projects.repository.ts';
import { releaseQuotasOf } from './release-quotas.ts';

export type ProjectDeps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

/** Codes of the zones the actor may see. */
export const visibleZones = async (
  { revisions }: Pick<FeatureDeps, 'revisions'>,
  actor: Actor,
): Promise<string[]> => (await revisions.zones(actor)).map(({ zoneCode }) => zoneCode);

/** A zone that the actor may see. @throws InvalidInputError */
export async function requireZone(
  deps: Pick<FeatureDeps, 'revisions'>,
  actor: Actor,
  zoneCode: string,
  field = 'zone',
): Promise<void> {
  if (!(await visibleZones(deps, actor)).includes(zoneCode))
    throw new InvalidInputError([{ field, message: `没有代码为“${zoneCode}”的开发区` }]);
}

/** A stored project of the zones the actor may see. @throws NotFoundError */
export async function findProject(deps: ProjectDeps, actor: Actor, id: number): Promise<StoredProject> {
  const project = await readProject(deps.sql, id, await visibleZones(deps, actor));
  if (project === undefined) throw new NotFoundError(`没有编号为 ${id} 的项目`);
  return project;
}

/** All projects of some zones; for matching, which looks at those that still wait for land. */
export async function openProjects(
  deps: ProjectDeps,
  zoneCodes: readonly string[],
): Promise<StoredProject[]> {
  return (await readProjects(deps.sql, zoneCodes)).filter(({ stage }) => openStages.includes(stage));
}

/** Places in the queues of some projects' zones, by project id. */
async function queuePlaces(
  deps: ProjectDeps,
  projects: readonly StoredProject[],
): Promise<Map<number, number>> {
  const places = new Map<number, number>();
  for (const zoneCode of new Set(projects.map((project) => project.zoneCode))) {
    const keys = await readQueueKeys(deps.sql, zoneCode);
    const own = projects.filter((project) => project.zoneCode === zoneCode);
    for (const { entry, place } of queueOf(own, keys)) places.set(entry.id, place);
  }
  return places;
}

/** A project with its place in the queue. */
async function present(deps: ProjectDeps, stored: StoredProject): Promise<Project> {
  const places = await queuePlaces(deps, await readProjects(deps.sql, [stored.zoneCode]));
  return asProject(stored, places.get(stored.id) ?? null);
}

export interface ProjectQuery {
  zones?: readonly string[] | undefined;
  stages?: readonly ProjectStage[] | undefined;
  team?: string | undefined;
  chain?: string | undefined;
  source?: LeadSource | undefined;
  q?: string | undefined;
  sort: 'queue' | 'updated' | 'name' | 'needBy' | 'quality';
  limit: number;
  offset: number;
}

const nothing = 1e9;

/** The register, filtered and in order; counts by stage ignore the filter on the stage. */
export async function listProjects(
  deps: ProjectDeps,
  actor: Actor,
  query: ProjectQuery,
): Promise<ProjectPage> {
  const visible = await visibleZones(deps, actor);
  const zones = query.zones === undefined ? visible : visible.filter((zone) => query.zones?.includes(zone));
  const all = await readProjects(deps.sql, zones);
  const places = await queuePlaces(deps, all);
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((project) => {
    const text = [
      project.projectNo,
      project.name,
      project.investorName,
      project.originUnit,
      searchPinyin(project.name),
    ]
      .join(' ')
      .toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (query.team === undefined || project.teamCode === query.team) &&
      (query.chain === undefined || project.demand.chainCode === query.chain) &&
      (query.source === undefined || project.leadSource === query.source)
    );
  });
  const shown = found.filter(({ stage }) => query.stages === undefined || query.stages.includes(stage));
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const orders: Record<ProjectQuery['sort'], (a: StoredProject, b: StoredProject) => number> = {
    queue: (a, b) => (places.get(a.id) ?? nothing) - (places.get(b.id) ?? nothing),
    updated: (a, b) => text(b.updatedAt, a.updatedAt),
    name: (a, b) => text(nameSortKey(a.name), nameSortKey(b.name)),
    needBy: (a, b) => text(a.needBy ?? '9999', b.needBy ?? '9999'),
    quality: (a, b) => (b.qualityScore ?? -1) - (a.qualityScore ?? -1),
  };
  const ordered = shown.toSorted((a, b) => orders[query.sort](a, b) || text(a.projectNo, b.projectNo));
  return {
    projects: ordered
      .slice(query.offset, query.offset + query.limit)
      .map((project) => asProject(project, places.get(project.id) ?? null)),
    numberMatched: ordered.length,
    stages: ProjectStage.options.map((stage) => ({
      stage,
      count: found.filter((project) => project.stage === stage).length,
    })),
    asOf: deps.today(),
  };
}

export const openProject = async (deps: ProjectDeps, actor: Actor, id: number): Promise<Project> =>
  present(deps, await findProject(deps, actor, id));

/**
 * Reads the demand of a project as a form or a sheet sends it.
 * @throws InvalidInputError with fields `demand.<name>`
 */
export function readProjectDemand(
  input: Record<string, unknown>,
  project: { projectNo: string; name: string; zoneCode?: string | undefined },
  { asOf, parameters }: { asOf: string; parameters: MatchParameters },
): Demand {
  const { projectNo, name, zoneCode } = project;
  const zoneCodes = input.zoneCodes ?? (zoneCode === undefined ? undefined : [zoneCode]);
  const parsed = parseDemand({ ...input, projectNo, name, zoneCodes }, { asOf, parameters });
  if (parsed.ok) return parsed.demand;
  throw new InvalidInputError(
    parsed.issues.map(({ field, message }) => ({ field: `demand.${field}`, message })),
  );
}

/** The next number of a zone in a year: `XM-2026-0007`. */
export function nextProjectNo(taken: readonly string[], year: string): string {
  const numbers = taken.map((no) => Number(/-(\d+)$/.exec(no)?.[1] ?? 0));
  return `XM-${year}-${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}`;
}

type Routed = { teamCode: string | null; isTeamRouted: boolean };

/** The team a person chose, else that of the chain (M61). @throws InvalidInputError for an unknown chain, link or team */
function route(
  chains: Awaited<ReturnType<typeof readChains>>,
  demand: Demand,
  chosen: string | null | undefined,
): Routed {
  const { chainCode, linkCode } = demand;
  const chain = chains.chains.find(({ code }) => code === chainCode);
  if (chainCode !== null && chain === undefined)
    throw new InvalidInputError([
      { field: 'demand.chainCode', message: `本区没有产业链“${chainCode}”，请从产业链列表中选择` },
    ]);
  if (linkCode !== null && !chain?.links.some(({ code }) => code === linkCode))
    throw new InvalidInputError([
      { field: 'demand.linkCode', message: `产业链“${chain?.name ?? '未选择'}”没有链环“${linkCode}”` },
    ]);
  if (chainCode !== null && demand.chainAction === null)
    throw new InvalidInputError([
      { field: 'demand.chainAction', message: '选择了产业链，请注明延链、扩链或补链' },
    ]);
  if (chosen !== null && chosen !== undefined) {
    if (!chains.teams.some(({ code }) => code === chosen))
      throw new InvalidInputError([{ field: 'teamCode', message: `本区没有招商组“${chosen}”` }]);
    return { teamCode: chosen, isTeamRouted: chosen === chain?.teamCode };
  }
  return { teamCode: chain?.teamCode ?? null, isTeamRouted: true };
}

/** A new project as a form or a sheet gives it; the demand is checked here. */
export type NewProject = Omit<ProjectRequest, 'demand'> & { demand: Record<string, unknown> };

/** Everything of a new project but its origin. */
function newRow(
  deps: ProjectDeps,
  request: NewProject,
  projectNo: string,
  parameters: MatchParameters,
  chains: Awaited<ReturnType<typeof readChains>>,
): ProjectRow {
  const { zoneCode, name } = request;
  const asOf = deps.today();
  const demand = readProjectDemand(request.demand, { projectNo, name, zoneCode }, { asOf, parameters });
  return {
    projectNo,
    name,
    pinyin: searchPinyin(name),
    stage: 'planned',
    stageSince: asOf,
    leadSource: request.leadSource ?? null,
    originUnit: request.originUnit ?? null,
    ...route(chains, demand, request.teamCode),
    investorName: request.investorName ?? null,
    totalInvestmentYuan: request.totalInvestmentYuan ?? null,
    outputYuanPerYear: request.outputYuanPerYear ?? null,
    qualityScore: request.qualityScore ?? null,
    startReadyOn: request.startReadyOn ?? null,
    note: request.note ?? null,
    needs: (request.needs as ProjectRow['needs']) ?? null,
    demand,
    sourceName: '项目登记',
    sourcePeriod: asOf.slice(0, 7),
    isDemonstration: false,
  };
}

export interface Writing {
  actor: Actor;
  requestId: string;
}

/**
 * Registers projects of one zone together: all or none.
 * @throws InvalidInputError naming the field, with the index of the request as prefix where there are several
 */
export async function createProjects(
  deps: ProjectDeps,
  { actor, requestId }: Writing,
  zoneCode: string,
  requests: readonly NewProject[],
): Promise<{ id: number; projectNo: string; name: string }[]> {
  await requireZone(deps, actor, zoneCode, 'zoneCode');
  const parameters = await currentMatchParameters(deps);
  const created = await inAuditedWrite(
    deps.sql,
    { zoneCode, author: actor, requestId },
    async ({ sql, report, touch }) => {
      const chains = await readChains(sql, zoneCode);
      const year = deps.today().slice(0, 4);
      const taken = await readProjectNumbers(sql, zoneCode, '');
      const rows: ProjectRow[] = [];
      for (const request of requests) {
        const projectNo =
          request.projectNo ??
          nextProjectNo(
            taken.filter((no) => no.startsWith(`XM-${year}-`)),
            year,
          );
        if (taken.includes(projectNo))
          throw new InvalidInputError([
            { field: 'projectNo', message: `项目编号“${projectNo}”已被使用，请换一个或留空由系统编号` },
          ]);
        taken.push(projectNo);
        rows.push(newRow(deps, request, projectNo, parameters, chains));
      }
      const inserted = await insertProjects(sql, zoneCode, rows, actor.id);
      for (const [index, row] of rows.entries()) {
        report({
          action: 'create',
          collection: 'projects',
          recordId: inserted[index]!,
          recordLabel: row.name,
          before: null,
          after: { ...row },
        });
      }
      touch('projects');
      return rows.map(({ projectNo, name }, index) => ({ id: inserted[index]!, projectNo, name }));
    },
  );
  deps.revisions.forget();
  return created;
}

/** Chains with their links, and teams, of a zone: for sheets that give them by name. */
export const projectNames = (deps: ProjectDeps, zoneCode: string) => readChains(deps.sql, zoneCode);

/** What is wrong with each of some new projects, by index; those without fault are left out. */
export async function checkProjects(
  deps: ProjectDeps,
  zoneCode: string,
  requests: readonly NewProject[],
): Promise<Map<number, readonly { field: string; message: string }[]>> {
  const parameters = await currentMatchParameters(deps);
  const chains = await readChains(deps.sql, zoneCode);
  const taken = new Set(await readProjectNumbers(deps.sql, zoneCode, ''));
  const faults = new Map<number, readonly { field: string; message: string }[]>();
  for (const [index, request] of requests.entries()) {
    const { projectNo } = request;
    try {
      newRow(deps, request, projectNo ?? '待编号', parameters, chains);
      if (projectNo !== undefined && taken.has(projectNo))
        faults.set(index, [{ field: 'projectNo', message: `项目编号“${projectNo}”已被使用或在表中重复` }]);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      faults.set(index, error.errors);
    }
    if (projectNo !== undefined) taken.add(projectNo);
  }
  return faults;
}

/** Changes what is named of a project. @throws NotFoundError, InvalidInputError, ConflictError */
export async function changeProject(
  deps: ProjectDeps,
  { actor, requestId }: Writing,
  id: number,
  change: Omit<ProjectChange, 'demand'> & { demand?: Record<string, unknown> | undefined },
): Promise<Project> {
  const before = await findProject(deps, actor, id);
  const { revision, reason, demand: demandInput, teamCode, ...fields } = change;
  const name = fields.name ?? before.name;
  const parameters = await currentMatchParameters(deps);
  const asOf = deps.today();
  await tellStale(
    inAuditedWrite(
      deps.sql,
      { zoneCode: before.zoneCode, author: actor, requestId, reason: reason ?? null },
      async ({ sql, report, touch }) => {
        const identity = { projectNo: before.projectNo, name, zoneCode: before.zoneCode };
        const demand =
          demandInput === undefined
            ? { ...before.demand, name }
            : readProjectDemand(demandInput, identity, { asOf, parameters });
        const isRerouted = demandInput !== undefined || teamCode !== undefined;
        const chosen =
          teamCode === undefined ? (before.isTeamRouted ? undefined : before.teamCode) : teamCode;
        const changes: Partial<ProjectRow> = {
          ...(Object.fromEntries(
            Object.entries(fields).filter(([, value]) => value !== undefined),
          ) as Partial<ProjectRow>),
          ...(fields.name === undefined ? {} : { pinyin: searchPinyin(name) }),
          demand,
          ...(isRerouted ? route(await readChains(sql, before.zoneCode), demand, chosen) : {}),
        };
        if (!(await updateProject(sql, before.zoneCode, id, revision, changes, actor.id)))
          throw new StaleRecordError();
        const keys = Object.keys(changes).filter(
          (key) =>
            JSON.stringify(changes[key as keyof ProjectRow]) !==
            JSON.stringify(before[key as keyof StoredProject]),
        );
        report({
          action: 'update',
          collection: 'projects',
          recordId: id,
          recordLabel: name,
          before: Object.fromEntries(keys.map((key) => [key, before[key as keyof StoredProject] ?? null])),
          after: Object.fromEntries(keys.map((key) => [key, changes[key as keyof ProjectRow] ?? null])),
        });
        touch('projects');
      },
    ),
    () => stale(deps, actor, id),
  );
  deps.revisions.forget();
  return await openProject(deps, actor, id);
}

async function stale(deps: ProjectDeps, actor: Actor, id: number): Promise<ConflictError> {
  const current = await openProject(deps, actor, id);
  return new ConflictError('这个项目已在别处修改，请刷新后重试', { conflict: 'stale', current });
}

/** A project that ends gives back its land, its quotas and the work of the departments, all with its stage. */
async function giveBack(written: AuditedWrite, project: StoredProject): Promise<void> {
  await releaseEndedIn(written);
  await releaseQuotasOf(written, project);
  await withdrawReviewsOf(written, project);
}

/** Moves a project on, back, or to its end, which frees what it held. @throws NotFoundError, InvalidInputError (guard), ConflictError */
export async function moveProject(
  deps: ProjectDeps,
  { actor, requestId }: Writing,
  id: number,
  { revision, to, reason }: StageRequest,
): Promise<Project> {
  const before = await findProject(deps, actor, id);
  const { zoneCode, stage, name } = before;
  await tellStale(
    inAuditedWrite(
      deps.sql,
      { zoneCode, author: actor, requestId, reason: reason ?? null },
      async (written) => {
        const { sql, report, touch } = written;
        const isReviewed = await hasApprovedReview(sql, zoneCode, id);
        const facts = { stage, hasLand: before.activeReservations > 0, isReviewed, reason };
        const verdict = checkStageMove(facts, to);
        if (!verdict.ok) throw new InvalidInputError([{ field: 'to', message: verdict.reason }]);
        const stageSince = deps.today();
        if (!(await updateProject(sql, zoneCode, id, revision, { stage: to, stageSince }, actor.id)))
          throw new StaleRecordError();
        report({
          action: 'update',
          collection: 'projects',
          recordId: id,
          recordLabel: name,
          before: { stage, stageSince: before.stageSince },
          after: { stage: to, stageSince },
        });
        touch('projects');
        if (to === 'ended') await giveBack(written, before);
      },
    ),
    () => stale(deps, actor, id),
  );
  deps.revisions.forget();
  // What it held in other zones has writers of its own; the schedule would find it, too.
  if (to === 'ended') await releaseEnded(deps);
  return await openProject(deps, actor, id);
}
