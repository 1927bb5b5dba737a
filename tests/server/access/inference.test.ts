import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../geodata/model/api-session.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { actorOfRole, visitor } from '../../../server/access/roles.ts';
import { askEverything, type Known, knownRecords, tileAt } from '../../support/ask-everything.ts';
import { makeHiddenRecords, openHiddenCase } from '../../support/hidden-records.ts';
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
describe('a suspected case', { timeout: 180_000 }, () => {
  let server: TestServer;
  let known: Known;

  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql, { zoneCode: 'ALPHA', columns: 4, rows: 2, parcels: suspects });
    known = await firstRecords(['测试地块1', '疑似']);
  });
  afterAll(() => server?.close());

  /** The suspects come first among the parcels; of everything else a few stand for all. */
  const firstRecords = async (words: readonly string[]): Promise<Known> => {
    const all = await knownRecords(server, words);
    return { ...all, ids: new Map([...all.ids].map(([id, records]) => [id, records.slice(0, 4)])) };
  };
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
  const actorAs = (role: string) =>
    actorOfRole(role, { id: role, name: role, zones: ['ALPHA'], parkIds: [1, 2] });

  it('changes nothing that a visitor is told, whatever else was written to the parcel', async () => {
    await setCase(null);
    const without = await answers(visitor);
    expect(without.size).toBeGreaterThan(150);
    for (const state of ['SUSPECTED', 'INVESTIGATING']) {
      await setCase(state);
      for (const [address, text] of await answers(visitor))
        expect(text, `${state} ${address}`).toBe(without.get(address));
    }
  });

  it('is told to a planner, and shows in classes to nobody without the right', async () => {
    await setCase('SUSPECTED');
    expect([...(await answers(actorAs('planner'))).values()].join()).toContain('"landClass":"suspected"');
    for (const role of ['investment', 'operator']) {
      server.actAs(actorAs(role));
      const page = await (await server.get('/api/collections/parcels/items?limit=1000')).text();
      expect(/suspected|SUSPECTED/.test(page), role).toBe(false);
    }
  });

  it('that is opened moves nothing for who may not know: no byte, no tag, no counter, no match', async () => {
    await setCase(null);
    server.actAs(localPlanner);
    await makeHiddenRecords(server, 'ALPHA', { hasCase: false });
    const parcels = known.ids.get('parcels')!;
    const { x, y } = tileAt(known.place, 14);
    const addresses = [
      ...['items', 'summary?groupBy=landClass&facets=stockClass', 'export?format=csv'].map(
        (what) => `/collections/parcels/${what}`,
      ),
      ...['zones', 'parks', 'contracts', 'key-projects'].map((id) => `/collections/${id}/items`),
      ...parcels.flatMap((id) => [
        `/collections/parcels/items/${id}`,
        `/parcels/${id}/card`,
        `/parcels/${id}/matches`,
      ]),
      ...['/zones', '/session', '/search?q=测试地块1', '/parks/1/card', `/tiles/parcels/14/${x}/${y}.mvt`],
      ...[
        '/match-notices',
        '/projects',
        '/projects/queue?zone=ALPHA',
        '/reservations',
        '/reviews',
        '/idle-cases/public',
      ],
      ...[
        '/reports/progress',
        '/reports/attention',
        '/reports/waterfalls?zone=ALPHA&ledger=idle',
        '/bulletins',
      ],
    ];
    const told = async (actor: Actor) => {
      server.actAs(actor);
      const answers = new Map<string, { status: number; etag: string | null; text: string }>();
      for (const address of addresses) {
        const response = await server.get(`/api${address}`);
        const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1');
        const text = bytes.replace(/"(timeStamp|instance|builtAt)":"[^"]*"/g, '');
        answers.set(address, { status: response.status, etag: response.headers.get('etag'), text });
      }
      return answers;
    };
    const actors = [visitor, actorAs('investment'), actorAs('operator')];
    const before: Awaited<ReturnType<typeof told>>[] = [];
    for (const actor of actors) before.push(await told(actor));
    const plannerBefore = await told(localPlanner);
    const { id } = await openHiddenCase(server, 'ALPHA');
    expect(await server.json(`/api/idle-cases/${id}`)).toMatchObject({ state: 'SUSPECTED' });
    const items = '/collections/parcels/items';
    expect((await told(localPlanner)).get(items)?.etag).not.toBe(plannerBefore.get(items)?.etag);
    for (const [index, actor] of actors.entries())
      for (const [address, answer] of await told(actor)) {
        expect(answer, `${actor.role} ${address}`).toEqual(before[index]!.get(address));
        if (actor.role === 'investment' && !address.includes('/export'))
          expect(answer.status, address).toBe(200);
      }
  });
});
