import { AttachmentList } from '../../geodata/model/api-attachments.ts';
import { sendForm } from './send-form.ts';

/** Uploads files to a list of attachments and answers those added; `progressed` hears the share that was sent. Throws `ApiError`. */
export function sendFiles(
  path: string,
  files: readonly File[],
  progressed: (share: number) => void,
): Promise<AttachmentList> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return sendForm(path, form, AttachmentList, progressed);
}
