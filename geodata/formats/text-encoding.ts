/** ESRI's language driver ids of a dbf, as far as they name a code page. 0x57 only says "the writer's ANSI". */
const labelOfLanguageDriver: Readonly<Record<number, string>> = {
  3: 'windows-1252',
  19: 'shift_jis',
  77: 'gb18030',
  78: 'euc-kr',
  79: 'big5',
  80: 'windows-874',
  120: 'big5',
  121: 'euc-kr',
  122: 'gb18030',
  123: 'shift_jis',
  124: 'windows-874',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
};

const labelOfCodePage: Readonly<Record<string, string>> = {
  '936': 'gb18030',
  '54936': 'gb18030',
  '932': 'shift_jis',
  '949': 'euc-kr',
  '950': 'big5',
  '65001': 'utf-8',
  '874': 'windows-874',
};

/** The encoding a dbf's language driver byte names, as a WHATWG label; undefined if it names none. */
export function encodingOfLanguageDriver(id: number): string | undefined {
  return labelOfLanguageDriver[id];
}

/**
 * The WHATWG label behind what people and `.cpg` files write: `GBK`, `CP936`, `ANSI 936`, `Big-5`, `UTF8`, `1251`, …
 * GBK and GB2312 become their superset GB18030. Undefined if nothing is known by that name.
 */
export function encodingFromName(name: string): string | undefined {
  const text = name.trim().toLowerCase();
  const codePage = /^(?:ansi[\s_-]*|cp[\s_-]*|oem[\s_-]*|windows[\s_-]*|ms[\s_-]*)?(\d{3,5})$/.exec(
    text,
  )?.[1];
  if (codePage) {
    const label = labelOfCodePage[codePage] ?? (/^125\d$/.test(codePage) ? `windows-${codePage}` : undefined);
    if (label) return label;
    const isoPart = /^8859(\d{1,2})$/.exec(codePage)?.[1];
    return isoPart ? encodingFromName(`iso-8859-${isoPart}`) : undefined;
  }
  const compact = text.replaceAll(/[\s_-]/g, '');
  if (/^(gbk|gb2312|gb18030|gb180302000|euccn|hzgb2312)$/.test(compact)) return 'gb18030';
  for (const label of [text, text.replaceAll(/[\s_]/g, '-'), compact]) {
    try {
      return new TextDecoder(label).encoding;
    } catch {
      // Not a label; the next spelling may be one.
    }
  }
  return undefined;
}

/** Whether all bytes are plain ASCII, which every encoding here shares. */
export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

const decoders = new Map<string, TextDecoder>();

/** Decodes strictly: undefined where a byte sequence is not valid in the encoding. */
export function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  let decoder = decoders.get(label);
  if (!decoder) {
    decoder = new TextDecoder(label, { fatal: true });
    decoders.set(label, decoder);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Signs beyond everyday Chinese and Latin text, where GB18030 read from something else scatters. */
const unusual = /[^\p{ASCII}\u00b0-\u00d7\u2010-\u2642\u3000-\u303f\u4e00-\u9fa5\uff00-\uffe5]/u;

/** True for text of Chinese, Latin and common signs only: the sign of a well-guessed encoding. */
export function looksLikeChineseText(text: string): boolean {
  return !unusual.test(text) && /[\u4e00-\u9fa5]/u.test(text);
}

// U+FFFD itself; U+FFFD stored as UTF-8 and read back as GBK; UTF-8 Chinese read as Latin-1.
const garbled = /\ufffd|锟斤拷|[\u00e4-\u00e9][\u0080-\u00bf]{2}/u;

/** True for text that was spoiled before it reached us, whatever the encoding. */
export function looksGarbled(text: string): boolean {
  return garbled.test(text);
}
