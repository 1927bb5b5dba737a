import { describe, expect, it } from 'vitest';
import {
  type PictureColours,
  reportPicture,
} from '../../../../client/views/progress/picture/report-picture.ts';
import { indicators } from '../../../../geodata/catalog/indicators.ts';
import type { Ranking } from '../../../../geodata/model/api-reports.ts';

const colours = Object.fromEntries(
  ['bg', 'surface', 'ink', 'ink-2', 'ink-3', 'line', 'alarm', 'ok', 'd1', 'd-n2'].map((name) => [
    name,
    '#123456',
  ]),
) as PictureColours;
const figures = indicators.map(({ id }) => ({
  id,
  value: id === 'R20' ? 1.236 : null,
  numerator: id === 'R20' ? 56_620_000_000 : null,
  denominator: id === 'R20' ? 45_809_000_000 : null,
  count: null,
  parts: [],
  reason: id === 'R20' ? null : ('no_base' as const),
  isAlarm: false,
  drill: null,
  zoneCount: 1,
}));
const ranking: Ranking = {
  indicatorId: 'R20',
  quarter: '2026Q4',
  previousQuarter: '2026Q3',
  groups: [
    {
      peerGroup: 'industry',
      entries: [
        { zoneCode: 'A', name: '甲区 <一>', value: 1.236, numerator: 1, denominator: 1, rank: 1, change: 1 },
        {
          zoneCode: 'B',
          name: '乙区',
          value: null,
          numerator: null,
          denominator: 0,
          rank: null,
          change: null,
        },
      ],
    },
  ],
};

describe('the picture of a report', () => {
  const { svg, width, height } = reportPicture(
    {
      title: '土地处置与项目推进2026年11月通报',
      lines: ['统计期间'],
      figures,
      earlier: new Map([['R20', 1.1]]),
      ranking,
      language: 'zh',
    },
    colours,
  );

  it('shows every figure once, with its two numbers, over 100 % as it is', () => {
    for (const { title } of indicators) expect(svg).toContain(`>${title.zh}<`);
    expect(svg).toContain('>123.6<');
    expect(svg).toContain('566.20 / 458.09 亿元');
    expect(svg).toContain('↑13.6 点');
    expect(svg.match(/>没有基数</g)).toHaveLength(indicators.length - 1);
  });

  it('ranks zones, those without base without a place, and keeps names from becoming markup', () => {
    expect(svg).toContain('甲区 &lt;一&gt;');
    expect(svg).toContain('>↑1<');
    expect(svg).toContain('>—<');
  });

  it('is as tall as what it shows, within one page of tiles and the table', () => {
    expect(width).toBe(1240);
    const lowest = Math.max(...[...svg.matchAll(/ y="([\d.]+)"/g)].map(([, y]) => Number(y)));
    expect(height).toBeGreaterThan(lowest);
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});
