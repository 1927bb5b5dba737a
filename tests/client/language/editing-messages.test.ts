import { describe, expect, it } from 'vitest';
import { editingMessages } from '../../../client/language/editing-messages.ts';

const chinese = /[\u4e00-\u9fff]/;
const textOf = (entry: unknown): string =>
  typeof entry === 'function'
    ? String(entry(...Array.from({ length: entry.length }, () => '7')))
    : String(entry);

describe('texts of editing and data', () => {
  it('exist in both languages, and the English ones hold no Chinese', () => {
    expect(Object.keys(editingMessages.en).toSorted()).toEqual(Object.keys(editingMessages.zh).toSorted());
    const mixed = Object.entries(editingMessages.en).filter(([, entry]) => chinese.test(textOf(entry)));
    expect(mixed.map(([key]) => key)).toEqual([]);
  });

  it('are never empty and use full-width punctuation in Chinese', () => {
    for (const [key, entry] of Object.entries(editingMessages.zh)) {
      expect(textOf(entry).trim(), key).not.toBe('');
      expect(textOf(entry), key).not.toMatch(/[\u4e00-\u9fff][,;!?]/);
    }
  });
});
