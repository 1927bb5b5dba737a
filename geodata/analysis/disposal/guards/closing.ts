import type { EventOf } from '../../../model/idle-case-event.ts';
import type { StartFinding } from '../../../model/idle-case-parts.ts';
import { closingDutyLabels } from '../../../model/idle-case-terms.ts';
import { articles } from '../articles.ts';
import { sanctionDocNo, sanctionOf } from '../case-queries.ts';
import { closingGaps, dutiesOf } from '../closing-duties.ts';
import { shareFromText } from '../fee.ts';
import { type CaseMoment, caseGuard, eventGuard, type Objection, under } from '../guard.ts';
import { type IdleParams, isBelowShare } from '../idle-params.ts';
import { governmentCauseObjection, idlePeriodObjection } from './investigation.ts';

export const startTest = eventGuard<EventOf<'start_found'>>(
  'start_test',
  articles.started,
  '施工许可证，且基坑开挖完毕 / 桩基全部打入 / 基础完成三分之一',
  ({ facts, on, context }, { finding }) => {
    if (facts.idleType === 'SUSPENDED') {
      if (finding.kind !== 'work_resumed') return '中止建设的土地须登记复工情况，而不是首次动工';
      return finding.resumedOn <= on ? undefined : '复工日期晚于核实日期';
    }
    if (finding.kind !== 'started') return '未动工的土地须按第三十条核实动工情况，而不是复工';
    return isStarted(finding, context.params)
      ? undefined
      : '尚未达到动工标准：深基坑须开挖完毕，桩基须全部打入，其他项目须完成基础的三分之一';
  },
);

/** Where the annulment of a decision leaves the case (domain dossier 2.7). */
export const annulmentNext = eventGuard<EventOf<'remedy_resolved'>>(
  'annulment_next',
  articles.annulment,
  '撤销的：案件退回“已认定”或终结',
  (moment, event) => {
    const { facts } = moment;
    if (event.result !== 'annulled') {
      return event.next || event.finding ? '只有决定被撤销时才填写案件去向和新的认定' : undefined;
    }
    const target = facts.remedies.find(({ filingNo }) => filingNo === event.filingNo)?.targetDocNo;
    if (!target || !restsOn(facts, target)) {
      return event.next || event.finding ? '被撤销的决定不是案件现在所依据的，案件去向请留空' : undefined;
    }
    if (!event.next) return '决定被撤销，请选择案件退回“已认定”重新处理，或终结';
    if (event.next === 'CLOSED') return event.finding ? '案件终结时不需要新的认定书' : undefined;
    if (facts.startFinding) return '土地已经动工，决定被撤销后案件应终结';
    return replacementObjection(moment, event, target);
  },
);

export const dutyRelevant = eventGuard<EventOf<'duty_done'>>(
  'duty_relevant',
  articles.product,
  '本案须完成的收尾事项',
  ({ facts, on }, { duty }) => {
    const article = duty === 'change_survey_and_registration' ? articles.changeSurvey : articles.product;
    const label = closingDutyLabels[duty];
    if (!dutiesOf(facts).includes(duty)) return under(article, `本案现在没有“${label}”这一收尾事项`);
    if (duty !== 'fee_refunded' && on < facts.stateSince) {
      return under(article, `“${label}”的日期早于案件进入现状态的日期 ${facts.stateSince}，请更正`);
    }
    return facts.duties.includes(duty) ? under(article, `“${label}”已经登记完成`) : undefined;
  },
);

export const dutiesDone = caseGuard(
  'duties_done',
  articles.publication,
  '收尾事项全部完成，没有未结的复议或诉讼',
  ({ facts, on }) => {
    const gaps = closingGaps(facts);
    if (gaps.length > 0) return `还不能销号：${gaps.join('；')}`;
    const { settledOn } = facts;
    return settledOn && on < settledOn ? `收尾事项到 ${settledOn} 才全部完成，不能在此之前销号` : undefined;
  },
);

/** 53号令 art. 30. */
export function isStarted(
  finding: Extract<StartFinding, { kind: 'started' }>,
  params: Pick<IdleParams, 'foundationRatio'>,
): boolean {
  const { foundation } = finding;
  if (foundation.kind === 'deep_pit') return foundation.excavationFinished;
  if (foundation.kind === 'piles') return foundation.allPilesDriven;
  const done = shareFromText(foundation.foundationDone);
  return !isBelowShare(done.numerator, done.denominator, params.foundationRatio);
}

/** Whether the present state stands on a decision: the 认定书 under all of them, the sanction under its own. */
function restsOn(facts: CaseMoment['facts'], docNo: string): boolean {
  if (facts.determination?.docNo === docNo) return true;
  const about = sanctionOf(facts);
  return about !== undefined && sanctionDocNo(facts, about) === docNo;
}

function replacementObjection(
  moment: CaseMoment,
  { finding }: EventOf<'remedy_resolved'>,
  target: string,
): Objection | undefined {
  if (target !== moment.facts.determination?.docNo) {
    return finding ? '被撤销的不是认定书，不需要新的认定书' : undefined;
  }
  if (!finding) return '认定书被撤销，重新处理须下达新的认定书，请填写文号、原因和结论';
  return governmentCauseObjection(finding) ?? idlePeriodObjection(moment, finding);
}
