import type {
  ApprovalRunRecord,
  KeyProjectRecord,
  ProjectProblemRecord,
  ProjectVisitRecord,
} from '../../model/key-project.ts';
import { roundHalfUp } from '../../units/area.ts';
import { addDays, daysBetween } from '../../units/days/plain-date.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { type LedgerContext, serial, spreadDays } from './ledger-context.ts';
import { splitTotal } from './split-total.ts';

export interface ProjectSample {
  projects: KeyProjectRecord[];
  visits: ProjectVisitRecord[];
  problems: ProjectProblemRecord[];
  approvals: ApprovalRunRecord[];
}

const themes = ['高端装备', '生物医药', '新材料', '电子信息', '绿色化工', '食品加工', '智慧物流', '节能环保'];
const forms = ['产业园', '智能工厂', '生产线扩建', '研发中心', '配套厂房', '技改项目'];
const yuanPerHundredMillion = 100_000_000;
/** Share of the year that lies behind a day. */
const yearShare = (asOf: string): number =>
  roundHalfUp(daysBetween(`${asOf.slice(0, 4)}-01-01`, asOf) / 365, 4);

/** Key projects with their visits, problems and approvals. */
export function projectSample(context: LedgerContext): ProjectSample {
  const projects = keyProjects(context);
  return {
    projects,
    visits: visits(context, projects),
    problems: problems(context, projects),
    approvals: approvals(context),
  };
}

function keyProjects({
  asOf,
  figures,
  zoneName,
  parcels,
  random,
  origin,
}: LedgerContext): KeyProjectRecord[] {
  const stream = random.fork('key projects');
  const { count, planned, completed, slow, withOfficer, sponsored } = figures.keyProjects;
  const plans = splitTotal(planned, count, stream, 8);
  const plannedShare = Math.min(1, yearShare(asOf));
  const done = completedAmounts(plans, slow, completed, plannedShare, stream);
  const sites = parcels.filter(({ parcelCode, stockClass }) => parcelCode && stockClass === 'in_use');
  const planYear = Number(asOf.slice(0, 4));
  return plans.map((plan, index) => {
    const isSlow = index < slow;
    const stage = isSlow ? 'landed' : stream.weighted({ started: 6, completed: 2, producing: 2, signed: 1 });
    const startYear = planYear - stream.integer(0, 2);
    return {
      name: `${themes[index % themes.length]}${forms[index % forms.length]}（演示 ${serial(index)}）`,
      planYear,
      startYear,
      endYear: startYear + stream.integer(1, 4),
      locationText: zoneName,
      stage,
      category: stream.weighted({ industry: 111, infrastructure: 34, livelihood: 20, service: 16 }),
      ownerUnit: `责任单位${stream.integer(1, 12)}`,
      totalInvestmentYuan: Math.round(plan * stream.range(1.2, 4.5) * 100) * (yuanPerHundredMillion / 100),
      plannedYuan: Math.round(plan * 100) * (yuanPerHundredMillion / 100),
      completedYuan: Math.round((done[index] ?? 0) * 100) * (yuanPerHundredMillion / 100),
      plannedShare,
      stageDueOn: isSlow ? addDays(asOf, -stream.integer(8, 120)) : addDays(asOf, stream.integer(15, 300)),
      officerName: index < withOfficer ? `专员 ${serial(index)}` : null,
      officerUnit: index < withOfficer ? `帮包单位 ${serial(index)}` : null,
      sponsorName: index < sponsored ? `帮包领导 ${serial(index % figures.sponsors, 2)}` : null,
      parcelCode:
        index % 3 === 0 ? (sites[(index * 7) % Math.max(1, sites.length)]?.parcelCode ?? null) : null,
      ...origin,
    };
  });
}

/** Slow projects reach under half of the schedule; the others share the rest of the published total, to the hundredth. */
function completedAmounts(
  plans: readonly number[],
  slow: number,
  completed: number,
  plannedShare: number,
  random: SeededRandom,
): number[] {
  const late = plans
    .slice(0, slow)
    .map((plan) => Math.floor(plan * plannedShare * random.range(15, 45)) / 100);
  const rest = roundHalfUp(completed - late.reduce((sum, value) => sum + value, 0), 2);
  const others = plans.slice(slow);
  const planned = others.reduce((sum, plan) => sum + plan, 0);
  const hundredths = others.map((plan) => Math.floor((rest * 100 * plan) / planned));
  const missing = Math.round(rest * 100) - hundredths.reduce((sum, value) => sum + value, 0);
  return [...late, ...hundredths.map((value, index) => (value + (index < missing ? 1 : 0)) / 100)];
}

