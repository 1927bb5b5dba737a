import type { PlainDate } from '../../model/field-formats.ts';
import type { ParcelRecord } from '../../model/parcel.ts';
import type { StockLedger } from '../../model/stock-ledger.ts';
import { roundHalfUp } from '../../units/area.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { splitTotal } from './split-total.ts';

/** A parcel that a row of a ledger is about; the day is that of the parcel's own record, where it has one. */
export interface LedgerSite {
  parcelCode: string;
  name: string;
  areaSquareMetres: number;
  occurredOn: PlainDate | null;
}

/** Parcels still free for rows of each kind: taking one takes it out, so that no land is told of twice. */
export interface LedgerSites {
  disposed: Record<StockLedger, LedgerSite[]>;
  added: Record<StockLedger, LedgerSite[]>;
  revitalised: LedgerSite[];
}

/** The parcels that fit: what was supplied, started or approved since the base date, what was built long before. */
export function ledgerSites(
  parcels: readonly ParcelRecord[],
  { baseOn, asOf }: { baseOn: PlainDate; asOf: PlainDate },
): LedgerSites {
  const isRecent = (day: PlainDate | null | undefined): day is PlainDate =>
    Boolean(day && day > baseOn && day <= asOf);
  const quiet = parcels.filter(({ idleState, isInefficient }) => !idleState && !isInefficient);
  const built = quiet.filter(({ stockClass }) => stockClass === 'in_use');
  const old = built.filter(({ suppliedOn }) => suppliedOn && suppliedOn < '2013-01-01');
  const started = built.filter(
    ({ actualStartOn, suppliedOn }) => isRecent(actualStartOn) && suppliedOn && suppliedOn <= baseOn,
  );
  // The contract watch before any case says nothing against the supply.
  const supplied = parcels.filter(
    ({ suppliedOn, idleState, isInefficient }) =>
      isRecent(suppliedOn) &&
      !isInefficient &&
      (!idleState || idleState === 'SUPPLIED' || idleState === 'DUE_SOON'),
  );
  const approved = parcels.filter(
    ({ stockClass, approvedOn }) => stockClass === 'approved_unsupplied' && isRecent(approvedOn),
  );
  return {
    disposed: {
      unsupplied: supplied.flatMap((parcel) => site(parcel, parcel.suppliedOn)),
      idle: started.flatMap((parcel) => site(parcel, parcel.actualStartOn)),
      inefficient: old.filter((_, index) => index % 2 === 0).flatMap((parcel) => site(parcel, null)),
    },
    added: {
      unsupplied: approved.flatMap((parcel) => site(parcel, parcel.approvedOn)),
      idle: [],
      inefficient: parcels
        .filter(({ isInefficient }) => isInefficient)
        .flatMap((parcel) => site(parcel, null)),
    },
    revitalised: old.filter((_, index) => index % 2 === 1).flatMap((parcel) => site(parcel, null)),
  };
}

function site(
  { parcelCode, name, areaCertSquareMetres: area }: ParcelRecord,
  occurredOn: PlainDate | null | undefined,
): LedgerSite[] {
  if (!parcelCode || !area) return [];
  return [{ parcelCode, name, areaSquareMetres: roundHalfUp(area, 2), occurredOn: occurredOn ?? null }];
}

export interface SitedPart {
  areaSquareMetres: number;
  site: LedgerSite | null;
}

/**
 * Parts that add up exactly to a total: up to 60 % of them, and of the total, are parcels with just their area, the rest
 * is split; in a drawn order. Takes the parcels it uses out of the list.
 */
export function partsOnSites(
  total: number,
  count: number,
  free: LedgerSite[],
  random: SeededRandom,
): SitedPart[] {
  const sited: SitedPart[] = [];
  let taken = 0;
  while (sited.length < Math.floor(count * 0.6)) {
    const next = free.findIndex(({ areaSquareMetres }) => taken + areaSquareMetres <= total * 0.6);
    const [found] = next < 0 ? [] : free.splice(next, 1);
    if (!found) break;
    taken += found.areaSquareMetres;
    sited.push({ areaSquareMetres: found.areaSquareMetres, site: found });
  }
  const rest = splitTotal(roundHalfUp(total - taken, 2), count - sited.length, random);
  const others = rest.map((areaSquareMetres): SitedPart => ({ areaSquareMetres, site: null }));
  return [...sited, ...others]
    .map((part) => ({ part, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ part }) => part);
}
