import { Attachment, AttachmentList } from '../../geodata/model/api-attachments.ts';
import { getJson, sendJson, withQuery } from './request.ts';
import { sendFiles } from './send-files.ts';

const listPath = (collection: string, id: number) =>
  withQuery('/api/attachments', new URLSearchParams({ collection, id: String(id) }));

/** The files of a record, and what may be added. */
export const fetchAttachments = (
  collection: string,
  id: number,
  signal?: AbortSignal,
): Promise<AttachmentList> => getJson(listPath(collection, id), AttachmentList, signal);

export const deleteAttachment = (id: number): Promise<Attachment> =>
  sendJson('DELETE', `/api/attachments/${id}`, undefined, Attachment);

/** Uploads files to a record, as `sendFiles` does. */
export const uploadAttachments = (
  collection: string,
  id: number,
  files: readonly File[],
  progressed: (share: number) => void,
): Promise<AttachmentList> => sendFiles(listPath(collection, id), files, progressed);
