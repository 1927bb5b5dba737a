import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articles } from '../../../../geodata/analysis/disposal/articles.ts';
import { detectIdle } from '../../../../geodata/analysis/disposal/detect-idle.ts';
import { foldCase } from '../../../../geodata/analysis/disposal/fold-case.ts';
import { parseCaseEvent } from '../../../../geodata/analysis/disposal/parse-event.ts';
import { ParcelPlan } from '../../../../geodata/model/idle-case-parts.ts';
import { MonitoredContract } from '../../../../geodata/model/idle-detection.ts';
import {
  determined,
  executed,
  feeDecided,
  feeEnforced,
  feeHearing,
  investigating,
  negotiating,
  outcomes,
  planApproved,
  reclaimed,
  reclaimHearing,
  startedFinding,
} from './case-scenarios.ts';
import { contextOn, countyApproval, expectRefused, params } from './case-walk.ts';
import { served } from './refusals.ts';

const folder = new URL('./', import.meta.url);

it('every article the engine quotes is quoted by a test', () => {
  const tests = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  expect(Object.values(articles).filter((article) => !tests.includes(article))).toEqual([]);
});

/** Near misses: the last day, the day after, the authority one level off. Each by the article it rests on. */
describe('the verified rules of domain.md 2', () => {
  it('53号令第三条、第十二条第（二）项: another use must fit the plans, and its price be settled', () => {
    for (const change of [{ compliesWithPlan: false }, { priceSettled: false }]) {
      const outcome = { ...outcomes.USE_CHANGED, ...change };
      const result = planApproved('USE_CHANGED').try('option_executed', '2023-08-15', { outcome });
      expectRefused(result, 'use_change_complies', '53号令第十二条第（二）项');
    }
  });

  it('53号令第四条、第十三条: county or city handles the case, and its own government approves the plan', () => {
    const approvedBy = (level: string) => ({
      option: 'OTHER',
      planNo: '方2',
      approval: { ...countyApproval, level },
    });
    for (const level of ['city', 'province', 'state_council']) {
      const result = negotiating().try('plan_approved', '2023-08-01', approvedBy(level));
      expectRefused(result, 'same_level_approval', '53号令第十三条');
    }
    const city = negotiating({ cause: 'GOV', contract: { authorityLevel: 'city' } });
    expect(city.try('plan_approved', '2023-08-01', approvedBy('city'))).toMatchObject({ ok: true });
  });

  it('53号令第五条第二款: the day after the last of the 30 days is the first on which silence is enough', () => {
    const decision = { finding: { docNo: '认9', cause: 'HOLDER', conclusion: '构成闲置土地' } };
    expectRefused(
      investigating().try('determined', '2023-06-21', decision),
      'holder_heard',
      '53号令第五条第二款',
    );
    // 2023-06-22 is a holiday, and the last day was not: it does not move.
    expect(investigating().try('determined', '2023-06-22', decision)).toMatchObject({ ok: true });
  });

  it('53号令第十一条: the public entry goes when the case is closed, not before', () => {
    const walk = determined();
    const { gross, net } = walk.current.idleDays;
    expect(net).toBe(gross);
    const days = foldCase(walk.events, contextOn('2023-07-10')).idleDays;
    walk.take('published', '2023-07-10', {
      location: '示范路以东',
      holderName: '示范新材料有限公司',
      idleDaysGross: days.gross,
      idleDaysNet: days.net,
    });
    walk.take('start_found', '2023-07-20', { finding: startedFinding });
    expect(walk.current.facts.publication?.withdrawnOn).toBeNull();
    walk.take('closed', '2023-07-25');
    expect(walk.current.facts.publication?.withdrawnOn).toBe('2023-07-25');
  });

  it('53号令第十二条第（六）项: another way needs its local basis', () => {
    const { localBasis: _left, ...outcome } = outcomes.OTHER;
    const given = {
      type: 'option_executed',
      id: 'e',
      occurredOn: '2023-08-15',
      actor: '甲',
      reason: '按规定',
    };
    const parsed = parseCaseEvent({ ...given, recordedAt: '2023-08-15T10:00:00Z', outcome });
    expect(parsed).toMatchObject({ ok: false });
    if (!parsed.ok) expect(parsed.message).toContain('地方依据');
    const clocks = executed('OTHER', { cause: 'GOV' }, { newStart: '2024-02-01' }).current.clocks;
    expect(clocks.find(({ code }) => code === 'new_start')?.article).toBe('53号令第十二条第（六）项');
  });

  it('城市房地产管理法第二十六条: necessary preliminary work frees from fee and take-back, as force majeure does', () => {
    for (const cause of ['PREP_WORK', 'FORCE_MAJEURE'] as const) {
      const fee = determined({ cause }).try('fee_rights_told', '2023-07-20', { docNo: 'X1' });
      expectRefused(fee, 'holder_cause', '53号令第十四条第（一）项');
      const takeBack = determined({ cause }).try('reclaim_rights_told', '2025-07-20', { docNo: 'X1' });
      expectRefused(takeBack, 'holder_cause', '53号令第十四条第（二）项');
    }
  });

  it('53号令第十四条第（一）项: the fee is open on the second anniversary, the take-back from the day after', () => {
    const told = { docNo: '听告9' };
    expect(determined().try('fee_rights_told', '2024-05-10', told)).toMatchObject({ ok: true });
    expectRefused(determined().try('fee_rights_told', '2024-05-11', told), 'idle_one_to_two_years');
    expectRefused(determined().try('reclaim_rights_told', '2024-05-10', told), 'idle_over_two_years');
    expect(determined().try('reclaim_rights_told', '2024-05-11', told)).toMatchObject({ ok: true });
  });

  it('53号令第十四条第（二）项: approved by a government with the power, of whatever level, and copied to mortgagees', () => {
    const decided = (approval: object, mortgageesCopied: string[] = []) => ({
      docNo: '收9',
      mortgageesCopied,
      approval: {
        level: 'county',
        withApprovalPower: true,
        docNo: '批',
        approvedOn: '2024-05-30',
        ...approval,
      },
    });
    const bound = () => reclaimHearing().take('mortgagee_registered', '2024-05-15', { name: '示范银行' });
    const tried = (fields: object) => bound().try('reclaim_decided', '2024-06-03', { ...fields });
    expectRefused(tried(decided({ withApprovalPower: false }, ['示范银行'])), 'approval_power');
    expectRefused(tried(decided({ approvedOn: '2024-06-04' }, ['示范银行'])), 'approval_power');
    expectRefused(tried(decided({})), 'mortgagees_copied', '53号令第十四条第（二）项');
    expect(tried(decided({ level: 'province' }, ['示范银行']))).toMatchObject({ ok: true });
  });

  it('国土资源听证规定: the fifth working day is in time, the sixth is not; seven working days to the hearing', () => {
    // Served on Tuesday 2023-07-11: the fifth working day is Tuesday the 18th.
    expect(feeHearing().try('hearing_requested', '2023-07-18')).toMatchObject({ ok: true });
    expectRefused(
      feeHearing().try('hearing_requested', '2023-07-19'),
      'hearing_request_in_time',
      '国土资源听证规定',
    );
    const asked = () => feeHearing().take('hearing_requested', '2023-07-14');
    const heard = (hearingOn: string) =>
      asked().try('hearing_scheduled', '2023-07-17', { docNo: '听通9', hearingOn });
    expectRefused(heard('2023-07-25'), 'hearing_notice_period', '国土资源听证规定');
    expect(heard('2023-07-26')).toMatchObject({ ok: true });
  });

  it('53号令第十七条: thirty calendar days from service, the first not counted', () => {
    // Served on 2023-08-02: 2023-09-01 is the thirtieth day, a Friday.
    const due = foldCase(feeDecided().events, contextOn('2023-08-10')).clocks.find(
      ({ code }) => code === 'performance',
    );
    expect(due).toMatchObject({ article: '53号令第十七条', dueOn: '2023-09-01', unit: 'calendar_days' });
  });

  it('行政强制法第五十四条、第六十九条: ten working days after the demand, and not on the tenth', () => {
    // Served on 2024-02-06; the Spring Festival takes 10 to 17 February, the 4th and 18th are worked.
    const demanded = served(
      feeDecided().take('demand_issued', '2024-02-05', { docNo: '催9' }),
      '催9',
      '2024-02-06',
    );
    const apply = { docNo: '执9', manner: 'court' };
    expectRefused(
      demanded.try('enforcement_applied', '2024-02-26', apply),
      'demand_waited',
      '行政强制法第五十四条',
    );
    expect(demanded.try('enforcement_applied', '2024-02-27', apply)).toMatchObject({ ok: true });
  });

  it('行政复议法（2023）第四十二条: a pending remedy is told, and stays neither payment nor take-back', () => {
    const walk = feeDecided().take('remedy_filed', '2023-08-05', {
      filingNo: '复1',
      kind: 'reconsideration',
      targetDocNo: '费字〔2023〕1号',
    });
    expect(walk.current.flags.remedyPending).toBe(true);
    expect(walk.current.state).toBe('FEE_DECIDED');
    const paid = { feeDocNo: '费字〔2023〕1号', amountYuan: '2400000.00' };
    expect(walk.try('fee_payment_recorded', '2023-08-10', paid)).toMatchObject({ ok: true });
    expectRefused(
      walk.try('demand_issued', '2024-03-01', { docNo: '催9' }),
      'no_remedy_pending',
      '53号令第十八条',
    );
  });

  it('53号令第十八条: announced cancellation is for a take-back only', () => {
    const demanded = served(
      feeDecided().take('demand_issued', '2024-02-05', { docNo: '催9' }),
      '催9',
      '2024-02-06',
    );
    const announced = demanded.try('enforcement_applied', '2024-02-27', {
      docNo: '注9',
      manner: 'announce_cancellation',
    });
    expectRefused(announced, 'enforcement_manner', '53号令第十八条');
    expect(feeEnforced().current.facts.enforcement?.about).toBe('fee');
  });

  it('53号令第二十条: change survey and registration belong to land whose holder or use changed', () => {
    const duty = { duty: 'change_survey_and_registration' };
    expectRefused(determined().try('duty_done', '2023-07-20', duty), 'duty_relevant', '53号令第二十条');
    expectRefused(reclaimed().try('duty_done', '2024-06-30', duty), 'duty_relevant', '53号令第二十条');
    expect(reclaimed().try('duty_done', '2024-07-01', duty)).toMatchObject({ ok: true });
  });

  it('53号令第二十二条: without an agreed start the year runs from the actual delivery', () => {
    const delivered = (actualDelivery: string) =>
      MonitoredContract.parse({ agreedStart: null, actualDelivery });
    const stateOn = (asOf: string) => detectIdle(delivered('2023-02-28'), asOf, params);
    expect(stateOn('2024-02-28').state).toBe('DUE_SOON');
    expect(stateOn('2024-02-29')).toMatchObject({ state: 'OVERDUE_LT1Y', clockStart: '2024-02-28' });
    expect(stateOn('2025-02-28').state).toBe('OVERDUE_LT1Y');
    expect(stateOn('2025-03-01').state).toBe('SUSPECTED');
    expect(stateOn('2025-03-01').explanation.join()).toContain('53号令第二十二条');
  });

  it('土地利用动态巡查制度（2013）: the reminder comes 30 calendar days before the start, not 31', () => {
    const contract = MonitoredContract.parse({ agreedStart: '2026-07-01' });
    expect(detectIdle(contract, '2026-05-31', params).state).toBe('SUPPLIED');
    const due = detectIdle(contract, '2026-06-01', params);
    expect(due.state).toBe('DUE_SOON');
    expect(due.explanation.join()).toContain('土地利用动态巡查制度（2013）');
    expect(detectIdle(contract, '2026-07-01', params).state).toBe('DUE_SOON');
    expect(detectIdle(contract, '2026-07-02', params).state).toBe('OVERDUE_LT1Y');
  });

  it('自然资发〔2024〕104号: three routes of a parcel plan', () => {
    expect(ParcelPlan.shape.route.options).toEqual([
      'enterprise_development',
      'market_transfer',
      'government_takeback',
    ]);
  });
});

it.each([
  ['行政复议法、行政诉讼法关于撤销决定的规定', 'remedy_resolved'],
  ['民法典第二百零一条至第二百零三条', 'document_served'],
] as const)('%s: %s of something that is not there', (article, event) => {
  const fields = {
    remedy_resolved: { filingNo: '无', docNo: '判9', result: 'upheld' },
    document_served: { docNo: '无', method: 'direct', receiptRef: '回证' },
  }[event];
  const result = determined().try(event, '2023-07-20', fields);
  expectRefused(result, event === 'remedy_resolved' ? 'remedy_known' : 'document_known', article);
});
