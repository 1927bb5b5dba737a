import type { RuleParamEntry, RuleParamsChange } from '../../geodata/model/api-matches.ts';

/** What was typed over a rule row; absent parts stay as they are. */
export interface RuleDraft {
  value?: string;
  source?: string;
  verified?: boolean;
}
export type RuleDrafts = Readonly<Record<string, RuleDraft>>;

/** A value as it is typed: lists one entry after the other. */
export const ruleText = (value: RuleParamEntry['value']): string =>
  Array.isArray(value) ? value.join('，') : String(value);

const parts = (text: string): string[] =>
  text
    .split(/[,，、;；\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** The value a text stands for, of the same kind as the present one; undefined when it cannot be read. */
export function ruleValue(
  present: RuleParamEntry['value'],
  text: string,
): RuleParamEntry['value'] | undefined {
  if (typeof present === 'number') {
    const plain = text.normalize('NFKC').replaceAll(',', '').trim();
    const value = Number(plain);
    return plain === '' || !Number.isFinite(value) ? undefined : value;
  }
  if (!Array.isArray(present)) return text.trim() === '' ? undefined : text.trim();
  const list = parts(text);
  if (list.length === 0) return undefined;
  const isNumeric = present.length > 0 && typeof present[0] === 'number';
  if (!isNumeric) return list;
  const numbers = list.map(Number);
  return numbers.every(Number.isFinite) ? numbers : undefined;
}

type Changed = RuleParamsChange['params'][number];

/** The rows that differ from what is stored, ready to be sent, and the keys of those that cannot be read. */
export function ruleChanges(
  params: readonly RuleParamEntry[],
  drafts: RuleDrafts,
): { changes: Changed[]; unread: string[] } {
  const changes: Changed[] = [];
  const unread: string[] = [];
  for (const { key, version, value, source, verified } of params) {
    const draft = drafts[key];
    if (!draft) continue;
    const typed = draft.value === undefined ? value : ruleValue(value, draft.value);
    if (typed === undefined) {
      unread.push(key);
      continue;
    }
    const isSame =
      ruleText(typed) === ruleText(value) &&
      (draft.source ?? source) === source &&
      (draft.verified ?? verified) === verified;
    if (isSame) continue;
    changes.push({
      key,
      version,
      value: typed,
      ...(draft.source === undefined ? {} : { source: draft.source }),
      ...(draft.verified === undefined ? {} : { verified: draft.verified }),
    });
  }
  return { changes, unread };
}

/** The sum of the weights as they would be, which must be 100. */
export const weightSum = (params: readonly RuleParamEntry[], drafts: RuleDrafts): number => {
  const sum = params
    .filter(({ key }) => key.startsWith('match.weight.'))
    .reduce((total, { key, value }) => total + Number(drafts[key]?.value ?? value), 0);
  return Math.round(sum * 1e6) / 1e6;
};
