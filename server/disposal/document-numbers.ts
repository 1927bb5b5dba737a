import type { CaseDocumentType } from '../../geodata/model/idle-case-terms.ts';

/** The word of each series in 机关代字: 闲调, 闲认 … */
const seriesWords: Readonly<Record<CaseDocumentType, string>> = {
  investigation_notice: '闲调',
  determination: '闲认',
  situation_notice: '闲告',
  hearing_rights_notice: '闲听告',
  fee_decision: '闲费',
  reclaim_decision: '闲收',
  start_application: '动工申',
  completion_report: '竣工申',
  delivery_confirmation: '交地',
  service_receipt: '送',
  not_idle_memo: '闲结',
  hearing_notice: '闲听',
  demand_letter: '闲催',
  enforcement_application: '闲执',
  disposal_plan: '闲方案',
  agreement: '闲协',
};

/** 机关代字〔年份〕文号, e.g. 潍坊经济区自然资闲调〔2026〕3号. */
export const documentNumber = (
  authority: string,
  docType: CaseDocumentType,
  year: number,
  serial: number,
): string => `${authority}${seriesWords[docType]}〔${year}〕${serial}号`;

/** Number of a case within its zone, e.g. 2026-闲-0012. */
export const caseNumber = (year: number, serial: number): string =>
  `${year}-闲-${String(serial).padStart(4, '0')}`;

/** Serial of a number of our own series; undefined for one of another form. */
export function serialOf(
  docNo: string,
  authority: string,
  docType: CaseDocumentType,
): { year: number; serial: number } | undefined {
  const prefix = `${authority}${seriesWords[docType]}〔`;
  if (!docNo.startsWith(prefix)) return undefined;
  const [, year, serial] = /^(\d{4})〕(\d{1,6})号$/.exec(docNo.slice(prefix.length)) ?? [];
  return year && serial ? { year: Number(year), serial: Number(serial) } : undefined;
}
