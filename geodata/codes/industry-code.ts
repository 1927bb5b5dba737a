import { INDUSTRY_DIVISIONS } from './industry-divisions.ts';
import { MANUFACTURING_CLASSES } from './industry-manufacturing.ts';
import { SERVICE_CLASSES } from './industry-services.ts';

/** The edition every industry code of the product belongs to. */
export const INDUSTRY_SCHEME = 'GB/T 4754-2017';

/** An industry: digits only, the section letter apart, e.g. `{code: '3983', section: 'C', name: '敏感元件及传感器制造'}`. */
export type Industry = { code: string; section: string; name: string };

const divisions = new Map(INDUSTRY_DIVISIONS.map((division) => [division.code, division]));
const classes = new Map(
  `${MANUFACTURING_CLASSES}${SERVICE_CLASSES}`
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 4), entry.slice(4)]),
);
const groups = new Set([...classes.keys()].map((code) => code.slice(0, 3)));
/** Divisions whose three- and four-digit codes are listed; the others are known by their two digits only. */
const detailedDivisions = new Set([...classes.keys()].map((code) => code.slice(0, 2)));

/** Drops the section letter and spaces: 'C3983' and ' 3983 ' become '3983'. */
export const bareIndustryCode = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/^[A-T]/, '');

/**
 * Looks an industry up by its code of two, three or four digits, with or without the section letter.
 * A letter that contradicts the digits ('A3983') and a code outside the list give undefined. Below the division,
 * codes are known for manufacturing (13-43), storage (59), software (65) and research (73).
 */
export const findIndustry = (text: string): Industry | undefined => {
  const code = bareIndustryCode(text);
  const division = divisions.get(code.slice(0, 2));
  if (!division || !/^\d{2,4}$/.test(code)) return undefined;
  const letter = /^[A-Ta-t]/.exec(text.trim())?.[0]?.toUpperCase();
  if (letter !== undefined && letter !== division.section) return undefined;
  if (code.length === 2) return { code, section: division.section, name: division.name };
  if (!detailedDivisions.has(division.code)) return undefined;
  const name = code.length === 4 ? classes.get(code) : groups.has(code) ? division.name : undefined;
  return name === undefined ? undefined : { code, section: division.section, name };
};

/** Every class, division by division, for pick lists: `[{code: '1311', name: '稻谷加工'}, …]`. */
export const industryClasses = (): { code: string; name: string }[] =>
  [...classes].map(([code, name]) => ({ code, name }));
