import type { IncomingMessage } from 'node:http';
import type postgres from 'postgres';
import { collectionOf } from '../../geodata/catalog/catalog.ts';
import type { Attachment, AttachmentList } from '../../geodata/model/api-attachments.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { seesInternals } from '../access/own-parks.ts';
import { seesSuspected } from '../access/visibility.ts';
import type { AuditEvent } from '../audit/audit-entry.ts';
import { appendAuditEvents, openAuditChain } from '../audit/audit-log.ts';
import { itemFeature } from '../collections/collections.service.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { contentDisposition } from '../http/content-disposition.ts';
import type { StreamedAnswer } from '../http/define-route.ts';
import { ConflictError, type FieldProblem, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { attachmentLimits } from './attachment-limits.ts';
import type { AttachmentStore } from './attachment-store.ts';
import {
  insertAttachment,
  type NewAttachment,
  readAttachment,
  readAttachments,
  readClock,
  type StoredAttachment,
  withdrawAttachment,
} from './attachments.repository.ts';
import { noPicture, pictureDecoder } from './decode-picture.ts';
import type { Picture } from './read-picture.ts';
import { type ReceivedFile, receiveFiles, type Upload } from './receive-files.ts';
import { isPicture, type MediaType, mediaTypes, sniffMediaType } from './sniff-media-type.ts';

export type AttachmentDeps = Pick<FeatureDeps, 'sql' | 'revisions'> & { store: AttachmentStore };

/** Where evidence of idle-land cases is kept: only who may read cases may know of it. */
const caseFiles = 'idle-cases';

interface Caller {
  actor: Actor;
  requestId: string;
}

/** The record that attachments belong to. */
export interface AttachmentOwner {
  zoneCode: string;
  collection: string;
  recordId: number;
}

const asAttachment = (row: StoredAttachment, actor: Actor): Attachment => {
  const { hasThumbnail, lng, lat, ...rest } = row;
  return {
    ...rest,
    createdBy: actor.sees.internal ? rest.createdBy : '',
    position: lng === null || lat === null ? null : [lng, lat],
    href: `/api/attachments/${row.id}/file`,
    thumbnailHref: hasThumbnail ? `/api/attachments/${row.id}/thumbnail` : null,
  };
};

/** Attachments belong to the record itself, whatever part of the collection it is seen in. @throws NotFoundError */
async function ownerOf(
  deps: AttachmentDeps,
  actor: Actor,
  collectionId: string,
  recordId: number,
): Promise<AttachmentOwner> {
  const part = collectionOf(collectionId);
  const whole = part === undefined ? undefined : collectionOf(part.revisionOf);
  if (whole === undefined)
    throw new InvalidInputError([{ field: 'collection', message: `没有图层“${collectionId}”` }]);
  const { zoneCode } = await itemFeature(deps, whole, actor, recordId);
  const owner = { zoneCode, collection: whole.id, recordId };
  // What a photo or a scan shows, no field can tell: it is as internal as the record is.
  if (!(await seesInternals(deps.sql, whole, actor, owner)))
    throw new NotFoundError(`${whole.title.zh}中没有编号为 ${recordId} 的记录，或其附件不对您开放`);
  return owner;
}

const asList = (rows: readonly StoredAttachment[], actor: Actor): AttachmentList => ({
  attachments: rows.map((row) => asAttachment(row, actor)),
  limits: { ...attachmentLimits, mediaTypes: [...mediaTypes] },
});

/** Attachments of a record, and what may be added. @throws NotFoundError */
export async function listAttachments(
  deps: AttachmentDeps,
  actor: Actor,
  collectionId: string,
  recordId: number,
): Promise<AttachmentList> {
  return await listAttachmentsOf(deps, actor, await ownerOf(deps, actor, collectionId, recordId));
}

/** Attachments of a record that the caller has found for this actor: one of the collections, or an idle-land case. */
export async function listAttachmentsOf(
  deps: AttachmentDeps,
  actor: Actor,
  { zoneCode, collection, recordId }: AttachmentOwner,
): Promise<AttachmentList> {
  return asList(await readAttachments(deps.sql, zoneCode, collection, recordId), actor);
}

/** A file that was found to be what it may be. */
interface CheckedFile extends ReceivedFile {
  mediaType: MediaType;
  picture: Picture | undefined;
}

/** One for all, so that many uploads together decode no more at once than one does. */
const decodePicture = pictureDecoder();

const unknownType =
  '不支持这种文件；可上传 JPEG、PNG、WebP、TIFF 图片，PDF，以及 Word（docx）、Excel（xlsx）文档';

async function checkFile(file: ReceivedFile, problems: FieldProblem[]): Promise<CheckedFile | undefined> {
  const mediaType = await sniffMediaType(file.path);
  if (mediaType === undefined) {
    const isNamedPicture = /\.(jpe?g|png|webp|tiff?|gif|bmp|heic)$/i.test(file.fileName);
    problems.push({
      field: file.fileName,
      message: isNamedPicture ? `${noPicture}；${unknownType}` : unknownType,
    });
    return undefined;
  }
  const reading = isPicture(mediaType) ? await decodePicture(file.path) : undefined;
  if (reading?.ok === false) {
    problems.push({ field: file.fileName, message: reading.message });
    return undefined;
  }
  return { ...file, mediaType, picture: reading?.picture };
}

/** Writes a row and its audit entry in one transaction; the audit chain of the zone serialises writers. */
async function audited<T>(
  sql: postgres.Sql,
  zoneCode: string,
  { actor, requestId }: Caller,
  write: (sql: postgres.TransactionSql) => Promise<{ result: T; events: AuditEvent[] }>,
): Promise<T> {
  const result = await sql.begin(async (transaction) => {
    const chain = await openAuditChain(transaction, zoneCode);
    const written = await write(transaction);
    const context = {
      zoneCode,
      changeSetId: null,
      actorId: actor.id,
      actorName: actor.name,
      reason: null,
      requestId,
      occurredAt: await readClock(transaction),
    };
    await appendAuditEvents(transaction, chain, context, written.events);
    return written.result;
  });
  return result as T;
}

const eventOf = (action: 'create' | 'withdraw', row: StoredAttachment): AuditEvent => {
  const { collection, recordId, fileName, mediaType, byteLength, sha256 } = row;
  const content = { collection, recordId, fileName, mediaType, byteLength, sha256 };
  return {
    action,
    collection: 'attachments',
    recordId: row.id,
    recordLabel: fileName,
    before: action === 'withdraw' ? content : null,
    after: action === 'create' ? content : null,
  };
};

/**
 * Adds the files of a form to a record: all of them, or none.
 * @throws NotFoundError, InvalidInputError naming every file that cannot be taken, HttpProblem 413 and 415
 */
export async function addAttachments(
  deps: AttachmentDeps,
  caller: Caller,
  target: { collection: string; id: number },
  request: IncomingMessage,
): Promise<AttachmentList> {
  const owner = await ownerOf(deps, caller.actor, target.collection, target.id);
  return await addAttachmentsTo(deps, caller, owner, request);
}

/** `addAttachments` to a record that the caller has found for this actor. @throws as it does */
export async function addAttachmentsTo(
  deps: AttachmentDeps,
  caller: Caller,
  owner: AttachmentOwner,
  request: IncomingMessage,
): Promise<AttachmentList> {
  return await deps.store.withFolder(async (folder) =>
    addFiles(deps, caller, owner, await receiveFiles(request, folder)),
  );
}

async function addFiles(
  deps: AttachmentDeps,
  caller: Caller,
  owner: AttachmentOwner,
  { files, note }: Upload,
): Promise<AttachmentList> {
  const { actor } = caller;
  const present = await readAttachments(deps.sql, owner.zoneCode, owner.collection, owner.recordId);
  const { filesPerRecord } = attachmentLimits;
  if (present.length + files.length > filesPerRecord) {
    const message = `每条记录最多 ${filesPerRecord} 个附件，已有 ${present.length} 个，请先删除不需要的`;
    throw new InvalidInputError([{ field: 'file', message }]);
  }
  const problems: FieldProblem[] = [];
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const sound = await checkFile(file, problems);
    if (sound === undefined) continue;
    const isRepeated = [...present, ...checked].some(({ sha256 }) => sha256 === sound.sha256);
    if (isRepeated)
      problems.push({ field: file.fileName, message: '这条记录已有内容相同的附件，无需再次上传' });
    checked.push(sound);
  }
  if (problems.length > 0) throw new InvalidInputError(problems);
  // Bytes first: a row never points to nothing; bytes without a row harm nobody.
  for (const { sha256, path, picture } of checked) {
    await deps.store.take(sha256, path);
    if (picture !== undefined) await deps.store.keep(sha256, 'thumbnail', picture.thumbnail);
  }
  const rows = checked.map(
    ({ fileName, mediaType, byteLength, sha256, picture }): NewAttachment => ({
      ...owner,
      fileName,
      mediaType,
      byteLength,
      sha256,
      widthPixels: picture?.widthPixels ?? null,
      heightPixels: picture?.heightPixels ?? null,
      hasThumbnail: picture !== undefined,
      takenAt: picture?.takenAt ?? null,
      lng: picture?.position?.[0] ?? null,
      lat: picture?.position?.[1] ?? null,
      note,
      authorId: actor.id,
    }),
  );
  const stored = await audited(deps.sql, owner.zoneCode, caller, async (sql) => {
    const result: StoredAttachment[] = [];
    for (const row of rows) result.push(await insertAttachment(sql, row));
    return { result, events: result.map((row) => eventOf('create', row)) };
  });
  return asList(stored, actor);
}

