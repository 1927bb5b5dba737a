import { describe, expect, it } from 'vitest';
import { approvalTiming } from '../../../geodata/analysis/progress/approval-timing.ts';
import { slowReasons } from '../../../geodata/analysis/progress/slow-projects.ts';
import { ParcelRecord } from '../../../geodata/model/parcel.ts';
import { ZoneRecord } from '../../../geodata/model/zone.ts';
import { generateLedgers } from '../../../geodata/samples/ledgers/generate-ledgers.ts';
import { splitTotal } from '../../../geodata/samples/ledgers/split-total.ts';
import { SeededRandom } from '../../../geodata/samples/random/seeded-random.ts';
import { roundHalfUp, toMu } from '../../../geodata/units/area.ts';
import { addMonths } from '../../../geodata/units/days/plain-date.ts';

const asOf = '2026-11-22';
const squareAt = (index: number) => {
  const [west, south] = [117 + index / 100, 35];
  const ring = [
    [west, south],
    [west + 0.001, south],
    [west + 0.001, south + 0.001],
    [west, south + 0.001],
    [west, south],
  ];
  return { type: 'MultiPolygon', coordinates: [[ring]] };
};
const ledgersOf = (zoneCode: string, day = asOf, parcels: ParcelRecord[] = []) =>
  generateLedgers({
    seed: 7,
    asOf: day,
    zone: ZoneRecord.parse({ zoneCode, name: '演示开发区', sourceName: '测试' }),
    parcels,
    parks: [],
  });
const sum = <Row>(rows: readonly Row[], value: (row: Row) => number): number =>
  rows.reduce((total, row) => total + value(row), 0);
const area = ({ areaSquareMetres }: { areaSquareMetres: number }): number => areaSquareMetres;

describe('a total that is split', () => {
  it.each([
    [100, 3],
    [0.03, 3],
    [3_318_753.33, 64],
  ])('adds up exactly: %d in %d parts', (total, count) => {
    const parts = splitTotal(total, count, new SeededRandom(1));
    expect(sum(parts, (part) => Math.round(part * 100))).toBe(Math.round(total * 100));
    expect(Math.min(...parts)).toBeGreaterThan(0);
  });

  it('refuses more parts than hundredths', () => {
    expect(() => splitTotal(0.02, 3, new SeededRandom(1))).toThrow(RangeError);
  });
});

