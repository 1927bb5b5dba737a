import ExcelJs from 'exceljs';
import { findIndustry } from '../../geodata/codes/industry-code.ts';
import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { MatchResponse } from '../../geodata/model/api-matches.ts';
import type { Demand } from '../../geodata/model/demand.ts';
import type { MatchCandidate } from '../../geodata/model/match-result.ts';
import { fromSquareMetres } from '../../geodata/units/area.ts';
import { type DocumentBlock, writeOfficialDocument } from '../documents/official-document.ts';

export interface Comparison {
  demand: Demand;
  result: MatchResponse;
  /** One to four, in the order asked for. */
  pieces: readonly MatchCandidate[];
  language: 'zh' | 'en';
}

const words = {
  zh: {
    title: '项目用地比选报告',
    demand: '一、项目需求',
    compared: '二、方案比较',
    factors: '三、得分构成',
    conditions: '四、条件核对',
    basis: '五、说明',
    item: '项目',
    factor: '因素（权重）',
    condition: '条件',
    score: '综合得分',
    passed: '通过',
    total: '合计',
    unknown: '未知',
  },
  en: {
    title: 'Comparison of sites for a project',
    demand: '1. Demand',
    compared: '2. Sites compared',
    factors: '3. Score by factor',
    conditions: '4. Conditions',
    basis: '5. Notes',
    item: 'Item',
    factor: 'Factor (weight)',
    condition: 'Condition',
    score: 'Score',
    passed: 'passed',
    total: 'Total',
    unknown: 'unknown',
  },
} as const;

type Rows = string[][];

const mu = (squareMetres: number): string => `${fromSquareMetres(squareMetres, 'mu').toFixed(2)} 亩`;
const share = (value: number): string => `${Math.round(value * 100)} %`;

/** The demand, fact by fact. */
const demandRows = (demand: Demand): Rows => {
  const industry = findIndustry(demand.industryCode);
  const range = (low: number | null, high: number | null, show: (value: number) => string): string | null =>
    low === null && high === null
      ? null
      : `${low === null ? '' : show(low)}～${high === null ? '' : show(high)}`;
  const tenThousand = (yuan: number | null): string | null =>
    yuan === null ? null : `${yuan / 10_000} 万元`;
  const rows: [string, string | null][] = [
    ['项目', `${demand.projectNo} ${demand.name}`],
    ['行业', `${demand.industryCode} ${industry?.name ?? ''}`],
    ['用地面积', range(demand.areaMinSquareMetres, demand.areaMaxSquareMetres, mu)],
    [
      '厂房面积',
      range(demand.floorAreaMinSquareMetres, demand.floorAreaMaxSquareMetres, (value) => `${value} 平方米`),
    ],
    ['容积率', range(demand.farMin, demand.farMax, String)],
    ['固定资产投资', tenThousand(demand.fixedInvestmentYuan)],
    ['年税收', tenThousand(demand.taxYuanPerYear)],
    [
      '供应方式',
      demand.supplyModes.map((mode) => optionOf('supplyMode', mode)?.zh ?? mode).join('、') || null,
    ],
    ['需地时间', demand.needBy],
  ];
  return rows.flatMap(([label, text]) => (text === null ? [] : [[label, text]]));
};

const comparedRows = ({ result, pieces, language }: Comparison): Rows => {
  const text = words[language];
  const placeOf = (piece: MatchCandidate) => result.places[piece.id];
  const row = (label: string, show: (piece: MatchCandidate) => string): string[] => [
    label,
    ...pieces.map(show),
  ];
  return [
    row(text.item, ({ name }) => name),
    row('编号', ({ code }) => code),
    row('开发区', (piece) => placeOf(piece)?.zoneName ?? piece.zoneCode),
    row('园区', (piece) => placeOf(piece)?.parkName ?? '—'),
    row('面积', ({ kind, areaSquareMetres }) =>
      kind === 'land' ? mu(areaSquareMetres) : `${areaSquareMetres} 平方米`,
    ),
    row('最早可供', ({ availableOn }) => availableOn ?? text.unknown),
    row(text.score, ({ shownScore, rank }) => `${shownScore.toFixed(2)}（第 ${rank} 名）`),
    row('TOPSIS 名次', ({ topsis }) => String(topsis.rank)),
    row('随机权重下居首', ({ robustness }) => share(robustness.first)),
    row(
      '提示',
      ({ reasons, warnings }) => [...reasons, ...warnings].map((note) => note.text).join('\n') || '—',
    ),
  ];
};

