import { catalog, collectionOf } from '../../geodata/catalog/catalog.ts';
import type { AuditItem, AuditPage } from '../../geodata/model/api-audit.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { isVisibleCollection, seesSuspected } from '../access/visibility.ts';
import { visibleChange } from '../editing/visible-changes.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { InvalidInputError } from '../http/problem.ts';
import {
  type AuditPlace,
  type AuditRow,
  type AuditSearch,
  searchAuditEntries,
} from './audit-search.repository.ts';

export type AuditDeps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

/** The chain of accounts and sign-ins; no zone has this code. */
const installationChain = '-';

/** Registers outside the catalog whose entries tell of suspected land. */
const caseCollections = ['idle-cases'];

export interface AuditRequest extends Omit<AuditSearch, 'zoneCodes' | 'hiddenCollections'> {
  zones?: readonly string[] | undefined;
  limit: number;
  cursor?: AuditPlace | undefined;
}

/** Chains that this actor may read: those of the own zones, and for who sees all zones that of the installation. */
async function chainsOf({ revisions }: AuditDeps, actor: Actor): Promise<string[]> {
  const zones = (await revisions.zones(actor)).map(({ zoneCode }) => zoneCode);
  return actor.zones === 'all' ? [...zones, installationChain] : zones;
}

/** The audit log, newest first, as far as this actor may see it. @throws InvalidInputError for an unknown zone */
export async function searchAudit(
  deps: AuditDeps,
  actor: Actor,
  { zones, limit, cursor, ...wanted }: AuditRequest,
): Promise<AuditPage> {
  const known = await chainsOf(deps, actor);
  const unknown = zones?.find((zoneCode) => !known.includes(zoneCode));
  if (unknown !== undefined)
    throw new InvalidInputError([{ field: 'zone', message: `没有代码为“${unknown}”的开发区` }]);
  const hidden = catalog.filter((collection) => !isVisibleCollection(collection, actor)).map(({ id }) => id);
  const search: AuditSearch = {
    ...wanted,
    zoneCodes: zones ?? known,
    hiddenCollections: [...hidden, ...(seesSuspected(actor) ? [] : caseCollections)],
  };
  const rows = await searchAuditEntries(deps.sql, search, cursor, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    entries: page.map((row) => asItem(row, actor)),
    nextCursor: rows.length > page.length && last !== undefined ? writeAuditCursor(last) : null,
  };
}

function asItem(row: AuditRow, actor: Actor): AuditItem {
  const { zoneCode, zoneName, actorId, requestId, entryHash, ...entry } = row;
  return {
    ...visibleChange(entry, actor),
    ...(collectionOf(row.collection) === undefined ? { changes: plainChanges(row) } : {}),
    zoneCode,
    zoneName: zoneName ?? (zoneCode === installationChain ? '系统账号' : zoneCode),
    actorId,
    requestId,
    entryHash,
  };
}

/** Members of what was logged for registers outside the catalog (accounts, projects, cases): their names as they are. */
function plainChanges({ before, after }: Pick<AuditRow, 'before' | 'after'>): AuditItem['changes'] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => {
    const [was, is] = [before?.[name] ?? null, after?.[name] ?? null];
    if (name === 'geometry' || JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ field: name, label: { zh: name, en: name }, before: was, after: is }];
  });
}

const writeAuditCursor = ({ occurredAt, zoneCode, sequence }: AuditPlace): string =>
  Buffer.from(JSON.stringify([occurredAt, zoneCode, sequence])).toString('base64url');

/** Reads a cursor; undefined for one that is not ours. */
export function readAuditCursor(text: string): AuditPlace | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return undefined;
    const [occurredAt, zoneCode, sequence] = parts as unknown[];
    const isPlace =
      typeof occurredAt === 'string' &&
      !Number.isNaN(Date.parse(occurredAt)) &&
      typeof zoneCode === 'string' &&
      Number.isSafeInteger(sequence);
    return isPlace ? { occurredAt, zoneCode, sequence: sequence as number } : undefined;
  } catch {
    return undefined;
  }
}
