/** A total that records add up to exactly, and how many there are of them. */
export interface PublishedTotal {
  count: number;
  total: number;
}

/** What the zones' own reports state; a zone without a report of something gets an invented, smaller figure. */
export interface PublishedFigures {
  sourceName: string;
  sourcePeriod: string;
  /** 盘活: enterprises and 亩 within 24 months. */
  revitalised: PublishedTotal;
  /** 批而未供 of the approvals of 2009-2018 that were disposed of, 亩. */
  oldUnsuppliedDisposed: PublishedTotal;
  /** 重点项目 with the plan and the completed investment of the year in 亿元, and how many are slow. */
  keyProjects: {
    count: number;
    planned: number;
    completed: number;
    slow: number;
    withOfficer: number;
    sponsored: number;
  };
  /** Leaders who sponsor projects. */
  sponsors: number;
  problems: { raised: number; solved: number };
  /** 亩产效益评价 by cohort. */
  evaluated: { aboveScale: number; belowScale: number };
  /** 用地支持, 亩. */
  landSupport: PublishedTotal;
  /** 租赁厂房项目: square metres, investment, output and tax in 亿元, and how many produced in the year they signed. */
  leases: {
    count: number;
    areaSquareMetres: number;
    investment: number;
    output: number;
    tax: number;
    sameYear: number;
  };
  /** Days of finished approvals: fastest and median. */
  approvals: { count: number; fastestDays: number; medianDays: number };
}

const invented: PublishedFigures = {
  sourceName: '演示数据（生成）',
  sourcePeriod: '',
  revitalised: { count: 6, total: 412.5 },
  oldUnsuppliedDisposed: { count: 12, total: 1260.4 },
  keyProjects: { count: 36, planned: 84.6, completed: 79.2, slow: 5, withOfficer: 36, sponsored: 12 },
  sponsors: 6,
  problems: { raised: 86, solved: 71 },
  evaluated: { aboveScale: 92, belowScale: 140 },
  landSupport: { count: 9, total: 186.3 },
  leases: { count: 7, areaSquareMetres: 48_600, investment: 9.4, output: 4.1, tax: 0.16, sameYear: 3 },
  approvals: { count: 15, fastestDays: 32, medianDays: 46 },
};

/** By zone code. Figures are facts of the five articles; what a zone's article does not tell is invented. */
const figures: Readonly<Record<string, PublishedFigures>> = {
  WFJJQ: {
    ...invented,
    sourceName: '《潍坊经济区多点发力双招双引》',
    sourcePeriod: '2021年',
    approvals: { count: 24, fastestDays: 25, medianDays: 40 },
    keyProjects: { ...invented.keyProjects, count: 48, planned: 132.4, completed: 126.9, withOfficer: 48 },
  },
  YSKFQ: {
    ...invented,
    sourceName: '《沂水经济开发区推动经济高质量发展》',
    sourcePeriod: '两年累计，2022-03',
    revitalised: { count: 14, total: 1412.6 },
  },
  ZZKFQ: {
    ...invented,
    sourceName: '《枣庄重点项目建设报道》',
    sourcePeriod: '2021年前三季度',
    oldUnsuppliedDisposed: { count: 64, total: 4978.13 },
    keyProjects: { count: 181, planned: 458.09, completed: 566.2, slow: 29, withOfficer: 78, sponsored: 50 },
    sponsors: 25,
    evaluated: { aboveScale: 739, belowScale: 1346 },
    landSupport: { count: 31, total: 722.8 },
  },
  CCJKQ: {
    ...invented,
    sourceName: '《长春经开区项目建设报道》',
    sourcePeriod: '2019年',
    problems: { raised: 535, solved: 479 },
    leases: {
      count: 19,
      areaSquareMetres: 206_624,
      investment: 48.65,
      output: 18.15,
      tax: 0.6031,
      sameYear: 9,
    },
    keyProjects: {
      ...invented.keyProjects,
      count: 174,
      planned: 318,
      completed: 301.6,
      slow: 21,
      withOfficer: 174,
    },
  },
};

/** The figures a zone's ledgers reproduce. */
export const publishedFigures = (zoneCode: string): PublishedFigures => figures[zoneCode] ?? invented;
