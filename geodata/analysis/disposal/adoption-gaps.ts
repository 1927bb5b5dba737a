import type { AdoptedFacts, CaseFacts } from '../../model/idle-case-facts.ts';
import { yearsPassed } from '../../units/days/idle-days.ts';
import { articles } from './articles.ts';
import { isBondEligible } from './bond-purchase.ts';
import { idleArticle } from './case-queries.ts';
import { type CaseMoment, type Objection, under } from './guard.ts';
import * as negotiation from './guards/negotiation.ts';
import { violatedInvariant } from './invariants.ts';

/**
 * What a case that was already running lacks for the state it is taken over in, the first thing only: it must stand as
 * if every step up to it had been taken here (domain dossier 2.7, 9).
 */
export function adoptionGap(moment: CaseMoment): Objection | undefined {
  const broken = violatedInvariant(moment.facts, moment.context);
  return (
    dateGap(moment) ??
    (broken && { article: broken.article, message: broken.message }) ??
    clockGap(moment) ??
    paperGap(moment.facts) ??
    planGap(moment) ??
    outcomeGap(moment) ??
    decisionGap(moment.facts) ??
    bondGap(moment)
  );
}

function dateGap({ facts, on }: CaseMoment): string | undefined {
  const { signedOn } = facts.contract;
  for (const { what, date } of datesOf(facts)) {
    if (date > on) return `接收的材料中“${what}”日期 ${date} 晚于接收日期 ${on}`;
    if (date < signedOn) return `接收的材料中“${what}”日期 ${date} 早于合同签订日期 ${signedOn}`;
  }
  return undefined;
}

/** Suspicion needs its year, and a finding counts from the same first day as the case. */
function clockGap({ facts, on, context }: CaseMoment): Objection | undefined {
  const { clockStart, determination, state } = facts;
  const isYoung = !yearsPassed(clockStart, context.params.suspectYears, on, []);
  if (isYoung && (state === 'SUSPECTED' || state === 'INVESTIGATING')) {
    return under(idleArticle(facts), `自 ${clockStart} 起到 ${on} 未满一年，还不是疑似闲置土地`);
  }
  return determination && determination.idleSince !== clockStart
    ? under(
        idleArticle(facts),
        `认定书的起算日期 ${determination.idleSince} 与合同的起算日期 ${clockStart} 不一致，请核对`,
      )
    : undefined;
}

function paperGap({ hearing, fees, documents }: CaseFacts): Objection | undefined {
  const has = (docType: string, docNo: string) =>
    documents.some((document) => document.docType === docType && document.docNo === docNo);
  if (hearing && !has('hearing_rights_notice', hearing.rightsNoticeNo)) {
    return under(
      articles.hearingRight,
      `文书中没有文号为 ${hearing.rightsNoticeNo} 的《闲置土地处置听证权利告知书》`,
    );
  }
  const fee = fees.find(({ docNo }) => !has('fee_decision', docNo));
  return fee && under(articles.fee, `文书中没有文号为 ${fee.docNo} 的《征缴土地闲置费决定书》`);
}

function planGap({ facts, context }: CaseMoment): Objection | undefined {
  const { plan } = facts;
  if (!plan) return undefined;
  const then = { facts, on: plan.approvedOn, context };
  for (const guard of [
    negotiation.optionAllowed,
    negotiation.sameLevelApproval,
    negotiation.mortgageesNotified,
  ]) {
    const objection = guard.objection(then, plan);
    if (objection) return typeof objection === 'string' ? under(guard.article, objection) : objection;
  }
  return undefined;
}

function outcomeGap(moment: CaseMoment): Objection | undefined {
  const { outcome } = moment.facts;
  if (!outcome) return undefined;
  for (const guard of negotiation.optionTerms) {
    const objection = guard.objection(moment, { outcome });
    if (objection) return typeof objection === 'string' ? under(guard.article, objection) : objection;
  }
  return undefined;
}

function decisionGap({ contract, fees, reclaim, mortgagees }: CaseFacts): Objection | undefined {
  const late = [...fees, ...(reclaim ? [reclaim] : [])].find(
    ({ approval, decidedOn }) => approval.approvedOn > decidedOn,
  );
  if (late) return under(articles.fee, `${late.docNo} 的政府批准日期晚于决定日期，请更正`);
  const other = fees.find(({ approval }) => approval.level !== contract.authorityLevel);
  if (other) return under(articles.fee, `${other.docNo} 须有同级人民政府的批准`);
  const missing = mortgagees.find((name) => reclaim && !reclaim.mortgageesCopied.includes(name));
  return missing === undefined ? undefined : under(articles.reclaim, `收回决定须抄送抵押权人“${missing}”`);
}

function bondGap({ facts, context }: CaseMoment): Objection | undefined {
  const { bond, contract } = facts;
  const { bondCutoff } = context.params;
  if (bond?.step && !isBondEligible(contract.signedOn, bondCutoff)) {
    return under(articles.bondCutoff, `${bondCutoff} 之后供应的土地不属于存量闲置土地，不能使用专项债收回`);
  }
  const supplied = (bond?.resupplies ?? []).reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
  return supplied > (bond?.takenBackSquareMetres ?? 0)
    ? under(articles.bond, '再供应面积大于收回面积，请核对“收回面积”和“再供应”')
    : undefined;
}

function datesOf(facts: AdoptedFacts): { what: string; date: string }[] {
  const { hearing, outcome, bond } = facts;
  const found = [
    ...facts.documents.flatMap(({ docNo, issuedOn, servedOn }) => [
      { what: `文书 ${docNo} 签发`, date: issuedOn },
      { what: `文书 ${docNo} 送达`, date: servedOn },
    ]),
    ...facts.evidence.map(({ ref, recordedOn }) => ({ what: `证据 ${ref}`, date: recordedOn })),
    { what: '发现日期', date: facts.foundOn },
    { what: '中止建设', date: facts.suspension?.suspendedOn },
    { what: '认定', date: facts.determination?.determinedOn },
    { what: '收到材料', date: facts.materialReceivedOn },
    { what: '公开', date: facts.publication?.publishedOn },
    { what: '公开撤下', date: facts.publication?.withdrawnOn },
    { what: '协商开始', date: facts.talksStartedOn },
    { what: '方案批准', date: facts.plan?.approvedOn },
    { what: '补充协议签订', date: outcome?.option === 'EXTENDED' ? outcome.agreementSignedOn : null },
    { what: '听证申请', date: hearing?.requestedOn },
    { what: '听证举行', date: hearing?.heldOn },
    { what: '放弃听证', date: hearing?.waivedOn },
    { what: '收回决定', date: facts.reclaim?.decidedOn },
    { what: '强制执行申请', date: facts.enforcement?.appliedOn },
    { what: '一地一策', date: facts.parcelPlan?.recordedOn },
    { what: '收购步骤', date: bond?.steppedOn },
    { what: '收回', date: bond?.takenBackOn },
    ...(bond?.resupplies ?? []).map(({ on }) => ({ what: '再供应', date: on })),
    ...facts.fees.map((fee) => ({ what: '闲置费决定', date: fee.decidedOn })),
    ...facts.remedies.flatMap(({ filedOn, resolvedOn }) => [
      { what: '复议或诉讼', date: filedOn },
      { what: '复议或诉讼结果', date: resolvedOn },
    ]),
    ...facts.pauses.flatMap(({ from, to }) => [
      { what: '扣除期间', date: from },
      { what: '扣除期间', date: to },
    ]),
  ];
  return found.filter((entry): entry is { what: string; date: string } => Boolean(entry.date));
}
