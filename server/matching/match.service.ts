import { consistencyLimit, weightsFromPairs } from '../../geodata/analysis/matching/ahp.ts';
import { basisText, type ConstraintCode, constraints } from '../../geodata/analysis/matching/constraints.ts';
import { neverOffered, staleRemark } from '../../geodata/analysis/matching/result-remarks.ts';
import { factorLabels, validateWeights, WeightsError } from '../../geodata/analysis/matching/weights.ts';
import type {
  MatchReportRequest,
  MatchRequest,
  MatchResponse,
  MatchSettings,
  ReportPicture,
  ReverseMatchResponse,
  SitingJudged,
} from '../../geodata/model/api-matches.ts';
import type { Project } from '../../geodata/model/api-projects.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { Demand } from '../../geodata/model/demand.ts';
import {
  type FactorWeights,
  MatchFactor,
  type MatchParameters,
} from '../../geodata/model/match-parameters.ts';
import type { MatchResult } from '../../geodata/model/match-result.ts';
import { seesSuspected } from '../access/visibility.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { InvalidInputError, NotFoundError } from '../http/problem.ts';
import { inAuditedWrite } from '../land/audited-write.ts';
import {
  findProject,
  openProjects,
  readProjectDemand,
  requireZone,
  visibleZones,
  type Writing,
} from '../projects/projects.service.ts';
import { currentMatchParameters } from '../rule-params/rule-params.service.ts';
import type { MapPicture } from './comparison-tables.ts';
import { readParkCodes } from './match-places.repository.ts';
import { matchPlaces } from './match-places.ts';
import { comparisonDocument, comparisonWorkbook } from './match-report.ts';
import type { SupplyFilter } from './match-thread.ts';
import { standingsOf } from './project-standings.ts';
import { readBlockedHolders, readSupplyAreas } from './supply.repository.ts';
import type { Snapshots } from './supply-snapshots.ts';

export interface MatchDeps extends Pick<FeatureDeps, 'sql' | 'revisions' | 'today'> {
  snapshots: Snapshots;
}

type Request = ReturnType<typeof MatchRequest.parse>;
type Question = Pick<
  Request,
  'projectId' | 'demand' | 'weights' | 'pairwise' | 'relaxations' | 'includePotential'
> & { limit: number };

/** What the workspace shows before the first match. */
export async function matchSettings(deps: Pick<MatchDeps, 'sql'>): Promise<MatchSettings> {
  const parameters = await currentMatchParameters(deps);
  return {
    parametersVersion: parameters.version,
    weights: parameters.weights,
    factors: MatchFactor.options.map((factor) => ({ factor, label: factorLabels[factor] })),
    constraints: constraints.map((constraint) => {
      const { code, hCode, label, isRelaxable } = constraint;
      return { code, hCode, label, isRelaxable, basis: basisText(constraint) };
    }),
    consistencyLimit,
  };
}

/** The demand of a registered project, or one to be tried out. @throws InvalidInputError, NotFoundError */
export async function demandOf(
  deps: MatchDeps,
  actor: Actor,
  { projectId, demand }: Pick<Question, 'projectId' | 'demand'>,
  parameters: MatchParameters,
): Promise<{ demand: Demand; project: Pick<Project, 'id' | 'zoneCode'> | undefined }> {
  if ((projectId === undefined) === (demand === undefined))
    throw new InvalidInputError([
      { field: 'projectId', message: '请给出项目编号（projectId）或需求（demand），二者取其一' },
    ]);
  if (projectId !== undefined) {
    const project = await findProject(deps, actor, projectId);
    return { demand: project.demand, project };
  }
  const { name, ...fields } = demand!;
  const identity = { projectNo: '试算', name: name || '试算需求' };
  const tried = readProjectDemand(fields, identity, { asOf: deps.today(), parameters });
  return { demand: tried, project: undefined };
}

/** Weights of the request: as given, from pairwise judgements, or none. @throws InvalidInputError */
function weightsOf({ weights, pairwise }: Pick<Question, 'weights' | 'pairwise'>): FactorWeights | undefined {
  if (pairwise !== undefined) {
    const outcome = weightsFromPairs(pairwise.factors, pairwise.judgements);
    if (!outcome.ok) throw new InvalidInputError([{ field: 'pairwise', message: outcome.reason }]);
    return outcome.weights;
  }
  if (weights === undefined) return undefined;
  try {
    return validateWeights(weights);
  } catch (error) {
    if (error instanceof WeightsError)
      throw new InvalidInputError([{ field: 'weights', message: error.message }]);
    throw error;
  }
}

