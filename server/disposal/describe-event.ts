import { bondStepLabels } from '../../geodata/analysis/disposal/guards/bond.ts';
import { stateLabel } from '../../geodata/analysis/disposal/state-label.ts';
import type { CaseEvent, FactEvent } from '../../geodata/model/idle-case-event.ts';
import { caseEventLabels } from '../../geodata/model/idle-case-event-labels.ts';
import { closingDutyLabels } from '../../geodata/model/idle-case-terms.ts';
import { groupedYuan } from '../../geodata/units/money.ts';
import { causeLabel, evidenceLabels, resupplyLabels, serviceLabels } from './labels.ts';

const sum = (yuan: string) => `${groupedYuan(yuan)} 元`;

function facts(event: FactEvent): string {
  switch (event.type) {
    case 'opened':
      return `${event.reason}；发现日期 ${event.foundOn ?? '未登记'}`;
    case 'adopted':
      return `接收时状态“${stateLabel(event.facts.state)}”；${event.reason}`;
    case 'determined':
    case 'redetermined':
      return `${event.finding.docNo}；原因：${causeLabel(event.finding.cause)}；${event.finding.conclusion}`;
    case 'evidence_recorded':
      return `${evidenceLabels[event.kind]}：${event.description}（${event.ref}）`;
    case 'holder_material_received':
      return event.ref;
    case 'published':
      return `${event.location}；${event.holderName}；闲置 ${event.idleDaysGross} 天，扣除后 ${event.idleDaysNet} 天；${event.ref}`;
    case 'plan_approved':
      return `${stateLabel(event.option)}；方案 ${event.planNo}；批准文号 ${event.approval.docNo}`;
    case 'option_executed':
      return `${stateLabel(event.outcome.option)}；${event.reason}`;
    case 'bond_advanced':
      return `${bondStepLabels[event.detail.step]}；${event.ref}`;
    case 'bond_resupplied':
      return `${resupplyLabels[event.use]} ${event.areaSquareMetres} 平方米；${event.ref}`;
    case 'hearing_scheduled':
      return `${event.docNo}；听证日期 ${event.hearingOn}`;
    case 'fee_decided':
      return `${event.docNo}；${sum(event.amountYuan)}；批准文号 ${event.approval.docNo}`;
    case 'fee_payment_recorded':
      return `${sum(event.amountYuan)}；决定书 ${event.feeDocNo}；${event.ref}`;
    case 'reclaim_decided':
      return `${event.docNo}；批准文号 ${event.approval.docNo}`;
    case 'document_served':
      return `${event.docNo}；${serviceLabels[event.method]}；${event.receiptRef}`;
    case 'pause_accepted':
      return `${event.pause.from} 至 ${event.pause.to ?? '未结束'}；${causeLabel(event.pause.cause)}；${event.reason}`;
    case 'pause_ended':
      return `${event.from} 至 ${event.to}；${event.reason}`;
    case 'mortgagee_registered':
      return `${event.name}（${event.ref}）`;
    case 'parcel_plan_recorded':
      return `${event.plan.mode}；责任单位 ${event.plan.ownerUnit}；完成期限 ${event.plan.deadlineOn}`;
    case 'remedy_filed':
      return `${event.kind === 'suit' ? '行政诉讼' : '行政复议'} ${event.filingNo}；针对 ${event.targetDocNo}`;
    case 'remedy_resolved':
      return `${event.filingNo}；${{ upheld: '维持', annulled: '撤销', withdrawn: '撤回' }[event.result]}；${event.docNo}`;
    case 'start_found':
      return event.finding.kind === 'started'
        ? `施工许可证 ${event.finding.permitNo}；${event.reason}`
        : event.finding.description;
    case 'duty_done':
      return `${closingDutyLabels[event.duty]}；${event.ref}`;
    case 'deregistered':
      return event.ref;
    case 'hearing_requested':
    case 'hearing_held':
      return event.ref;
    default:
      return ['docNo' in event ? event.docNo : '', 'reason' in event ? event.reason : '']
        .filter(Boolean)
        .join('；');
  }
}

/** What an event says, for the timeline: numbers, sums, conclusions, reasons. */
export const describeEvent = (event: CaseEvent): string =>
  event.type === 'corrected'
    ? `${event.replacement ? `改为“${caseEventLabels[event.replacement.type]}”（${event.replacement.occurredOn}）${facts(event.replacement)}` : '撤销该记录'}；${event.reason}`
    : facts(event);
