import { attributeSynonyms } from './attribute-synonyms.ts';
import { type ColumnName, readColumnName } from './column-name.ts';
import { parseAttribute } from './parse-attribute.ts';
import type { QuantityUnit } from './quantity-units.ts';
import type { FieldValue, SourceField } from './read-result.ts';
import { dimensionOf, type TargetField } from './target-field.ts';

/** A column proposed for a field. A person confirms or changes it. */
export interface FieldMapping {
  /** Name of the target field. */
  target: string;
  /** Name of the file's column. */
  source: string;
  /** The unit the column's name tells; undefined if it tells none. */
  unit?: QuantityUnit;
  /** True where values without a unit cannot be read before somebody says which unit they are in. */
  needsUnit: boolean;
  /** 0 to 1; from 0.9 the name is exactly known and the values agree. */
  confidence: number;
  /** Chinese: why. */
  reason: string;
}

const leastConfidence = 0.4;
const dbfNameBytes = 10;

interface Match {
  score: number;
  reason: string;
}

/** A .dbf keeps ten bytes of a name: five characters in GBK, three in UTF-8. */
function isCutForm(column: string, name: string): boolean {
  const bytes = Buffer.byteLength(column);
  const isFull = bytes >= dbfNameBytes - 2 || [...column].length === dbfNameBytes / 2;
  return isFull && column.length >= 3 && name.length > column.length && name.startsWith(column);
}

function matchName(column: ColumnName, target: TargetField): Match {
  const label = readColumnName(target.label.zh).key;
  const known = [...(target.synonyms ?? []), ...(attributeSynonyms[target.name] ?? [])].map(
    (name) => readColumnName(name).key,
  );
  if (column.key === label || column.key === target.name.toLowerCase())
    return { score: 1, reason: `与“${target.label.zh}”同名` };
  // Earlier synonyms are the more telling ones.
  const place = known.indexOf(column.key);
  if (place >= 0) return { score: 0.97 - 0.002 * place, reason: `是“${target.label.zh}”的常用名称` };
  if ([label, ...known].some((name) => isCutForm(column.key, name)))
    return { score: 0.7, reason: `像“${target.label.zh}”被截断的名称` };
  const isTelling = (name: string) => (/[^\p{ASCII}]/u.test(name) ? name.length >= 2 : name.length >= 5);
  const part = known.concat(label).find((name) => isTelling(name) && column.key.includes(name));
  return part === undefined
    ? { score: 0, reason: '' }
    : { score: 0.5 + 0.02 * Math.min(part.length, 10), reason: `名称含“${part}”` };
}

/** The share of non-empty samples that can be read as the target; undefined without samples. */
function readableShare(
  samples: readonly FieldValue[],
  target: TargetField,
  unit?: QuantityUnit,
): number | undefined {
  const values = samples.filter((value) => value !== null && value !== '');
  if (values.length === 0) return undefined;
  // Whether the unit is still to be asked for does not count against the column.
  const readable = values.filter((value) => {
    const result = parseAttribute(value, target, { unit });
    return result.ok || result.problem.code === 'unit-missing' || result.problem.code === 'scheme-missing';
  });
  return readable.length / values.length;
}

/**
 * Proposes which column fills which field, each column and each field once, best first: by Chinese, English and pinyin
 * names, cut names of .dbf files included, weighed by whether the sample values can be read as the field's type. A
 * column whose unit contradicts the field's (元 for an area) is never proposed.
 */
export function proposeMapping(
  columns: readonly SourceField[],
  targets: readonly TargetField[],
  samples: readonly Readonly<Record<string, FieldValue>>[] = [],
): FieldMapping[] {
  const candidates = columns.flatMap((column) => {
    const name = readColumnName(column.name);
    const values = samples.map((sample) => sample[column.name] ?? null);
    return targets.flatMap((target): FieldMapping[] => {
      const { score, reason } = matchName(name, target);
      const dimension = dimensionOf(target);
      if (score === 0 || (name.unit && name.unit.dimension !== dimension)) return [];
      const share = readableShare(values, target, name.unit);
      const confidence = share === undefined ? score * 0.95 : score * (0.3 + 0.7 * share);
      if (confidence < leastConfidence) return [];
      const hasOwnUnits = values.some((value) => typeof value === 'string' && /[^\d\s.,+-]/.test(value));
      const needsUnit =
        (dimension === 'area' || dimension === 'money' || dimension === 'unitPrice') &&
        !name.unit &&
        !hasOwnUnits;
      return [{ target: target.name, source: column.name, unit: name.unit, needsUnit, confidence, reason }];
    });
  });
  const takenTargets = new Set<string>();
  const takenSources = new Set<string>();
  return candidates
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter(({ target, source }) => {
      if (takenTargets.has(target) || takenSources.has(source)) return false;
      takenTargets.add(target);
      takenSources.add(source);
      return true;
    });
}
