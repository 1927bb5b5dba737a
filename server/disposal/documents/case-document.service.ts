import { Readable } from 'node:stream';
import { effectiveEvents } from '../../../geodata/analysis/disposal/effective-events.ts';
import type { EngineContext } from '../../../geodata/analysis/disposal/engine-context.ts';
import { foldCase } from '../../../geodata/analysis/disposal/fold-case.ts';
import type { Actor } from '../../../geodata/model/api-session.ts';
import type { CaseDocument } from '../../../geodata/model/idle-case-parts.ts';
import type { CaseState } from '../../../geodata/model/idle-case-state.ts';
import { type CaseDocumentType, caseDocumentLabels } from '../../../geodata/model/idle-case-terms.ts';
import { yearOf } from '../../../geodata/units/days/plain-date.ts';
import { chineseDate, missing } from '../../documents/chinese-date.ts';
import {
  type DocumentBlock,
  docxMediaType,
  type OfficialDocument,
  writeOfficialDocument,
} from '../../documents/official-document.ts';
import { contentDisposition } from '../../http/content-disposition.ts';
import type { StreamedAnswer } from '../../http/define-route.ts';
import { NotFoundError } from '../../http/problem.ts';
import type { CaseDeps } from '../case-deps.ts';
import { openCase } from '../case-item.service.ts';
import { suggestedNumbers } from '../fill-numbers.ts';
import { serviceLabels } from '../labels.ts';
import { type CasePaper, dayOr, holderOf, lastEvent, valueOr } from './case-paper.ts';
import { feeDecision, reclaimDecision } from './decisions.ts';
import {
  completionReport,
  deliveryConfirmation,
  determination,
  hearingRightsNotice,
  investigationNotice,
  situationNotice,
  startApplication,
} from './notices.ts';

/** 10 送达回证: of one paper, with its service as far as it is recorded. */
function serviceReceipt(paper: CasePaper): DocumentBlock[] {
  const { documents } = paper.state.facts;
  const served = paper.issued ?? documents.findLast(({ docType }) => docType !== 'service_receipt');
  return [
    {
      kind: 'table',
      columnShares: [5, 13],
      rows: [
        ['受送达人', holderOf(paper)],
        ['送达地址', valueOr(paper.state.facts.contract.holder.address, '送达地址')],
        [
          '送达文书名称及文号',
          served ? `${caseDocumentLabels[served.docType]}\n${served.docNo}` : missing('送达文书'),
        ],
        ['文书签发日期', dayOr(served?.issuedOn, '签发日期')],
        [
          '送达方式',
          served?.servedMethod
            ? serviceLabels[served.servedMethod]
            : '□直接送达　□留置送达　□邮寄送达　□公告送达',
        ],
        ['送达日期', served?.servedOn ? chineseDate(served.servedOn) : '　　　　年　　月　　日'],
        ['受送达人签名或盖章', ''],
        ['代收人及代收理由', ''],
        ['见证人（留置送达）', ''],
        ['送达人', missing('送达人（两名以上）')],
        ['备注', served?.receiptRef ? `回证：${served.receiptRef}` : ''],
      ],
    },
  ];
}

const authority = missing('自然资源主管部门全称（盖章）');

/** Who a paper is addressed to: the holder, the responsible authority, or the authority by the holder. */
function addresseeOf(docType: CaseDocumentType, paper: CasePaper): string | null {
  if (docType === 'situation_notice') {
    return valueOr(lastEvent(paper, 'published')?.responsibleAuthority, '责任政府或部门');
  }
  if (docType === 'start_application' || docType === 'completion_report') {
    return missing('自然资源主管部门全称');
  }
  return docType === 'delivery_confirmation' || docType === 'service_receipt' ? null : holderOf(paper);
}

const bodies: Partial<Record<CaseDocumentType, (paper: CasePaper) => DocumentBlock[]>> = {
  investigation_notice: investigationNotice,
  determination,
  situation_notice: situationNotice,
  hearing_rights_notice: hearingRightsNotice,
  fee_decision: feeDecision,
  reclaim_decision: reclaimDecision,
  start_application: startApplication,
  completion_report: completionReport,
  delivery_confirmation: deliveryConfirmation,
  service_receipt: serviceReceipt,
};

/** Papers that go to the mortgagees, too. */
const copied = ['reclaim_decision', 'fee_decision'];

function official(docType: CaseDocumentType, paper: CasePaper): OfficialDocument {
  const isHolders = docType === 'start_application' || docType === 'completion_report';
  const isReceipt = docType === 'service_receipt';
  const { mortgagees } = paper.state.facts;
  return {
    title: caseDocumentLabels[docType],
    docNo: isHolders || isReceipt ? null : paper.docNo,
    isDraft: paper.issued === undefined && !isReceipt,
    addressee: addresseeOf(docType, paper),
    blocks: bodies[docType]?.(paper) ?? [],
    signature: {
      name: isHolders ? `${holderOf(paper)}（盖章）` : authority,
      on: isHolders || isReceipt ? null : (paper.issued?.issuedOn ?? null),
    },
    closing: [
      ...(copied.includes(docType) && mortgagees.length > 0
        ? [`抄送：${mortgagees.join('、')}（抵押权人）`]
        : []),
      ...(isReceipt ? [] : [`案号：${paper.caseNo}`]),
    ],
  };
}

/** The case as it stood on the day a paper was issued; a paper from before the case was taken over sees it as it is now. */
function stateWhenIssued(state: CaseState, { issuedOn }: CaseDocument, context: EngineContext): CaseState {
  const { history } = state;
  const isKnown = history[0] !== undefined && effectiveEvents(history)[0]!.occurredOn <= issuedOn;
  return isKnown ? foldCase(history, { ...context, asOf: issuedOn }) : state;
}

/**
 * One of the ten official documents of a case as an editable docx. Without a number: the last one issued, else a draft.
 * @throws NotFoundError for a case the actor may not see, or a number that is not of this case
 */
export async function caseDocument(
  deps: CaseDeps,
  actor: Actor,
  { id, docType, docNo }: { id: number; docType: CaseDocumentType; docNo: string | undefined },
): Promise<StreamedAnswer> {
  const { found, state, context } = await openCase(deps, actor, id);
  const { documents } = state.facts;
  const isReceipt = docType === 'service_receipt';
  const issued =
    docNo === undefined
      ? documents.findLast((document) => document.docType === docType)
      : documents.find((document) => document.docNo === docNo && (isReceipt || document.docType === docType));
  if (docNo !== undefined && issued === undefined) {
    throw new NotFoundError(`案件 ${found.caseNo} 没有文号为 ${docNo} 的${caseDocumentLabels[docType]}`);
  }
  const suggested = await suggestedNumbers(deps.sql, found.zoneCode, yearOf(context.asOf));
  const paper: CasePaper = {
    state: issued === undefined || isReceipt ? state : stateWhenIssued(state, issued, context),
    context,
    issued,
    docNo: issued?.docNo ?? suggested[docType] ?? '',
    caseNo: found.caseNo,
    parcel: {
      name: found.parcelName,
      code: found.parcelCode,
      locationText: found.locationText,
      areaSquareMetres: Number(found.areaSquareMetres),
    },
  };
  const bytes = await writeOfficialDocument(official(docType, paper));
  const name = `${caseDocumentLabels[docType]} ${paper.docNo || found.caseNo}.docx`;
  return {
    stream: Readable.from([bytes]),
    mediaType: docxMediaType,
    headers: {
      'Content-Disposition': contentDisposition('attachment', name),
      'Content-Length': String(bytes.length),
      'X-Content-Type-Options': 'nosniff',
    },
  };
}
