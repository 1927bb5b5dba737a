import type postgres from 'postgres';
import { idsOfCodes } from './land.repository.ts';
import { UnknownCodeError } from './land-errors.ts';
import { type CodeReference, type LandTable, landTableOf } from './land-tables.ts';
import type { CodeIds } from './record-row.ts';

/**
 * Looks up the ids of the records that others name by code, within the zone. `newIds` are those of the records
 * themselves when they are about to be inserted: they may name each other.
 * @throws UnknownCodeError when the zone has no record of such a code.
 */
export async function resolveCodes(
  sql: postgres.ISql,
  table: LandTable,
  zoneCode: string,
  records: readonly Record<string, unknown>[],
  newIds: readonly number[] = [],
): Promise<CodeIds> {
  const ids = new Map<string, Map<string, number>>();
  for (const reference of table.references) {
    const codes = codesOf(reference, records);
    const found =
      codes.length === 0
        ? new Map<string, number>()
        : await idsOfCodes(sql, landTableOf(reference.target), zoneCode, codes);
    if (reference.target === table.collection) {
      newIds.forEach((id, index) => {
        const code = records[index]?.[table.codeField!];
        if (typeof code === 'string') found.set(code, id);
      });
    }
    const unknown = codes.filter((code) => !found.has(code));
    if (unknown.length > 0) throw new UnknownCodeError(reference.field, reference.label, unknown);
    ids.set(reference.target, new Map([...(ids.get(reference.target) ?? []), ...found]));
  }
  return (target, code) => ids.get(target)?.get(code);
}

const codesOf = (reference: CodeReference, records: readonly Record<string, unknown>[]): string[] => [
  ...new Set(records.map((record) => record[reference.field]).filter((code) => typeof code === 'string')),
];
