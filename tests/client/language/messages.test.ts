import { describe, expect, it } from 'vitest';
import { languages } from '../../../client/language/language.ts';
import { messages } from '../../../client/language/messages.ts';

const chinese = /[\u4e00-\u9fff]/;
const textOf = (entry: unknown): string =>
  typeof entry === 'function'
    ? String(entry(...Array.from({ length: entry.length }, () => '7')))
    : String(entry);

describe('texts of the interface', () => {
  it('exist under the same keys in both languages', () => {
    expect(Object.keys(messages.en).toSorted()).toEqual(Object.keys(messages.zh).toSorted());
  });

  it.each(languages)('are never empty: %s', (language) => {
    for (const [key, entry] of Object.entries(messages[language])) {
      expect(textOf(entry).trim(), key).not.toBe('');
    }
  });

  it('hold no Chinese in the English table', () => {
    const mixed = Object.entries(messages.en).filter(([, entry]) => chinese.test(textOf(entry)));
    expect(mixed.map(([key]) => key)).toEqual([]);
  });

  it('use full-width punctuation in Chinese', () => {
    const wrong = Object.entries(messages.zh).filter(([, entry]) =>
      /[\u4e00-\u9fff][,;!?]/.test(textOf(entry)),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('take the same figures in both languages', () => {
    for (const key of Object.keys(messages.zh) as (keyof typeof messages.zh)[]) {
      const [zh, en] = [messages.zh[key], messages.en[key]];
      expect(typeof en, key).toBe(typeof zh);
    }
  });
});
