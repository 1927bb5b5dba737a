import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../../../geodata/analysis/matching/build-snapshot.ts';
import { match } from '../../../../geodata/analysis/matching/match.ts';
import { builtInMatchParameters as parameters } from '../../../../geodata/analysis/matching/parameters.ts';
import { englishPhrases } from '../../../../geodata/analysis/matching/phrases-en.ts';
import { chinesePhrases } from '../../../../geodata/analysis/matching/phrases-zh.ts';
import { say, worded } from '../../../../geodata/analysis/matching/statements.ts';
import { Demand } from '../../../../geodata/model/demand.ts';
import { type MatchNote, MatchResult, type MatchStatement } from '../../../../geodata/model/match-result.ts';
import { asOf, generateAreas, generateDemand, generateSupply } from './generate-supply.ts';

/** Names that stay as they are in the data: laws, lists, projects, places. */
const ownNames = /土壤污染防治法|固定资产投资项目节能审查办法|负面清单 2026|“某处”/g;

const snapshot = buildSnapshot(generateSupply(21, 4000), {
  revision: 1,
  dataVersions: { controlLine: '2026-09' },
  areas: generateAreas(22),
});
const answers = Array.from({ length: 60 }, (_, seed) =>
  match(
    snapshot,
    Demand.parse({
      ...generateDemand(seed),
      eiaClass: 'report_book',
      chainAction: 'fill',
      energyTce: 900 * seed,
    }),
    {
      asOf,
      parameters,
      limit: 40,
      blockedHolders: new Set(['91370700B']),
      namesBlocked: seed % 2 === 0,
      standing: { zoneCode: 'WFJJ', energyTce: 250 },
    },
  ),
);
const throughJson = answers.map((answer) => MatchResult.parse(JSON.parse(JSON.stringify(answer))));
const candidates = throughJson.flatMap((answer) => [...answer.candidates, ...answer.potential]);
const conditions = [
  ...candidates.flatMap((candidate) => candidate.conditions),
  ...throughJson.flatMap((answer) => answer.nearestMisses.flatMap(({ failed }) => failed)),
];
const notes: MatchNote[] = [
  ...candidates.flatMap(({ reasons, warnings }) => [...reasons, ...warnings]),
  ...throughJson.flatMap((answer) => answer.notes),
];

/** What generated cases never meet: nothing with a fixed failure is a candidate or a near miss. */
const rare: MatchStatement[] = [
  say('use.undefined', { industryCode: '8311' }),
  say('use.refused', {
    landUse: { scheme: 'YDYH2023', code: '110101' },
    use: 'industry_2',
    industryCode: '3983',
  }),
  say('line.blocked', {
    findings: [
      { line: 'permanent_farmland', overlapSquareMetres: 1234.5 },
      { line: 'urban_boundary', overlapSquareMetres: 60 },
    ],
  }),
  say('line.blocked', { findings: [] }),
  say('line.tolerated', { findings: [{ line: 'ecological_redline', overlapSquareMetres: 0.75 }] }),
  say('soil.listed', {}),
  say('negative.forbidden', { industryCode: '2614', areaName: 'A', prefix: '26', source: '负面清单 2026' }),
  say('chemical.outside', { industryCode: '2614' }),
  say('ready.unasked', { on: null }),
  say('energy.unasked', {}),
  say('energy.unset', {}),
  say('building.compared', {
    measures: [{ measure: 'crane', needs: 10, has: 5 }],
    shorts: [{ measure: 'crane', short: 5 }],
  }),
  say('STOCK_FIRST', { score: 81.25 }),
  say('CHEM_RULE_UNKNOWN', {}),
  say('TRANSPORT_BEYOND', { places: [{ facility: 'port', distanceMetres: 61_000, wishMetres: 50_000 }] }),
  say('ENERGY_QUOTA_UNKNOWN', { areaName: 'A' }),
  say('EVALUATION_UNKNOWN', {}),
];

describe('the words of matching', () => {
  it('say in Chinese what the sentences of the answer say', () => {
    for (const { statement, sentence, isPassed, basis } of conditions) {
      const end = isPassed ? '。' : `（依据：${basis}）。`;
      expect(`${worded(statement, chinesePhrases)}${end}`).toBe(sentence);
    }
    for (const { statement, text } of notes) expect(worded(statement, chinesePhrases)).toBe(text);
  });

  it('are English in English, with every figure of the Chinese ones', () => {
    const figures = (text: string): string[] => text.match(/\d[\d,]*(\.\d+)?/g) ?? [];
    const check = (statement: MatchStatement): void => {
      const zh = worded(statement, chinesePhrases) ?? '';
      const en = worded(statement, englishPhrases) ?? '';
      expect(en.replaceAll(ownNames, ''), statement.key).toMatch(/^[\x20-\x7e²×–“”]+$/);
      expect(en, statement.key).not.toMatch(/undefined|null|NaN|\[object/);
      // Units and names of codes carry digits of their own in one language only.
      const own = /× 10k|GB\/T 4754 |class [1-3]|classes 1 to 3|art\. 59 and 67|one|第.+条/g;
      const missing = figures(zh.replaceAll(own, '')).filter((figure) => !en.includes(figure));
      expect(missing, `${zh} | ${en}`).toEqual([]);
    };
    for (const { statement } of [...conditions, ...notes]) check(statement);
    rare.forEach(check);
  });

  it('are all tried here', () => {
    const used = new Set(
      [...[...conditions, ...notes].map(({ statement }) => statement), ...rare].map(({ key }) => key),
    );
    const unused = Object.keys(chinesePhrases).filter((key) => !used.has(key));
    expect(unused).toEqual([]);
  });

  it('leave a statement of a newer server to the sentence it came with', () => {
    expect(worded({ key: 'tomorrow', values: {} }, englishPhrases)).toBeUndefined();
    expect(worded({ key: 'toString', values: {} }, englishPhrases)).toBeUndefined();
  });
});
