import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProgressReport } from '../../../geodata/model/api-reports.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { recountParcels } from '../../../server/land/land-summary.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const actorOf = (role: string) => actorOfRole(role, { id: role, name: role, zones: ['ALPHA'] });

/** Reports sum what lists hide: who may not know of suspected cases or of taxes reads the same with and without them (2.7). */
describe('figures of reports', () => {
  let server: TestServer;
  let suspects = 0;
  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql, {
      zoneCode: 'ALPHA',
      columns: 4,
      rows: 2,
      parcels: { 0: { stockClass: 'supplied_unused' }, 1: { stockClass: 'underused' } },
    });
  });
  afterAll(() => server?.close());

  const setCase = async (state: string | null) => {
    const rows = await server.sql<{ id: number }[]>`
      UPDATE parcel SET idle_state = ${state}, idle_since = ${state === null ? null : '2025-03-01'}::text::date, idle_cause = NULL
      WHERE stock_class IN ('supplied_unused', 'underused') RETURNING id::integer AS id`;
    suspects = rows.length;
    await recountParcels(
      server.sql,
      'ALPHA',
      rows.map(({ id }) => id),
    );
    server.deps.revisions.forget();
  };
  const reports = async (role: string) => {
    server.actAs(actorOf(role));
    const of = (id: string) => [`ranking?indicator=${id}`, `trend?zone=ALPHA&indicator=${id}`];
    const paths = ['progress', 'attention', 'waterfalls?ledger=idle', ...['R01', 'R02', 'R30'].flatMap(of)];
    return await Promise.all(paths.map((path) => server.json(`/api/reports/${path}`)));
  };
  const figuresFor = async (role: string) => {
    server.actAs(actorOf(role));
    const { zones } = ProgressReport.parse(await server.json('/api/reports/progress?zone=ALPHA'));
    return new Map(zones[0]!.indicators.map((figure) => [figure.id, figure]));
  };

  it.each(['investment', 'reporter', 'officer'])(
    'say the same to %s with a suspicion and without',
    async (role) => {
      await setCase(null);
      const without = await reports(role);
      await setCase('SUSPECTED');
      expect(without.length).toBeGreaterThan(8);
      expect(await reports(role)).toEqual(without);
    },
  );

  it('tell a planner of the suspicion', async () => {
    await setCase(null);
    const before = (await figuresFor('planner')).get('R01')!.count!;
    await setCase('SUSPECTED');
    expect((await figuresFor('planner')).get('R01')!.count).toBe(before + suspects);
    const seen = (await figuresFor('investment')).get('R01')!;
    expect(seen.parts.map(({ key, count }) => [key, count])).toEqual([['idle', seen.count]]);
  });

  it('withhold sums of taxes from who may not see taxes', async () => {
    for (const id of ['R18', 'R27', 'R28']) {
      expect((await figuresFor('officer')).get(id)).toMatchObject({ value: null, reason: 'no_right' });
      expect((await figuresFor('reporter')).get(id)?.reason).not.toBe('no_right');
    }
  });
});
