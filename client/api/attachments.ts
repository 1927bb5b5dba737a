import { Attachment, AttachmentList } from '../../geodata/model/api-attachments.ts';
import { Problem } from '../../geodata/model/api-problem.ts';
import { ApiError } from './api-error.ts';
import { getJson, sendJson, withQuery } from './request.ts';

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

/**
 * Uploads files to a record and answers those added. `progressed` hears the share that was sent, 0 to 1: only
 * XMLHttpRequest tells it. Throws `ApiError`.
 */
export function uploadAttachments(
  collection: string,
  id: number,
  files: readonly File[],
  progressed: (share: number) => void,
): Promise<AttachmentList> {
  const path = listPath(collection, id);
  const body = new FormData();
  for (const file of files) body.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progressed(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', () => reject(new ApiError('unreachable', `no answer from ${path}`)));
    request.addEventListener('load', () => {
      const answer = readJson(request.responseText);
      const parsed = AttachmentList.safeParse(answer);
      if (request.status < 300 && parsed.success) resolve(parsed.data);
      else reject(refusal(request.status, answer));
    });
    request.send(body);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy may answer with a page of its own; the status says enough then.
    return null;
  }
}

function refusal(status: number, answer: unknown): ApiError {
  const problem = Problem.safeParse(answer);
  if (problem.success) return new ApiError('refused', problem.data.title, problem.data);
  return new ApiError(status < 300 ? 'unreadable' : 'refused', `HTTP ${status}`);
}
