import { describe, expect, it } from 'vitest';
import { accountMessages } from '../../../client/language/account-messages.ts';
import { editingMessages } from '../../../client/language/editing-messages.ts';
import { recordsMessages } from '../../../client/language/records-messages.ts';

const chinese = /[\u4e00-\u9fff]/;
const textOf = (entry: unknown): string =>
  typeof entry === 'function'
    ? String(entry(...Array.from({ length: entry.length }, () => '7')))
    : String(entry);

describe.each([
  ['editing and data', editingMessages],
  ['records', recordsMessages],
  ['accounts', accountMessages],
])('texts of %s', (_room, messages) => {
  it('exist in both languages, and the English ones hold no Chinese', () => {
    expect(Object.keys(messages.en).toSorted()).toEqual(Object.keys(messages.zh).toSorted());
    const mixed = Object.entries(messages.en).filter(([, entry]) => chinese.test(textOf(entry)));
    expect(mixed.map(([key]) => key)).toEqual([]);
  });

  it('are never empty and use full-width punctuation in Chinese', () => {
    for (const [key, entry] of Object.entries(messages.zh)) {
      expect(textOf(entry).trim(), key).not.toBe('');
      expect(textOf(entry), key).not.toMatch(/[\u4e00-\u9fff][,;!?]/);
    }
  });
});
