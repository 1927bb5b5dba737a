import type postgres from 'postgres';
import { ConflictError } from '../http/problem.ts';
import { readOpenCases } from './cases.repository.ts';

/** How many cases a refusal names. */
const mostNamed = 5;

/**
 * Land with an open case stays on the map until the case is closed: nobody may withdraw it meanwhile. Only who works on
 * land withdraws it, and sees cases; see the table of roles.
 * @throws ConflictError with the numbers of the cases
 */
export async function assertNoOpenCase(
  sql: postgres.ISql,
  zoneCode: string,
  parcelIds: readonly number[],
): Promise<void> {
  const found = await readOpenCases(sql, zoneCode, parcelIds);
  if (found.length === 0) return;
  const named = found.slice(0, mostNamed).map(({ parcelName, caseNo }) => `${parcelName}（${caseNo}）`);
  const more = found.length > mostNamed ? ` 等 ${found.length} 宗` : '';
  throw new ConflictError(
    `还有未办结的闲置土地案件，不能撤回：${named.join('、')}${more}。请先在处置进度中办结案件`,
    { caseNumbers: found.map(({ caseNo }) => caseNo) },
  );
}
