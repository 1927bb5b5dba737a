import { randomUUID } from 'node:crypto';
import { applyEvent } from '../../geodata/analysis/disposal/apply-event.ts';
import { parseCaseEvent } from '../../geodata/analysis/disposal/parse-event.ts';
import type { AdoptCaseRequest, IdleCaseItem, OpenCaseRequest } from '../../geodata/model/api-idle-cases.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { yearOf } from '../../geodata/units/days/plain-date.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { type AuditedWrite, inAuditedWrite } from '../land/audited-write.ts';
import { caseContract, caseParcelCode } from './case-contract.ts';
import { type CaseDeps, type CaseWorker, caseDays } from './case-deps.ts';
import { readCaseItem } from './case-item.service.ts';
import { type CaseRules, engineContext, readCaseRules } from './case-rules.ts';
import { findOpenCase } from './cases.repository.ts';
import { caseNumber } from './document-numbers.ts';
import { takeNumbers } from './numbers.repository.ts';
import {
  type CaseParcel,
  type ContractRow,
  readContract,
  readContractOfParcel,
  readParcel,
} from './parcels.repository.ts';
import { recordingTime } from './record-event.service.ts';
import { basisOf, type CasePlace, saveNewCases } from './save-case.ts';

interface Beginning {
  zoneCode: string;
  parcelId: number;
  contractId: number | null;
  contract: OpenCaseRequest['contract'];
  occurredOn?: string | undefined;
  reason: string;
}

type Fields = Record<string, unknown>;

/** Begins a case within an open transaction; the parcel must be there. @throws ConflictError, InvalidInputError */
async function begin(
  write: AuditedWrite,
  place: { parcel: CaseParcel; contract: ContractRow | undefined },
  fields: Fields,
  options: {
    rules: CaseRules;
    asOf: string;
    officer: Pick<Actor, 'id' | 'name'> | null;
    explanation: readonly string[];
  },
): Promise<CasePlace> {
  const { sql, zoneCode, author } = write;
  const { parcel, contract } = place;
  const open = await findOpenCase(sql, zoneCode, parcel.id);
  if (open) {
    throw new ConflictError(
      `“${parcel.name}”已有一件未结的闲置案件 ${open.caseNo}，一宗地同时只能有一件；请在该案件中继续办理`,
      { conflict: 'open_case', caseId: open.id },
    );
  }
  const parsed = parseCaseEvent({
    ...fields,
    id: randomUUID(),
    recordedAt: recordingTime(options.asOf),
    actor: author.name,
  });
  if (!parsed.ok) {
    throw new InvalidInputError([{ field: parsed.field, message: parsed.message.replace(/^[^：]*：/, '') }]);
  }
  const result = applyEvent(null, parsed.event, engineContext(options.rules, options.asOf));
  if (!result.ok) {
    throw new ConflictError(`${result.message}（${result.article}）`, {
      conflict: 'refused',
      guard: result.guard,
      article: result.article,
    });
  }
  const year = yearOf(options.asOf);
  const fresh = {
    caseNo: caseNumber(year, await takeNumbers(sql, zoneCode, 'case', year)),
    parcelId: parcel.id,
    contractId: contract?.id ?? null,
    officer: options.officer,
    explanation: options.explanation,
    isDemonstration: parcel.isDemonstration,
    state: result.state,
    statesAfter: [result.state.state],
    bases: [basisOf(parsed.event, null)],
  };
  const [saved] = await saveNewCases(write, [fresh], options.rules, { isFollowed: true, isReported: true });
  return saved!;
}

/** Raises a case for suspected land, in the transaction of detection. */
export async function raiseCase(
  write: AuditedWrite,
  place: { parcel: CaseParcel; contract: ContractRow },
  fields: Fields,
  options: { rules: CaseRules; asOf: string; explanation: readonly string[] },
): Promise<CasePlace> {
  return await begin(write, place, fields, { ...options, officer: null });
}

async function beginByHand(
  deps: CaseDeps,
  { actor, requestId }: CaseWorker,
  request: Beginning,
  fieldsOf: (parcelCode: string, contract: Fields) => Fields,
): Promise<IdleCaseItem> {
  const { zoneCode, parcelId, reason } = request;
  const asOf = (await caseDays(deps, actor)).get(zoneCode);
  if (asOf === undefined) throw new NotFoundError(`没有代码为“${zoneCode}”的开发区`);
  const rules = await readCaseRules(deps.sql);
  const author = { id: actor.id, name: actor.name };
  let id: number;
  try {
    id = await inAuditedWrite(deps.sql, { zoneCode, author, requestId, reason }, async (write) => {
      const parcel = await readParcel(write.sql, zoneCode, parcelId);
      if (parcel === undefined) {
        throw new InvalidInputError([
          { field: 'parcelId', message: `本开发区没有编号为 ${parcelId} 的地块` },
        ]);
      }
      const contract =
        request.contractId === null
          ? await readContractOfParcel(write.sql, zoneCode, parcelId)
          : await readContract(write.sql, zoneCode, request.contractId);
      if (request.contractId !== null && contract?.parcelId !== parcelId) {
        throw new InvalidInputError([
          {
            field: 'contractId',
            message:
              contract === undefined
                ? `本开发区没有编号为 ${request.contractId} 的合同`
                : '这份合同没有关联到所选地块，请先在合同中关联宗地',
          },
        ]);
      }
      const made = caseContract(contract, parcel, request.contract);
      if (!made.ok) throw new InvalidInputError(made.problems);
      const fields = {
        ...fieldsOf(caseParcelCode(parcel), made.contract),
        occurredOn: request.occurredOn ?? asOf,
        reason,
      };
      const place = await begin(write, { parcel, contract }, fields, {
        rules,
        asOf,
        officer: actor,
        explanation: [],
      });
      return place.id;
    });
  } finally {
    deps.revisions.forget();
  }
  return await readCaseItem(deps, actor, id);
}

/**
 * Opens a case by hand: the officer who opens it handles it.
 * @throws NotFoundError, InvalidInputError naming what the contract lacks, ConflictError: open_case, or refused by a guard
 */
export async function openCaseByHand(
  deps: CaseDeps,
  worker: CaseWorker,
  request: OpenCaseRequest,
): Promise<IdleCaseItem> {
  const { idleType, suspension, foundOn } = request;
  return await beginByHand(deps, worker, request, (parcelCode, contract) => ({
    type: 'opened',
    parcelCode,
    contract,
    idleType,
    suspension,
    foundOn,
  }));
}

/** Takes over a case that was running before the system, with its state, dates and papers. @throws as `openCaseByHand` */
export async function adoptCase(
  deps: CaseDeps,
  worker: CaseWorker,
  request: AdoptCaseRequest,
): Promise<IdleCaseItem> {
  return await beginByHand(deps, worker, request, (parcelCode, contract) => ({
    type: 'adopted',
    facts: { ...request.facts, parcelCode, contract },
  }));
}
