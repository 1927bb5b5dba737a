import { createHash } from 'node:crypto';
import type { ParcelRecord } from '../../geodata/model/parcel.ts';
import type { StandardTermRecord } from '../../geodata/model/standard-land.ts';
import { type ContractKind, SupplyContractRecord } from '../../geodata/model/supply-contract.ts';
import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { addDays, addYears } from '../../geodata/units/days/plain-date.ts';

/** A number in [0, 1) that a parcel and a purpose alone decide. */
function share(parcelCode: string, purpose: string): number {
  return createHash('sha256').update(`${parcelCode} ${purpose}`).digest().readUInt32BE(0) / 2 ** 32;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Land is handed over some weeks after signing (出让合同示范文本, article 6). */
const deliveryDays = 45;
const buildingYears = 2;
/** Typical 300 万元/亩 of agreed investment. */
const investmentYuanPerSquareMetre = 4500;

const kindOf = (modes: readonly string[]): ContractKind => {
  if (modes.includes('allocation')) return 'allocation';
  if (modes.includes('equity_contribution')) return 'equity';
  return modes.includes('long_lease') ? 'lease' : 'transfer';
};

/** Building began and stopped, and a case or its watch is about that. */
const isStopped = (parcel: ParcelRecord): boolean =>
  parcel.idleState !== null &&
  parcel.actualStartOn !== null &&
  parcel.idleSince !== null &&
  parcel.idleSince >= parcel.actualStartOn;

/** Share of the building work that is done: all of it in use, little where work stopped, none before the start. */
function progressOf(parcel: ParcelRecord, code: string): number {
  if (parcel.actualStartOn === null) return 0;
  // Below a third of the area and a quarter of the investment a stopped site counts as idle.
  if (isStopped(parcel)) return 0.05 + 0.15 * share(code, 'progress');
  if (parcel.stockClass === 'in_use' && !parcel.isInefficient) return 1;
  return 0.9;
}

function contractOf(
  parcel: ParcelRecord,
  parcelCode: string,
  suppliedOn: string,
  number: number,
  asOf: string,
  terms: StandardTermRecord | undefined,
) {
  const passed = (day: string | null): string | null => (day !== null && day <= asOf ? day : null);
  const year = suppliedOn.slice(0, 4);
  const serial = String(number).padStart(5, '0');
  const area = parcel.areaCertSquareMetres;
  const kind = kindOf(parcel.supplyModes);
  const agreedDeliveryOn = addDays(suppliedOn, deliveryDays);
  const late = Math.floor(share(parcelCode, 'delivery') * 30) - 10;
  const agreedStartOn = parcel.agreedStartOn ?? addYears(suppliedOn, 1);
  const agreedCompletionOn = addYears(agreedStartOn, buildingYears);
  const progress = progressOf(parcel, parcelCode);
  const completedOn =
    progress === 1 && parcel.actualStartOn !== null
      ? addDays(parcel.actualStartOn, 540 + Math.floor(share(parcelCode, 'completion') * 240))
      : null;
  const total =
    area === null || kind === 'allocation' ? null : Math.round(area * investmentYuanPerSquareMetre);
  return SupplyContractRecord.parse({
    kind,
    contractNo: `${parcelCode.slice(0, 6)}-${year}-${serial}`,
    electronicSupervisionNo: `${parcelCode.slice(0, 6)}${year}B${serial}`,
    projectName: parcel.holderName === null ? parcel.name : `${parcel.holderName}项目`,
    parcelCode,
    parcelCodeText: parcelCode,
    locationText: parcel.locationText ?? parcel.name,
    holderName: parcel.holderName,
    holderKind: parcel.holderKind,
    areaSquareMetres: area,
    priceYuan: parcel.priceYuan,
    payments:
      parcel.priceYuan === null
        ? []
        : [{ instalment: 1, dueOn: addDays(suppliedOn, 30), amountYuan: parcel.priceYuan.toFixed(2) }],
    landUseScheme: parcel.landUseScheme,
    landUseCode: parcel.landUseCode,
    landUseText: parcel.landUseText,
    supplyMode: parcel.supplyModes[0] ?? null,
    supplyModeText: null,
    termYears: parcel.termYears,
    signedOn: suppliedOn,
    agreedDeliveryOn,
    actualDeliveryOn: passed(addDays(agreedDeliveryOn, late)),
    agreedStartOn,
    actualStartOn: parcel.actualStartOn,
    agreedCompletionOn,
    actualCompletionOn: passed(completedOn),
    suspendedOn: isStopped(parcel) ? parcel.idleSince : null,
    totalInvestmentYuan: total,
    investedYuan: total === null ? null : Math.round(total * progress),
    shouldBuildAreaSquareMetres: area,
    builtAreaSquareMetres: area === null ? null : hundredths(area * progress),
    farMin: parcel.farMin,
    farMax: parcel.farMax,
    buildingCoefficientMin: parcel.buildingCoefficientMin,
    fixedInvestmentMinYuanPerSquareMetre: kind === 'allocation' ? null : investmentYuanPerSquareMetre,
    outputMinYuanPerSquareMetre: terms?.outputMinYuanPerSquareMetre ?? null,
    taxMinYuanPerSquareMetre: terms?.taxMinYuanPerSquareMetre ?? null,
    sourceName: parcel.sourceName,
    isDemonstration: true,
  });
}

/** One contract for each supplied parcel of a generated zone: a function of the sample alone. */
export function demonstrationContracts({ parcels, standardTerms, asOf }: ZoneSample): SupplyContractRecord[] {
  const termsOf = new Map(standardTerms.map((terms) => [terms.parcelCode, terms]));
  const numbers = new Map<string, number>();
  return parcels.flatMap((parcel) => {
    const { parcelCode, suppliedOn } = parcel;
    if (parcelCode === null || suppliedOn === null) return [];
    const series = `${parcelCode.slice(0, 6)} ${suppliedOn.slice(0, 4)}`;
    const number = (numbers.get(series) ?? 0) + 1;
    numbers.set(series, number);
    return [contractOf(parcel, parcelCode, suppliedOn, number, asOf, termsOf.get(parcelCode))];
  });
}
