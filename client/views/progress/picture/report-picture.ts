import { indicatorOf, indicators } from '../../../../geodata/catalog/indicators.ts';
import type { IndicatorDefinition, Ranking } from '../../../../geodata/model/api-reports.ts';
import { changeQuantity, indicatorQuantity, ratioBasis } from '../../../format/indicator-quantity.ts';
import { type Language, labelIn } from '../../../language/language.ts';
import { progressMessages } from '../../../language/progress-messages.ts';
import type { TotalFigure } from '../../../state/progress-total.ts';
import { changeText } from '../change-text.ts';
import { figureGroups, keyFigures } from '../figure-groups.ts';

/** Colours of the picture by token, so that it looks like the product in light. */
export type PictureColours = Readonly<
  Record<'bg' | 'surface' | 'ink' | 'ink-2' | 'ink-3' | 'line' | 'alarm' | 'ok' | 'd1' | 'd-n2', string>
>;

export interface PictureContent {
  title: string;
  /** Period, zones, as-of day. */
  lines: readonly string[];
  figures: readonly TotalFigure[];
  /** Values of the quarter before by figure; null where there is none. */
  earlier: ReadonlyMap<string, number | null>;
  ranking: Ranking | null;
  language: Language;
}

const [width, margin, gap] = [1240, 40, 12];
const family = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif";
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const inXml = (text: string): string => text.replace(/[&<>"]/g, (found) => escapes[found] ?? found);

interface TextStyle {
  size: number;
  colour: string;
  bold?: boolean;
  anchor?: 'start' | 'end';
}

const text = (x: number, y: number, content: string, { size, colour, bold, anchor }: TextStyle): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="600"' : ''}${anchor === 'end' ? ' text-anchor="end"' : ''}>${inXml(content)}</text>`;
const box = (x: number, y: number, wide: number, tall: number, fill: string, stroke = 'none'): string =>
  `<rect x="${x}" y="${y}" width="${wide}" height="${tall}" rx="6" fill="${fill}" stroke="${stroke}"></rect>`;

/** Figures and a ranking as a picture to send on: an SVG of fixed width, whatever screen it was made on. */
export function reportPicture(
  content: PictureContent,
  colours: PictureColours,
): { svg: string; width: number; height: number } {
  const parts: string[] = [text(margin, 62, content.title, { size: 28, colour: colours.ink, bold: true })];
  let y = 92;
  for (const line of content.lines) {
    parts.push(text(margin, y, line, { size: 14, colour: colours['ink-2'] }));
    y += 22;
  }
  const groups = [
    { name: '', members: keyFigures.flatMap((id) => indicatorOf(id) ?? []) },
    ...namedGroups(content.language),
  ];
  for (const row of rowsOfSix(groups)) {
    const isNamed = row.some(({ name }) => name !== '');
    y += isNamed ? 40 : 10;
    let column = 0;
    for (const { name, members } of row) {
      if (name) parts.push(text(left(column), y - 10, name, { size: 15, colour: colours.ink, bold: true }));
      for (const definition of members) {
        parts.push(tile(left(column), y, definition, content, colours));
        column += 1;
      }
    }
    y += tileHeight;
  }
  const table = rankingTable(y + 40, content, colours);
  const height = table.end + 60;
  const foot = text(margin, height - 24, progressMessages[content.language].pictureFoot, {
    size: 12,
    colour: colours['ink-3'],
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${family}">
<rect width="${width}" height="${height}" fill="${colours.bg}"></rect>${parts.join('\n')}${table.drawn}${foot}</svg>`;
  return { svg, width, height };
}

const tileWidth = (width - 2 * margin - 5 * gap) / 6;
const tileHeight = 92;
const left = (column: number): number => margin + column * (tileWidth + gap);

const namedGroups = (language: Language) =>
  figureGroups.map(({ group, members }) => ({ name: progressMessages[language].groups[group], members }));

/** Groups beside one another as long as six tiles have room. */
function rowsOfSix<Group extends { members: readonly IndicatorDefinition[] }>(
  groups: readonly Group[],
): Group[][] {
  const rows: Group[][] = [];
  let room = 0;
  for (const group of groups) {
    if (group.members.length > room) {
      rows.push([]);
      room = 6;
    }
    rows.at(-1)?.push(group);
    room -= group.members.length;
  }
  return rows;
}

function tile(
  x: number,
  y: number,
  definition: IndicatorDefinition,
  { figures, earlier, language }: PictureContent,
  colours: PictureColours,
): string {
  const figure = figures.find(({ id }) => id === definition.id);
  const value = figure?.value ?? null;
  const shown = value === null ? null : indicatorQuantity(value, definition, language);
  const size = shown && shown.text.length > 8 ? 21 : 26;
  const valueColour = figure?.isAlarm ? colours.alarm : colours.ink;
  const unit = shown?.unit
    ? `<tspan font-size="12" font-weight="400" fill="${colours['ink-3']}"> ${inXml(shown.unit)}</tspan>`
    : '';
  const basis = figure ? basisText(figure, definition, language) : '';
  return [
    box(x, y, tileWidth, tileHeight, colours.surface, colours.line),
    figure?.isAlarm
      ? `<rect x="${x}" y="${y + 6}" width="3" height="${tileHeight - 12}" fill="${colours.alarm}"></rect>`
      : '',
    text(x + 12, y + 24, labelIn(definition.title, language), { size: 13, colour: colours['ink-2'] }),
    `<text x="${x + 12}" y="${y + 55}" font-size="${size}" font-weight="600" fill="${valueColour}">${inXml(shown?.text ?? '—')}${unit}</text>`,
    text(x + 12, y + 79, basis, { size: 11, colour: colours['ink-3'] }),
    changeMark(
      x + tileWidth - 10,
      // Beside a long name there is no room; a long unit stands beside the value already.
      y + (labelIn(definition.title, language).length > 7 ? 55 : 24),
      { definition, value, before: earlier.get(definition.id) ?? null, language },
      colours,
    ),
  ].join('');
}

function basisText(figure: TotalFigure, definition: IndicatorDefinition, language: Language): string {
  if (figure.reason) return progressMessages[language].reasons[figure.reason];
  if (figure.numerator === null || figure.denominator === null) return '';
  return ratioBasis([figure.numerator, figure.denominator], definition, language);
}

function changeMark(
  x: number,
  y: number,
  {
    definition,
    value,
    before,
    language,
  }: { definition: IndicatorDefinition; value: number | null; before: number | null; language: Language },
  colours: PictureColours,
): string {
  if (value === null || before === null) return '';
  const amount = changeQuantity(value - before, definition, language);
  if (!/[1-9]/.test(amount.text)) return '';
  const isGood = definition.better === null ? null : value > before === (definition.better === 'higher');
  const colour = isGood === null ? colours['ink-3'] : isGood ? colours.ok : colours.alarm;
  return text(
    x,
    y,
    `${value > before ? '↑' : '↓'}${amount.text} ${amount.unit.length > 3 ? '' : amount.unit}`.trimEnd(),
    {
      size: 11,
      colour,
      anchor: 'end',
    },
  );
}

function rankingTable(
  top: number,
  { ranking, language }: PictureContent,
  colours: PictureColours,
): { drawn: string; end: number } {
  const definition = indicators.find(({ id }) => id === ranking?.indicatorId);
  if (ranking === null || definition === undefined) return { drawn: '', end: top - 30 };
  const words = progressMessages[language];
  const head = `${words.ranking} · ${labelIn(definition.title, language)}`;
  const lines = [text(margin, top, head, { size: 15, colour: colours.ink, bold: true })];
  const most = Math.max(
    0.000_1,
    ...ranking.groups.flatMap(({ entries }) => entries.map(({ value }) => value ?? 0)),
  );
  let y = top + 12;
  for (const { peerGroup, entries } of ranking.groups) {
    y += 30;
    lines.push(text(margin, y, words.peer[peerGroup], { size: 13, colour: colours['ink-2'], bold: true }));
    for (const { rank, change, name, value } of entries) {
      y += 26;
      const shown = value === null ? null : indicatorQuantity(value, definition, language);
      lines.push(
        `<line x1="${margin}" x2="${width - margin}" y1="${y - 18}" y2="${y - 18}" stroke="${colours.line}"></line>`,
        text(margin, y, rank === null ? '—' : String(rank), { size: 13, colour: colours.ink, bold: true }),
        text(margin + 40, y, rank === null ? '' : changeText(change), { size: 12, colour: colours['ink-3'] }),
        text(margin + 90, y, name, { size: 13, colour: colours.ink }),
        box(560, y - 9, 480, 7, colours['d-n2']),
        box(560, y - 9, Math.max(1, (480 * Math.max(0, value ?? 0)) / most), 7, colours.d1),
        text(width - margin, y, shown ? `${shown.text} ${shown.unit}` : '—', {
          size: 13,
          colour: colours.ink,
          bold: true,
          anchor: 'end',
        }),
      );
    }
  }
  return { drawn: lines.join('\n'), end: y };
}
