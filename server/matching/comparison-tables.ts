import { constraints } from '../../geodata/analysis/matching/constraints.ts';
import { constraintsInEnglish, factorsInEnglish } from '../../geodata/analysis/matching/names-en.ts';
import { englishPhrases } from '../../geodata/analysis/matching/phrases-en.ts';
import { worded } from '../../geodata/analysis/matching/statements.ts';
import { findIndustry } from '../../geodata/codes/industry-code.ts';
import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { MatchResponse } from '../../geodata/model/api-matches.ts';
import type { Demand } from '../../geodata/model/demand.ts';
import type { MatchCandidate, MatchCondition, MatchNote } from '../../geodata/model/match-result.ts';
import { roundHalfUp, toMu } from '../../geodata/units/area.ts';
import { comparisonWords, type Language } from './comparison-words.ts';

export interface Comparison {
  demand: Demand;
  result: MatchResponse;
  /** One to four, in the order asked for. */
  pieces: readonly MatchCandidate[];
  language: Language;
  /** Maps of the sites, the overview first; JPEG. */
  pictures: readonly MapPicture[];
}

/** A map as a browser drew it. */
export interface MapPicture {
  title: string;
  widthPixels: number;
  heightPixels: number;
  bytes: Buffer;
}

/** A cell: its words, and for a figure the number with its unit, which a workbook keeps as a number. */
interface Cell {
  text: string;
  figure?: { value: number; places: number; unit: string };
}
export type Table = Cell[][];

const plain = (text: string): Cell => ({ text });

const figure = (value: number, places: number, unit: string): Cell => ({
  text: `${value.toLocaleString('zh-CN', { minimumFractionDigits: places, maximumFractionDigits: places })}${unit ? ` ${unit}` : ''}`,
  figure: { value, places, unit },
});

const sizeOf = (kind: MatchCandidate['kind'], squareMetres: number, language: Language): Cell => {
  const { mu, squareMetre } = comparisonWords[language].units;
  return kind === 'land'
    ? figure(roundHalfUp(toMu(squareMetres), 2), 2, mu)
    : figure(roundHalfUp(squareMetres, 2), 2, squareMetre);
};

/** The sentence of a condition, with the rule behind a failed one. */
const sentence = (
  { statement, sentence: chinese, isPassed, basis }: MatchCondition,
  language: Language,
): string => {
  const text = language === 'zh' ? undefined : worded(statement, englishPhrases);
  if (text === undefined) return chinese;
  return isPassed ? `${text}.` : `${text} (basis: ${basis}).`;
};

const noteText = ({ statement, text }: MatchNote, language: Language): string =>
  language === 'zh' ? text : (worded(statement, englishPhrases) ?? text);

/** The demand, fact by fact: a label and what was asked for. */
export const demandTable = ({ demand, language }: Comparison): Table => {
  const { labels, units } = comparisonWords[language];
  const range = (low: number | null, high: number | null, unit: string): Cell | null => {
    if (low === null && high === null) return null;
    if (low !== null && high !== null && low !== high)
      return plain(`${figure(low, 2, '').text}–${figure(high, 2, unit).text}`);
    const bound = low === null ? '≤ ' : high === null ? '≥ ' : '';
    return plain(`${bound}${figure(low ?? (high as number), 2, unit).text}`);
  };
  const inMu = (value: number | null): number | null => value && roundHalfUp(toMu(value), 2);
  const money = (yuan: number | null): Cell | null =>
    yuan === null ? null : figure(roundHalfUp(yuan / 10_000, 2), 2, units.tenThousandYuan);
  const modes = demand.supplyModes
    .map((mode) => optionOf('supplyMode', mode)?.[language] ?? mode)
    .join(language === 'zh' ? '、' : ', ');
  const rows: [string, Cell | null][] = [
    [labels.project, plain(`${demand.projectNo} ${demand.name}`)],
    [labels.industry, plain(`${demand.industryCode} ${findIndustry(demand.industryCode)?.name ?? ''}`)],
    [labels.land, range(inMu(demand.areaMinSquareMetres), inMu(demand.areaMaxSquareMetres), units.mu)],
    [
      labels.floorSpace,
      range(demand.floorAreaMinSquareMetres, demand.floorAreaMaxSquareMetres, units.squareMetre),
    ],
    [labels.far, range(demand.farMin, demand.farMax, '')],
    [labels.investment, money(demand.fixedInvestmentYuan)],
    [labels.tax, money(demand.taxYuanPerYear)],
    [labels.modes, modes === '' ? null : plain(modes)],
    [labels.needBy, demand.needBy === null ? null : plain(demand.needBy)],
  ];
  return rows.flatMap(([label, cell]) => (cell === null ? [] : [[plain(label), cell]]));
};

