import { openStages } from '../../analysis/matching/project-stages.ts';
import type { PlainDate } from '../../model/field-formats.ts';
import { ReviewDepartment } from '../../model/project-stage.ts';
import { addDays } from '../../units/days/plain-date.ts';
import type { ProjectSample } from './project-sample.ts';

/** A piece by 宗地代码 or unit code, and the project that it is kept for. */
interface SiteOfProject {
  projectNo: string;
  siteCode: string;
}

export interface ReservationSample extends SiteOfProject {
  reservedOn: PlainDate;
  until: PlainDate;
  note: string;
  /** An earlier last day, when it was extended since. */
  extendedFrom: PlainDate | null;
}

export interface ReviewSample extends SiteOfProject {
  dueOn: PlainDate;
  note: string;
  opinions: { department: ReviewDepartment; verdict: 'agree' | 'conditional'; text: string }[];
}

/** What investment teams have done about land so far. */
export interface SiteWork {
  shortlist: (SiteOfProject & { note: string })[];
  reservations: ReservationSample[];
  reviews: ReviewSample[];
  /** Pieces offered since the teams last looked: those whose projects they suit are told. */
  newSites: string[];
}

const heldDays = 300;
const departments = ReviewDepartment.options;

const opinionsOf = (count: number): ReviewSample['opinions'] =>
  departments
    .slice(0, count)
    .map((department, index) =>
      index === 3
        ? { department, verdict: 'conditional', text: '同意选址；开工前完成环评审批，落实雨污分流' }
        : { department, verdict: 'agree', text: '同意选址' },
    );

/**
 * The work on the projects of a zone that the stages ask for: who has landed holds its land, signed ones hold theirs or
 * wait for opinions, those in talks keep theirs in mind. No piece is held twice.
 */
export const generateSiteWork = (projects: readonly ProjectSample[], asOf: PlainDate): SiteWork => {
  const held = new Set<string>();
  const work: SiteWork = { shortlist: [], reservations: [], reviews: [], newSites: [] };
  const sited = projects.flatMap(({ projectNo, stage, siteCode, demand }) =>
    siteCode === null ? [] : [{ projectNo, stage, siteCode, isLand: demand.kinds.includes('land') }],
  );
  const hold = (site: SiteOfProject, daysAgo: number, note: string, isExtended = false): void => {
    if (held.has(site.siteCode)) return;
    held.add(site.siteCode);
    const reservedOn = addDays(asOf, -daysAgo);
    work.reservations.push({
      ...site,
      reservedOn,
      until: addDays(asOf, heldDays),
      note,
      extendedFrom: isExtended ? addDays(asOf, 60) : null,
    });
  };
  const signed = sited.filter(({ stage }) => stage === 'signed');
  for (const { projectNo, siteCode } of sited.filter(({ stage }) => stage === 'landed'))
    hold({ projectNo, siteCode }, 75, '供地手续办理中', true);
  for (const [index, { projectNo, siteCode }] of signed.entries()) {
    const site = { projectNo, siteCode };
    work.shortlist.push({ ...site, note: '企业已踏勘' });
    if (index === 0) hold(site, 20, '签约项目预留，待联审');
    if (index < 2) {
      const isComplete = index === 1;
      work.reviews.push({
        ...site,
        dueOn: addDays(asOf, isComplete ? 5 : 20),
        note: '选址联合审查',
        opinions: opinionsOf(isComplete ? departments.length : 4),
      });
    }
  }
  const open = sited.filter(({ stage }) => openStages.includes(stage) && stage !== 'signed');
  for (const { projectNo, siteCode } of open.slice(0, 3))
    work.shortlist.push({ projectNo, siteCode, note: '备选，待现场核对配套' });
  work.newSites = [...new Set(open.filter(({ isLand }) => isLand).map(({ siteCode }) => siteCode))]
    .filter((siteCode) => !held.has(siteCode))
    .slice(0, 2);
  return work;
};
