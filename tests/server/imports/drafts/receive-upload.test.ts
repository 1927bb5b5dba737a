import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpProblem } from '../../../../server/http/problem.ts';
import { receiveUpload } from '../../../../server/imports/drafts/receive-upload.ts';

const kilobyte = 1024;
const limits = { fileBytes: 64 * kilobyte };
const folder = mkdtempSync(join(tmpdir(), 'luodi-upload-'));

/** Receives into a folder of its own for each request, and tells how it ended. */
const receiver = createServer((request, response) => {
  const answer = (status: number, text: string) => response.writeHead(status).end(text);
  receiveUpload(request, mkdtempSync(join(folder, 'draft-')), limits)
    .then(({ fileName }) => answer(200, fileName))
    .catch((error: unknown) =>
      error instanceof HttpProblem ? answer(error.status, error.message) : answer(500, String(error)),
    );
});
let url = '';

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(() => {
  receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

async function upload(...files: readonly [name: string, bytes: number][]): Promise<[number, string]> {
  const form = new FormData();
  for (const [name, bytes] of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(url, { method: 'POST', body: form });
  return [response.status, await response.text()];
}

describe('an upload', () => {
  it('over the limit is refused with its name, the limit and the mend; up to the limit it is taken', async () => {
    expect(await upload(['地块.csv', 64 * kilobyte - 1])).toEqual([200, '地块.csv']);
    const [status, message] = await upload(['地块.csv', 64 * kilobyte + 1]);
    expect(status).toBe(413);
    expect(message).toMatch(/^“地块\.csv”超过 64.*请按图层或区域拆分后上传$/);
    expect((await upload(['地块.csv', 4000 * kilobyte]))[0]).toBe(413);
  });

  it('is refused when one part of a loose shapefile is over the limit', async () => {
    const [status, message] = await upload(['样点.shp', kilobyte], ['样点.dbf', 65 * kilobyte]);
    expect(status).toBe(413);
    expect(message).toContain('样点.dbf');
  });

  it('goes on to work for the next person', async () => {
    expect(await upload(['样点.geojson', kilobyte])).toEqual([200, '样点.geojson']);
  });
});
