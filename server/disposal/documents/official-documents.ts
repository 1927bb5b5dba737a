import { CaseDocumentType } from '../../../geodata/model/idle-case-terms.ts';

/** The ten documents of 闲置土地处置法律文书示范文本(试行), in their order. */
export const officialDocuments: readonly CaseDocumentType[] = CaseDocumentType.options.slice(0, 10);
