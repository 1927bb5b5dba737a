import type { EventOf } from '../../../model/idle-case-event.ts';
import type { Finding } from '../../../model/idle-case-parts.ts';
import type { EvidenceKind } from '../../../model/idle-case-terms.ts';
import { deadlineAfter } from '../../../units/days/deadline.ts';
import { yearsPassed } from '../../../units/days/idle-days.ts';
import { articles } from '../articles.ts';
import { idleArticle, idleDaysOn, lastDocument, netYearsPast } from '../case-queries.ts';
import { type CaseMoment, caseGuard, eventGuard, type Objection, under } from '../guard.ts';

export const foundOnSet = caseGuard('found_on_set', articles.notice, '已登记发现日期', ({ facts }) =>
  facts.foundOn ? undefined : '没有发现日期，无法计算 30 日的调查期限；请先更正立案事件，补上“发现日期”',
);

/** Kinds of evidence a finding can rest on: photo, survey, document. */
const proofs = new Set<EvidenceKind>(['photo', 'survey', 'document']);

export const evidencePresent = caseGuard(
  'evidence_present',
  articles.investigation,
  '至少一份照片、勘测或书面证据',
  ({ facts, on }) =>
    facts.evidence.some(
      ({ kind, round, recordedOn }) => proofs.has(kind) && round === facts.round && recordedOn <= on,
    )
      ? undefined
      : `到 ${on} 还没有照片、现场勘测或书面证据，请先登记证据再下达认定书；只有陈述或踏勘记录不够`,
);

export const holderHeard = caseGuard(
  'holder_heard',
  articles.holderReply,
  '已收到使用权人材料，或送达之日起 30 日的期限已过',
  ({ facts, on, context }) => {
    if (facts.materialReceivedOn && facts.materialReceivedOn <= on) return undefined;
    const servedOn = lastDocument(facts, 'investigation_notice')?.servedOn;
    if (!servedOn) return '调查通知书尚未登记送达，使用权人的 30 日期限没有起算；请先登记送达';
    const { dueOn } = deadlineAfter(servedOn, context.params.holderReply, context.calendar);
    return on > dueOn ? undefined : `使用权人提供材料的期限到 ${dueOn} 为止，期满或收到材料后才能认定`;
  },
);

type WithFinding = EventOf<'determined' | 'redetermined'>;

export const idlePeriodComplete = eventGuard<WithFinding>(
  'idle_period_complete',
  articles.idleNotStarted,
  '闲置满一年；企业原因的，扣除认可期间后满一年',
  (moment, { finding }) => idlePeriodObjection(moment, finding),
);

export const governmentCauseNamed = eventGuard<WithFinding>(
  'government_cause_named',
  articles.governmentCause,
  '政府原因须指明第八条的哪一种情形',
  (_moment, { finding }) => governmentCauseObjection(finding),
);

export const publicationCurrent = caseGuard(
  'publication_current',
  articles.publication,
  '现行认定书尚未公开',
  ({ facts: { publication, determination }, on }) => {
    if (determination && on < determination.determinedOn) {
      return `公开日期早于认定日期 ${determination.determinedOn}，请更正`;
    }
    if (publication?.determinationVersion !== determination?.version) return undefined;
    return publication?.withdrawnOn
      ? `这份认定书的公开已于 ${publication.withdrawnOn} 撤下，不再公开`
      : '现行认定书的闲置信息已经公开，不必重复公开';
  },
);

export const publicationFields = eventGuard<EventOf<'published'>>(
  'publication_fields',
  articles.publication,
  '地块位置、使用权人名称、闲置天数（总天数和扣除后天数）',
  ({ facts, on }, event) => {
    const { gross, net } = idleDaysOn(facts, on);
    if (event.holderName !== facts.contract.holder.name) {
      return `公开的使用权人名称须与合同一致：${facts.contract.holder.name}`;
    }
    return event.idleDaysGross === gross && event.idleDaysNet === net
      ? undefined
      : `公开的闲置天数须为总 ${gross} 天、扣除认可期间后 ${net} 天，请更正`;
  },
);

export const publicationGovernment = eventGuard<EventOf<'published'>>(
  'publication_government',
  articles.publication,
  '政府原因的：公开原因，并书面告知有关政府或部门',
  ({ facts }, event) => {
    if (facts.determination?.cause !== 'GOV') return undefined;
    if (!event.causeText?.trim()) return '因政府原因闲置的，须同时公开闲置原因';
    return event.responsibleAuthority?.trim() && event.situationNoticeNo
      ? undefined
      : '因政府原因闲置的，须书面告知负有责任的政府或部门：请填写告知对象和《闲置土地情况告知书》文号';
  },
);

/** Only the holder's cause needs the year without accepted pauses: a government cause would otherwise never be idle. */
export function idlePeriodObjection(
  { facts, on, context }: CaseMoment,
  { cause }: Pick<Finding, 'cause'>,
): Objection | undefined {
  const years = context.params.suspectYears;
  const article = idleArticle(facts);
  if (!yearsPassed(facts.clockStart, years, on, [])) {
    return under(article, `自 ${facts.clockStart} 起到 ${on} 未满一年，不能认定为闲置土地`);
  }
  return cause !== 'HOLDER' || netYearsPast({ facts, on }, years)
    ? undefined
    : under(article, '扣除认可的期间后未满一年，不能以企业原因认定；请核对扣除期间或原因');
}

export function governmentCauseObjection(finding: Finding): Objection | undefined {
  const article = articles.governmentCause;
  if (finding.cause === 'GOV') {
    return finding.governmentCause ? undefined : under(article, '认定为政府原因时，须指明第八条的具体情形');
  }
  return finding.governmentCause
    ? under(article, '只有政府原因才填写第八条的具体情形，请清空该项')
    : undefined;
}
