import { inflateRawSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { catalog } from '../../geodata/catalog/catalog.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { visibleFields } from '../../server/access/visibility.ts';
import { apiRoutes } from '../../server/app.ts';
import type { Route } from '../../server/http/define-route.ts';
import type { TestServer } from './test-server.ts';

/** What is there to be asked for: ids by collection or resource, as somebody who sees everything found them. */
export interface Known {
  ids: ReadonlyMap<string, readonly number[]>;
  zoneCodes: readonly string[];
  /** A place that tiles are asked for. */
  place: readonly [number, number];
  /** Texts that are searched for. */
  words: readonly string[];
}

/** The last whole quarter before the day on which tests take place. */
export const closedQuarter = '2026Q1';

/** A day by which everything was written. */
const lastDay = '2099-12-31';

/** One of the official documents stands for all: they are filled from the same case. */
const documentType = 'investigation_notice';

const tileZooms = [8, 11, 12, 14, 16];

/** The tile that holds a place. */
export function tileAt([lng, lat]: readonly [number, number], z: number): { x: number; y: number } {
  const sine = Math.sin((lat * Math.PI) / 180);
  const across = (lng + 180) / 360;
  const down = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return { x: Math.floor(across * 2 ** z), y: Math.floor(down * 2 ** z) };
}

/** Ids worth asking for at an address: those of the collection it names, or the first few. */
function idsAt(path: string, { ids }: Known): readonly number[] {
  const collection = [...ids.keys()].find((id) => path.includes(`/${id}/`) || path.startsWith(`/${id}`));
  return collection === undefined ? [1, 2, 3] : (ids.get(collection) ?? []);
}

function addressesOf(path: string, known: Known): string[] {
  if (path.includes('{z}'))
    return tileZooms.map((z) => {
      const { x, y } = tileAt(known.place, z);
      return path.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
    });
  const withZones = path.includes('{zone}')
    ? known.zoneCodes.map((zone) => path.replace('{zone}', zone))
    : [path];
  return withZones.flatMap((given) => {
    const address = given.replace('{type}', documentType).replace('{quarter}', closedQuarter);
    const name = /\{\w+\}/.exec(address)?.[0];
    return name === undefined
      ? [address]
      : idsAt(address, known).map((id) => address.replace(name, String(id)).replace(/\{\w+\}/g, '1'));
  });
}

const encoded = (word: string) => encodeURIComponent(word);

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );

/** What wants to know a zone, figure, ledger or time; that of a zone is asked for every zone. */
const wantedQueries: Readonly<Record<string, readonly string[]>> = {
  '/projects/options': ['?zone={zone}'],
  '/projects/queue': ['?zone={zone}'],
  '/reports/progress': ['?zone={zone}', `?zone={zone}&quarter=${closedQuarter}`],
  '/reports/ranking': ['?indicator=R01', '?indicator=R18', `?indicator=R03&quarter=${closedQuarter}`],
  '/reports/trend': ['?zone={zone}&indicator=R01', '?zone={zone}&indicator=R18'],
  '/reports/records': ['R01', 'R03', 'R12', 'R18', 'R27'].map((id) => `?zone={zone}&indicator=${id}`),
  '/reports/waterfalls': ['?zone={zone}&ledger=idle', '?zone={zone}&ledger=unsupplied'],
  '/reports/period': ['?zone={zone}&period=quarter&format=docx', '?zone={zone}&period=month&format=xlsx'],
};

/** Queries worth asking: everything that can be listed, counted, sorted, searched and saved as a file. */
function queriesOf(route: Route, actor: Actor, known: Known): string[] {
  const collection = catalog.find(({ id }) => route.path.startsWith(`/collections/${id}/`));
  const searches = known.words.map((word) => `?q=${encoded(word)}`);
  if (route.path.endsWith('/as-of')) return [`?date=${lastDay}`];
  if (route.path === '/search') return searches.map((query) => `${query}&limit=50`);
  if (route.path === '/attachments')
    return [...known.ids].flatMap(([id, records]) =>
      records.slice(0, 3).map((record) => `?collection=${id}&id=${record}`),
    );
  const ofReport = wantedQueries[route.path];
  if (ofReport !== undefined)
    return known.zoneCodes.flatMap((zone) => ofReport.map((query) => query.replace('{zone}', zone)));
  if (collection === undefined) return [''];
  const visible = visibleFields(collection, actor);
  if (route.path.endsWith('/items'))
    return [
      '?limit=10000&bounds=true',
      ...searches,
      ...chunks(
        visible.filter(({ field }) => field.sortable).map(({ field }) => `-${field.name}`),
        4,
      ).map((names) => `?limit=1&sortby=${names.join(',')}`),
    ];
  const names = (wanted: (type: string, filter: string | undefined) => boolean) =>
    visible
      .filter(({ field }) => wanted(field.type, field.filter))
      .slice(0, 20)
      .map(({ field }) => field.name)
      .join(',');
  if (route.path.endsWith('/summary')) {
    const facets = names((type, filter) => filter === 'values' || type === 'option');
    const groups = names((type, filter) => (filter === 'values' || type === 'option') && !type.endsWith('s'));
    const histograms = names((_type, filter) => filter === 'range');
    const parts = { facets, groupBy: groups, histograms };
    return [
      '',
      ...Object.entries(parts).flatMap(([name, list]) => (list === '' ? [] : [`?${name}=${list}`])),
      ...searches,
    ];
  }
  if (route.path.endsWith('/export')) return ['csv', 'geojson', 'xlsx'].map((format) => `?format=${format}`);
  return [''];
}

