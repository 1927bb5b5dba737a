import type { SupplyMode } from '../model/land-state.ts';
import type { ContractKind } from '../model/supply-contract.ts';
import { plain } from './supply-cells.ts';

/** 挂牌出让, 划拨, 租赁 … as published, to the product's modes; null for what it does not know. */
export function supplyModeOf(text: string): SupplyMode | null {
  if (/划拨/.test(text)) return 'allocation';
  if (/作价出资|入股/.test(text)) return 'equity_contribution';
  if (/先租后让/.test(text)) return 'lease_then_transfer';
  if (/租让结合/.test(text)) return 'lease_transfer_mix';
  if (/租赁/.test(text)) return 'long_lease';
  if (/弹性/.test(text)) return 'flexible_term';
  return /出让|挂牌|拍卖|招标|协议/.test(text) ? 'one_off' : null;
}

/** The paper that a mode of supply comes with. */
export const kindOf = (mode: SupplyMode | null): ContractKind => {
  if (mode === 'allocation') return 'allocation';
  if (mode === 'equity_contribution') return 'equity';
  return mode === 'long_lease' ? 'lease' : 'transfer';
};

/** `50`, `50年`; null for several uses with a term each: 城镇住宅70年、商服40年. */
export function termOf(text: string): number | null {
  const match = /^(\d{1,2})(?:\.0+)?年?$/.exec(text.replaceAll(' ', ''));
  const years = match === null ? 0 : Number(match[1]);
  return years >= 1 && years <= 70 ? years : null;
}

const ratioPattern = /(\d{1,2}(?:\.\d{1,4})?)/;
/** A ratio as a plain number; null for anything else. */
export const amount = (text: string | undefined): number | null => {
  const value = plain(text ?? '');
  return /^\d{1,2}(\.\d{1,4})?$/.test(value) ? Number(value) : null;
};

/** `≥0.8`, `大于1.0且不大于1.8`, `1.0-2.0`: bounds of the floor area ratio. */
export function boundsOf(text: string): { farMin: number | null; farMax: number | null } {
  const value = plain(text).replaceAll(' ', '');
  const range =
    /^[大≥>]?(?:于|=|等于)*(\d[\d.]*)(?:[-~—至且、,，])+(?:不大于|小于等于|小于|不高于|≤|<)?(\d[\d.]*)$/.exec(
      value,
    );
  if (range) return { farMin: amount(range[1]), farMax: amount(range[2]) };
  const number = amount(ratioPattern.exec(value)?.[1]);
  if (number === null || value.replace(ratioPattern, '').match(/\d/)) return { farMin: null, farMax: null };
  if (/≥|>|不小于|不低于|大于/.test(value) && !/不大于/.test(value)) return { farMin: number, farMax: null };
  if (/≤|<|不大于|不高于|小于/.test(value)) return { farMin: null, farMax: number };
  return { farMin: null, farMax: null };
}

/** Some portals name the two bounds the wrong way round: the smaller one is the lower. */
export const ordered = (one: number | null, other: number | null) =>
  one !== null && other !== null && one > other
    ? { farMin: other, farMax: one }
    : { farMin: one, farMax: other };
