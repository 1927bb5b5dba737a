import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseConflict, IdleCaseItem } from '../../../geodata/model/api-idle-cases.ts';
import { idleContract, loadIdleZone } from '../../support/idle-contracts.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const today = '2026-05-01';
let server: TestServer;
let ids: Awaited<ReturnType<typeof loadIdleZone>>;

beforeAll(async () => {
  server = await startTestServer({ adapt: (deps) => ({ ...deps, today: () => today }) });
  const sold = { signedOn: '2022-03-01', agreedStartOn: '2023-03-10', landUseText: '商服用地' };
  ids = await loadIdleZone(server.sql, [idleContract(0, sold), idleContract(1, sold)]);
});
afterAll(async () => await server.close());

/** A case taken over just before its land goes back to the reserve. */
async function boughtCase(plot: number): Promise<IdleCaseItem> {
  const { contractId, parcelId } = ids.get(`HT-${plot}`)!;
  const approval = { level: 'county', withApprovalPower: true, docNo: '县批', approvedOn: '2025-02-01' };
  const facts = {
    idleType: 'NOT_STARTED',
    state: 'PAID_TAKEBACK',
    documents: [{ docNo: `认${plot}`, docType: 'determination', issuedOn: '2025-01-10', round: 1 }],
    determination: {
      docNo: `认${plot}`,
      cause: 'GOV',
      governmentCause: 'plan_modified',
      conclusion: '规划修改',
      version: 1,
      determinedOn: '2025-01-10',
      idleSince: '2023-03-10',
    },
    plan: { option: 'PAID_TAKEBACK', planNo: `方${plot}`, approval, approvedOn: '2025-02-02' },
    outcome: { option: 'PAID_TAKEBACK', agreementNo: `收${plot}`, funding: 'bond', compensationYuan: null },
    bond: { step: 'PAID', steppedOn: '2026-01-10', decidedPriceYuan: '8500000' },
  };
  const { status, body } = await send<IdleCaseItem>(server, 'POST', '/idle-cases/adopt', {
    zoneCode: 'TEST',
    parcelId,
    contractId,
    facts,
    occurredOn: '2026-02-01',
    reason: '接收在办案件',
  });
  expect(body, JSON.stringify(body)).toMatchObject({ state: 'PAID_TAKEBACK' });
  expect(status).toBe(201);
  return body;
}

const record = async (item: IdleCaseItem, event: Record<string, unknown>) =>
  await send<IdleCaseItem & CaseConflict & { detail: string }>(
    server,
    'POST',
    `/idle-cases/${item.id}/events`,
    { revision: item.revision, event: { ref: '依据文件', ...event } },
  );

async function reserved(plot: number, areaSquareMetres: number): Promise<IdleCaseItem> {
  const item = await boughtCase(plot);
  const advance = async (before: IdleCaseItem, occurredOn: string, detail: object) => {
    const { status, body } = await record(before, { type: 'bond_advanced', occurredOn, detail });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const back = await advance(item, '2026-02-10', { step: 'DEREGISTERED', areaSquareMetres });
  return IdleCaseItem.parse(await advance(back, '2026-02-20', { step: 'RESERVED', openProblems: [] }));
}

describe('supplying bond-bought land again (自然资发〔2024〕242号)', () => {
  it('is held to half of what all cases of the year took back, and shows what is left', async () => {
    const first = await reserved(0, 20_000);
    expect(first.registers.bond?.year).toEqual({
      year: 2026,
      takenBackSquareMetres: 20_000,
      resuppliedSquareMetres: 0,
      remainingSquareMetres: 10_000,
    });
    const second = await reserved(1, 10_000);
    expect(second.registers.bond?.year?.remainingSquareMetres).toBe(15_000);

    const again = (item: IdleCaseItem, areaSquareMetres: number, use = 'real_estate') =>
      record(item, { type: 'bond_resupplied', occurredOn: '2026-04-01', use, areaSquareMetres });
    const much = await again(first, 15_000.01);
    expect([much.status, much.body.guard, much.body.article]).toEqual([
      409,
      'bond_resupply_cap',
      '自然资发〔2024〕242号',
    ]);
    expect(much.body.detail).toMatch(/2026 年收回房地产用地 30000 平方米.*50%.*最多还可再供应 15000 平方米/);
    const enough = await again(first, 12_000);
    expect(enough.status).toBe(200);
    expect((await again(second, 3_000.01)).body.guard).toBe('bond_resupply_cap');
    expect((await again(second, 3_000)).body.registers.bond).toMatchObject({
      resupplies: [{ on: '2026-04-01', use: 'real_estate', areaSquareMetres: 3_000 }],
      year: { resuppliedSquareMetres: 15_000, remainingSquareMetres: 0 },
    });
    expect((await again(enough.body, 8_000, 'real_economy')).status).toBe(200);
  });
});
