import type { PlainDate } from '../../model/field-formats.ts';
import { addDays, toDayNumber } from '../../units/days/plain-date.ts';
import { type Quarter, quarterDays, quarterOf } from './quarter.ts';

/** 周调度、月通报、季考评 (domain dossier 8.4). */
export const reportPeriods = ['week', 'month', 'quarter'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** A stretch of days a report speaks of, both ends included. */
export interface PeriodDays {
  firstOn: PlainDate;
  lastOn: PlainDate;
  title: string;
}

/** The week (from Monday), month or quarter a day lies in, up to that day. */
export function periodDays(period: ReportPeriod, asOf: PlainDate): PeriodDays {
  const [year, month] = asOf.split('-');
  if (period === 'week') {
    // Day 0 of the count, 1970-01-01, was a Thursday.
    const firstOn = addDays(asOf, -((toDayNumber(asOf) + 3) % 7));
    return { firstOn, lastOn: asOf, title: `${firstOn} 至 ${asOf} 周调度` };
  }
  if (period === 'month')
    return { firstOn: `${year}-${month}-01`, lastOn: asOf, title: `${year}年${Number(month)}月通报` };
  return quarterPeriod(quarterOf(asOf), asOf);
}

/** A quarter as a period, to its end or to the day it has come to. */
export function quarterPeriod(quarter: Quarter, asOf?: PlainDate): PeriodDays {
  const { firstOn, lastOn } = quarterDays(quarter);
  const title = `${quarter.slice(0, 4)}年第${quarter.slice(5)}季度考评`;
  return { firstOn, lastOn: asOf !== undefined && asOf < lastOn ? asOf : lastOn, title };
}
