import type { Label } from '../../geodata/catalog/field.ts';
import type { Language } from './language.ts';

/** The names of a closed list in one language, by code. */
export const namesIn = <Code extends string>(
  labels: Readonly<Record<Code, Label>>,
  language: Language,
): Readonly<Record<Code, string>> =>
  Object.fromEntries(Object.entries<Label>(labels).map(([code, label]) => [code, label[language]])) as Record<
    Code,
    string
  >;
