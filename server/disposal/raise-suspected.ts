import { detectIdle } from '../../geodata/analysis/disposal/detect-idle.ts';
import type { DetectionRun } from '../../geodata/model/api-idle-case-desk.ts';
import { HttpProblem } from '../http/problem.ts';
import type { AuditedWrite } from '../land/audited-write.ts';
import { caseContract, caseParcelCode, completeSuspension, monitored } from './case-contract.ts';
import type { CaseRules } from './case-rules.ts';
import { findOpenCase } from './cases.repository.ts';
import { raiseCase } from './open-case.service.ts';
import { readContract, readParcel } from './parcels.repository.ts';
import type { Watched } from './watch-contracts.ts';

/** A zone on its day, with the figures it is judged by. */
export interface ZoneRun {
  zoneCode: string;
  asOf: string;
  rules: CaseRules;
}

type Unresolved = DetectionRun['unresolved'][number];

/** A contract for which no case can be opened, and why. */
export const unresolvedOf = (
  { contract }: Watched,
  reason: Unresolved['reason'],
  message: string,
): Unresolved => ({
  contractId: contract.id,
  zoneCode: contract.zoneCode,
  contractName: contract.title,
  reason,
  message,
});

/**
 * Raises a case for one suspected contract, or says why it cannot be. The page was read before the write began, so the
 * contract is looked at once more: it may have been withdrawn, or a start been recorded.
 */
export async function raiseSuspected(
  write: AuditedWrite,
  watched: Watched,
  { asOf, rules }: ZoneRun,
): Promise<DetectionRun['raised'][number] | Unresolved | undefined> {
  const contract = await readContract(write.sql, write.zoneCode, watched.contract.id);
  if (contract?.parcelId !== watched.contract.parcelId) return undefined;
  const detection = detectIdle(monitored(contract), asOf, rules.params);
  if (detection.state !== 'SUSPECTED') return undefined;
  const parcel = await readParcel(write.sql, write.zoneCode, contract.parcelId!);
  if (parcel === undefined || (await findOpenCase(write.sql, write.zoneCode, parcel.id))) return undefined;
  const made = caseContract(contract, parcel);
  if (!made.ok) {
    return unresolvedOf(watched, 'incomplete', made.problems.map(({ message }) => message).join('；'));
  }
  const suspension = detection.idleType === 'SUSPENDED' ? completeSuspension(contract) : null;
  if (suspension === undefined) {
    return unresolvedOf(watched, 'incomplete', '请补录已动工面积、应动工面积、已投资额和总投资额');
  }
  const fields = {
    type: 'opened',
    occurredOn: asOf,
    parcelCode: caseParcelCode(parcel),
    contract: made.contract,
    idleType: detection.idleType,
    suspension,
    foundOn: asOf,
    reason: detection.explanation.join('；'),
  };
  try {
    const place = await raiseCase(write, { parcel, contract }, fields, {
      rules,
      asOf,
      explanation: [...detection.explanation, ...detection.warnings],
    });
    return {
      caseId: place.id,
      zoneCode: write.zoneCode,
      caseNo: place.caseNo,
      parcelName: parcel.name,
      explanation: detection.explanation,
    };
  } catch (error) {
    // What the engine or the shape of an event refuses was refused before anything was written.
    if (error instanceof HttpProblem) return unresolvedOf(watched, 'incomplete', error.message);
    throw error;
  }
}
