import { Readable } from 'node:stream';
import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Feature, FeaturePage } from '../../geodata/model/api-feature.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { type VisibleField, visibleFields } from '../access/visibility.ts';
import type { CollectionQuery } from '../collections/collection-query.ts';
import { itemsText } from '../collections/collections.service.ts';
import type { SortKey } from '../collections/sort-order.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { contentDisposition } from '../http/content-disposition.ts';
import type { StreamedAnswer } from '../http/define-route.ts';
import { csvLine } from './csv-text.ts';
import { type ExportColumn, type ExportLanguage, exportColumns, isForPeople } from './export-columns.ts';
import { type ExportHeading, workbookStream } from './write-workbook.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

export type ExportFormat = 'xlsx' | 'csv' | 'geojson';

export interface ExportRequest {
  query: CollectionQuery;
  sort: readonly SortKey[] | undefined;
  fields: readonly VisibleField[] | undefined;
  format: ExportFormat;
  language: ExportLanguage;
}

const rowsPerPage = 1000;

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
};

/** Features of a query page by page: each is read whole before it is written out, so that no slow reader holds the database. */
async function* pagesOf(
  deps: Deps,
  collection: Collection,
  actor: Actor,
  { query, sort, format }: ExportRequest,
  fields: readonly VisibleField[],
): AsyncGenerator<readonly Feature[]> {
  let cursor: string | undefined;
  do {
    const url = new URL(`http://localhost/api/collections/${collection.id}/items`);
    const text = await itemsText(deps, collection, actor, {
      query,
      sort,
      fields,
      geometry: format === 'geojson',
      bounds: false,
      limit: rowsPerPage,
      cursor,
      url,
    });
    const page = JSON.parse(text) as FeaturePage;
    yield page.features;
    const next = page.links.find(({ rel }) => rel === 'next')?.href;
    cursor = next === undefined ? undefined : (new URL(next, url).searchParams.get('cursor') ?? undefined);
  } while (cursor !== undefined);
}

async function* propertiesOf(pages: AsyncIterable<readonly Feature[]>) {
  for await (const page of pages) yield page.map(({ properties }) => properties);
}

async function* csvText(
  heading: ExportHeading,
  columns: readonly ExportColumn[],
  pages: AsyncIterable<readonly Feature[]>,
): AsyncGenerator<string> {
  // Without the mark, Excel takes a CSV for the local code page and garbles Chinese.
  yield `\ufeff${csvLine([heading.title])}${heading.lines.map((line) => csvLine([line])).join('')}`;
  yield csvLine(columns.map(({ header }) => header));
  for await (const page of pages)
    yield page.map(({ properties }) => csvLine(columns.map(({ read }) => read(properties)))).join('');
}

async function* geoJsonText(
  heading: ExportHeading,
  pages: AsyncIterable<readonly Feature[]>,
): AsyncGenerator<string> {
  const head = JSON.stringify({ type: 'FeatureCollection', name: heading.title, notes: heading.lines });
  yield `${head.slice(0, -1)},"features":[`;
  let isFirst = true;
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield `${isFirst ? '' : ','}\n${page.map((feature) => JSON.stringify(feature)).join(',\n')}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

/** What must be said of the figures: their day, and that they are invented where they are. */
async function headingOf(
  deps: Deps,
  collection: Collection,
  actor: Actor,
  { query, language }: ExportRequest,
): Promise<ExportHeading & { asOf: string }> {
  const zones = (await deps.revisions.zones(actor)).filter(
    ({ zoneCode }) => query.zones === undefined || query.zones.includes(zoneCode),
  );
  const days = zones.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])).sort();
  const asOf = days.at(-1) ?? deps.today();
  const isDemonstration = zones.some((zone) => zone.isDemonstration);
  const lines =
    language === 'zh'
      ? [`数据截至 ${asOf}；坐标为 CGCS2000 经纬度`, ...(isDemonstration ? ['演示数据，非真实地块'] : [])]
      : [
          `Data as of ${asOf}; coordinates in CGCS2000 degrees`,
          ...(isDemonstration ? ['Demonstration data (演示数据), no real land'] : []),
        ];
  return { title: collection.title[language], lines, asOf };
}

/** The records of a query as a file, in the order of the list, with the fields this actor may see. */
export async function exportFile(
  deps: Deps,
  collection: Collection,
  actor: Actor,
  request: ExportRequest,
): Promise<StreamedAnswer> {
  const { format, language } = request;
  const forPeople = visibleFields(collection, actor).filter(({ field }) => isForPeople(collection, field));
  const fields = request.fields ?? (format === 'geojson' ? visibleFields(collection, actor) : forPeople);
  const heading = await headingOf(deps, collection, actor, request);
  const pages = pagesOf(deps, collection, actor, request, fields);
  const columns = exportColumns(
    collection,
    fields.map(({ field }) => field),
    language,
  );
  const stream =
    format === 'xlsx'
      ? workbookStream(heading, columns, propertiesOf(pages))
      : Readable.from(format === 'csv' ? csvText(heading, columns, pages) : geoJsonText(heading, pages), {
          objectMode: false,
        });
  const name = `${heading.title}-${heading.asOf}.${format}`;
  return {
    stream,
    mediaType: mediaTypes[format],
    headers: { 'Content-Disposition': contentDisposition('attachment', name) },
  };
}
