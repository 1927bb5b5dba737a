import { matchParametersFrom } from '../../analysis/matching/parameters.ts';
import { acceptedUseBits, siteUseOf, useBitOf } from '../../analysis/matching/site-use.ts';
import type { SupplyMode, Utility } from '../../model/land-state.ts';
import type { SupplyKind } from '../../model/supply-record.ts';
import type { ZoneSample } from '../../model/zone-sample.ts';

/** A piece of the demonstration that somebody could take today. */
export interface OfferedSite {
  /** 宗地代码, or the code of the unit. */
  code: string;
  kind: SupplyKind;
  areaSquareMetres: number;
  landUseCode: string;
  supplyModes: readonly SupplyMode[];
  utilities: readonly Utility[];
}

const parameters = matchParametersFrom([], 'built-in');
const waiting = ['approved_unsupplied', 'reserved', 'supplying'];

/** Net land that waits for a buyer, and vacant units, in the order of the sample. */
export function offeredSites({ parcels, factoryBuildings, factoryUnits }: ZoneSample): OfferedSite[] {
  const land = parcels.flatMap((parcel): OfferedSite[] =>
    parcel.isNetLand &&
    waiting.includes(parcel.stockClass) &&
    parcel.areaCertSquareMetres &&
    parcel.parcelCode &&
    parcel.standardStage !== 'LISTED'
      ? [
          {
            code: parcel.parcelCode,
            kind: 'land',
            areaSquareMetres: parcel.areaCertSquareMetres,
            landUseCode: parcel.landUseCode ?? '',
            supplyModes: parcel.supplyModes,
            utilities: parcel.utilities,
          },
        ]
      : [],
  );
  const parcelOf = new Map(parcels.map((parcel) => [parcel.parcelCode, parcel]));
  const buildingOf = new Map(factoryBuildings.map((building) => [building.buildingCode, building]));
  const units = factoryUnits.flatMap(
    ({ status, buildingCode, unitCode, areaSquareMetres }): OfferedSite[] => {
      const parcel = parcelOf.get(buildingOf.get(buildingCode)?.parcelCode ?? null);
      const landUseCode = parcel?.landUseCode ?? '';
      if (status !== 'vacant' || !parcel) return [];
      return [
        {
          code: unitCode,
          kind: 'factory_unit',
          areaSquareMetres,
          landUseCode,
          supplyModes: [],
          utilities: parcel.utilities,
        },
      ];
    },
  );
  return [...land, ...units];
}

/** The sites whose land-use class takes an industry. */
export function sitesForIndustry(sites: readonly OfferedSite[], industryCode: string): OfferedSite[] {
  const use = siteUseOf({ siteUse: null, landUse: null, industryCode }, parameters);
  if (use === undefined) return [];
  const accepted = acceptedUseBits(use);
  return sites.filter(
    ({ landUseCode }) => (useBitOf({ scheme: 'YDYH2023', code: landUseCode }) & accepted) !== 0,
  );
}
