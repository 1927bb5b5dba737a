import type { MatchNoticeList } from '../../geodata/model/api-matches.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { localPlanner } from '../access/actor.ts';
import { NotFoundError } from '../http/problem.ts';
import { openProjects, visibleZones } from '../projects/projects.service.ts';
import { currentMatchParameters } from '../rule-params/rule-params.service.ts';
import type { MatchDeps } from './match.service.ts';
import {
  insertNotices,
  markRead,
  type NewNotice,
  readChangedPieces,
  readClock,
  readLastLook,
  readNotices,
  saveLook,
} from './match-notices.repository.ts';
import { standingsOf } from './project-standings.ts';
import { readBlockedHolders } from './supply.repository.ts';

const everything = { parkCodes: null, hidesMonitored: false };

/** Looks through the pieces of a zone that were written since the last look, and tells teams what suits their projects. */
async function lookThrough(deps: MatchDeps, zoneCode: string): Promise<number> {
  const { sql, snapshots, today } = deps;
  const since = await readLastLook(sql, zoneCode);
  const now = await readClock(sql);
  if (since === null) {
    await saveLook(sql, zoneCode, now);
    return 0;
  }
  const pieces = await readChangedPieces(sql, zoneCode, since);
  const open = pieces.length === 0 ? [] : await openProjects(deps, [zoneCode]);
  const projects = open.filter(
    ({ demand, activeReservations }) => demand.zoneCodes.includes(zoneCode) && activeReservations === 0,
  );
  const notices: NewNotice[] = [];
  if (pieces.length > 0 && projects.length > 0) {
    await snapshots.ensure([zoneCode]);
    const parameters = await currentMatchParameters(deps);
    const blockedHolders = await readBlockedHolders(sql);
    const standings = await standingsOf(sql, projects);
    const byNo = new Map(projects.map((project) => [project.projectNo, project]));
    for (const supplyId of pieces) {
      const { piece, matches } = await snapshots.engine.reverse({
        zoneCode,
        filter: everything,
        supplyId,
        demands: projects.map(({ demand }) => demand),
        options: { asOf: today(), parameters, blockedHolders, namesBlocked: false, standings },
      });
      // Land still held is no news: it is not to be had yet.
      if (piece === undefined || ['idle', 'suspended', 'inefficient'].includes(piece.state)) continue;
      for (const { projectNo, isFeasible, shownScore } of matches) {
        const project = byNo.get(projectNo);
        if (!isFeasible || project === undefined) continue;
        const { id: projectId, teamCode } = project;
        notices.push({
          zoneCode,
          projectId,
          teamCode,
          supplyId,
          supplyName: piece.name,
          score: shownScore ?? 0,
        });
      }
    }
  }
  const given = notices.length === 0 ? 0 : await insertNotices(sql, notices);
  await saveLook(sql, zoneCode, now);
  return given;
}

/** Tells the teams of all zones about new land that meets the hard constraints of their open projects; safe to repeat. */
export async function tellTeams(deps: MatchDeps): Promise<number> {
  let given = 0;
  for (const zoneCode of await visibleZones(deps, localPlanner)) given += await lookThrough(deps, zoneCode);
  return given;
}

/** Notices of the zones the actor may see, of one team or of all. */
export async function listNotices(
  deps: MatchDeps,
  actor: Actor,
  team: string | undefined,
): Promise<MatchNoticeList> {
  const notices = await readNotices(deps.sql, await visibleZones(deps, actor), team);
  return { notices, unread: notices.filter(({ readAt }) => readAt === null).length };
}

/** Marks a notice as read. @throws NotFoundError */
export async function readNotice(deps: MatchDeps, actor: Actor, id: number): Promise<MatchNoticeList> {
  if (!(await markRead(deps.sql, id, await visibleZones(deps, actor), actor.name)))
    throw new NotFoundError(`没有编号为 ${id} 的通知`);
  return await listNotices(deps, actor, undefined);
}
