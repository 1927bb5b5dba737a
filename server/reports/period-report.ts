import type { PeriodDays } from '../../geodata/analysis/progress/report-period.ts';
import { indicators } from '../../geodata/catalog/indicators.ts';
import type { IndicatorDefinition, Ranking, ZoneProgress } from '../../geodata/model/api-reports.ts';
import { figureText, fractionText } from './figure-text.ts';

/** A report of a period in words and tables, before it becomes a document or a workbook. */
export interface PeriodReport {
  title: string;
  lines: string[];
  tables: { name: string; head: string[]; rows: string[][]; columnShares: number[] }[];
}

const groupNames: Readonly<Record<IndicatorDefinition['group'], string>> = {
  idle: '闲置土地处置',
  unsupplied: '批而未供',
  inefficient: '低效再开发与盘活',
  standard: '标准地',
  output: '亩产效益',
  projects: '项目推进',
  parks: '园区与厂房',
  use: '集约利用',
};

/** The figures of zones by group, and the rankings of those that are ranked. */
export function periodReport(
  period: PeriodDays,
  zones: readonly ZoneProgress[],
  rankings: readonly Ranking[],
): PeriodReport {
  const names = zones.map(({ name }) => name);
  const groups = [...new Set(indicators.map(({ group }) => group))];
  return {
    title: `土地处置与项目推进${period.title}`,
    lines: [
      `统计期间：${period.firstOn} 至 ${period.lastOn}${frozenText(zones)}`,
      `范围：${names.join('、') || '无'}`,
      '面积先按平方米求和再换算为亩；没有基数的记“—”，不参加排名；完成率可超过 100%。',
    ],
    tables: [
      ...groups.map((group) =>
        figuresTable(
          groupNames[group],
          indicators.filter((entry) => entry.group === group),
          zones,
        ),
      ),
      ...rankings.flatMap((ranking) => rankingTables(ranking)),
    ],
  };
}

/** Of a frozen quarter: which version the figures are from. */
function frozenText(zones: readonly ZoneProgress[]): string {
  const versions = [...new Set(zones.flatMap(({ snapshot }) => snapshot?.version ?? []))];
  return versions.length === 0 ? '' : `（季度冻结数据第 ${versions.join('、')} 版）`;
}

function figuresTable(name: string, rows: readonly IndicatorDefinition[], zones: readonly ZoneProgress[]) {
  return {
    name,
    head: ['指标', '开发区', '数值', '分子 / 分母'],
    columnShares: [3, 3, 2, 4],
    rows: rows.flatMap((definition) =>
      zones.map(({ name: zoneName, indicators: values }) => {
        const value = values.find(({ id }) => id === definition.id);
        const fraction = value === undefined ? '' : fractionText(value, definition);
        const count = value?.count === null || value?.count === undefined ? '' : `${value.count} 项`;
        return [
          definition.title.zh,
          zoneName,
          figureText(value?.value ?? null, definition.unit),
          fraction || count,
        ];
      }),
    ),
  };
}

function rankingTables({ indicatorId, groups }: Ranking) {
  const definition = indicators.find(({ id }) => id === indicatorId);
  const peerNames = { industry: '工业主导型', city: '产城融合型' };
  return groups.map(({ peerGroup, entries }) => ({
    name: `${definition?.title.zh ?? indicatorId}排名（${peerNames[peerGroup]}）`,
    head: ['名次', '变化', '开发区', '数值'],
    columnShares: [1, 1, 4, 2],
    rows: entries.map(({ rank, change, name, value }) => [
      rank === null ? '—' : String(rank),
      changeText(change),
      name,
      figureText(value, definition?.unit ?? 'ratio'),
    ]),
  }));
}

const changeText = (change: number | null): string => {
  if (change === null || change === 0) return '－';
  return change > 0 ? `↑${change}` : `↓${-change}`;
};