/** What the pieces are, row by row; the first row names them. */
export const piecesTable = ({ result, pieces, language }: Comparison): Table => {
  const { labels, unknown } = comparisonWords[language];
  const row = (label: string, show: (piece: MatchCandidate) => Cell): Cell[] => [
    plain(label),
    ...pieces.map(show),
  ];
  const placeOf = ({ id }: MatchCandidate) => result.places[id];
  const percent = (share: number): Cell => figure(Math.round(share * 100), 0, '%');
  return [
    row(labels.item, ({ name }) => plain(name)),
    row(labels.code, ({ code }) => plain(code)),
    row(labels.zone, (piece) => plain(placeOf(piece)?.zoneName ?? piece.zoneCode)),
    row(labels.park, (piece) => plain(placeOf(piece)?.parkName ?? '—')),
    row(labels.area, ({ kind, areaSquareMetres }) => sizeOf(kind, areaSquareMetres, language)),
    row(labels.taken, ({ kind, takenSquareMetres }) => sizeOf(kind, takenSquareMetres, language)),
    row(labels.availableOn, ({ availableOn }) => plain(availableOn ?? unknown)),
    row(labels.score, ({ shownScore }) => figure(shownScore, 2, '')),
    row(labels.rank, ({ rank }) => figure(rank, 0, '')),
    row(labels.topsis, ({ topsis }) => figure(topsis.rank, 0, '')),
    row(labels.robustness, ({ robustness }) => percent(robustness.first)),
    row(labels.notes, ({ reasons, warnings }) =>
      plain([...reasons, ...warnings].map((note) => noteText(note, language)).join('\n') || '—'),
    ),
  ];
};

/** Value, weight and points of each factor that counts for one of the pieces; the points sum to the score. */
export const factorsTable = ({ pieces, language }: Comparison): Table => {
  const { labels } = comparisonWords[language];
  const places = (pieces[0]?.factors ?? []).flatMap((_, place) =>
    pieces.some(({ factors }) => (factors[place]?.weight ?? 0) > 0) ? [place] : [],
  );
  const nameOf = (place: number): string => {
    const entry = pieces[0]?.factors[place];
    if (entry === undefined) return '';
    return language === 'zh' ? entry.label : factorsInEnglish[entry.factor];
  };
  return [
    [plain(labels.factor), ...pieces.flatMap(({ name }) => [plain(name), plain(''), plain('')])],
    [plain(''), ...pieces.flatMap(() => [labels.value, labels.weight, labels.points].map(plain))],
    ...places.map((place) => [
      plain(nameOf(place)),
      ...pieces.flatMap(({ factors }) => {
        const { value = 0, weight = 0, shown = 0 } = factors[place] ?? {};
        return [figure(value, 4, ''), figure(weight, 2, ''), figure(shown, 2, '')];
      }),
    ]),
    [
      plain(labels.total),
      ...pieces.flatMap(({ shownScore }) => [plain(''), plain(''), figure(shownScore, 2, '')]),
    ],
  ];
};

/** Every hard condition, with its sentence for each piece. */
export const conditionsTable = ({ pieces, language }: Comparison): Table => {
  const { labels, passed, relaxed } = comparisonWords[language];
  const nameOf = ({ code, label }: MatchCondition): string => {
    const known = constraints.find((constraint) => constraint.code === code);
    return language === 'en' && known !== undefined ? constraintsInEnglish[known.code] : label;
  };
  return [
    [plain(labels.condition), ...pieces.map(({ name }) => plain(name))],
    ...(pieces[0]?.conditions ?? []).map((condition, place) => [
      plain(`${condition.hCode} ${nameOf(condition)}`),
      ...pieces.map(({ conditions, relaxed: given }) => {
        const entry = conditions[place];
        if (entry === undefined) return plain('—');
        const mark = entry.isPassed ? passed : given.includes(entry.code) ? relaxed : '×';
        return plain(`${mark} ${sentence(entry, language)}`);
      }),
    ]),
  ];
};

/** What the figures rest on, and notes on the demand. */
export const noteLines = ({ result, language }: Comparison): string[] => {
  const { basis, counted } = comparisonWords[language];
  const { asOf, parametersVersion, dataRevision, isStale, counts } = result;
  return [
    basis({ asOf, parametersVersion, dataRevision, isStale }),
    counted(counts.considered, counts.feasible),
    ...result.notes.map((note) => `${noteText(note, language)}${language === 'zh' ? '。' : '.'}`),
  ];
};
