import type { SupplyContractRecord } from '../../../geodata/model/supply-contract.ts';
import type { ZoneSample } from '../../../geodata/model/zone-sample.ts';
import { readCaseRules } from '../../disposal/case-rules.ts';
import { loadCases } from '../../disposal/load-cases.service.ts';
import type { ChangeSet } from '../../land/change-set.ts';
import type { CaseAim } from './arrange-parcels.ts';
import { demonstrationCases } from './demonstration-cases.ts';

/** Writes the idle-land cases of a generated zone, once its parcels and contracts are there. */
export async function writeDemonstrationCases(
  changes: ChangeSet,
  sample: ZoneSample,
  aims: readonly CaseAim[],
  contracts: readonly SupplyContractRecord[],
): Promise<void> {
  const { cases, numbers } = demonstrationCases(sample, aims, contracts);
  await loadCases(changes, cases, numbers, await readCaseRules(changes.sql));
}
