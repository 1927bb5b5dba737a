import { readLandUse } from '../../../geodata/formats/land-use-text.ts';
import type { SourceLayer } from '../../../geodata/formats/read-result.ts';
import type { ImportLandUse, ImportLandUses } from '../../../geodata/model/api-imports.ts';
import { landUseKey } from '../parcel-from-row.ts';

const mostValues = 200;

type LandUseOfText = ImportLandUses['values'][number];

function guessOf(text: string, remembered: ImportLandUse | undefined): Omit<LandUseOfText, 'text' | 'count'> {
  const reading = readLandUse(text);
  const needsChoice = !reading.ok && reading.reason === 'scheme-missing';
  if (remembered !== undefined) {
    const { scheme, code } = remembered;
    const guess = scheme === null || code === null ? null : { scheme, code };
    return { guess, origin: 'remembered', message: null, needsChoice };
  }
  return reading.ok
    ? {
        guess: { scheme: reading.scheme, code: reading.code },
        origin: 'proposed',
        message: null,
        needsChoice,
      }
    : { guess: null, origin: 'proposed', message: reading.message, needsChoice };
}

/** The different texts of a column, and the class each is taken for: as the last time, else by what it says. */
export function landUseValues(
  { features }: SourceLayer,
  column: string,
  remembered: readonly ImportLandUse[],
): ImportLandUses {
  const counts = new Map<string, number>();
  for (const { properties } of features) {
    const text = landUseKey(properties[column] ?? null);
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const known = new Map(remembered.map((landUse) => [landUseKey(landUse.text), landUse]));
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return {
    values: sorted
      .slice(0, mostValues)
      .map(([text, count]) => ({ text: text.slice(0, 200), count, ...guessOf(text, known.get(text)) })),
    more: Math.max(0, sorted.length - mostValues),
  };
}
