import { landUseClasses } from '../../geodata/codes/land-use-class.ts';
import type { Language } from '../language/language.ts';

const english = new Map(
  landUseClasses.filter((entry) => entry.scheme === 'YDYH2023').map((entry) => [entry.code, entry.en]),
);
const chinese = new Map(
  landUseClasses.filter((entry) => entry.scheme === 'YDYH2023').map((entry) => [entry.code, entry.zh]),
);

/** The short name of a land use: what the server calls it, or the class of 用地用海分类; 用地 at the end goes without saying. */
export function landUseName(code: string, label: string | null, language: Language): string {
  if (language === 'en') return english.get(code) ?? label ?? code;
  return (label ?? chinese.get(code) ?? code).replace(/(?<=.{3})用地$/, '');
}
