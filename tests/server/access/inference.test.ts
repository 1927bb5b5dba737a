import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../geodata/model/api-session.ts';
import { actorOfRole, visitor } from '../../../server/access/roles.ts';
import { askEverything, type Known, knownRecords } from '../../support/ask-everything.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** Land on which a case can come up: not begun, begun and stopped, inefficient, and an offer. */
const suspects: Record<number, object> = {
  0: { stockClass: 'supplied_unused', idleState: null, idleSince: null, idleCause: null },
  1: { stockClass: 'underused', idleState: null, idleSince: null, idleCause: null },
  2: { stockClass: 'in_use', isInefficient: true, idleState: null, idleSince: null, idleCause: null },
  3: {
    stockClass: 'approved_unsupplied',
    standardStage: 'LISTED',
    idleState: null,
    idleSince: null,
    idleCause: null,
  },
};

/** With a suspected case and without one, who may not know of it is told the same, byte for byte (domain dossier 2.7). */
describe('a suspected case', () => {
  let server: TestServer;
  let known: Known;

  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql, { zoneCode: 'ALPHA', columns: 4, rows: 2, parcels: suspects });
    known = await knownRecords(server, ['测试地块1', '疑似']);
  });
  afterAll(() => server?.close());

  const answers = async (actor: Actor) => {
    const told = await askEverything(server, actor, known);
    return new Map(
      told.map(({ address, status, text }) => [
        address,
        `${status} ${text.replace(/"(timeStamp|instance)":"[^"]*"|<dcterms:[^>]*>[^<]*/g, '')}`,
      ]),
    );
  };
  const setCase = async (state: string | null) => {
    for (const index of Object.keys(suspects))
      await server.sql`
        UPDATE parcel SET idle_state = ${state}, idle_since = ${state === null ? null : '2025-03-01'}::text::date,
          idle_cause = NULL, revision = revision + 1, updated_by = 'somebody', updated_at = now() + interval '1 day'
        WHERE name = ${`测试地块${Number(index) + 1}`}`;
    await server.sql`
      UPDATE collection_revision SET revision = revision + 1, changed_at = now() WHERE collection = 'parcels'`;
    server.deps.revisions.forget();
  };

  it.each(['SUSPECTED', 'INVESTIGATING'])('changes nothing that a visitor is told: %s', async (state) => {
    await setCase(null);
    const without = await answers(visitor);
    await setCase(state);
    const withCase = await answers(visitor);
    expect(withCase.size).toBeGreaterThan(150);
    for (const [address, text] of withCase) expect(text, address).toBe(without.get(address));
  });

  it('is told to a planner, and shows in classes to nobody without the right', async () => {
    await setCase('SUSPECTED');
    const asPlanner = await answers(
      actorOfRole('planner', { id: 'planner', name: '规划员', zones: ['ALPHA'] }),
    );
    expect([...asPlanner.values()].join()).toContain('"landClass":"suspected"');
    for (const role of ['investment', 'operator']) {
      const told = await answers(
        actorOfRole(role, { id: role, name: role, zones: ['ALPHA'], parkIds: [1, 2] }),
      );
      for (const [address, text] of told)
        expect(/"(suspected|SUSPECTED)"/.test(text) && address.includes('/items'), `${role} ${address}`).toBe(
          false,
        );
    }
  });
});
