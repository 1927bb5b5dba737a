import type { CaseState } from '../../geodata/model/idle-case-state.ts';
import type { AuditedWrite } from '../land/audited-write.ts';
import { idleStateOf } from './case-row.ts';
import type { CaseRules } from './case-rules.ts';
import { raiseNumber } from './numbers.repository.ts';
import { readPlacesOfCodes, setIdleState } from './parcels.repository.ts';
import { saveNewCases } from './save-case.ts';

/** A generated case by the code of its parcel. */
interface LoadedCase {
  parcelCode: string;
  caseNo: string;
  state: CaseState;
  statesAfter: readonly string[];
  bases: readonly string[];
}

/**
 * Writes generated cases within the transaction that loads their zone: the parcels' idle state is set to that of the case,
 * and the numbers given so far are remembered. Nothing is reported: the load of the zone is.
 */
export async function loadCases(
  write: AuditedWrite,
  cases: readonly LoadedCase[],
  numbers: readonly { series: string; year: number; serial: number }[],
  rules: CaseRules,
): Promise<void> {
  const { sql, zoneCode } = write;
  const places = await readPlacesOfCodes(
    sql,
    zoneCode,
    cases.map(({ parcelCode }) => parcelCode),
  );
  const fresh = cases.flatMap(({ parcelCode, ...made }) => {
    const place = places.get(parcelCode);
    return place === undefined
      ? []
      : [{ ...made, ...place, officer: null, explanation: [], isDemonstration: true }];
  });
  await saveNewCases(write, fresh, rules, { isFollowed: false, isReported: false });
  for (const { parcelId, state } of fresh) {
    await setIdleState(sql, zoneCode, parcelId, idleStateOf(state));
  }
  for (const { series, year, serial } of numbers) await raiseNumber(sql, zoneCode, series, year, serial);
}
