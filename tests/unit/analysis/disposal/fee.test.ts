import { describe, expect, it } from 'vitest';
import { bondBasePrice, isBondEligible } from '../../../../geodata/analysis/disposal/bond-purchase.ts';
import { bondResupply } from '../../../../geodata/analysis/disposal/bond-resupply.ts';
import { idleFee } from '../../../../geodata/analysis/disposal/fee.ts';
import { idleParamsOf, isBelowShare } from '../../../../geodata/analysis/disposal/idle-params.ts';
import { idleLandRuleParams } from '../../../../geodata/codes/rule-params/idle-land.ts';
import { RuleParam } from '../../../../geodata/model/rule-param.ts';
import { fenToYuanText, parseFen } from '../../../../geodata/units/money.ts';
import { params } from './case-walk.ts';

const industrial = { isRealEstate: false, rateReason: null };
const twentyPercent = { numerator: 20n, denominator: 100n };

describe('the idle-land fee', () => {
  it.each([
    ['1200', '2400000.00'],
    ['0.0003', '0.60'],
    ['3336.653628', '6673307.26'],
    ['999999999.9999', '1999999999999.80'],
  ])('53号令第十四条第（一）项: 20 %% of %s 万元 is %s 元, to the 分', (tenThousandYuan, yuan) => {
    const fee = idleFee(parseFen(tenThousandYuan, 10_000)!, twentyPercent, industrial, params);
    expect(fee.ok && fenToYuanText(fee.amountFen)).toBe(yuan);
  });

  it('rounds half a 分 up, as a clerk does', () => {
    const half = { numerator: 1n, denominator: 100n };
    const terms = { isRealEstate: true, rateReason: '疫情减免' };
    const fee = idleFee(50n, half, terms, params);
    expect(fee.ok && fee.amountFen).toBe(1n);
  });

  it('城市房地产管理法第二十六条: real-estate land may pay less, with a reason; other land may not', () => {
    const tenPercent = { numerator: 10n, denominator: 100n };
    expect(idleFee(100n, tenPercent, industrial, params)).toMatchObject({ ok: false });
    expect(idleFee(100n, tenPercent, { isRealEstate: true, rateReason: ' ' }, params)).toMatchObject({
      ok: false,
    });
    expect(idleFee(100n, tenPercent, { isRealEstate: true, rateReason: '减免' }, params)).toEqual({
      ok: true,
      amountFen: 10n,
    });
    const more = { numerator: 200_001n, denominator: 1_000_000n };
    expect(idleFee(100n, more, { isRealEstate: true, rateReason: '加征' }, params)).toMatchObject({
      ok: false,
    });
  });

  it('has no base where nothing was paid, and no rate of nothing', () => {
    expect(idleFee(0n, twentyPercent, industrial, params)).toMatchObject({ ok: false });
    const terms = { isRealEstate: true, rateReason: '免征' };
    expect(idleFee(100n, { numerator: 0n, denominator: 1n }, terms, params)).toMatchObject({ ok: false });
  });
});

describe('the purchase with special bonds', () => {
  it('自然资发〔2024〕242号: the base price is the lower of market value and land cost', () => {
    expect(bondBasePrice(900n, 880n)).toBe(880n);
    expect(bondBasePrice(880n, 900n)).toBe(880n);
  });

  it('自然资发〔2025〕45号: land supplied after 2024-11-07 is not eligible', () => {
    expect(isBondEligible('2024-11-07', params.bondCutoff)).toBe(true);
    expect(isBondEligible('2024-11-08', params.bondCutoff)).toBe(false);
  });

  it('自然资发〔2024〕242号: at most half the real-estate area taken back in a year is supplied again', () => {
    const year = { takenBackSquareMetres: 10_000, resuppliedSquareMetres: 3_000 };
    expect(bondResupply(year, 2_000, params.bondResupplyCap)).toEqual({
      allowed: true,
      remainingSquareMetres: 2_000,
    });
    expect(bondResupply(year, 2_000.01, params.bondResupplyCap).allowed).toBe(false);
    const full = { takenBackSquareMetres: 10_000, resuppliedSquareMetres: 6_000 };
    expect(bondResupply(full, 0.01, params.bondResupplyCap)).toEqual({
      allowed: false,
      remainingSquareMetres: 0,
    });
  });
});

describe('the figures of the rules', () => {
  it('are well formed, each once, with its source; what is not law is not verified', () => {
    for (const row of idleLandRuleParams) expect(RuleParam.parse(row)).toEqual(row);
    const keys = idleLandRuleParams.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { source, verified } of idleLandRuleParams) {
      expect(verified).toBe(!source.startsWith('本产品设定'));
    }
  });

  it('say which one is missing or misshapen', () => {
    const without = idleLandRuleParams.filter(({ key }) => key !== 'idle.fee_rate');
    expect(() => idleParamsOf(without)).toThrow('规则参数缺少 idle.fee_rate');
    const wrong = idleLandRuleParams.map((row) =>
      row.key === 'idle.notice_days' ? { ...row, unit: 'weeks' } : row,
    );
    expect(() => idleParamsOf(wrong)).toThrow('idle.notice_days');
  });

  it('53号令第二条第二款: a third and a quarter are exact, and not below themselves', () => {
    expect(isBelowShare(1n, 3n, params.minBuiltRatio)).toBe(false);
    expect(isBelowShare(33_333_333n, 100_000_000n, params.minBuiltRatio)).toBe(true);
    expect(isBelowShare(25n, 100n, params.minInvestRatio)).toBe(false);
    expect(isBelowShare(24_999_999n, 100_000_000n, params.minInvestRatio)).toBe(true);
  });
});
