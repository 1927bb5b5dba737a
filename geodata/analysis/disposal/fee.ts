import type { CaseContract } from '../../model/idle-case-parts.ts';
import type { ShareText } from '../../model/yuan-text.ts';
import { type Fen, shareOf } from '../../units/money.ts';
import type { IdleParams, Share } from './idle-params.ts';

/** A fee, or why it cannot be charged at that rate. */
export type FeeResult = { ok: true; amountFen: Fen } | { ok: false; reason: string };

/**
 * 土地闲置费: rate times the transfer or allocation price of the whole contract, to the 分, half a 分 up. 53号令 art. 14
 * sets exactly 20 %; for real-estate land 城市房地产管理法 art. 26 says up to 20 %, so a lower rate needs a reason.
 */
export function idleFee(
  baseFen: Fen,
  rate: Share,
  terms: { isRealEstate: boolean; rateReason: string | null },
  params: Pick<IdleParams, 'feeRate'>,
): FeeResult {
  const full = params.feeRate;
  const difference = rate.numerator * full.denominator - full.numerator * rate.denominator;
  if (difference > 0n) return { ok: false, reason: `费率不得高于 ${percentText(full)} %` };
  if (rate.numerator <= 0n) return { ok: false, reason: '费率须大于 0' };
  if (difference < 0n && !terms.isRealEstate) {
    return { ok: false, reason: `非房地产用地的费率固定为 ${percentText(full)} %` };
  }
  if (difference < 0n && !terms.rateReason?.trim()) {
    return { ok: false, reason: `房地产用地的费率低于 ${percentText(full)} % 时须填写理由` };
  }
  if (baseFen <= 0n) return { ok: false, reason: '合同价款为 0，没有计费基数，请核对出让价款或划拨价款' };
  return { ok: true, amountFen: shareOf(baseFen, rate.numerator, rate.denominator) };
}

/** Validated share text as an exact share. */
export function shareFromText(text: ShareText): Share {
  const [numerator, denominator] = text.split('/') as [string, string];
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/** Whether a contract's land may be charged less than the full rate. */
export function feeTerms(contract: CaseContract, rateReason: string | null) {
  return { isRealEstate: contract.isRealEstate, rateReason };
}

/** A share in hundredths, at most two places: 20/100 is '20'. */
export function percentText({ numerator, denominator }: Share): string {
  return String(Number((numerator * 10_000n) / denominator) / 100);
}
