import type postgres from 'postgres';
import { ConflictError } from '../http/problem.ts';
import { readOpenCases } from './cases.repository.ts';

/** How many cases a refusal names. */
const mostNamed = 5;

/** What a case is about, as columns of its row. */
const columns: Readonly<Record<string, 'parcel_id' | 'contract_id'>> = {
  parcels: 'parcel_id',
  contracts: 'contract_id',
};

/**
 * Land with an open case, and the contract it is about, stay until the case is closed: nobody may withdraw them
 * meanwhile. Asked inside the write, where writers of a zone wait for each other: a case cannot be opened in between.
 * Only who works on land withdraws it, and sees cases; see the table of roles. Other collections have no cases.
 * @throws ConflictError with the numbers of the cases
 */
export async function assertNoOpenCase(
  sql: postgres.ISql,
  zoneCode: string,
  collection: string,
  ids: readonly number[],
): Promise<void> {
  const column = columns[collection];
  if (column === undefined || ids.length === 0) return;
  const found = await readOpenCases(sql, zoneCode, column, ids);
  if (found.length === 0) return;
  const named = found.slice(0, mostNamed).map(({ parcelName, caseNo }) => `${parcelName}（${caseNo}）`);
  const more = found.length > mostNamed ? ` 等 ${found.length} 宗` : '';
  throw new ConflictError(
    `还有未办结的闲置土地案件，不能撤回：${named.join('、')}${more}。请先在处置进度中办结案件`,
    { caseNumbers: found.map(({ caseNo }) => caseNo) },
  );
}
