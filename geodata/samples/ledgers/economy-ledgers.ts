import { quarterAfter, quarterOf } from '../../analysis/progress/quarter.ts';
import type { EnclaveTaxRecord, LeaseProjectRecord } from '../../model/park-economy.ts';
import { addDays } from '../../units/days/plain-date.ts';
import { type LedgerContext, serial } from './ledger-context.ts';
import { splitTotal } from './split-total.ts';

const yuanPerHundredMillion = 100_000_000;

/** Lease projects that add up to the published area, investment, output and tax; some produced in the year they signed. */
export function leaseProjects({
  asOf,
  figures,
  parkCodes,
  random,
  origin,
}: LedgerContext): LeaseProjectRecord[] {
  const stream = random.fork('leases');
  const { count, areaSquareMetres, investment, output, tax, sameYear } = figures.leases;
  const areas = splitTotal(areaSquareMetres, count, stream);
  // Shares of 亿元 to the ten-thousandth, so that the parts of 0.6031 亿元 are whole 万元 per cent.
  const money = (total: number): number[] =>
    splitTotal(total * 100, count, stream).map((value) => Math.round(value * (yuanPerHundredMillion / 100)));
  const [investments, outputs, taxes] = [money(investment), money(output), money(tax)];
  // The last full year: what was signed in it has had the time to produce.
  const year = Number(asOf.slice(0, 4)) - 1;
  return areas.map((area, index) => {
    const signedOn = `${year}-${String(1 + (index % 6)).padStart(2, '0')}-${String(stream.integer(3, 27)).padStart(2, '0')}`;
    const isSameYear = index < sameYear;
    const producedOn = addDays(signedOn, isSameYear ? stream.integer(90, 150) : 420);
    return {
      name: `租赁厂房项目（演示 ${serial(index, 2)}）`,
      parkCode: parkCodes.length === 0 ? null : (parkCodes[index % parkCodes.length] ?? null),
      areaSquareMetres: area,
      totalInvestmentYuan: investments[index] ?? 0,
      outputYuanPerYear: outputs[index] ?? 0,
      taxYuanPerYear: taxes[index] ?? 0,
      signedOn,
      producedOn: producedOn <= asOf ? producedOn : null,
      ...origin,
    };
  });
}

/** Taxes of enclave projects over eight quarters, shared 5 : 3 : 2; the first is the example of 1,000 万元. */
export function enclaveTaxes({ asOf, random, origin }: LedgerContext): EnclaveTaxRecord[] {
  const stream = random.fork('enclave taxes');
  const last = quarterAfter(quarterOf(asOf), -1);
  return Array.from({ length: 8 }, (_, index): EnclaveTaxRecord => {
    const unit = stream.integer(1, 18);
    return {
      projectName: `飞地项目（演示 ${serial(index % 4, 2)}）`,
      period: quarterAfter(last, -Math.floor(index / 4)),
      taxYuan: index === 0 ? 10_000_000 : stream.integer(400_000, 8_900_000) + 0.37,
      originUnit: `引资镇街 ${serial(unit - 1, 2)}`,
      landingUnit: `属地镇街 ${serial(unit % 18, 2)}`,
      originWeight: 5,
      landingWeight: 3,
      zoneWeight: 2,
      ...origin,
    };
  });
}
