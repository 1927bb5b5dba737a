import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geodata/analysis/matching/seeded-random.ts';
import { DemandFields, demandFieldLabels } from '../../../geodata/model/demand.ts';
import { MatchFactor } from '../../../geodata/model/match-parameters.ts';
import { syncCodes } from '../../../server/codes/sync-codes.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await syncCodes(server.sql);
  await loadGridZone(server.sql);
  server.deps.revisions.forget();
});
afterAll(async () => server.close());

interface Answer {
  status: number;
  errors: { field: string; message: string }[];
  detail: string;
}

const ask = async (path: string, body: unknown, method = 'POST'): Promise<Answer> => {
  const response = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as Partial<Answer>;
  return { status: response.status, errors: answer.errors ?? [], detail: answer.detail ?? '' };
};

const demand = { industryCode: '3983', zoneCodes: ['TEST'], areaMinSquareMetres: 20_000 };
const factors = MatchFactor.options;
const chinese = /[\u4e00-\u9fff]/;

/** A refusal people can act on: 400, each entry naming a field and, in Chinese, the mend; never a word of a library. */
const expectMendable = (answer: Answer, what: string, field?: string): void => {
  expect(answer.status, `${what}: ${answer.detail}`).toBe(400);
  expect(answer.errors.length, what).toBeGreaterThan(0);
  for (const { field: named, message } of answer.errors) {
    expect(named, what).not.toBe('');
    expect(message, what).toMatch(chinese);
    expect(message, what).not.toMatch(/Invalid|Expected|undefined|\[object/);
  }
  if (field !== undefined)
    expect(answer.errors.map(({ field: named }) => named).join(' '), what).toContain(field);
};

/** JSON texts, because NaN and 1e999 have none of their own. */
const ugly = [
  '-1',
  '-1e300',
  '1e300',
  '1e999',
  '""',
  '"abc"',
  '"NaN"',
  'true',
  '[]',
  '[null]',
  '{}',
  '"\\u0000"',
  '"’; DROP TABLE parcel; --"',
] as const;

describe('POST /api/matches', () => {
  it.each(Object.keys(DemandFields.shape).filter((name) => !['projectNo', 'name'].includes(name)))(
    'bears any value of %s',
    async (field) => {
      for (const value of ugly) {
        const rest = Object.entries(demand).filter(([name]) => name !== field);
        const body = `{"demand":{${[...rest.map(([name, own]) => `"${name}":${JSON.stringify(own)}`), `"${field}":${value}`].join(',')}},"limit":1}`;
        const answer = await ask('/api/matches', body);
        const what = `${field} = ${value}`;
        if (answer.status !== 200) {
          expectMendable(answer, what, `demand.${field}`);
          const label = demandFieldLabels[field] ?? field;
          expect(answer.errors.map(({ message }) => message).join(), what).toContain(label);
        }
      }
    },
  );

  it('refuses every number below nothing and every text where a number belongs', async () => {
    for (const [field, schema] of Object.entries(DemandFields.shape)) {
      const isNumber = schema.safeParse(0.5).success || schema.safeParse(5).success;
      if (!isNumber || field === 'projectNo' || field === 'name') continue;
      for (const value of [-5, 'abc'])
        expectMendable(await ask('/api/matches', { demand: { ...demand, [field]: value } }), field, field);
    }
  });

  it.each<[string, unknown, string?]>([
    ['no question at all', {}, 'projectId'],
    ['both questions', { projectId: 1, demand }, 'projectId'],
    ['a list', []],
    ['an unknown member', { demand, colour: 'red' }],
    ['limit 0', { demand, limit: 0 }, 'limit'],
    ['limit 1e9', { demand, limit: 1e9 }, 'limit'],
    ['half a limit', { demand, limit: 1.5 }, 'limit'],
    ['an unknown zone', { demand: { ...demand, zoneCodes: ['NOWHERE'] } }, 'demand.zoneCodes'],
    ['no zone', { demand: { ...demand, zoneCodes: [] } }, 'demand.zoneCodes'],
    [
      'minimum over maximum',
      { demand: { ...demand, areaMaxSquareMetres: 10_000 } },
      'demand.areaMinSquareMetres',
    ],
    ['far minimum over maximum', { demand: { ...demand, farMin: 2, farMax: 1 } }, 'demand.farMin'],
    ['a past day', { demand: { ...demand, needBy: '2001-02-03' } }, 'demand.needBy'],
    ['no such day', { demand: { ...demand, needBy: '2027-02-30' } }, 'demand.needBy'],
    ['an unknown industry', { demand: { ...demand, industryCode: '3999' } }, 'demand.industryCode'],
    ['51 years', { demand: { ...demand, termYears: 51 } }, 'demand.termYears'],
    ['a bare 1001', { demand: { ...demand, landUse: { code: '1001' } } }, 'demand.landUse'],
    [
      '1001 of another scheme',
      { demand: { ...demand, landUse: { scheme: 'GTDC', code: '1001' } } },
      'demand.landUse',
    ],
    ['a fixed relaxation', { demand, relaxations: ['TERM'] }, 'relaxations'],
    ['an unknown relaxation', { demand, relaxations: ['X'] }, 'relaxations'],
    ['weights of 0', { demand, weights: Object.fromEntries(factors.map((name) => [name, 0])) }, 'weights'],
    ['one weight', { demand, weights: { chain: 100 } }, 'weights'],
    ['judgements of nothing', { demand, pairwise: { factors: [], judgements: [] } }, 'pairwise'],
    [
      'a judgement of 0',
      { demand, pairwise: { factors: ['chain', 'area'], judgements: [{ a: 'chain', b: 'area', ratio: 0 }] } },
      'pairwise',
    ],
    ['too few judgements', { demand, pairwise: { factors: ['chain', 'area'], judgements: [] } }, 'pairwise'],
  ])('refuses %s and says how to mend it', async (what, body, field) => {
    expectMendable(await ask('/api/matches', body), what, field);
  });

  it.each(['"x"', 'null', '{"demand":', ''])('refuses the body %s in Chinese', async (body) => {
    const { status, detail } = await ask('/api/matches', body);
    expect(status).toBe(400);
    expect(detail).toMatch(chinese);
  });

  it('answers a project that is not there with 404', async () => {
    for (const projectId of [999_999, 2_147_483_648, Number.MAX_SAFE_INTEGER])
      expect((await ask('/api/matches', { projectId })).status, String(projectId)).toBe(404);
    expectMendable(await ask('/api/matches', { projectId: 1e300 }), 'huge', 'projectId');
  });

  it('puts all weight on a factor the demand says nothing about: a refusal, not a division by zero', async () => {
    const weights = Object.fromEntries(factors.map((name) => [name, name === 'price' ? 100 : 0]));
    expectMendable(await ask('/api/matches', { demand, weights }), 'price only', 'weights');
  });

  it('bears bodies put together at random', async () => {
    const random = seededRandom(41);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const names = Object.keys(DemandFields.shape).filter((name) => !['projectNo', 'name'].includes(name));
    for (let turn = 0; turn < 150; turn += 1) {
      const given = Object.entries(demand).map(([name, own]) => `"${name}":${JSON.stringify(own)}`);
      const wrong = Array.from(
        { length: 1 + Math.floor(random() * 4) },
        () => `"${pick(names)}":${pick(ugly)}`,
      );
      const body = `{"demand":{${[...given, ...wrong].join(',')}},"limit":1}`;
      const answer = await ask('/api/matches', body);
      if (answer.status !== 200) expectMendable(answer, body);
    }
  });
});

describe('the way back and projects', () => {
  it.each(['/api/parcels/999999/matches', '/api/factory-units/999999/matches'])(
    '%s is not there',
    async (path) => {
      const response = await fetch(server.url + path);
      expect(response.status).toBe(404);
      expect(((await response.json()) as Answer).detail).toMatch(chinese);
    },
  );

  it.each(['abc', '-1', '0', '1.5', '1e300', '%00', '99999999999999999999'])(
    'refuses the id %s',
    async (id) => {
      const response = await fetch(`${server.url}/api/parcels/${id}/matches`);
      expect([400, 404]).toContain(response.status);
      expect(((await response.json()) as Answer).detail).toMatch(chinese);
    },
  );

  const project = { zoneCode: 'TEST', name: '试验项目', demand };
  it.each<[string, unknown, string?]>([
    ['an empty name', { ...project, name: ' ' }, 'name'],
    ['an unknown zone', { ...project, zoneCode: 'NOWHERE' }, 'zoneCode'],
    ['no demand', { zoneCode: 'TEST', name: 'x' }, 'demand'],
    ['negative investment', { ...project, totalInvestmentYuan: -1 }, 'totalInvestmentYuan'],
    ['investment beyond the column', { ...project, totalInvestmentYuan: 1e300 }, 'totalInvestmentYuan'],
    ['a score of 101', { ...project, qualityScore: 101 }, 'qualityScore'],
    ['a wrong number', { ...project, projectNo: '项目 1' }, 'projectNo'],
    ['an unknown chain', { ...project, demand: { ...demand, chainCode: 'NO' } }, 'demand.chainCode'],
    ['an unknown team', { ...project, teamCode: 'NO' }, 'teamCode'],
    ['no such day', { ...project, startReadyOn: '2027-13-01' }, 'startReadyOn'],
    ['negative needs', { ...project, needs: { waterTonnesPerDay: -1 } }, 'needs.waterTonnesPerDay'],
    [
      'a negative crane',
      { ...project, demand: { ...demand, building: { craneMinTonnes: -1 } } },
      'demand.building.craneMinTonnes',
    ],
    ['a zero character', { ...project, name: 'a\u0000b' }],
  ])('refuses a project with %s', async (what, body, field) => {
    expectMendable(await ask('/api/projects', body), what, field);
  });

  it('refuses a report of nothing, of five, of no piece, in no format', async () => {
    const report = { demand, supplyIds: ['parcel-1'], format: 'docx' };
    const cases: [object, string][] = [
      [{ ...report, supplyIds: [] }, 'supplyIds'],
      [{ ...report, supplyIds: ['a', 'b', 'c', 'd', 'e'] }, 'supplyIds'],
      [{ ...report, supplyIds: ['parcel-99999999'] }, 'supplyIds'],
      [{ ...report, format: 'pdf' }, 'format'],
    ];
    for (const [body, field] of cases) expectMendable(await ask('/api/matches/report', body), field, field);
  });
});
