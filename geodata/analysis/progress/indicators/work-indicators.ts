import { optionSets } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import { approvalTiming } from '../approval-timing.ts';
import type { ProgressParams } from '../progress-params.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, notRecorded, part, plainValue, rateValue, shareOf, sumOf } from './value-builders.ts';

/** R14, R20-R25: projects, problems, visits, approvals. */
export function projectIndicators(inputs: IndicatorInputs, params: ProgressParams): IndicatorValue[] {
  const { keyProjects, problems, sponsored, stages, funnel: steps, demand, asOf } = inputs;
  const solved = {
    raisedOn: `..${asOf}`,
    resolvedOn: `..${asOf}`,
    status: 'raised,assigned,in_progress,resolved,verified',
  };
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
          'solved',
          { zh: '已解决', en: 'Solved' },
          problems.solved,
          problems.solved,
          drill('project-problems', solved, problems.solved),
        ),
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
    stages === null || steps === null ? notRecorded('R24') : funnel(stages, steps),
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

/** Steps of the funnel, each with all projects that came so far; the place is that of `funnel` in the inputs. */
const funnelSteps = [
  ['demand', '需求', 'Demand'],
  ['matched', '已匹配', 'Matched'],
  ['visited', '已洽谈考察', 'Visited, in talks'],
  ['reserved', '已预留', 'Reserved'],
  ['supplied', '已供地', 'Supplied'],
  ['broken_ground', '已开工', 'Started'],
] as const;

/** The funnel from demand to start, then projects by stage; those given up are no part of either. */
function funnel(
  stages: readonly { stage: string; count: number }[],
  steps: readonly { step: number; count: number }[],
): IndicatorValue {
  const reached = funnelSteps.map(([key, zh, en], place) => {
    const beyond = steps.filter(({ step }) => step >= place);
    const count = sumOf(beyond, (row) => row.count);
    return part(key, { zh, en }, count, count, drill('projects', { part: key }, count));
  });
  const byStage = optionSets.projectStage.map(({ code, zh, en }) => {
    const count = stages.find(({ stage }) => stage === code)?.count ?? 0;
    const label = { zh: `阶段：${zh}`, en: `Stage: ${en}` };
    return part(code, label, count, count, drill('projects', { part: code }, count));
  });
  const count = reached[0]?.value ?? 0;
  return plainValue('R24', count, {
    count,
    parts: [...reached, ...byStage],
    drill: drill('projects', {}, count),
  });
}

function timing(
  { approvalDays, startedOnAward, asOf }: IndicatorInputs,
  params: ProgressParams,
): IndicatorValue {
  const times = approvalTiming(approvalDays, params.approvalTargetDays);
  if (times === null) return plainValue('R14', null);
  const finished = { finishedOn: `..${asOf}` };
  const days = (
    key: string,
    zh: string,
    en: string,
    value: number,
    [from, to]: readonly [number, number] = [value, value],
  ) => {
    const near = approvalDays.filter((elapsed) => elapsed >= from && elapsed <= to).length;
    const list = drill('approval-runs', { ...finished, elapsedDays: `${from}..${to}` }, near);
    return part(key, { zh, en }, value, near, list);
  };
  return plainValue('R14', times.medianDays, {
    count: times.count,
    parts: [
      days('fastest', '最快', 'Fastest', times.fastestDays),
      days('median', '中位', 'Median', times.medianDays, times.middleDays),
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
          drill(
            'approval-runs',
            { permittedOn: `..${asOf}`, startAfterAwardDays: `0..${params.startAfterAwardDays}` },
            startedOnAward.count,
          ),
        ),
        startedOnAward.awarded,
      ),
    ],
    drill: drill('approval-runs', finished, times.count),
  });
}
