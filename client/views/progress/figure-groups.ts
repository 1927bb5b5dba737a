import { indicators } from '../../../geodata/catalog/indicators.ts';

/** The figures of the first row: what is overdue first, then the rates leaders answer for. */
export const keyFigures: readonly string[] = ['R05', 'R08', 'R03', 'R09', 'R11', 'R20'];

/** In an order that fills rows of six. */
const order = [
  'idle',
  'unsupplied',
  'inefficient',
  'standard',
  'parks',
  'projects',
  'use',
  'output',
] as const;

/** The other figures by group. */
export const figureGroups = order.map((group) => ({
  group,
  members: indicators.filter((entry) => entry.group === group && !keyFigures.includes(entry.id)),
}));
