import type { Demand } from '../../model/demand.ts';
import type { LeadSource, ProjectStage } from '../../model/project-stage.ts';

/** A project of the demonstration as the register keeps it. */
export interface ProjectSample {
  projectNo: string;
  name: string;
  stage: ProjectStage;
  stageSince: string;
  leadSource: LeadSource;
  originUnit: string | null;
  teamCode: string | null;
  investorName: string | null;
  totalInvestmentYuan: number | null;
  outputYuanPerYear: number | null;
  qualityScore: number | null;
  startReadyOn: string | null;
  note: string | null;
  demand: Demand;
  /** 宗地代码 or unit code of the piece that its demand was shaped after; null where it was not. */
  siteCode: string | null;
  sourceName: string;
  sourcePeriod: string | null;
}
