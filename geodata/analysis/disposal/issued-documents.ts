import type { FactEvent } from '../../model/idle-case-event.ts';
import type { Outcome } from '../../model/idle-case-parts.ts';
import type { CaseDocumentType } from '../../model/idle-case-terms.ts';

/** A paper an event brings into the world; `served` when the event is itself its service. */
interface IssuedDocument {
  docNo: string;
  docType: CaseDocumentType;
  served: boolean;
}

/** The papers an event issues, in the case's register of documents from then on. */
export function issuedDocuments(event: FactEvent): IssuedDocument[] {
  const paper = (docType: CaseDocumentType, docNo: string | null | undefined, served = false) =>
    docNo ? [{ docType, docNo, served }] : [];
  switch (event.type) {
    case 'investigation_notice_issued':
      return paper('investigation_notice', event.docNo);
    case 'determined':
    case 'redetermined':
      return paper('determination', event.finding.docNo);
    case 'hearing_upheld':
    case 'remedy_resolved':
      return paper('determination', event.finding?.docNo);
    case 'not_idle_concluded':
      return paper('not_idle_memo', event.docNo);
    case 'published':
      return paper('situation_notice', event.situationNoticeNo);
    case 'plan_approved':
      return paper('disposal_plan', event.planNo);
    case 'option_executed':
      return paper('agreement', agreementNumber(event.outcome));
    case 'fee_rights_told':
    case 'reclaim_rights_told':
      return paper('hearing_rights_notice', event.docNo);
    case 'hearing_scheduled':
      return paper('hearing_notice', event.docNo, true);
    case 'fee_decided':
      return paper('fee_decision', event.docNo);
    case 'reclaim_decided':
      return paper('reclaim_decision', event.docNo);
    case 'demand_issued':
      return paper('demand_letter', event.docNo);
    case 'enforcement_applied':
      return paper('enforcement_application', event.docNo);
    case 'document_issued':
      return paper(event.docType, event.docNo);
    default:
      return [];
  }
}

function agreementNumber(outcome: Outcome): string | undefined {
  switch (outcome.option) {
    case 'SWAPPED':
      return outcome.newContractNo;
    case 'TEMP_USE':
      return outcome.arrangementNo;
    case 'OTHER':
      return undefined;
    default:
      return outcome.agreementNo;
  }
}
