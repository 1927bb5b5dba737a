import type { CaseState } from '../../geodata/model/idle-case-state.ts';
import type { ParcelRecord } from '../../geodata/model/parcel.ts';
import type { SupplyContractRecord } from '../../geodata/model/supply-contract.ts';
import type { AuditedWrite } from '../land/audited-write.ts';
import { updateRecord } from '../land/update-record.ts';
import { idleStateOf, isKnownToFew } from './case-row.ts';
import { readRevision, setIdleState } from './parcels.repository.ts';

/** What a case says about the land and its contract beyond the idle state: known to everybody, part of their history. */
interface Consequences {
  parcel: Partial<ParcelRecord>;
  contract: Partial<SupplyContractRecord>;
}

const takenBack = { holderName: null, holderKind: null, supplyModes: [] } as const;

/** Consequences of a case as it stands. Land that was started, newly agreed starts, and land that went back. */
function consequencesOf({ state, idleType, facts }: CaseState): Consequences {
  const { startFinding, outcome, reuse, stateSince } = facts;
  const contract: Consequences['contract'] = {};
  const parcel: Consequences['parcel'] = {};
  if (startFinding) {
    parcel.stockClass = 'underused';
    if (idleType === 'SUSPENDED') contract.suspendedOn = null;
    else {
      contract.actualStartOn = facts.idleEndedOn ?? stateSince;
      parcel.actualStartOn = contract.actualStartOn;
    }
  }
  if (outcome && 'newStart' in outcome && outcome.newStart !== null) {
    parcel.agreedStartOn = outcome.newStart;
    contract.agreedStartOn = outcome.newStart;
    if (outcome.option === 'EXTENDED') contract.agreedCompletionOn = outcome.newCompletion;
  }
  if (reuse) {
    parcel.stockClass =
      reuse === 'RESERVED' ? 'reserved' : reuse === 'REALLOCATED' ? 'approved_unsupplied' : 'planned';
    Object.assign(parcel, takenBack);
  } else if (state === 'CLOSED' && (outcome?.option === 'PAID_TAKEBACK' || outcome?.option === 'SWAPPED')) {
    parcel.stockClass = 'reserved';
    Object.assign(parcel, takenBack);
  }
  return { parcel, contract };
}

/** The values of `after` that `before` does not say already. */
function news<T extends object>(before: T | undefined, after: T): T {
  const changed = Object.entries(after).filter(
    ([name, value]) =>
      JSON.stringify((before as Record<string, unknown> | undefined)?.[name]) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed) as T;
}

/**
 * Lets the parcel and the contract follow their case in its transaction. The idle state is a cache of the case and gives
 * the parcel no new revision: to people who may not know of a suspicion nothing happens (domain dossier 2.7), no tag of
 * an answer moves either.
 */
export async function followCase(
  write: AuditedWrite,
  place: { parcelId: number; contractId: number | null },
  before: CaseState | null,
  after: CaseState,
): Promise<void> {
  await setIdleState(write.sql, write.zoneCode, place.parcelId, idleStateOf(after));
  const isSecret = isKnownToFew(before === null ? null : before.state) && isKnownToFew(after.state);
  write.touch(isSecret ? 'suspicions' : 'parcels');
  const was = before ? consequencesOf(before) : undefined;
  const is = consequencesOf(after);
  const parcel = news(was?.parcel, is.parcel);
  if (Object.keys(parcel).length > 0) {
    const revision = await readRevision(write.sql, 'parcel', write.zoneCode, place.parcelId);
    if (revision !== undefined)
      await updateRecord(write, 'parcels', { id: place.parcelId, revision }, parcel);
  }
  const contract = news(was?.contract, is.contract);
  if (place.contractId !== null && Object.keys(contract).length > 0) {
    const revision = await readRevision(write.sql, 'supply_contract', write.zoneCode, place.contractId);
    if (revision !== undefined) {
      await updateRecord(write, 'contracts', { id: place.contractId, revision }, contract);
    }
  }
}
