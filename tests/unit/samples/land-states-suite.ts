import { describe, expect, it } from 'vitest';
import { AssessmentKind } from '../../../geodata/model/land-state.ts';
import type { ParcelRecord } from '../../../geodata/model/parcel.ts';
import { addDays, addYears, daysBetween } from '../../../geodata/units/days/plain-date.ts';
import { classCounts, landClassOf } from './land-class.ts';
import { sampleOf, testDay, zoneCodes } from './sample-zones.ts';

/** Days across years, a leap day, year ends and a distant future. */
const days = [testDay, '2025-01-01', '2026-12-31', '2028-02-29', '2031-09-30'];
const everyZoneAndDay = [
  ...zoneCodes.map((code): [string, string] => [code, testDay]),
  ...days.slice(1).map((day): [string, string] => ['YSKFQ', day]),
  ...days.slice(1).map((day): [string, string] => ['KDLJS', day]),
];

/** Names of broken rules, so that a failure says which. */
function brokenRules(parcel: ParcelRecord, asOf: string): string[] {
  const { idleState, idleSince, idleCause, stockClass, standardStage } = parcel;
  const { suppliedOn, agreedStartOn, actualStartOn, approvedOn, approvalLapsesOn } = parcel;
  const idleDays = idleSince === null ? 0 : daysBetween(idleSince, asOf);
  const landClass = landClassOf(parcel);
  const isUnsupplied = landClass === 'standard' || landClass === 'approved_unsupplied';
  const isSupplied = ['supplied_unused', 'underused', 'in_use'].includes(stockClass);
  const notStarted = actualStartOn === null;
  const rules: [string, boolean][] = [
    ['dates follow each other', suppliedOn === null || suppliedOn <= agreedStartOn!],
    [
      'nothing that happened lies ahead',
      [suppliedOn, actualStartOn, approvedOn, idleSince].every((d) => d === null || d <= asOf),
    ],
    [
      'supplied land has a contract, holder and term',
      !isSupplied ||
        [suppliedOn, agreedStartOn, parcel.holderName, parcel.termYears].every((v) => v !== null),
    ],
    [
      'unsupplied land has none of them',
      isSupplied ||
        [suppliedOn, agreedStartOn, parcel.holderName, parcel.priceYuan, idleState].every((v) => v === null),
    ],
    [
      'started land is built on and the other way round',
      stockClass === 'supplied_unused'
        ? notStarted && parcel.farBuilt === null
        : !isSupplied || (!notStarted && parcel.farBuilt !== null),
    ],
    [
      'an approval lapses two years after it',
      (approvedOn === null) === (approvalLapsesOn === null) &&
        (approvedOn === null || approvalLapsesOn === addYears(approvedOn, 2)),
    ],
    [
      'unsupplied land has an approval that holds',
      !isUnsupplied ||
        (approvalLapsesOn !== null && approvalLapsesOn > asOf && parcel.approvalBatchNo !== null),
    ],
    ['idle since goes with a case', idleSince === null || idleState !== null],
    [
      'suspected strictly after a year',
      landClass !== 'suspected' ||
        (idleSince !== null && asOf > addYears(idleSince, 1) && idleCause === null),
    ],
    [
      'determined land has a cause',
      landClass !== 'idle' || (idleCause !== null && asOf > addYears(idleSince!, 1)),
    ],
    [
      'idle since the agreed start unless building stopped',
      landClass !== 'idle' && landClass !== 'suspected'
        ? true
        : notStarted
          ? idleSince === agreedStartOn
          : idleSince! > actualStartOn,
    ],
    [
      "fee and reclaim only for the holder's cause and land not started",
      !/^(FEE|RECLAIM|ENFORCEMENT)/.test(idleState ?? '') || (idleCause === 'HOLDER' && notStarted),
    ],
    [
      'fee in the second year',
      !/^FEE_(HEARING|DECIDED)$/.test(idleState ?? '') || asOf <= addYears(idleSince!, 2),
    ],
    ['reclaim after two years', !/^RECLAIM/.test(idleState ?? '') || asOf > addYears(idleSince!, 2)],
    [
      "talks only without the holder's fault or when building stopped",
      !['NEGOTIATING', 'PLAN_APPROVED', 'TEMP_USE'].includes(idleState ?? '') ||
        idleCause !== 'HOLDER' ||
        !notStarted,
    ],
    [
      'overdue by less than a year',
      idleState !== 'OVERDUE_LT1Y' || (asOf > agreedStartOn! && asOf <= addYears(agreedStartOn!, 1)),
    ],
    [
      'warned within thirty days',
      idleState !== 'DUE_SOON' || (asOf <= agreedStartOn! && asOf >= addDays(agreedStartOn!, -30)),
    ],
    ['supplied before the warning', idleState !== 'SUPPLIED' || asOf < addDays(agreedStartOn!, -30)],
    [
      'extended by at most a year',
      idleState !== 'EXTENDED' || (agreedStartOn! > asOf && agreedStartOn! <= addYears(asOf, 1)),
    ],
    [
      'suspended for less than a year',
      idleState !== 'SUSPENDED_LT1Y' || (idleDays >= 0 && asOf <= addYears(idleSince!, 1)),
    ],
    [
      'inefficient land is built, old and has a reason',
      !parcel.isInefficient ||
        (parcel.inefficientReason !== null && parcel.farBuilt !== null && suppliedOn! < addYears(asOf, -10)),
    ],
    ['a reason only for inefficient land', parcel.isInefficient || parcel.inefficientReason === null],
    [
      'listed standard land is fully assessed, clear and supplied next',
      standardStage !== 'LISTED' || (parcel.assessmentValidCount === 6 && stockClass === 'supplying'),
    ],
    [
      'standard land is clear and served',
      landClass !== 'standard' ||
        (parcel.isNetLand && parcel.isLevelled && parcel.utilities.length >= 5 && parcel.readyOn! <= asOf),
    ],
    [
      'five of six stay before the indicators',
      parcel.assessmentValidCount === 6 ||
        !['ASSESSED', 'INDICATORS_SET', 'LISTED'].includes(standardStage ?? ''),
    ],
    [
      'missing and valid assessments make six',
      parcel.assessmentValidCount + parcel.missingAssessments.length === AssessmentKind.options.length,
    ],
    ['clear land has no attachments', !parcel.isNetLand || parcel.remainingAttachmentSquareMetres === 0],
    [
      'industry has terms of at most 50 years',
      !parcel.landUseCode!.startsWith('1001') ||
        Math.max(parcel.termYears ?? 0, parcel.termYearsMax ?? 0) <= 50,
    ],
    [
      'the floor-area ratio has a range',
      parcel.farMin === null || parcel.farMax === null || parcel.farMin < parcel.farMax,
    ],
    [
      'capital contributions need a restructured holder',
      !parcel.supplyModes.includes('equity_contribution') || parcel.holderKind === 'restructured',
    ],
    [
      'land on offer has a price and a mode',
      !isUnsupplied || (parcel.floorPriceYuanPerSquareMetre !== null && parcel.supplyModes.length > 0),
    ],
    [
      'industrial land costs 10 to 40 万元/亩',
      !isUnsupplied ||
        !parcel.landUseCode!.startsWith('1001') ||
        within(parcel.floorPriceYuanPerSquareMetre! / 15, 10, 40),
    ],
    [
      'distances are known',
      [
        parcel.expresswayExitDistanceMetres,
        parcel.railFreightDistanceMetres,
        parcel.portDistanceMetres,
        parcel.substationDistanceMetres,
      ].every((d) => d !== null && d >= 0 && d < 1_000_000),
    ],
  ];
  return rules.filter(([, holds]) => !holds).map(([name]) => name);
}

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