const factorRows = ({ pieces, language }: Comparison): Rows => {
  const text = words[language];
  const [first] = pieces;
  return [
    [text.factor, ...pieces.map(({ name }) => name)],
    ...(first?.factors ?? [])
      .map(({ factor, label, weight }, place) => ({ factor, label, weight, place }))
      .filter(({ place }) => pieces.some(({ factors }) => (factors[place]?.weight ?? 0) > 0))
      .map(({ label, weight, place }) => [
        `${label}（${weight.toFixed(2)}）`,
        ...pieces.map(({ factors }) => {
          const entry = factors[place];
          return entry === undefined ? '—' : `${entry.value.toFixed(4)} → ${entry.shown.toFixed(2)}`;
        }),
      ]),
    [text.total, ...pieces.map(({ shownScore }) => shownScore.toFixed(2))],
  ];
};

const conditionRows = ({ pieces, language }: Comparison): Rows => {
  const text = words[language];
  const [first] = pieces;
  return [
    [text.condition, ...pieces.map(({ name }) => name)],
    ...(first?.conditions ?? []).map(({ label, hCode }, place) => [
      `${hCode} ${label}`,
      ...pieces.map(({ conditions }) => {
        const entry = conditions[place];
        return entry === undefined ? '—' : `${entry.isPassed ? text.passed : '×'}：${entry.sentence}`;
      }),
    ]),
  ];
};

const noteLines = ({ result }: Comparison): string[] => [
  `匹配日期 ${result.asOf}，规则参数 ${result.parametersVersion}，数据版本 ${result.dataRevision}${result.isStale ? '（数据已有变化，待复核）' : ''}。`,
  `共比较 ${result.counts.considered} 宗，符合全部条件 ${result.counts.feasible} 宗；每项得分为因素值乘权重，合计即综合得分。`,
  ...result.notes.map(({ text }) => `${text}。`),
];

/** The comparison as an editable document. */
export async function comparisonDocument(comparison: Comparison): Promise<Buffer> {
  const { demand, result, pieces, language } = comparison;
  const text = words[language];
  const shares = [22, ...pieces.map(() => 78 / pieces.length)];
  const table = (rows: Rows, columnShares: readonly number[] = shares, hasHead = true): DocumentBlock => ({
    kind: 'table',
    rows,
    columnShares,
    hasHead,
  });
  return await writeOfficialDocument({
    title: text.title,
    docNo: null,
    isDraft: false,
    addressee: null,
    blocks: [
      { kind: 'heading', text: text.demand },
      table(demandRows(demand), [22, 78], false),
      { kind: 'heading', text: text.compared },
      table(comparedRows(comparison)),
      { kind: 'heading', text: text.factors },
      table(factorRows(comparison)),
      { kind: 'heading', text: text.conditions },
      table(conditionRows(comparison)),
      { kind: 'heading', text: text.basis },
      ...noteLines(comparison).map((line): DocumentBlock => ({ kind: 'text', text: line })),
    ],
    signature: { name: '落地图', on: result.asOf },
  });
}

/** The comparison as a workbook: one sheet a part; numbers of the score as numbers. */
export async function comparisonWorkbook(comparison: Comparison): Promise<Buffer> {
  const { demand, pieces, language } = comparison;
  const text = words[language];
  const workbook = new ExcelJs.Workbook();
  const add = (name: string, rows: Rows): void => {
    const sheet = workbook.addWorksheet(name.replace(/^(\d\.|[一二三四五]、)\s*/, ''), {
      views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
    });
    for (const row of rows) sheet.addRow(row).alignment = { wrapText: true, vertical: 'top' };
    sheet.getRow(1).font = { bold: true };
    sheet.getColumn(1).width = 22;
    for (const [index] of pieces.entries()) sheet.getColumn(index + 2).width = 42;
  };
  add(text.demand, demandRows(demand));
  add(text.compared, comparedRows(comparison));
  const sheet = workbook.addWorksheet(text.factors.replace(/^(\d\.|三、)\s*/, ''), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.addRow([text.factor, ...pieces.flatMap(({ name }) => [name, '', ''])]).font = { bold: true };
  sheet.addRow(['', ...pieces.flatMap(() => ['因素值', '权重', '得分'])]);
  for (const [place, factor] of (pieces[0]?.factors ?? []).entries())
    sheet.addRow([
      factor.label,
      ...pieces.flatMap(({ factors }) => [
        factors[place]?.value ?? 0,
        factors[place]?.weight ?? 0,
        factors[place]?.contribution ?? 0,
      ]),
    ]);
  sheet.addRow([text.total, ...pieces.flatMap(({ score }) => ['', '', score])]).font = { bold: true };
  add(text.conditions, conditionRows(comparison));
  add(
    text.basis,
    noteLines(comparison).map((line) => [line]),
  );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
