import { closedQuarter } from './ask-everything.ts';
import { send } from './send.ts';
import type { TestServer } from './test-server.ts';

/** Records that are no part of the land's collections and are hidden from the public. */
export const hiddenTables = [
  'project',
  'reservation',
  'project_shortlist',
  'joint_review',
  'review_opinion',
  'idle_case',
  'saved_view',
] as const;

const markOf = (zoneCode: string) => (table: (typeof hiddenTables)[number]) =>
  `SECRET.${zoneCode}.${table}.1`;

const makerOf =
  (server: TestServer) =>
  async (method: 'POST' | 'PUT', path: string, body: object): Promise<{ id: number }> => {
    const { status, body: made } = await send<{ id: number }>(server, method, path, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(made)}`);
    return made;
  };

/** Opens a suspected case on land that was supplied and has none. */
export async function openHiddenCase(server: TestServer, zoneCode: string): Promise<{ id: number }> {
  const [unused] = await server.sql<{ id: number }[]>`
    SELECT id::integer AS id FROM parcel
    WHERE zone_code = ${zoneCode} AND stock_class = 'supplied_unused' AND idle_state IS NULL ORDER BY id`;
  const contract = {
    contractNo: 'HT-1',
    signedOn: '2023-03-01',
    priceYuan: '12000000',
    landUse: '工业用地',
    holder: { name: '示范公司' },
    agreedStart: '2024-03-10',
    actualDelivery: '2023-04-01',
  };
  const reason = markOf(zoneCode)('idle_case');
  return await makerOf(server)('POST', '/idle-cases', { zoneCode, parcelId: unused!.id, contract, reason });
}

/**
 * Makes a project with its reservation, shortlist, joint review and opinion, an idle-land case, a saved view, a frozen
 * quarter and the draft of its bulletin, all through the interface, with marks as `markSecrets` writes them. The server
 * has to act for somebody who may do all of it.
 */
export async function makeHiddenRecords(
  server: TestServer,
  zoneCode: string,
  { hasCase } = { hasCase: true },
): Promise<void> {
  const mark = markOf(zoneCode);
  const make = makerOf(server);
  const [first, second] = await server.sql<{ id: number }[]>`
    SELECT id::integer AS id FROM parcel
    WHERE zone_code = ${zoneCode} AND stock_class = 'approved_unsupplied' ORDER BY id`;
  const project = await make('POST', '/projects', {
    zoneCode,
    name: mark('project'),
    note: mark('project'),
    demand: { industryCode: '3983', areaMinSquareMetres: 1000 },
  });
  const ofProject = { projectId: project.id, supplyId: `parcel-${first!.id}` };
  await make('POST', '/reservations', { ...ofProject, until: '2026-06-30', note: mark('reservation') });
  await make('PUT', `/projects/${project.id}/shortlist/parcel-${second!.id}`, {
    note: mark('project_shortlist'),
  });
  const review = await make('POST', '/reviews', { ...ofProject, note: mark('joint_review') });
  await make('PUT', `/reviews/${review.id}/opinions`, {
    department: 'natural_resources',
    verdict: 'agree',
    text: mark('review_opinion'),
  });
  if (hasCase) await openHiddenCase(server, zoneCode);
  const urlState = `/?zone=${zoneCode}`;
  await make('POST', '/saved-views', { name: mark('saved_view'), urlState, zoneCode, isShared: true });
  await make('POST', '/reports/snapshots', { zoneCode, quarter: closedQuarter });
  await make('POST', '/bulletins', { zoneCode, quarter: closedQuarter });
}