describe.each(['2026-11-22', '2026-01-02', '2027-12-31', '2028-02-29'])('the ledgers as of %s', (day) => {
  it('of 沂水: 14 enterprises and at least 1,400 亩 in 24 months', () => {
    const within = ledgersOf('YSKFQ', day).revitalised.filter(
      ({ revitalisedOn }) => revitalisedOn > addMonths(day, -24) && revitalisedOn <= day,
    );
    expect(new Set(within.map(({ enterpriseName }) => enterpriseName)).size).toBe(14);
    const area = within.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
    expect(toMu(area)).toBeGreaterThanOrEqual(1400);
  });

  it('of 枣庄: 4,978.13 亩 of 2009-2018 disposed of with evidence, 722.8 亩 supported', () => {
    const { movements, supports } = ledgersOf('ZZKFQ', day);
    const old = movements.filter(
      ({ ledger, kind, approvalYear, evidence }) =>
        ledger === 'unsupplied' &&
        kind === 'disposed' &&
        evidence &&
        approvalYear! >= 2009 &&
        approvalYear! <= 2018,
    );
    expect(roundHalfUp(toMu(sum(old, area)), 2)).toBe(4978.13);
    expect(roundHalfUp(toMu(sum(supports, area)), 2)).toBe(722.8);
    expect(supports.every(({ evaluationClass }) => 'AB'.includes(evaluationClass))).toBe(true);
    expect(movements.every(({ occurredOn }) => occurredOn <= day)).toBe(true);
  });

  it('of 枣庄: 181 projects, 566.2 亿元, 123.6 %, 29 slow, 78 officers one to one, 50 sponsored by 25', () => {
    const { projects } = ledgersOf('ZZKFQ', day);
    const completed = sum(projects, ({ completedYuan }) => completedYuan);
    expect(projects).toHaveLength(181);
    expect(completed).toBe(56_620_000_000);
    expect(roundHalfUp((completed / sum(projects, ({ plannedYuan }) => plannedYuan)) * 100, 1)).toBe(123.6);
    const slow = projects.filter(
      ({ plannedShare, completedYuan, plannedYuan, stageDueOn }) =>
        slowReasons({ plannedShare, actualShare: completedYuan / plannedYuan, stageDueOn }, day, 0.1).length >
        0,
    );
    expect(slow).toHaveLength(29);
    const officers = projects.flatMap(({ officerName }) => officerName ?? []);
    expect([officers.length, new Set(officers).size]).toEqual([78, 78]);
    const sponsors = projects.flatMap(({ sponsorName }) => sponsorName ?? []);
    expect([sponsors.length, new Set(sponsors).size]).toEqual([50, 25]);
  });

  it('of 枣庄: 739 and 1,346 enterprises evaluated within the limits of A and D', () => {
    const { reports } = ledgersOf('ZZKFQ', day);
    for (const [cohort, count] of [
      ['above_scale', 739],
      ['below_scale', 1346],
    ] as const) {
      const rows = reports.filter((report) => report.cohort === cohort && report.class !== null);
      expect(rows).toHaveLength(count);
      expect(rows.filter((row) => row.class === 'A').length).toBeLessThanOrEqual(Math.floor(count / 5));
      expect(rows.filter((row) => row.class === 'D').length).toBeGreaterThanOrEqual(Math.ceil(count / 20));
      expect(rows.every((row) => (row.class === 'T') === row.isExempt)).toBe(true);
    }
  });

  it('of 长春: 535 problems of which 479 are solved; 19 leases of 206,624 ㎡, 9 producing in the same year', () => {
    const { problems, leases } = ledgersOf('CCJKQ', day);
    expect([problems.length, problems.filter(({ resolvedOn }) => resolvedOn !== null).length]).toEqual([
      535, 479,
    ]);
    expect(problems.every(({ status, evidence }) => status !== 'verified' || evidence)).toBe(true);
    expect([leases.length, roundHalfUp(sum(leases, area), 2)]).toEqual([19, 206_624]);
    expect(sum(leases, ({ totalInvestmentYuan }) => totalInvestmentYuan)).toBe(4_865_000_000);
    expect(sum(leases, ({ taxYuanPerYear }) => taxYuanPerYear ?? 0)).toBe(60_310_000);
    const sameYear = leases.filter(
      ({ signedOn, producedOn }) => producedOn?.slice(0, 4) === signedOn.slice(0, 4),
    );
    expect(sameYear).toHaveLength(9);
  });

  it('of 潍坊: the fastest approval took 25 days, the median 40', () => {
    const days = ledgersOf('WFJJQ', day).approvals.map(
      ({ startedOn, finishedOn }) => (Date.parse(finishedOn!) - Date.parse(startedOn)) / 86_400_000,
    );
    expect(approvalTiming(days, 25)).toMatchObject({ fastestDays: 25, medianDays: 40 });
  });
});

describe('the ledgers', () => {
  it('are a function of seed and day', () => {
    expect(ledgersOf('KDLJS')).toEqual(ledgersOf('KDLJS'));
    expect(ledgersOf('KDLJS').movements).not.toEqual(ledgersOf('WFJJQ').movements);
  });

  it('name parcels that fit, each once, with just their area, and still add up', () => {
    const parcels = Array.from({ length: 60 }, (_, index) =>
      ParcelRecord.parse({
        parcelCode: `370412${String(index).padStart(6, '0')}GB00001`.slice(0, 19),
        name: `地块 ${index}`,
        stockClass: index % 3 === 0 ? 'approved_unsupplied' : 'in_use',
        approvedOn: '2025-03-04',
        suppliedOn: index % 3 === 0 ? null : index % 3 === 1 ? '2025-06-01' : '2009-06-01',
        areaCertSquareMetres: 9_000 + index,
        sourceName: '测试',
        geometry: squareAt(index),
      }),
    );
    const { movements, revitalised } = ledgersOf('ZZKFQ', asOf, parcels);
    const sited = [...movements, ...revitalised].filter(({ parcelCode }) => parcelCode);
    expect(sited.length).toBeGreaterThan(30);
    expect(new Set(sited.map(({ parcelCode }) => parcelCode)).size).toBe(sited.length);
    for (const { parcelCode, areaSquareMetres } of sited)
      expect(areaSquareMetres).toBe(
        parcels.find((parcel) => parcel.parcelCode === parcelCode)?.areaCertSquareMetres,
      );
    const granted = movements.filter(
      ({ parcelCode, ledger, kind }) => parcelCode && ledger === 'unsupplied' && kind === 'disposed',
    );
    expect(granted.every(({ occurredOn }) => occurredOn === '2025-06-01')).toBe(true);
    const old = movements.filter(
      ({ ledger, kind, approvalYear }) =>
        ledger === 'unsupplied' && kind === 'disposed' && approvalYear! <= 2018,
    );
    expect(roundHalfUp(toMu(sum(old, area)), 2)).toBe(4978.13);
  });
});