async function find(deps: AttachmentDeps, actor: Actor, id: number): Promise<StoredAttachment> {
  const zones = (await deps.revisions.zones(actor)).map(({ zoneCode }) => zoneCode);
  const found = await readAttachment(deps.sql, zones, id);
  const collection = found === undefined ? undefined : collectionOf(found.collection);
  const isVisible =
    found !== undefined &&
    (collection === undefined
      ? actor.sees.internal && seesSuspected(actor)
      : await seesInternals(deps.sql, collection, actor, found));
  if (!isVisible) throw new NotFoundError(`没有编号为 ${id} 的附件`);
  return found;
}

/** Takes an attachment off its record; the file stays in the data folder. @throws NotFoundError */
export async function removeAttachment(
  deps: AttachmentDeps,
  caller: Caller,
  id: number,
): Promise<Attachment> {
  const found = await find(deps, caller.actor, id);
  if (found.collection === caseFiles)
    throw new ConflictError('案件的证据文件不能删除；登记有误请用“更正”登记');
  const isRemoved = await audited(deps.sql, found.zoneCode, caller, async (sql) => {
    const result = await withdrawAttachment(sql, found.zoneCode, id, caller.actor.id);
    return { result, events: result ? [eventOf('withdraw', found)] : [] };
  });
  if (!isRemoved) throw new NotFoundError(`没有编号为 ${id} 的附件`);
  return asAttachment(found, caller.actor);
}

// Whatever a file holds, a browser runs nothing of it.
const harmless = {
  'Content-Security-Policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, max-age=3600',
};

/** The bytes of an attachment, to be saved, or shown when it is a picture or a PDF. @throws NotFoundError */
export async function attachmentFile(
  deps: AttachmentDeps,
  actor: Actor,
  id: number,
  kind: 'file' | 'thumbnail',
  isInline: boolean,
): Promise<StreamedAnswer> {
  const found = await find(deps, actor, id);
  if ((kind === 'thumbnail' && !found.hasThumbnail) || !(await deps.store.has(found.sha256, kind)))
    throw new NotFoundError(
      kind === 'thumbnail' ? '这个附件没有缩略图' : '附件的文件不在数据目录中，请从备份恢复',
    );
  const canShow = isPicture(found.mediaType) || found.mediaType === 'application/pdf';
  const disposition = kind === 'thumbnail' || (isInline && canShow) ? 'inline' : 'attachment';
  return {
    stream: deps.store.open(found.sha256, kind),
    mediaType: kind === 'thumbnail' ? 'image/webp' : found.mediaType,
    headers: { ...harmless, 'Content-Disposition': contentDisposition(disposition, found.fileName) },
  };
}