/** Stock class, case, dates, readiness and price are plausible together, on any day. */
export function describeLandStates(): void {
  describe.each(everyZoneAndDay)('the states of %s on %s', (zoneCode, asOf) => {
    const { parcels, standardTerms, assessments } = sampleOf(zoneCode, asOf);

    it('are plausible together on every plot', () => {
      const broken = parcels.flatMap((parcel) =>
        brokenRules(parcel, asOf).map((rule) => `${parcel.name}: ${rule}`),
      );
      expect(broken).toEqual([]);
    });

    it('keep their numbers by class', () => {
      expect(classCounts(parcels)).toEqual(classCounts(sampleOf(zoneCode).parcels));
    });

    it('give standard plots terms and a number, and assessments a period that holds or has ended', () => {
      const terms = new Set(standardTerms.map(({ parcelCode }) => parcelCode));
      const standard = parcels.filter((parcel) => landClassOf(parcel) === 'standard');
      for (const { parcelCode, name } of standard) {
        expect(terms.has(parcelCode!)).toBe(true);
        expect(name).toMatch(/^.{2} 20\d\d-\d\d 号标准地$/);
      }
      const valid = assessments.filter(
        ({ approvedOn, validUntil }) => approvedOn! <= asOf && validUntil! >= asOf,
      );
      expect(new Set(valid.map(({ kind }) => kind)).size).toBe(6);
    });
  });

  describe('time', () => {
    it('moves states on while geometry, uses and codes stay', () => {
      const [before, after] = [sampleOf('YSKFQ', '2026-07-15'), sampleOf('YSKFQ', '2026-12-31')];
      const lasting = ({
        parcelCode,
        geometry,
        landUseCode,
        farMax,
        parkCode,
        locationText,
      }: ParcelRecord) => ({
        parcelCode,
        geometry,
        landUseCode,
        farMax,
        parkCode,
        locationText,
      });
      expect(after.parcels.map(lasting)).toEqual(before.parcels.map(lasting));
      expect(after.buildings).toEqual(before.buildings);
      expect(after.roads).toEqual(before.roads);
      const changed = after.parcels.filter((parcel, i) => parcel.idleState !== before.parcels[i]!.idleState);
      expect(changed.length).toBeGreaterThan(10);
    });

    it('lets deadlines run from one day to the next instead of moving with the day', () => {
      const [today, tomorrow] = [sampleOf('YSKFQ', '2026-07-15'), sampleOf('YSKFQ', '2026-07-16')];
      const same = tomorrow.parcels.filter(
        (parcel, i) =>
          parcel.agreedStartOn === today.parcels[i]!.agreedStartOn &&
          parcel.approvalLapsesOn === today.parcels[i]!.approvalLapsesOn,
      );
      expect(same.length).toBeGreaterThan(0.97 * today.parcels.length);
    });

    it('shows every stage of a case somewhere', () => {
      const states = new Set(
        zoneCodes.flatMap((code) => sampleOf(code).parcels.map(({ idleState }) => idleState)),
      );
      for (const state of [
        'SUPPLIED',
        'DUE_SOON',
        'OVERDUE_LT1Y',
        'SUSPENDED_LT1Y',
        'SUSPECTED',
        'INVESTIGATING',
        'DETERMINED',
        'NEGOTIATING',
        'PLAN_APPROVED',
        'FEE_HEARING',
        'FEE_PAID',
        'EXTENDED',
        'CLOSED',
      ] as const)
        expect(states).toContain(state);
      const stages = new Set(
        zoneCodes.flatMap((code) => sampleOf(code).parcels.map(({ standardStage }) => standardStage)),
      );
      for (const stage of [
        'CANDIDATE',
        'NET_LAND_CHECK',
        'ASSESSED',
        'INDICATORS_SET',
        'LISTED',
        'COMMITTED',
        'SUPERVISED',
      ] as const)
        expect(stages).toContain(stage);
    });
  });
}
