import { pinyin } from 'pinyin-pro';

const syllables = (text: string, toneType: 'none' | 'num'): string[] =>
  pinyin(text, { toneType, type: 'array', nonZh: 'consecutive', v: true });

const lettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * What a person may type to find a Chinese name: its pinyin in full and its initials, lower case, without spaces or
 * punctuation: 新松(潍坊)智慧园 -> `xinsongweifangzhihuiyuan xswfzhy`. Empty for a text without letters or digits.
 */
export function searchPinyin(text: string): string {
  const parts = syllables(text.normalize('NFKC'), 'none').map(lettersAndDigits);
  const full = parts.join('');
  // A run that is no Chinese (WF-01) comes as one part and stays whole in the initials, too.
  const chinese = syllables(text.normalize('NFKC'), 'num').map((part) => /^[a-z]+[0-5]$/.test(part));
  const initials = parts.map((part, index) => (chinese[index] ? part.slice(0, 1) : part)).join('');
  return full === initials ? full : `${full} ${initials}`;
}

/**
 * Key that orders names as a Chinese reader expects when compared byte by byte (`COLLATE "C"`): pinyin with tone,
 * syllable by syllable; numbers by value (地块 2 before 地块 10). The name itself ends the key, so that only equal
 * names have equal keys.
 */
export function nameSortKey(name: string): string {
  const parts = syllables(name.normalize('NFKC'), 'num').map((part) =>
    part.toLowerCase().replace(/\d+/g, (digits, offset: number) =>
      // A tone is the one digit right after the letters of a syllable; everything else is a number.
      offset > 0 && /^[a-z]+[0-5]$/.test(part) ? digits : digits.padStart(10, '0'),
    ),
  );
  // '!' parts syllables because it comes after the space that ends them: 东 before 东方 before 东方路.
  const key = parts
    .join('!')
    .replace(/[^a-z0-9\u0080-\uffff]+/g, '!')
    .replace(/^!|!$/g, '');
  return `${key} ${name}`.trim();
}
