import type postgres from 'postgres';
import type { ProgressParams } from '../../geodata/analysis/progress/progress-params.ts';
import { collectionOf } from '../../geodata/catalog/catalog.ts';
import type { AttentionEntry } from '../../geodata/model/api-attention.ts';
import type { DrillDown, IndicatorValue } from '../../geodata/model/api-reports.ts';
import { attentionEntries, taxEntries } from './attention.service.ts';
import {
  type CountedRecord,
  readCaseRecords,
  readCollectionRecords,
  readProjectRecords,
  readRevisions,
  wholeFigure,
} from './figure-records.repository.ts';

interface ZoneDay {
  zoneCode: string;
  asOf: string;
  params: ProgressParams;
}

/** The records a figure and its parts counted in a zone on a day: as many as their lists have. */
export async function collectRecords(
  sql: postgres.ISql,
  { id, drill, parts }: Pick<IndicatorValue, 'id' | 'drill' | 'parts'>,
  day: ZoneDay,
): Promise<CountedRecord[]> {
  if (drill === null) return [];
  const { zoneCode, asOf } = day;
  if (drill.collection === 'idle-cases') return await readCaseRecords(sql, zoneCode, id, asOf);
  if (drill.collection === 'projects') return await readProjectRecords(sql, zoneCode);
  if (drill.collection === 'attention') return await attentionRecords(sql, drill, day);
  const collection = collectionOf(drill.collection);
  if (collection === undefined) return [];
  const alike = parts.flatMap(({ key, drill: own }) =>
    own?.collection === drill.collection ? [{ key, filters: own.filters }] : [],
  );
  const lists = [{ key: wholeFigure, filters: drill.filters }, ...alike];
  return await readCollectionRecords(sql, zoneCode, collection, lists);
}

async function attentionRecords(
  sql: postgres.ISql,
  { filters }: DrillDown,
  { zoneCode, asOf, params }: ZoneDay,
): Promise<CountedRecord[]> {
  const all =
    filters.kind === 'tax_shares'
      ? await taxEntries(sql, [zoneCode], asOf)
      : await attentionEntries(sql, [zoneCode], asOf, params);
  const entries = all.filter(({ kind }) => kind === filters.kind);
  const collection = collectionOf(entries[0]?.collection ?? '');
  if (collection === undefined) return [];
  const ids = entries.map(({ recordId }) => recordId);
  const revisions = await readRevisions(sql, zoneCode, collection.relation, ids);
  return entries.map((entry) => ({
    collection: collection.id,
    id: entry.recordId,
    title: entry.title,
    parcelId: entry.parcelId,
    parts: [wholeFigure, entry.kind, ...entry.levels],
    facts: factsOf(entry),
    revision: revisions.get(entry.recordId) ?? 0,
  }));
}

const factsOf = ({ who, dueOn, lateDays, amountYuan }: AttentionEntry): CountedRecord['facts'] => ({
  ...(dueOn === null ? {} : { dueOn }),
  ...(lateDays === null ? {} : { lateDays }),
  ...(who === null ? {} : { who }),
  ...(amountYuan === null ? {} : { amountYuan }),
});
