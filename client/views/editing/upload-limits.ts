import type { AttachmentList } from '../../../geodata/model/api-attachments.ts';
import { fileSize } from '../../format/file-sizes.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';

/** Why files cannot be uploaded, told before a byte is sent; empty when they can. */
export function uploadObjection(
  files: readonly File[],
  limits: AttachmentList['limits'],
  language: Language,
): string {
  const text = editingMessages[language];
  const large = files.find(({ size }) => size > limits.bytesPerFile);
  if (large) return text.fileTooLarge(large.name, fileSize(limits.bytesPerFile));
  return files.length > limits.filesPerUpload ? text.tooManyFiles(limits.filesPerUpload) : '';
}
