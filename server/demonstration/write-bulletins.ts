import type postgres from 'postgres';
import { quarterAfter, quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import { actorOfRole } from '../access/roles.ts';
import { approveBulletin, createBulletin, publishBulletin } from '../reports/bulletins.service.ts';
import { Revisions } from '../revisions/revisions.ts';
import { readZonesWithoutBulletin } from './demonstration.repository.ts';

const planner = actorOfRole('planner', { id: 'demonstration', name: '演示规划员', zones: 'all' });
const leader = actorOfRole('leader', { id: 'demonstration', name: '演示领导', zones: 'all' });
const requestId = 'demonstration';
const channels = ['门户网站', '日报', '广播电视台', '大厦电子屏'];
/** 一季一公开 is 枣庄's own: its last quarter is out already, that of the others still waits for a leader. */
const publishedToTheLast = 'ZZKFQ';

/**
 * Bulletins of the last two closed quarters of each demonstration zone that has none: drafted, approved and published
 * like those of people, once all zones are there, because they rank among their peers.
 */
export async function writeDemonstrationBulletins(
  sql: postgres.Sql,
  zoneCodes: readonly string[],
): Promise<void> {
  const deps = { sql, revisions: new Revisions(sql, 'embedded') };
  for (const { zoneCode, asOf } of await readZonesWithoutBulletin(sql, zoneCodes)) {
    for (const back of [2, 1]) {
      const quarter = quarterAfter(quarterOf(asOf), -back);
      const draft = await createBulletin(deps, planner, { zoneCode, quarter }, requestId);
      if (back === 1 && zoneCode !== publishedToTheLast) continue;
      const { id, revision } = draft;
      const approved = await approveBulletin(deps, leader, { id, revision, requestId });
      await publishBulletin(deps, leader, { id, revision: approved.revision, requestId, channels });
    }
  }
}