const isConstraint = (code: string): code is ConstraintCode =>
  constraints.some((constraint) => constraint.code === code);

function relaxationsOf(codes: readonly string[]): ConstraintCode[] {
  const unknown = codes.filter((code) => !isConstraint(code));
  if (unknown.length === 0) return codes.filter(isConstraint);
  const known = constraints.filter(({ isRelaxable }) => isRelaxable).map(({ code }) => code);
  throw new InvalidInputError([
    { field: 'relaxations', message: `没有条件“${unknown.join('、')}”；可放宽的有 ${known.join('、')}` },
  ]);
}

/** Zones of a demand that the actor may see. @throws InvalidInputError for one they may not */
async function zonesOf(deps: MatchDeps, actor: Actor, demand: Demand): Promise<string[]> {
  const visible = await visibleZones(deps, actor);
  const unknown = demand.zoneCodes.filter((zone) => !visible.includes(zone));
  if (unknown.length > 0)
    throw new InvalidInputError([
      { field: 'demand.zoneCodes', message: `没有代码为“${unknown.join('、')}”的开发区` },
    ]);
  return demand.zoneCodes;
}

/** What of the supply the actor may be shown: an operator's own parks; monitored suspensions to those who see cases. */
async function filterOf({ sql }: MatchDeps, actor: Actor): Promise<SupplyFilter> {
  const parkCodes = actor.ownParkIds.length > 0 ? await readParkCodes(sql, actor.ownParkIds) : null;
  return { parkCodes, hidesMonitored: !seesSuspected(actor) };
}

const namedIds = (result: MatchResult): string[] => [
  ...new Set([
    ...result.candidates.map(({ id }) => id),
    ...result.potential.map(({ id }) => id),
    ...result.nearestMisses.map(({ id }) => id),
    ...result.smallestRelaxations.flatMap(({ nearest }) => (nearest === null ? [] : [nearest.id])),
  ]),
];

/**
 * Matches one demand. The engine works on the snapshot in its thread; when the data has moved meanwhile the answer says
 * so instead of pretending.
 * @throws InvalidInputError naming the field, NotFoundError
 */
export async function matchDemand(deps: MatchDeps, actor: Actor, question: Question): Promise<MatchResponse> {
  const weights = weightsOf(question);
  const relaxations = relaxationsOf(question.relaxations ?? []);
  const parameters = await currentMatchParameters(deps);
  const { demand, project } = await demandOf(deps, actor, question, parameters);
  const zoneCodes = await zonesOf(deps, actor, demand);
  const [state, filter, blockedHolders] = [
    await deps.snapshots.ensure(zoneCodes),
    await filterOf(deps, actor),
    await readBlockedHolders(deps.sql),
  ];
  const [standing] = project === undefined ? [] : await standingsOf(deps.sql, [project]);
  const { result, supplyCount, milliseconds } = await deps.snapshots.engine.match({
    zoneCodes,
    filter,
    demand,
    options: {
      asOf: deps.today(),
      parameters,
      ...(weights === undefined ? {} : { weights }),
      relaxations,
      limit: question.limit,
      includePotential: question.includePotential ?? true,
      blockedHolders,
      namesBlocked: seesSuspected(actor),
      standing,
    },
  });
  const places = await matchPlaces(deps.sql, namedIds(result), seesSuspected(actor));
  const isStale = !state.isCurrent || !(await deps.snapshots.isCurrent(zoneCodes));
  return {
    ...result,
    projectId: question.projectId ?? null,
    places,
    isStale,
    staleReason: isStale ? staleRemark.zh : null,
    supplyCount,
    snapshotBuiltAt: state.builtAt.toISOString(),
    engineMilliseconds: milliseconds,
  };
}

/** Candidates of each group among which the pieces of a report are looked for. */
const reportPool = 200;