/** Officers come monthly, sponsors once a quarter; one sponsored project in ten has not been visited this quarter. */
function visits(
  { asOf, random, origin }: LedgerContext,
  projects: readonly KeyProjectRecord[],
): ProjectVisitRecord[] {
  const stream = random.fork('visits');
  const yearStart = `${asOf.slice(0, 4)}-01-01`;
  const duties = ['clerk', 'adviser', 'attendant', 'promoter'] as const;
  return projects.flatMap((project, index) => {
    const made: ProjectVisitRecord[] = [];
    const visit = (
      visitorName: string,
      visitorRole: 'officer' | 'sponsor',
      visitedOn: string,
      note: string,
    ) =>
      made.push({
        projectName: project.name,
        visitorName,
        visitorRole,
        duty: visitorRole === 'officer' ? stream.pick(duties) : null,
        visitedOn,
        note,
        ...origin,
      });
    if (project.officerName !== null) {
      for (const day of spreadDays(yearStart, asOf, 3, stream))
        visit(project.officerName, 'officer', day, '现场走访');
    }
    if (project.sponsorName !== null) {
      const last = index % 10 === 4 ? addDays(asOf, -120) : asOf;
      const from = yearStart < last ? yearStart : addDays(last, -300);
      for (const day of spreadDays(from, last, 4, stream))
        visit(project.sponsorName, 'sponsor', day, '调研督导');
    }
    return made;
  });
}

/** Problems of which the published number is solved; most of the solved are verified, a few of the open are overdue. */
function problems(
  { asOf, figures, random, origin }: LedgerContext,
  projects: readonly KeyProjectRecord[],
): ProjectProblemRecord[] {
  const stream = random.fork('problems');
  const { raised, solved } = figures.problems;
  const domains = [
    ['procedures', '手续办理'],
    ['land', '用地保障'],
    ['energy', '能耗指标'],
    ['environment', '环境评价'],
    ['funding', '资金筹措'],
    ['policy', '政策扶持'],
    ['construction', '施工建设'],
    ['utilities', '配套设施'],
  ] as const;
  return Array.from({ length: raised }, (_, index) => {
    const [domain, name] = domains[index % domains.length] ?? domains[0];
    const isSolved = index < solved;
    const raisedOn = addDays(asOf, -stream.integer(isSolved ? 40 : 5, isSolved ? 330 : 70));
    const dueOn = addDays(raisedOn, 30);
    const resolvedOn = isSolved ? addDays(raisedOn, stream.integer(3, 35)) : null;
    const isVerified = isSolved && index % 9 !== 0;
    return {
      projectName: projects[index % projects.length]?.name ?? null,
      title: `${name}问题 ${serial(index)}`,
      domain,
      ownerUnit: `责任单位${stream.integer(1, 12)}`,
      raisedOn,
      dueOn,
      status: isVerified
        ? 'verified'
        : isSolved
          ? 'resolved'
          : stream.pick(['assigned', 'in_progress'] as const),
      resolvedOn,
      verifiedOn: isVerified && resolvedOn !== null ? addDays(resolvedOn, 4) : null,
      evidence: isVerified ? `销号单（演示）${serial(index)}` : null,
      ...origin,
    };
  });
}

/** Approvals whose fastest and median are the published ones. */
function approvals({ asOf, figures, random, origin }: LedgerContext): ApprovalRunRecord[] {
  const stream = random.fork('approvals');
  const { count, fastestDays, medianDays } = figures.approvals;
  const flows = [
    'standard_land',
    'transfer',
    'allocation',
    'lease',
    'technical_upgrade',
    'government_investment',
  ] as const;
  const [low, high] = [Math.floor((count - 1) / 2), Math.ceil((count - 1) / 2)];
  const elapsedDays = (index: number): number => {
    if (index < low) return Math.round(fastestDays + ((medianDays - fastestDays) * index) / low);
    return index <= high ? medianDays : medianDays + (index - high) * 3;
  };
  return Array.from({ length: count }, (_, index) => {
    const finishedOn = addDays(asOf, -stream.integer(3, 260));
    const awardedOn = addDays(finishedOn, -stream.integer(0, 12));
    return {
      projectName: `审批项目（演示 ${serial(index, 2)}）`,
      flow: flows[index % flows.length] ?? 'transfer',
      startedOn: addDays(finishedOn, -elapsedDays(index)),
      finishedOn,
      awardedOn,
      permittedOn: finishedOn,
      ...origin,
    };
  });
}