/** The texts in a zip, by local headers; what was written as a stream says its sizes in the directory at the end only. */
function zipText(bytes: Buffer): string {
  const texts: string[] = [];
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    const size = bytes.readUInt32LE(at + 20);
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const body = bytes.subarray(start, start + size);
    texts.push((bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body).toString());
  }
  return texts.join('\n');
}

function tileText(bytes: Buffer): string {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  return JSON.stringify(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => {
        const feature = layer.feature(index);
        return { id: feature.id, properties: feature.properties, geometry: feature.loadGeometry() };
      }),
    ]),
  );
}

/** The body of an answer as text, whatever it is packed in. */
async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? '';
  if (bytes.length === 0) return '';
  if (type.includes('vector-tile')) return tileText(bytes);
  return type.includes('officedocument') ? zipText(bytes) : bytes.toString();
}

/** Requests on their way together: server and database work at the same time. */
const atOnce = 8;

export interface Told {
  /** The path of the route. */
  path: string;
  address: string;
  status: number;
  etag: string | null;
  text: string;
}

/**
 * Asks every GET route of the application for everything that is known to be there, as the actor the server acts for.
 * A route that is added later is asked, too.
 */
export async function askEverything(server: TestServer, actor: Actor, known: Known): Promise<Told[]> {
  server.actAs(actor);
  const addresses = apiRoutes(server.deps)
    .filter(({ method }) => method === 'get')
    .flatMap((route) =>
      addressesOf(route.path, known).flatMap((address) =>
        queriesOf(route, actor, known).map((query) => ({ path: route.path, address: `${address}${query}` })),
      ),
    );
  const told: Told[] = [];
  for (const some of chunks(addresses, atOnce))
    told.push(
      ...(await Promise.all(
        some.map(async ({ path, address }) => {
          const response = await server.get(`/api${address}`);
          return {
            path,
            address,
            status: response.status,
            etag: response.headers.get('etag'),
            text: await textOf(response),
          };
        }),
      )),
    );
  return told;
}

/** What else has addresses by id: the first part of the path, and the table. */
const resources = [
  ['attachments', 'attachment'],
  ['projects', 'project'],
  ['reviews', 'joint_review'],
  ['idle-cases', 'idle_case'],
  ['bulletins', 'bulletin'],
  ['saved-views', 'saved_view'],
  ['change-sets', 'change_set'],
] as const;

/** The ids of all records, from the database itself. */
export async function knownRecords(server: TestServer, words: readonly string[]): Promise<Known> {
  const ids = new Map<string, readonly number[]>();
  for (const { id, relation } of catalog) {
    const rows = await server.sql<{ id: number }[]>`
      SELECT id::integer AS id FROM ${server.sql(relation)} ORDER BY id`;
    ids.set(
      id,
      rows.map((row) => row.id),
    );
  }
  for (const [resource, table] of resources) {
    const rows = await server.sql<{ id: number }[]>`
      SELECT id::integer AS id FROM ${server.sql(table)} ORDER BY id`;
    ids.set(
      resource,
      rows.map((row) => row.id),
    );
  }
  const zones = await server.sql<{ zoneCode: string }[]>`SELECT zone_code AS "zoneCode" FROM zone ORDER BY 1`;
  const [middle] = await server.sql<{ lng: number; lat: number }[]>`
    SELECT avg(ST_X(label_point)) AS lng, avg(ST_Y(label_point)) AS lat FROM parcel
    WHERE zone_code = ${zones[0]!.zoneCode}`;
  return {
    ids,
    zoneCodes: zones.map(({ zoneCode }) => zoneCode),
    place: [middle!.lng, middle!.lat],
    words,
  };
}
