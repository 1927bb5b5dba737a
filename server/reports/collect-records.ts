import type postgres from 'postgres';
import type { ProgressParams } from '../../geodata/analysis/progress/progress-params.ts';
import { collectionOf } from '../../geodata/catalog/catalog.ts';
import type { AttentionEntry } from '../../geodata/model/api-attention.ts';
import type { DrillDown, IndicatorValue } from '../../geodata/model/api-reports.ts';
import { attentionEntries, taxEntries } from './attention.service.ts';
import {
  type CountedRecord,
  readBondRecords,
  readCaseRecords,
  readCollectionRecords,
  readProjectRecords,
  readRevisions,
  wholeFigure,
} from './figure-records.repository.ts';

interface ZoneDay {
  zoneCode: string;
  asOf: string;
  /** The day on which its cases stand, where it is another. */
  caseDay?: string | undefined;
  params: ProgressParams;
}

type Counted = Pick<IndicatorValue, 'id' | 'drill' | 'parts'>;
interface NamedList {
  key: string;
  drill: DrillDown;
}

/** The records a figure and its parts counted in a zone on a day: as many as their lists have, by collection. */
export async function collectRecords(
  sql: postgres.ISql,
  figure: Counted,
  day: ZoneDay,
): Promise<CountedRecord[]> {
  if (figure.drill === null) return [];
  const lists: NamedList[] = [
    { key: wholeFigure, drill: figure.drill },
    ...figure.parts.flatMap(({ key, drill }) => (drill === null ? [] : [{ key, drill }])),
  ];
  const records: CountedRecord[] = [];
  for (const name of new Set(lists.map(({ drill }) => drill.collection))) {
    const own = lists.filter(({ drill }) => drill.collection === name);
    const keys = new Set(own.map(({ key }) => key));
    const counted = await recordsIn(sql, figure.id, name, own, day);
    // A case of idle land is no record of the figure of idle parcels, only of its part.
    for (const record of counted)
      records.push(
        keys.has(wholeFigure) ? record : { ...record, parts: record.parts.filter((key) => keys.has(key)) },
      );
  }
  return records;
}

async function recordsIn(
  sql: postgres.ISql,
  figureId: string,
  collectionId: string,
  lists: readonly NamedList[],
  day: ZoneDay,
): Promise<CountedRecord[]> {
  const { zoneCode, asOf, caseDay = asOf } = day;
  if (collectionId === 'idle-cases')
    return figureId === 'R29'
      ? await readBondRecords(sql, zoneCode, caseDay)
      : await readCaseRecords(sql, zoneCode, figureId, caseDay);
  if (collectionId === 'projects') return await readProjectRecords(sql, zoneCode);
  if (collectionId === 'attention') return await attentionRecords(sql, lists, day);
  const collection = collectionOf(collectionId);
  if (collection === undefined) return [];
  const narrowed = lists.map(({ key, drill }) => ({ key, filters: drill.filters }));
  return await readCollectionRecords(sql, zoneCode, collection, narrowed);
}

async function attentionRecords(
  sql: postgres.ISql,
  lists: readonly NamedList[],
  { zoneCode, asOf, params }: ZoneDay,
): Promise<CountedRecord[]> {
  const isOfTaxes = lists.some(({ drill }) => drill.filters.kind === 'tax_shares');
  const all = isOfTaxes
    ? await taxEntries(sql, [zoneCode], asOf)
    : await attentionEntries(sql, [zoneCode], asOf, params);
  const entries = all.flatMap((entry) => {
    const parts = lists.filter(({ drill }) => isListed(entry, drill.filters)).map(({ key }) => key);
    return parts.length === 0 ? [] : [{ entry, parts }];
  });
  const collection = collectionOf(entries[0]?.entry.collection ?? '');
  if (collection === undefined) return [];
  const ids = entries.map(({ entry }) => entry.recordId);
  const revisions = await readRevisions(sql, zoneCode, collection.relation, ids);
  return entries.map(({ entry, parts }) => ({
    collection: collection.id,
    id: entry.recordId,
    title: entry.title,
    parcelId: entry.parcelId,
    parts,
    facts: factsOf(entry),
    revision: revisions.get(entry.recordId) ?? 0,
  }));
}

const isListed = ({ kind, levels }: AttentionEntry, filters: Readonly<Record<string, string>>): boolean =>
  kind === filters.kind && (filters.level === undefined || levels.includes(filters.level));

const factsOf = ({ who, dueOn, lateDays, amountYuan }: AttentionEntry): CountedRecord['facts'] => ({
  ...(dueOn === null ? {} : { dueOn }),
  ...(lateDays === null ? {} : { lateDays }),
  ...(who === null ? {} : { who }),
  ...(amountYuan === null ? {} : { amountYuan }),
});
