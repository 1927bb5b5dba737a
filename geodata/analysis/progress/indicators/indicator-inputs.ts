import type { PlainDate } from '../../../model/field-formats.ts';

/** Records counted together, with the sum of their areas. */
export interface CountedArea {
  count: number;
  areaSquareMetres: number;
}

export interface StockBase {
  ledger: 'unsupplied' | 'idle' | 'inefficient';
  yearBand: string;
  baseOn: PlainDate;
  areaSquareMetres: number;
  taskSquareMetres: number | null;
}

/** Proven disposals since the base date by ledger, band and mode; `band` is that of the base they count against. */
export interface DisposedStock extends CountedArea {
  ledger: StockBase['ledger'];
  yearBand: string;
  mode: string;
}

/** 年度处置任务 of a ledger, and what was disposed of since the year began. */
export interface YearTask extends CountedArea {
  ledger: StockBase['ledger'];
  year: number;
  taskSquareMetres: number;
}

export interface TaxedLand {
  taxYuan: number;
  landSquareMetres: number;
  count: number;
}

/** What commitments of 标准地 are about (domain dossier 4.1). */
export type CommitmentItemName = 'tax' | 'investment' | 'output' | 'far' | 'energy' | 'emission';

/** `yuanCount`: cases that state their money. */
export type PurchaseSum = CountedArea & { yuan: number; yuanCount: number };

/** 专项债收购 by how far it came, and the cap on supplying real-estate land again in the year of the day. */
export interface BondPurchases {
  planned: PurchaseSum;
  agreed: PurchaseSum;
  paid: PurchaseSum;
  takenSquareMetres: number;
  resupplied: CountedArea;
}

/** Sums that the figures of one zone on a day are computed from; made by queries, in square metres and yuan. */
export interface IndicatorInputs {
  asOf: PlainDate;
  /** First day of the quarter the day lies in. */
  quarterFirstOn: PlainDate;
  /** Land by class; null for a past day, because land is not kept by day. */
  landClasses: (CountedArea & { landClass: string })[] | null;
  landUse: {
    suppliedSquareMetres: number;
    /** Land that reached the conditions of supply, supplied land included. */
    readySquareMetres: number;
    /** All land of the zone. */
    allSquareMetres: number;
    builtSquareMetres: number;
    builtIndustrialSquareMetres: number;
    floorSquareMetres: number;
    floorIndustrialSquareMetres: number;
    /** Ground covered by buildings on built-up land, and the land of which it is known. */
    footprintSquareMetres: number;
    surveyedSquareMetres: number;
    /** Industrial land supplied since last year began, and what of it was supplied as 标准地. */
    industrialNewSquareMetres: number;
    standardNewSquareMetres: number;
    standardNewCount: number;
    industrialNewCount: number;
    surveyedCount: number;
    suppliedCount: number;
    readyCount: number;
    builtCount: number;
    builtIndustrialCount: number;
  } | null;
  /** Open cases by cause (`undetermined` without one); null where nothing is known of cases on the day. */
  caseCauses: (CountedArea & { cause: string })[] | null;
  /** Cases with a duty past its day, each once. */
  overdueCases: number | null;
  overdueSteps: { code: string; label: string; count: number }[] | null;
  /** Open cases by years since the clock began: under 1, 1-2, 2-3, over 3. */
  caseAges: { bucket: string; count: number }[] | null;
  /** Fees, and how many cases were charged one. */
  fees: { dueYuan: number; paidYuan: number; caseCount: number } | null;
  bonds: BondPurchases | null;
  bases: StockBase[];
  disposed: DisposedStock[];
  tasks: YearTask[];
  supply: { approvedSquareMetres: number; suppliedSquareMetres: number; batchCount: number };
  lapses: { level: string; count: number }[];
  revitalised: { enterpriseCount: number; areaSquareMetres: number; rowCount: number };
  approvalDays: number[];
  startedOnAward: { count: number; awarded: number };
  evaluation: {
    year: number | null;
    classes: { class: string; count: number }[];
    /** Enterprises with a class of A to D: of industry, and all of them. */
    industry: TaxedLand;
    overall: TaxedLand;
    /** Fixed investment of the industrial ones that state it, and their land. */
    investment: { yuan: number; landSquareMetres: number; count: number };
  };
  keyProjects: { count: number; plannedYuan: number; completedYuan: number; slow: number };
  problems: { raised: number; solved: number; overdue: number };
  sponsored: { count: number; visited: number };
  stages: { stage: string; count: number }[] | null;
  /** Projects that reached a step of the funnel and no further one, by its place. */
  funnel: { step: number; count: number }[] | null;
  demand: { wantedSquareMetres: number; metSquareMetres: number; count: number; metCount: number } | null;
  factory: {
    letSquareMetres: number;
    lettableSquareMetres: number;
    units: { status: string; count: number; areaSquareMetres: number }[];
  } | null;
  /** Taxes to be shared 引资单位 : 落地单位 : 开发区, as decimal yuan. */
  enclaveTaxes: { taxYuan: string; weights: [number, number, number] }[];
  commitments: {
    checked: number;
    kept: number;
    /** By what was agreed: how many checks compare it, and how many reached it. */
    items: { item: CommitmentItemName; checked: number; met: number }[];
    penaltyYuan: number;
  };
  /** 租赁厂房项目, and those that produced in the year they signed. */
  leases: {
    count: number;
    areaSquareMetres: number;
    sameYear: number;
    /** Tax a year expected of those that state it, and their space. */
    taxYuan: number;
    taxedSquareMetres: number;
    taxedCount: number;
  };
}
