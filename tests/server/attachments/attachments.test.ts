import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attachment, AttachmentList } from '../../../geodata/model/api-attachments.ts';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import type { Problem } from '../../../geodata/model/api-problem.ts';
import { pictureDecoder } from '../../../server/attachments/decode-picture.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { photoAt } from '../../support/camera-photo.ts';
import { oneColourPng, withHugeExif } from '../../support/hostile-pictures.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const picture = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } });

/** A photo taken at 36°42'N 119°6'E. */
const photo = () => photoAt([119.1, 36.7]);

describe('attachments', () => {
  let server: TestServer;
  let folder: string;
  let parcelId: number;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luodi-attachments-'));
    server = await startTestServer({ environment: { DATA_DIR: folder } });
    await loadGridZone(server.sql, { columns: 3, rows: 2 });
    const page = await server.json<FeaturePage>('/api/collections/parcels/items?limit=1');
    parcelId = page.features[0]!.id;
  });
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const upload = async (
    files: { name: string; bytes: Buffer | string }[],
    { note, path = `collection=parcels&id=${parcelId}` }: { note?: string; path?: string } = {},
  ) => {
    const form = new FormData();
    if (note !== undefined) form.append('note', note);
    for (const { name, bytes } of files)
      form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
    const response = await fetch(`${server.url}/api/attachments?${path}`, { method: 'POST', body: form });
    return { status: response.status, body: (await response.json()) as AttachmentList & Problem };
  };
  const list = async () =>
    AttachmentList.parse(await server.json(`/api/attachments?collection=parcels&id=${parcelId}`)).attachments;

  it('a photo brings its place and time, gets a thumbnail, and is seen in every part of the collection', async () => {
    const { status, body } = await upload([{ name: '现场 照片.jpg', bytes: await photo() }], {
      note: '东侧围墙',
    });
    expect(status).toBe(201);
    const [added] = AttachmentList.parse(body).attachments;
    expect(added).toMatchObject({
      collection: 'parcels',
      recordId: parcelId,
      fileName: '现场 照片.jpg',
      mediaType: 'image/jpeg',
      widthPixels: 800,
      heightPixels: 600,
      note: '东侧围墙',
      takenAt: '2026-04-30T09:08:07',
      createdBy: 'local',
    });
    expect(added!.position![0]).toBeCloseTo(119.1, 6);
    expect(added!.position![1]).toBeCloseTo(36.7, 6);
    const part = await server.json<AttachmentList>(`/api/attachments?collection=idle-parcels&id=${parcelId}`);
    expect(part.attachments.map(({ id }) => id)).toEqual([added!.id]);

    const thumbnail = await server.get(added!.thumbnailHref!);
    expect(thumbnail.headers.get('content-type')).toBe('image/webp');
    const small = await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata();
    expect([small.width, small.height, small.exif]).toEqual([320, 240, undefined]);
  });

  it('a download cannot become a page: attachment, nosniff, sandbox; its bytes are those sent', async () => {
    const [added] = await list();
    const file = await server.get(added!.href);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="__ __.jpg"; filename*=UTF-8''${encodeURIComponent('现场 照片.jpg')}`,
    );
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await file.arrayBuffer()).length).toBe(added!.byteLength);
    const shown = await server.get(`${added!.href}?inline=true`);
    expect(shown.headers.get('content-disposition')).toMatch(/^inline;/);
    await shown.arrayBuffer();
  });

  it('a scan is kept without a thumbnail; its name cannot leave the folder', async () => {
    const { status, body } = await upload([{ name: '../../etc/合同"扫描".pdf', bytes: '%PDF-1.4\n…' }]);
    expect(status).toBe(201);
    expect(body.attachments[0]).toMatchObject({
      mediaType: 'application/pdf',
      thumbnailHref: null,
      position: null,
    });
    expect(body.attachments[0]!.fileName).not.toContain('/');
    expect((await server.get(`/api/attachments/${body.attachments[0]!.id}/thumbnail`)).status).toBe(404);
    // Only hashes below two-letter folders.
    expect((await readdir(join(folder, 'attachments'))).every((name) => /^[0-9a-f]{2}$/.test(name))).toBe(
      true,
    );
  });

  it.each([
    ['an image that is not one', '照片.jpg', '<html>我不是图片</html>', '不是有效的图片'],
    [
      'a picture cut off',
      '断.png',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      '不是有效的图片',
    ],
    ['a page', '页面.html', '<script>alert(1)</script>', '不支持这种文件'],
    ['a drawing with scripts', '图.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', '不支持这种文件'],
    ['an archive', '包.docx', Buffer.from('PK\u0003\u0004…', 'latin1'), '不支持这种文件'],
    ['nothing', '空.pdf', '', '文件是空的'],
  ])('%s is refused, and the good file beside it is not kept', async (_name, name, bytes, message) => {
    const before = await list();
    const good = await picture(20, 20, `rgb(${before.length}, 2, 3)`).png().toBuffer();
    const { status, body } = await upload([
      { name: '好.png', bytes: good },
      { name, bytes },
    ]);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field: name, message: expect.stringContaining(message) }]);
    expect(await list()).toEqual(before);
  });

  it('a picture that would unpack without end, or was cut off, is refused; the server answers meanwhile', async () => {
    const before = await list();
    const noise = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, index) => (index * 7919) % 251));
    const whole = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    let isOver = false;
    const uploading = upload([
      { name: '炸弹.png', bytes: oneColourPng(30_000) },
      { name: '断.jpg', bytes: whole.subarray(0, whole.length / 2) },
    ]).finally(() => {
      isOver = true;
    });
    let answers = 0;
    while (!isOver) {
      expect((await server.get(`/api/collections/parcels/items/${parcelId}`)).status).toBe(200);
      answers += 1;
    }
    expect(answers).toBeGreaterThan(5);
    const { status, body } = await uploading;
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { field: '炸弹.png', message: '图片有 30000×30000 像素，超过 12000 万像素，请缩小后再上传' },
      { field: '断.jpg', message: '不是有效的图片，或图片已损坏，请换一张' },
    ]);
    expect(await list()).toEqual(before);
  });

  it('a picture with megabytes of camera data is taken without them', async () => {
    const { status, body } = await upload([{ name: '大.jpg', bytes: withHugeExif(await photo(), 100) }]);
    expect(status).toBe(201);
    const [added] = AttachmentList.parse(body).attachments;
    expect(added).toMatchObject({ widthPixels: 800, heightPixels: 600 });
    const thumbnail = await server.get(added!.thumbnailHref!);
    expect((await thumbnail.arrayBuffer()).byteLength).toBeLessThan(20_000);
  });

  it('a picture that takes too much memory or time is refused with what to do', async () => {
    const path = join(folder, 'picture');
    await writeFile(path, await picture(30, 30, '#123456').png().toBuffer());
    const limits = { megabytes: 1024, milliseconds: 30_000, atOnce: 1 };
    expect(await pictureDecoder({ ...limits, megabytes: 20 })(path)).toEqual({
      ok: false,
      message: expect.stringContaining('内存超过上限'),
    });
    // Reading it takes ten seconds and more.
    await writeFile(path, withHugeExif(await photo(), 100, true));
    expect(await pictureDecoder({ ...limits, milliseconds: 2500 })(path)).toEqual({
      ok: false,
      message: expect.stringContaining('太长时间'),
    });
  });

  it('limits: size, number at once, the same file twice, no file, no form', async () => {
    const large = await upload([
      { name: '大.pdf', bytes: Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(20 * 1024 * 1024)]) },
    ]);
    expect(large).toMatchObject({ status: 413, body: { detail: expect.stringContaining('超过 20 MB') } });
    const many = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.pdf`, bytes: `%PDF-${index}` }));
    expect((await upload(many)).status).toBe(400);
    const same = { name: '同.pdf', bytes: '%PDF-same' };
    expect(await upload([same, same])).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('内容相同') }] },
    });
    expect((await upload([])).status).toBe(400);
    expect((await send(server, 'POST', `/attachments?collection=parcels&id=${parcelId}`, {})).status).toBe(
      415,
    );
    expect((await upload([same], { path: 'collection=parcels&id=999999' })).status).toBe(404);
    expect((await upload([same], { path: 'collection=nothing&id=1' })).status).toBe(400);
    expect(await readdir(join(folder, 'received'))).toEqual([]);
  });

  it('one that is taken off is gone for readers, and the log knows', async () => {
    const [first] = await list();
    const { status, body } = await send(server, 'DELETE', `/attachments/${first!.id}`);
    expect(status).toBe(200);
    expect(Attachment.parse(body).id).toBe(first!.id);
    expect((await list()).map(({ id }) => id)).not.toContain(first!.id);
    expect((await server.get(first!.href)).status).toBe(404);
    expect((await send(server, 'DELETE', `/attachments/${first!.id}`)).status).toBe(404);
    const entries = await server.sql`
      SELECT action FROM audit_entry WHERE collection = 'attachments' AND record_id = ${first!.id} ORDER BY sequence`;
    expect(entries.map(({ action }) => action)).toEqual(['create', 'withdraw']);
    expect(await verifyAuditChain(server.sql, 'TEST')).toMatchObject({ ok: true });
  });
});
