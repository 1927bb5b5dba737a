import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Diagnostics, IntegrityReport } from '../../../geodata/model/api-diagnostics.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { metricSources } from '../../../server/diagnostics/metric-sources.ts';
import { Metrics } from '../../../server/diagnostics/metrics.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const metricsToken = 'a-token-of-the-monitoring';

describe('diagnostics and metrics', () => {
  let server: TestServer;
  const person = (role: 'administrator' | 'planner') =>
    actorOfRole(role, { id: 'p', name: '某人', zones: 'all' });
  beforeAll(async () => {
    server = await startTestServer({
      environment: { METRICS_TOKEN: metricsToken, TRUSTED_PROXIES: 'loopback' },
      adapt: (deps) => ({
        ...deps,
        metrics: new Metrics(metricSources(deps, deps.startUp), { withProcess: false }),
      }),
    });
    await loadGridZone(server.sql, { columns: 4, rows: 2 });
    server.deps.revisions.forget();
    server.actAs(person('administrator'));
  });
  afterAll(() => server?.close());

  it('an administrator sees versions, migrations, chains and what failed; nobody else does', async () => {
    const facts = Diagnostics.parse(await server.json('/api/diagnostics'));
    expect(facts).toMatchObject({ version: '0.0.0-test', backups: null, restores: [], databaseLosses: 0 });
    expect(facts.databaseVersion).toMatch(/^\d+/);
    expect(facts.postgisVersion).toMatch(/^3\./);
    expect(facts.databaseBytes).toBeGreaterThan(1_000_000);
    expect(facts.migrations.map(({ name }) => name)).toContain('0055_record_restores.sql');
    expect(facts.chains).toEqual([
      {
        zoneCode: 'TEST',
        lastSequence: expect.any(Number),
        lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    server.actAs(person('planner'));
    expect((await server.get('/api/diagnostics')).status).toBe(403);
    expect((await send(server, 'POST', '/diagnostics/checks', {})).status).toBe(403);
    server.actAs(person('administrator'));
  });

  it('a failure of ours is found by its request id', async () => {
    await server.sql`ALTER TABLE saved_view RENAME TO saved_view_away`;
    const failed = await server.get('/api/saved-views');
    await server.sql`ALTER TABLE saved_view_away RENAME TO saved_view`;
    expect(failed.status).toBe(500);
    const { recentErrors } = Diagnostics.parse(await server.json('/api/diagnostics'));
    expect(recentErrors[0]).toMatchObject({
      requestId: failed.headers.get('x-request-id'),
      method: 'GET',
      path: '/api/saved-views',
      status: 500,
      message: expect.stringContaining('saved_view'),
    });
  });

  it('checks on demand find broken rules and broken chains', async () => {
    const check = async () => {
      const { status, body } = await send(server, 'POST', '/diagnostics/checks', {});
      expect(status).toBe(200);
      return IntegrityReport.parse(body);
    };
    expect(await check()).toMatchObject({ audit: { isWhole: true }, violations: [] });
    await server.sql`UPDATE parcel SET area_gis_square_metres = 5 WHERE id = (SELECT min(id) FROM parcel)`;
    await server.sql`UPDATE audit_entry SET reason = '补' WHERE sequence = 1`;
    const found = await check();
    expect(found.violations).toEqual([{ check: 'gis_area_is_true.sql', rows: [expect.any(Object)] }]);
    expect(found.audit.zones).toEqual([{ zoneCode: 'TEST', isWhole: false, sequence: 1, reason: 'changed' }]);
  });

  it('metrics count requests by route and tell revisions and the database', async () => {
    await server.get('/api/collections/parcels/items?zone=TEST');
    await server.get('/api/collections/parcels/items?zone=TEST');
    const response = await server.get('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toMatch(
      /luodi_request_duration_seconds_count\{method="GET",route="\/api\/collections\/parcels\/items",status="200"\} 2/,
    );
    expect(text).toContain('luodi_cached_answers_total{kind="other",outcome="hit"} 1');
    expect(text).toContain('luodi_ready 1');
    expect(text).toMatch(/luodi_collection_revision\{zone="TEST",collection="parcels"\} \d+/);
    expect(text).toContain('luodi_database_losses 0');
  });

  it('metrics are for this computer, or for who has the token', async () => {
    const asked = (headers: Record<string, string>) =>
      server.get('/metrics', headers).then(({ status }) => status);
    const elsewhere = { 'X-Forwarded-For': '203.0.113.7' };
    expect(await asked({})).toBe(200);
    expect(await asked(elsewhere)).toBe(403);
    expect(await asked({ ...elsewhere, Authorization: `Bearer ${metricsToken}` })).toBe(200);
    expect(await asked({ ...elsewhere, Authorization: 'Bearer wrong' })).toBe(403);
    expect(await asked({ Authorization: 'Bearer wrong' })).toBe(403);
  });
});
