import type postgres from 'postgres';
import { detectIdle } from '../../geodata/analysis/disposal/detect-idle.ts';
import type { IdleParams } from '../../geodata/analysis/disposal/idle-params.ts';
import type { Detection } from '../../geodata/model/idle-detection.ts';
import { monitored } from './case-contract.ts';
import { type ContractRow, readContractPage } from './parcels.repository.ts';

export interface Watched {
  contract: ContractRow;
  detection: Detection;
}

/** Rows read at once: what memory depends on. */
export const contractsPerPage = 2000;

/**
 * Detects every contract of a zone on a day, a page of rows at a time in the order of their keys, so that memory stays
 * the same for a thousand contracts and a million. No cursor stays open between pages.
 */
export async function* watchContracts(
  sql: postgres.ISql,
  zoneCode: string,
  asOf: string,
  params: IdleParams,
): AsyncGenerator<Watched[]> {
  let afterId = 0;
  for (;;) {
    const page = await readContractPage(sql, zoneCode, afterId, contractsPerPage);
    if (page.length === 0) return;
    afterId = page.at(-1)!.id;
    yield page.map((contract) => ({ contract, detection: detectIdle(monitored(contract), asOf, params) }));
    if (page.length < contractsPerPage) return;
  }
}
