import { optionOf, optionSets } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import { parseFen, splitByWeights } from '../../../units/money.ts';
import { approvalTiming } from '../approval-timing.ts';
import type { ProgressParams } from '../progress-params.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, notRecorded, part, plainValue, rateValue, shareOf, sumOf } from './value-builders.ts';

/** R14, R20-R25: projects, problems, visits, approvals. */
export function projectIndicators(inputs: IndicatorInputs, params: ProgressParams): IndicatorValue[] {
  const { keyProjects, problems, sponsored, stages, demand, asOf } = inputs;
  const planYear = { planYear: `${asOf.slice(0, 4)}..${asOf.slice(0, 4)}` };
  return [
    timing(inputs, params),
    rateValue('R20', keyProjects.completedYuan, keyProjects.plannedYuan, {
      count: keyProjects.count,
      drill: drill('key-projects', planYear, keyProjects.count),
    }),
    plainValue('R21', keyProjects.slow, {
      count: keyProjects.slow,
      isAlarm: keyProjects.slow > 0,
      drill: drill('attention', { kind: 'slow_project' }, keyProjects.slow),
    }),
    rateValue('R22', problems.solved, problems.raised, {
      count: problems.raised,
      parts: [
        part(
          'overdue',
          { zh: '逾期未解决', en: 'Overdue' },
          problems.overdue,
          problems.overdue,
          drill('attention', { kind: 'overdue_problem' }, problems.overdue),
        ),
      ],
      drill: drill('project-problems', { raisedOn: `..${asOf}` }, problems.raised),
    }),
    rateValue('R23', sponsored.visited, sponsored.count, {
      isAlarm: sponsored.visited < sponsored.count,
      count: sponsored.count - sponsored.visited,
      parts: [
        part(
          'unvisited',
          { zh: '本季未走访', en: 'Not visited' },
          sponsored.count - sponsored.visited,
          sponsored.count - sponsored.visited,
          drill('attention', { kind: 'unvisited' }, sponsored.count - sponsored.visited),
        ),
      ],
      drill: drill('attention', { kind: 'unvisited' }, sponsored.count - sponsored.visited),
    }),
    stages === null ? notRecorded('R24') : funnel(stages),
    demand === null
      ? notRecorded('R25')
      : rateValue('R25', demand.metSquareMetres, demand.wantedSquareMetres, {
          count: demand.count,
          drill: drill('projects', {}, demand.count),
          parts: [
            part(
              'met',
              { zh: '有地', en: 'With land' },
              demand.metSquareMetres,
              demand.metCount,
              drill('projects', { part: 'met' }, demand.metCount),
            ),
            part(
              'unmet',
              { zh: '缺地', en: 'Without land' },
              demand.wantedSquareMetres - demand.metSquareMetres,
              demand.count - demand.metCount,
              drill('projects', { part: 'unmet' }, demand.count - demand.metCount),
            ),
          ],
        }),
  ];
}

/** Projects by stage, in the order of the stages; those given up are no part of the funnel. */
function funnel(stages: readonly { stage: string; count: number }[]): IndicatorValue {
  const parts = optionSets.projectStage.map(({ code, zh, en }) => {
    const count = stages.find(({ stage }) => stage === code)?.count ?? 0;
    return part(code, { zh, en }, count, count, drill('projects', { part: code }, count));
  });
  const count = sumOf(parts, ({ value }) => value);
  return plainValue('R24', count, { count, parts, drill: drill('projects', {}, count) });
}

function timing(
  { approvalDays, startedOnAward, asOf }: IndicatorInputs,
  params: ProgressParams,
): IndicatorValue {
  const times = approvalTiming(approvalDays, params.approvalTargetDays);
  if (times === null) return plainValue('R14', null);
  const finished = { finishedOn: `..${asOf}` };
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
        drill(
          'approval-runs',
          { ...finished, elapsedDays: `..${params.approvalTargetDays}` },
          times.withinTargetCount,
        ),
      ),
      shareOf(
        part(
          'on_award',
          { zh: '拿地即开工', en: 'Started on award' },
          startedOnAward.count,
          startedOnAward.count,
        ),
        startedOnAward.awarded,
      ),
    ],
    drill: drill('approval-runs', finished, times.count),
  });
}

/** R18, R19, R27, R28: enterprises and what they owe. */
export function outputIndicators({
  evaluation,
  enclaveTaxes,
  commitments,
  asOf,
}: IndicatorInputs): IndicatorValue[] {
  const [origin, landing, zone] = enclaveShares(enclaveTaxes);
  const year = evaluation.year === null ? null : `${evaluation.year}..${evaluation.year}`;
  const evaluated = sumOf(evaluation.classes, ({ count }) => count);
  const share = (key: string, zh: string, en: string, value: number) => part(key, { zh, en }, value);
  return [
    rateValue('R18', evaluation.taxYuan, evaluation.landSquareMetres, {
      count: evaluation.ratedCount,
      drill:
        year === null ? null : drill('enterprise-reports', { year, class: 'A,B,C,D' }, evaluation.ratedCount),
    }),
    plainValue('R19', year === null ? null : evaluated, {
      count: evaluated,
      parts: ['A', 'B', 'C', 'D', 'T'].map((grade) => {
        const count = evaluation.classes.find((entry) => entry.class === grade)?.count ?? 0;
        const filters = { class: grade, ...(year === null ? {} : { year }) };
        return part(
          grade,
          optionOf('evaluationClass', grade) ?? { zh: grade, en: grade },
          count,
          count,
          drill('enterprise-reports', filters, count),
        );
      }),
      drill: year === null ? null : drill('enterprise-reports', { year, class: 'A,B,C,D,T' }, evaluated),
    }),
    plainValue('R27', origin + landing + zone, {
      parts: [
        share('origin', '引资单位', 'Origin unit', origin),
        share('landing', '落地单位', 'Landing unit', landing),
        share('zone', '开发区', 'Zone', zone),
      ],
      count: enclaveTaxes.length,
      drill: drill('attention', { kind: 'tax_shares' }, enclaveTaxes.length),
    }),
    rateValue('R28', commitments.kept, commitments.checked, {
      count: commitments.checked,
      isAlarm: commitments.kept < commitments.checked,
      drill: drill(
        'commitment-checks',
        { year: `..${Number(asOf.slice(0, 4)) - 1}`, taxYuan: '0..', taxMinYuanPerSquareMetre: '0..' },
        commitments.checked,
      ),
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
