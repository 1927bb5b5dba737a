import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { SearchResult, SearchResults } from '../../geodata/model/api-search.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { findRecords, type SearchRequest, type SearchRow } from './search.repository.ts';

function kindLabel({ collection, kind }: SearchRow): string | undefined {
  if (kind === null) return undefined;
  return optionOf(collection === 'roads' ? 'roadClass' : 'facilityKind', kind)?.zh;
}

/** The line under a find: what tells it from others of the same name. */
const subtitleOf = (row: SearchRow, zoneName: string | undefined): string =>
  [kindLabel(row), row.parkName ?? undefined, row.code ?? undefined, zoneName]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');

/** Searches everything that has a name. */
export async function search(
  { sql, revisions }: Pick<FeatureDeps, 'sql' | 'revisions'>,
  actor: Actor,
  request: SearchRequest,
): Promise<SearchResults> {
  if (request.words.length === 0) return { results: [] };
  const names = new Map((await revisions.zones(actor)).map(({ zoneCode, name }) => [zoneCode, name]));
  const rows = await findRecords(sql, actor, request);
  return {
    results: rows.map((row): SearchResult => {
      const { collection, id, title, landClass, point, bounds } = row;
      const subtitle = subtitleOf(row, names.get(row.zoneCode));
      return { collection, id, title, subtitle, ...(landClass === null ? {} : { landClass }), point, bounds };
    }),
  };
}
