import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttentionEntry, AttentionList } from '../../../geodata/model/api-attention.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { loadDemonstrationZones } from '../../support/load-demonstration-zones.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';

const planner = actorOfRole('planner', { id: 'planner', name: '规划员', zones: 'all' });
const officer = actorOfRole('officer', { id: 'officer', name: '专员', zones: 'all' });

describe('what in the ledgers needs somebody', () => {
  let server: TestServer;
  let entries: AttentionEntry[] = [];
  beforeAll(async () => {
    server = await startTestServer();
    await loadDemonstrationZones(server.sql, ['ZZKFQ'], testDay);
    server.actAs(planner);
    entries = AttentionList.parse(await server.json('/api/reports/attention?zone=ZZKFQ')).entries;
  });
  afterAll(() => server?.close());
  const of = (kind: AttentionEntry['kind']) => entries.filter((entry) => entry.kind === kind);

  it('lists the 29 slow projects with their reasons', () => {
    expect(of('slow_project')).toHaveLength(29);
    expect(of('slow_project').every(({ levels }) => levels.length > 0)).toBe(true);
  });

  it('shares each tax of an enclave to the 分', () => {
    for (const { shares, amountYuan } of of('tax_shares')) {
      const fen = shares.reduce((sum, share) => sum + Math.round(share.amountYuan * 100), 0);
      expect(fen).toBe(Math.round((amountYuan ?? 0) * 100));
    }
  });

  it('asks a penalty only where the agreed tax was missed', () => {
    expect(of('tax_shortfall').every(({ amountYuan }) => (amountYuan ?? 0) > 0)).toBe(true);
  });

  it('says nothing that rests on taxes to who may not see them', async () => {
    server.actAs(officer);
    const seen = AttentionList.parse(await server.json('/api/reports/attention?zone=ZZKFQ')).entries;
    expect(seen.filter(({ kind }) => kind.startsWith('tax_'))).toEqual([]);
    expect(seen.length).toBeGreaterThan(0);
  });
});
