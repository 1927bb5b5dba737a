import type { CaseDocumentType } from '../../../geodata/model/idle-case-terms.ts';
import { read, refused, textParameter } from '../../http/text-parameter.ts';
import { officialDocuments } from './official-documents.ts';

/** One of the ten official documents, in a path. */
export const documentType = textParameter(
  { zh: `文书种类：${officialDocuments.join('、')}`, example: 'investigation_notice' },
  (text) =>
    officialDocuments.includes(text as CaseDocumentType)
      ? read(text as CaseDocumentType)
      : refused(`没有“${text.slice(0, 40)}”这种文书；可用 ${officialDocuments.join('、')}`),
);