/** @throws InvalidInputError for bytes that do not begin as a JPEG does */
function mapPicture({ jpeg, ...picture }: ReportPicture): MapPicture {
  const bytes = Buffer.from(jpeg, 'base64');
  if (bytes.length < 4 || bytes.readUIntBE(0, 3) !== 0xffd8ff)
    throw new InvalidInputError([
      { field: 'pictures', message: `“${picture.title}”不是 JPEG 图片，请重新截图` },
    ]);
  return { ...picture, bytes };
}

/** The comparison of up to four pieces of one match as a file. @throws InvalidInputError for a piece that is no candidate */
export async function compareSites(
  deps: MatchDeps,
  actor: Actor,
  { supplyIds, format, language, pictures = [], ...question }: ReturnType<typeof MatchReportRequest.parse>,
): Promise<Buffer> {
  const result = await matchDemand(deps, actor, { ...question, limit: reportPool });
  const { demand } = await demandOf(deps, actor, question, await currentMatchParameters(deps));
  const pieces = [...new Set(supplyIds)].map((id) => {
    const found = [...result.candidates, ...result.potential].find((candidate) => candidate.id === id);
    if (found !== undefined) return found;
    throw new InvalidInputError([
      { field: 'supplyIds', message: `${id} 不在匹配结果的前 ${reportPool} 名中，请重新匹配后选择` },
    ]);
  });
  const comparison = { demand, result, pieces, language, pictures: pictures.map(mapPicture) };
  return format === 'docx' ? await comparisonDocument(comparison) : await comparisonWorkbook(comparison);
}

/** Which open projects a piece suits. @throws NotFoundError */
export async function matchPiece(
  deps: MatchDeps,
  actor: Actor,
  supplyId: string,
): Promise<ReverseMatchResponse> {
  const [place] = Object.values(await matchPlaces(deps.sql, [supplyId], seesSuspected(actor)));
  const visible = await visibleZones(deps, actor);
  const missing = new NotFoundError(`没有编号为 ${supplyId} 的地块或厂房`);
  if (place === undefined || !visible.includes(place.zoneCode)) throw missing;
  const { zoneCode } = place;
  const parameters = await currentMatchParameters(deps);
  const state = await deps.snapshots.ensure([zoneCode]);
  const asOf = deps.today();
  const projects = (await openProjects(deps, visible)).filter(({ demand }) =>
    demand.zoneCodes.includes(zoneCode),
  );
  const { piece, matches, dataRevision } = await deps.snapshots.engine.reverse({
    zoneCode,
    filter: await filterOf(deps, actor),
    supplyId,
    demands: projects.map(({ demand }) => demand),
    options: {
      asOf,
      parameters,
      blockedHolders: await readBlockedHolders(deps.sql),
      namesBlocked: seesSuspected(actor),
      standings: await standingsOf(deps.sql, projects),
    },
  });
  if (piece === undefined) throw missing;
  const byNo = new Map(projects.map((project) => [project.projectNo, project]));
  const { id, name, code, kind } = piece;
  return {
    supplyId: id,
    name,
    code,
    kind,
    asOf,
    parametersVersion: parameters.version,
    dataRevision,
    isStale: !state.isCurrent,
    state: piece.state,
    notOffered: neverOffered[piece.state]?.zh ?? null,
    matches: matches.flatMap((match) => {
      const project = byNo.get(match.projectNo);
      if (project === undefined) return [];
      const { id: projectId, stage, teamName } = project;
      return [{ ...match, projectId, stage, teamName }];
    }),
  };
}

/** Judges all parcels of a zone again; the audit log keeps who asked and by which data. @throws InvalidInputError */
export async function judgeZone(
  deps: MatchDeps,
  { actor, requestId }: Writing,
  zoneCode: string,
): Promise<SitingJudged> {
  await requireZone(deps, actor, zoneCode);
  const judged = await deps.snapshots.judge(zoneCode, true);
  const { controlLineVersion } = await readSupplyAreas(deps.sql, zoneCode);
  await inAuditedWrite(deps.sql, { zoneCode, author: actor, requestId }, async ({ report, touch }) => {
    report({
      action: 'update',
      collection: 'parcels',
      recordId: null,
      recordLabel: '三线复核',
      before: null,
      after: { judged, controlLineVersion },
    });
    touch('parcels');
  });
  deps.revisions.forget();
  return { zoneCode, judged, controlLineVersion };
}
