import type { LandUseScheme } from '../model/field-formats.ts';
import { landUseRowsGbt21010 } from './land-use-gbt21010.ts';
import { landUseRowsGtdc } from './land-use-gtdc.ts';
import type { LandUseRow } from './land-use-row.ts';
import { landUseRowsYdyh2023 } from './land-use-ydyh2023.ts';

export interface LandUseClass {
  scheme: LandUseScheme;
  code: string;
  parentCode: string | null;
  zh: string;
  en: string;
  edition: string;
}

/** Names of the three schemes that collide on codes (domain dossier 6.1). */
export const landUseSchemes: Record<LandUseScheme, { zh: string; en: string; edition: string }> = {
  YDYH2023: { zh: '用地用海分类', en: 'Land and sea use classification', edition: '2023' },
  GTDC: { zh: '国土调查工作分类', en: 'National land survey classification', edition: '三调' },
  GBT21010: { zh: 'GB/T 21010 土地利用现状分类', en: 'GB/T 21010 current land use', edition: '2017' },
};

function classesOf(scheme: LandUseScheme, rows: readonly LandUseRow[]): LandUseClass[] {
  const english = new Map(rows.map(([code, , en]) => [code, en]));
  const codes = new Set(rows.map(([code]) => code));
  return rows.map(([code, zh, en]) => {
    const parent = code.length > 2 ? code.slice(0, -2) : null;
    const parentCode = parent !== null && codes.has(parent) ? parent : null;
    const fallback = english.get(parent ?? '') ?? english.get(code.slice(0, 2)) ?? 'Land use';
    return {
      scheme,
      code,
      parentCode,
      zh,
      en: en ?? `${fallback} (${code})`,
      edition: landUseSchemes[scheme].edition,
    };
  });
}

/** Every class of every scheme; a code is only ever read together with its scheme. */
export const landUseClasses: readonly LandUseClass[] = [
  ...classesOf('YDYH2023', landUseRowsYdyh2023),
  ...classesOf('GTDC', landUseRowsGtdc),
  ...classesOf('GBT21010', landUseRowsGbt21010),
];

const byPair = new Map(landUseClasses.map((entry) => [`${entry.scheme} ${entry.code}`, entry]));

/** The class of a (scheme, code) pair, or undefined when the scheme has no such code. */
export const landUseClass = (scheme: LandUseScheme, code: string): LandUseClass | undefined =>
  byPair.get(`${scheme} ${code}`);
