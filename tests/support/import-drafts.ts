import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ImportDraft, ImportPlan, type ImportPlanRequest } from '../../geodata/model/api-imports.ts';
import { send } from './send.ts';
import type { TestServer } from './test-server.ts';

type Server = Pick<TestServer, 'url'>;

/** Uploads files as the page does. */
export async function upload(
  server: Server,
  files: readonly (string | { name: string; bytes: Uint8Array | string })[],
  query = '',
): Promise<{ status: number; body: unknown }> {
  const form = new FormData();
  for (const file of files) {
    const name = typeof file === 'string' ? basename(file) : file.name;
    const bytes = typeof file === 'string' ? readFileSync(file) : Buffer.from(file.bytes);
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
  }
  const response = await fetch(`${server.url}/api/imports${query}`, { method: 'POST', body: form });
  return { status: response.status, body: await response.json() };
}

/** Waits until a draft is neither reading nor busy otherwise. */
export async function settled(server: Server, id: string): Promise<ImportDraft> {
  for (;;) {
    const response = await fetch(`${server.url}/api/imports/${id}`);
    const draft = ImportDraft.parse(await response.json());
    if (!['reading', 'planning', 'writing'].includes(draft.phase)) return draft;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Uploads files and waits until they have been read. */
export async function uploadAndRead(
  server: Server,
  files: Parameters<typeof upload>[1],
  query = '',
): Promise<ImportDraft> {
  const { status, body } = await upload(server, files, query);
  if (status !== 201) throw new Error(`upload: ${status} ${JSON.stringify(body)}`);
  return await settled(server, ImportDraft.parse(body).id);
}

/** What the page plans when a person takes every proposal. */
export function proposedPlan(draft: ImportDraft, zoneCode: string, zoneName?: string): ImportPlanRequest {
  const layer = draft.layers.find(({ hasPolygons }) => hasPolygons) ?? draft.layers[0]!;
  const mapping = layer.columns.flatMap(({ name, proposal }) =>
    proposal === null ? [] : [{ source: name, target: proposal.target, unit: proposal.unit }],
  );
  return {
    layer: layer.name,
    zoneCode,
    mapping,
    landUses: [],
    ...(zoneName === undefined ? {} : { zoneName }),
  };
}

/** Plans an import. @throws when the server refuses */
export async function plan(server: Server, id: string, request: ImportPlanRequest): Promise<ImportPlan> {
  const { status, body } = await send<unknown>(server, 'POST', `/imports/${id}/plan`, request);
  if (status !== 200) throw new Error(`plan: ${status} ${JSON.stringify(body)}`);
  return ImportPlan.parse(body);
}
