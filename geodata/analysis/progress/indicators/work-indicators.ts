import { optionOf, optionSets } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import { parseFen, splitByWeights } from '../../../units/money.ts';
import { approvalTiming } from '../approval-timing.ts';
import type { ProgressParams } from '../progress-params.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, notRecorded, part, plainValue, rateValue, sumOf } from './value-builders.ts';

/** R14, R20-R25: projects, problems, visits, approvals. */
export function projectIndicators(inputs: IndicatorInputs, params: ProgressParams): IndicatorValue[] {
  const { keyProjects, problems, sponsored, stages, demand, asOf } = inputs;
  const planYear = { planYear: `${asOf.slice(0, 4)}..${asOf.slice(0, 4)}` };
  return [
    timing(inputs, params),
    rateValue('R20', keyProjects.completedYuan, keyProjects.plannedYuan, {
      count: keyProjects.count,
      drill: drill('key-projects', planYear),
    }),
    plainValue('R21', keyProjects.slow, {
      count: keyProjects.count,
      isAlarm: keyProjects.slow > 0,
      drill: drill('key-projects', planYear),
    }),
    rateValue('R22', problems.solved, problems.raised, {
      count: problems.overdue,
      parts: [part('overdue', { zh: '逾期未解决', en: 'Overdue' }, problems.overdue, problems.overdue)],
      drill: drill('project-problems'),
    }),
    rateValue('R23', sponsored.visited, sponsored.count, { isAlarm: sponsored.visited < sponsored.count }),
    stages === null ? notRecorded('R24') : funnel(stages),
    demand === null
      ? notRecorded('R25')
      : rateValue('R25', demand.metSquareMetres, demand.wantedSquareMetres),
  ];
}

/** Projects by stage, in the order of the stages; those given up are no part of the funnel. */
function funnel(stages: readonly { stage: string; count: number }[]): IndicatorValue {
  const parts = optionSets.projectStage.map(({ code, zh, en }) => {
    const count = stages.find(({ stage }) => stage === code)?.count ?? 0;
    return part(code, { zh, en }, count, count);
  });
  return plainValue(
    'R24',
    sumOf(parts, ({ value }) => value),
    { parts },
  );
}

function timing({ approvalDays, startedOnAward }: IndicatorInputs, params: ProgressParams): IndicatorValue {
  const times = approvalTiming(approvalDays, params.approvalTargetDays);
  if (times === null) return plainValue('R14', null);
  const days = (key: string, zh: string, en: string, value: number) => part(key, { zh, en }, value);
  return plainValue('R14', times.medianDays, {
    count: times.count,
    parts: [
      days('fastest', '最快', 'Fastest', times.fastestDays),
      days('median', '中位', 'Median', times.medianDays),
      days('slowest', '最慢', 'Slowest', times.slowestDays),
      part(
        'within',
        { zh: `${params.approvalTargetDays} 天内办结`, en: `Within ${params.approvalTargetDays} days` },
        times.withinTargetCount,
        times.withinTargetCount,
      ),
      part(
        'on_award',
        { zh: '拿地即开工', en: 'Started on award' },
        startedOnAward.count,
        startedOnAward.count,
      ),
    ],
    drill: drill('approval-runs'),
  });
}

/** R18, R19, R27, R28: enterprises and what they owe. */
export function outputIndicators({
  evaluation,
  enclaveTaxes,
  commitments,
}: IndicatorInputs): IndicatorValue[] {
  const [origin, landing, zone] = enclaveShares(enclaveTaxes);
  const year = evaluation.year === null ? null : `${evaluation.year}..${evaluation.year}`;
  const share = (key: string, zh: string, en: string, value: number) => part(key, { zh, en }, value);
  return [
    rateValue('R18', evaluation.taxYuan, evaluation.landSquareMetres),
    plainValue('R19', evaluation.year === null ? null : sumOf(evaluation.classes, ({ count }) => count), {
      count: sumOf(evaluation.classes, ({ count }) => count),
      parts: ['A', 'B', 'C', 'D', 'T'].map((grade) => {
        const count = evaluation.classes.find((entry) => entry.class === grade)?.count ?? 0;
        const filters = { class: grade, ...(year === null ? {} : { year }) };
        return part(
          grade,
          optionOf('evaluationClass', grade) ?? { zh: grade, en: grade },
          count,
          count,
          drill('enterprise-reports', filters),
        );
      }),
      drill: drill('enterprise-reports', year === null ? {} : { year }),
    }),
    plainValue('R27', origin + landing + zone, {
      parts: [
        share('origin', '引资单位', 'Origin unit', origin),
        share('landing', '落地单位', 'Landing unit', landing),
        share('zone', '开发区', 'Zone', zone),
      ],
      drill: drill('enclave-taxes'),
    }),
    rateValue('R28', commitments.kept, commitments.checked, {
      isAlarm: commitments.kept < commitments.checked,
      drill: drill('commitment-checks'),
    }),
  ];
}

/** What each party gets of all taxes in yuan: every tax is split to the 分, then added. */
function enclaveShares(taxes: IndicatorInputs['enclaveTaxes']): [number, number, number] {
  const shares: [bigint, bigint, bigint] = [0n, 0n, 0n];
  for (const { taxYuan, weights } of taxes) {
    const [origin = 0n, landing = 0n, zone = 0n] = splitByWeights(parseFen(taxYuan) ?? 0n, weights);
    shares[0] += origin;
    shares[1] += landing;
    shares[2] += zone;
  }
  return [Number(shares[0]) / 100, Number(shares[1]) / 100, Number(shares[2]) / 100];
}
