import type { PlainDate } from '../../model/field-formats.ts';
import type { Detection, MonitoredContract } from '../../model/idle-detection.ts';
import { firstDayPast, idleDays, yearsPassed } from '../../units/days/idle-days.ts';
import { addDays, addYears } from '../../units/days/plain-date.ts';
import { articles } from './articles.ts';
import type { IdleParams } from './idle-params.ts';
import { isSuspensionIdle } from './suspension.ts';

type DetectionParams = Pick<
  IdleParams,
  'suspectYears' | 'reclaimYears' | 'reminderBeforeDays' | 'minBuiltRatio' | 'minInvestRatio'
>;

/**
 * Where a contract stands on a day, and why: the monitoring rows of domain dossier 2.3, from the contract alone. The
 * same contract, day and figures always give the same answer. A start recorded after `asOf` does not count yet.
 */
export function detectIdle(contract: MonitoredContract, asOf: PlainDate, params: DetectionParams): Detection {
  const warnings = doubtsAbout(contract);
  const started = contract.actualStart !== null && contract.actualStart <= asOf;
  const completed = contract.actualCompletion !== null && contract.actualCompletion <= asOf;
  if (completed) {
    return still('COMPLETED', [`已于 ${contract.actualCompletion} 竣工，不再监测动工`], warnings);
  }
  // A recorded suspension says that building had begun; before its day that is not known yet.
  const stopped = contract.suspension !== null && contract.suspension.suspendedOn <= asOf;
  if (started || stopped) return detectSuspension(contract, asOf, params, warnings);
  return detectNotStarted(contract, asOf, params, warnings);
}

function detectNotStarted(
  contract: MonitoredContract,
  asOf: PlainDate,
  params: DetectionParams,
  warnings: string[],
): Detection {
  const { agreedStart, actualDelivery, pauses } = contract;
  const clockStart = agreedStart ?? (actualDelivery && addYears(actualDelivery, 1));
  if (!clockStart) {
    return still(
      'START_UNKNOWN',
      [`没有约定动工日期，也没有交地确认书的实际交地日期，无法起算（${articles.missingStart}）`],
      [...warnings, '请补录约定动工日期，或交地确认书确定的实际交地日期'],
    );
  }
  const basis = agreedStart
    ? `约定动工日期 ${agreedStart}`
    : `未约定动工日期，自实际交地 ${actualDelivery} 起满一年为 ${clockStart}（${articles.missingStart}）`;
  const clock = {
    ...clockOn(clockStart, asOf, params, pauses),
    clockBasis: agreedStart ? ('agreed_start' as const) : ('delivery_plus_one_year' as const),
    idleType: 'NOT_STARTED' as const,
    warnings,
  };
  const explain = (...lines: string[]) => [basis, `到 ${asOf} 没有动工记录`, ...pauseLines(clock), ...lines];

  if (yearsPassed(clockStart, params.suspectYears, asOf, pauses)) {
    return {
      ...clock,
      state: 'SUSPECTED',
      explanation: explain(
        `超过动工日期满一年：自 ${clock.suspectedFrom} 起为疑似闲置（${articles.idleNotStarted}）`,
        ...(clock.pastTwoYears ? [`已满两年（${articles.reclaim}）`] : []),
      ),
    };
  }
  if (asOf > clockStart) {
    const when = clock.suspectedFrom ? `，${clock.suspectedFrom} 起转为疑似闲置` : '，扣除期间未结束';
    return { ...clock, state: 'OVERDUE_LT1Y', explanation: explain(`已逾期，未满一年${when}`) };
  }
  if (asOf >= addDays(clockStart, -params.reminderBeforeDays)) {
    return {
      ...clock,
      state: 'DUE_SOON',
      explanation: explain(
        `距动工日期不足 ${params.reminderBeforeDays} 天，应发开工提醒书（${articles.reminder}）`,
      ),
    };
  }
  return { ...clock, state: 'SUPPLIED', explanation: explain('尚未到动工日期') };
}

function detectSuspension(
  { suspension, pauses, actualStart }: MonitoredContract,
  asOf: PlainDate,
  params: DetectionParams,
  warnings: string[],
): Detection {
  const since = actualStart ? `已于 ${actualStart} 动工` : '已动工';
  if (!suspension || suspension.suspendedOn > asOf) return still('STARTED', [since], warnings);
  const clock = {
    ...clockOn(suspension.suspendedOn, asOf, params, pauses),
    clockBasis: 'suspension' as const,
    idleType: 'SUSPENDED' as const,
    warnings,
  };
  const lines = [since, `自 ${suspension.suspendedOn} 起中止建设`, ...pauseLines(clock)];
  if (!yearsPassed(suspension.suspendedOn, params.suspectYears, asOf, pauses)) {
    return { ...clock, state: 'SUSPENDED_LT1Y', explanation: [...lines, '中止未满一年'] };
  }
  const article = articles.idleSuspended;
  return isSuspensionIdle(suspension, params)
    ? {
        ...clock,
        state: 'SUSPECTED',
        explanation: [...lines, `中止满一年，且已动工面积不足三分之一或已投资额不足 25%（${article}）`],
      }
    : still(
        'STARTED',
        [...lines, `中止满一年，但已动工面积和已投资额均达到标准，不属于闲置土地（${article}）`],
        warnings,
      );
}

function clockOn(
  clockStart: PlainDate,
  asOf: PlainDate,
  params: DetectionParams,
  pauses: MonitoredContract['pauses'],
) {
  const days = idleDays(clockStart, asOf, pauses);
  return {
    clockStart,
    suspectedFrom: firstDayPast(clockStart, params.suspectYears, pauses),
    pastTwoYears: yearsPassed(clockStart, params.reclaimYears, asOf, pauses),
    idleDaysGross: days.gross,
    idleDaysNet: days.net,
  };
}

function still(state: Detection['state'], explanation: string[], warnings: string[]): Detection {
  return {
    state,
    idleType: null,
    clockStart: null,
    clockBasis: null,
    suspectedFrom: null,
    pastTwoYears: false,
    idleDaysGross: 0,
    idleDaysNet: 0,
    explanation,
    warnings,
  };
}

function pauseLines({
  idleDaysGross,
  idleDaysNet,
}: {
  idleDaysGross: number;
  idleDaysNet: number;
}): string[] {
  const paused = idleDaysGross - idleDaysNet;
  return paused > 0 ? [`扣除认可的期间 ${paused} 天`] : [];
}

function doubtsAbout(contract: MonitoredContract): string[] {
  const { agreedStart, signedOn, actualStart, actualCompletion, suspension } = contract;
  const doubts: string[] = [];
  if (agreedStart && signedOn && agreedStart < signedOn) {
    doubts.push(`约定动工日期 ${agreedStart} 早于合同签订日期 ${signedOn}`);
  }
  if (suspension && !actualStart) {
    doubts.push('有中止建设日期而没有实际动工日期，请补录；没有动工的应按未动工处理');
  }
  if (actualCompletion && !actualStart) doubts.push('有竣工日期而没有动工日期');
  if (actualCompletion && actualStart && actualCompletion < actualStart) {
    doubts.push(`竣工日期 ${actualCompletion} 早于动工日期 ${actualStart}`);
  }
  if (actualStart && signedOn && actualStart < signedOn) {
    doubts.push(`动工日期 ${actualStart} 早于合同签订日期 ${signedOn}`);
  }
  return doubts;
}
