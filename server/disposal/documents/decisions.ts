import { shareFromText } from '../../../geodata/analysis/disposal/fee.ts';
import { deadlineAfter } from '../../../geodata/units/days/deadline.ts';
import { chineseDate, missing } from '../../documents/chinese-date.ts';
import type { DocumentBlock } from '../../documents/official-document.ts';
import {
  type CasePaper,
  dayOr,
  heading,
  idleFacts,
  landFacts,
  remedyText,
  text,
  valueOr,
  yuanOf,
} from './case-paper.ts';

/** What was done about the hearing before a decision (art. 15). */
function hearingText({ state }: CasePaper, about: 'fee' | 'reclaim'): string {
  const { hearing, documents } = state.facts;
  const own = hearing?.about === about ? hearing : undefined;
  if (!own) return `本机关已依法告知你单位要求听证的权利（${missing('听证权利告知书文号')}）。`;
  const told = documents.find(({ docNo }) => docNo === own.rightsNoticeNo);
  const served = `本机关已以${own.rightsNoticeNo}告知你单位要求听证的权利，${dayOr(told?.servedOn, '送达日期')}送达。`;
  if (own.heldOn) return `${served}应你单位申请，于${chineseDate(own.heldOn)}举行了听证。`;
  if (own.waivedOn) return `${served}你单位申请听证后于${chineseDate(own.waivedOn)}放弃。`;
  if (own.requestedOn) return `${served}你单位于${chineseDate(own.requestedOn)}申请听证。`;
  return `${served}你单位逾期未申请听证，视为放弃听证权利。`;
}

/** The approval a decision rests on. */
const approvalText = (approval: { docNo: string; approvedOn: string } | undefined): string =>
  approval ? `${approval.docNo}（${chineseDate(approval.approvedOn)}）` : missing('人民政府批准文号和日期');

/** 5 征缴土地闲置费决定书: contents of art. 16. */
export function feeDecision(paper: CasePaper): DocumentBlock[] {
  const { facts } = paper.state;
  const fee = paper.issued
    ? facts.fees.find(({ docNo }) => docNo === paper.issued?.docNo)
    : facts.fees.findLast(({ annulled }) => !annulled);
  const served = paper.issued?.servedOn;
  const due = served
    ? deadlineAfter(served, paper.context.params.feePay, paper.context.calendar).dueOn
    : undefined;
  const share = fee ? shareFromText(fee.rate) : undefined;
  const percent = share
    ? `${Number((share.numerator * 10_000n) / share.denominator) / 100}%`
    : missing('费率');
  return [
    heading('一、土地使用权人和宗地情况'),
    landFacts(paper),
    heading('二、违反法律、法规或者规章的事实和证据'),
    text(
      `${idleFacts(paper)}。该宗地已以${valueOr(facts.determination?.docNo, '认定书文号')}认定为闲置土地，闲置原因为${valueOr(facts.determination?.conclusion, '闲置原因和认定结论')}，不属于《闲置土地处置办法》第八条规定的情形。`,
    ),
    text(hearingText(paper, 'fee')),
    heading('三、决定的种类和依据'),
    text(
      `根据《闲置土地处置办法》第十四条第（一）项的规定，经${approvalText(fee?.approval)}批准，决定对你单位征缴土地闲置费。`,
    ),
    text(
      `计费基数为土地出让或者划拨价款${yuanOf(facts.contract.priceYuan)}，费率${percent}，应缴土地闲置费${fee ? yuanOf(fee.amountYuan) : missing('土地闲置费金额')}。${fee?.rateReason ? `费率依据：${fee.rateReason}。` : ''}土地闲置费不得列入生产成本。`,
    ),
    heading('四、决定的履行方式和期限'),
    text(
      `请你单位自本决定书送达之日起三十日内${due ? `（至${chineseDate(due)}）` : ''}按照规定缴纳土地闲置费（第十七条）。缴款账户：${missing('缴款账户')}。`,
    ),
    heading('五、救济途径和期限'),
    text(remedyText),
    text(
      '逾期不申请行政复议、不提起行政诉讼，也不履行本决定的，本机关将依法申请人民法院强制执行（第十八条）。',
    ),
  ];
}

/** 6 收回国有建设用地使用权决定书: contents of art. 16. */
export function reclaimDecision(paper: CasePaper): DocumentBlock[] {
  const { facts } = paper.state;
  const { reclaim } = facts;
  const served = paper.issued?.servedOn;
  const due = served
    ? deadlineAfter(served, paper.context.params.deregister, paper.context.calendar).dueOn
    : undefined;
  return [
    heading('一、土地使用权人和宗地情况'),
    landFacts(paper),
    heading('二、违反法律、法规或者规章的事实和证据'),
    text(
      `${idleFacts(paper)}，未动工开发已满两年。该宗地已以${valueOr(facts.determination?.docNo, '认定书文号')}认定为闲置土地，${valueOr(facts.determination?.conclusion, '闲置原因和认定结论')}，不属于《闲置土地处置办法》第八条规定的情形。`,
    ),
    text(hearingText(paper, 'reclaim')),
    heading('三、决定的种类和依据'),
    text(
      `根据《中华人民共和国土地管理法》第三十八条、《中华人民共和国城市房地产管理法》第二十六条和《闲置土地处置办法》第十四条第（二）项的规定，经有批准权的人民政府以${approvalText(reclaim?.approval)}批准，决定无偿收回上述宗地的国有建设用地使用权。`,
    ),
    heading('四、决定的履行方式和期限'),
    text(
      `请你单位自本决定书送达之日起三十日内${due ? `（至${chineseDate(due)}）` : ''}到不动产登记机构办理国有建设用地使用权注销登记，交回土地权利证书（第十七条）。`,
    ),
    heading('五、救济途径和期限'),
    text(remedyText),
    text(
      '逾期不申请行政复议、不提起行政诉讼，也不履行本决定的，本机关将直接公告注销国有建设用地使用权登记和土地权利证书，或者依法申请人民法院强制执行（第十八条）。',
    ),
  ];
}
