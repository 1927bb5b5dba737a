import type { PlainDate } from '../../model/field-formats.ts';
import type { StandardStage } from '../../model/land-state.ts';
import { addDays, addYears, daysBetween, earlier } from '../../units/days/plain-date.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { type LandState, landState, servedLand } from './land-state.ts';
import { cycleAt } from './life-cycle.ts';
import type { PlotLife } from './plot-life.ts';

/** 已供已用: supplied on a day that stays, in the years from 2006. Some were once sold as 标准地. */
export function inUseLife(life: PlotLife): LandState {
  const random = new SeededRandom(life.seed).fork(`history ${life.plot.key}`);
  const dates = history('2006-01-01', '2022-06-30', life.asOf, random);
  const isRecent = dates.suppliedOn! >= '2019-01-01';
  const wasCase = !isRecent && random.chance(0.012);
  const standardStage: StandardStage | null =
    isRecent && life.isIndustrial && random.chance(0.35)
      ? random.weighted<StandardStage>({
          COMPLETION_ACCEPTED: 0.25,
          PRODUCTION_ACCEPTED: 0.35,
          SUPERVISED: 0.37,
          BREACH: 0.03,
        })
      : null;
  return landState({
    stockClass: 'in_use',
    idleState: wasCase ? (random.chance(0.7) ? 'CLOSED' : 'RESUMED') : null,
    standardStage,
    ...dates,
    ...servedLand,
  });
}

/** 用而未尽: a first phase stands. Some building sites have been quiet for less than a year. */
export function underusedLife(life: PlotLife): LandState {
  const random = new SeededRandom(life.seed).fork(`history ${life.plot.key}`);
  const dates = history('2014-01-01', '2022-12-31', life.asOf, random);
  if (life.plot.index % 6 !== 1) return landState({ stockClass: 'underused', ...dates, ...servedLand });
  const quiet = cycleAt(life.asOf, 340, `quiet ${life.plot.key}`, life.seed);
  return landState({
    stockClass: 'underused',
    idleState: 'SUSPENDED_LT1Y',
    // Nothing else records the day building stopped; the case would count from it.
    idleSince: addDays(quiet.start, -5),
    ...dates,
    ...servedLand,
  });
}

/** 低效用地: old, built and evaluated as inefficient; never a matter of the idle-land rules. */
export function inefficientLife(life: PlotLife, farBuilt: number, farMin: number): LandState {
  const random = new SeededRandom(life.seed).fork(`history ${life.plot.key}`);
  return landState({
    stockClass: random.chance(0.8) ? 'in_use' : 'underused',
    isInefficient: true,
    inefficientReason: inefficientReason(farBuilt, farMin, random),
    ...history('2002-01-01', '2013-12-31', life.asOf, random),
    ...servedLand,
  });
}

function inefficientReason(farBuilt: number, farMin: number, random: SeededRandom): string {
  const reasons = [
    `亩均税收连续两年低于 ${random.integer(3, 6)} 万元/亩`,
    `停产 ${random.integer(8, 30)} 个月`,
    '亩产效益评价连续两年为 D 类',
    '产业属淘汰类，拟退二进三',
  ];
  if (farBuilt < farMin) reasons.push(`现状容积率 ${farBuilt.toFixed(2)}，低于下限 ${farMin.toFixed(2)}`);
  return random.pick(reasons);
}

/** Contract, agreed and real start between two days; earlier when the as-of date would be too near. */
function history(
  from: PlainDate,
  to: PlainDate,
  asOf: PlainDate,
  random: SeededRandom,
): Pick<LandState, 'suppliedOn' | 'agreedStartOn' | 'actualStartOn'> {
  const last = earlier(to, addYears(asOf, -2));
  const first = earlier(from, addYears(last, -8));
  const suppliedOn = addDays(first, Math.floor(random.next() * daysBetween(first, last)));
  const agreedStartOn = addDays(suppliedOn, random.integer(150, 365));
  return { suppliedOn, agreedStartOn, actualStartOn: addDays(agreedStartOn, random.integer(-90, 75)) };
}
