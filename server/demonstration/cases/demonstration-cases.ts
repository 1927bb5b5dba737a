import { caseStateOn } from '../../../geodata/analysis/disposal/case-state-on.ts';
import { idleParamsOf } from '../../../geodata/analysis/disposal/idle-params.ts';
import { stateCouncilCalendar } from '../../../geodata/codes/holidays/state-council-calendar.ts';
import { idleLandRuleParams } from '../../../geodata/codes/rule-params/idle-land.ts';
import { CaseContract, type Suspension } from '../../../geodata/model/idle-case-parts.ts';
import type { CaseState } from '../../../geodata/model/idle-case-state.ts';
import type { SupplyContractRecord } from '../../../geodata/model/supply-contract.ts';
import type { ZoneSample } from '../../../geodata/model/zone-sample.ts';
import { caseNumber } from '../../disposal/document-numbers.ts';
import type { CaseAim } from './arrange-parcels.ts';
import { liveCase } from './case-course.ts';
import { CaseReplay, PaperNumbers } from './case-replay.ts';

/** A case of the demonstration, ready to be written. */
export interface DemonstrationCase {
  parcelCode: string;
  caseNo: string;
  state: CaseState;
  statesAfter: string[];
  bases: string[];
}

export interface DemonstrationCases {
  cases: DemonstrationCase[];
  /** Last numbers given, by series and year. */
  numbers: { series: string; year: number; serial: number }[];
}

function suspensionOf(aim: CaseAim, contract: SupplyContractRecord): Suspension | null {
  if (!aim.isSuspended) return null;
  return {
    suspendedOn: aim.idleSince,
    builtAreaSquareMetres: contract.builtAreaSquareMetres ?? 0,
    shouldBuildAreaSquareMetres: contract.shouldBuildAreaSquareMetres ?? 1,
    investedYuan: String(contract.investedYuan ?? 0),
    totalInvestmentYuan: String(contract.totalInvestmentYuan ?? 0),
  };
}

/** The contract as the case sees it: with the start agreed at first, before any extension. */
function contractOf(aim: CaseAim, contract: SupplyContractRecord): CaseContract {
  return CaseContract.parse({
    contractNo: contract.contractNo,
    electronicSupervisionNo: contract.electronicSupervisionNo,
    basis: contract.kind === 'allocation' ? 'allocation_decision' : 'contract',
    holder: { name: contract.holderName ?? '未登记使用权人', address: contract.locationText },
    signedOn: contract.signedOn,
    agreedStart: aim.isSuspended ? contract.agreedStartOn : aim.idleSince,
    actualDelivery: contract.actualDeliveryOn,
    // Allocated land of the demonstration has no price: the fee of such a case rests on the allocation price.
    priceYuan: (contract.priceYuan ?? (contract.areaSquareMetres ?? 10_000) * 150).toFixed(2),
    landUse: contract.landUseText ?? '工业用地',
    isRealEstate: false,
    authorityLevel: 'county',
  });
}

/** Cases of a zone as a function of its sample: every one replayed through the engine, event by event. */
export function demonstrationCases(
  sample: ZoneSample,
  aims: readonly CaseAim[],
  contracts: readonly SupplyContractRecord[],
): DemonstrationCases {
  const { asOf, zone } = sample;
  const params = idleParamsOf(idleLandRuleParams);
  const context = (day: string) => ({ asOf: day, calendar: stateCouncilCalendar, params });
  const byParcel = new Map(contracts.map((contract) => [contract.parcelCode, contract]));
  const parcels = new Map(sample.parcels.map((parcel) => [parcel.parcelCode, parcel]));
  const numbers = new PaperNumbers(`${zone.shortName ?? zone.name}自然资`);
  const ordered = aims.toSorted((a, b) =>
    `${a.idleSince}${a.parcelCode}` < `${b.idleSince}${b.parcelCode}` ? -1 : 1,
  );
  const cases = ordered.flatMap((aim, index): DemonstrationCase[] => {
    const contract = byParcel.get(aim.parcelCode);
    const parcel = parcels.get(aim.parcelCode);
    if (contract === undefined || parcel === undefined) return [];
    const replay = new CaseReplay({ key: aim.parcelCode, asOf, from: aim.idleSince, numbers, context });
    liveCase(replay, {
      aim,
      contract: contractOf(aim, contract),
      suspension: suspensionOf(aim, contract),
      location: parcel.locationText ?? parcel.name,
      point: parcel.labelPoint?.coordinates as [number, number],
      hasPlan: index % 5 !== 2,
      asOf,
    });
    const { state } = replay;
    if (state === undefined) return [];
    const year = Number(state.facts.openedOn.slice(0, 4));
    return [
      {
        parcelCode: aim.parcelCode,
        caseNo: caseNumber(year, numbers.serial('case', year)),
        state: caseStateOn(state.facts, state.history, context(asOf)),
        statesAfter: replay.statesAfter,
        bases: replay.bases,
      },
    ];
  });
  return { cases, numbers: [...numbers.last.values()] };
}
