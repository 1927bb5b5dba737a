import { FormatError } from './format-error.ts';
import type { LayerEncoding, ReadProblem } from './read-result.ts';
import { decodeStrictly, encodingFromName, looksGarbled } from './text-encoding.ts';

/** The text of a whole file, and how it was read. */
export interface DecodedDocument {
  /** Without byte order mark. */
  text: string;
  encoding: LayerEncoding;
  problems: Omit<ReadProblem, 'layer'>[];
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/**
 * Decodes a file that is text throughout: as the caller says, else by its byte order mark, else as UTF-8, else as
 * GB18030, which is told as a warning that begins with `notUtf8` (`没有声明编码`).
 * Throws FormatError `encoding-unknown`, `encoding-mismatch` or `encoding-undecidable`.
 */
export function decodeDocument(
  bytes: Uint8Array,
  fileName: string,
  given: string | undefined,
  notUtf8: string,
): DecodedDocument {
  const marked = byteOrderMark(bytes);
  const wanted = given === undefined ? undefined : encodingFromName(given);
  if (given !== undefined && wanted === undefined) {
    throw new FormatError('encoding-unknown', `不认识编码“${given}”。请填写 UTF-8、GBK、GB18030 或 Big5。`, {
      encoding: given,
    });
  }
  for (const label of [wanted ?? marked ?? 'utf-8', ...(wanted || marked ? [] : ['gb18030'])]) {
    const decoded = decodeStrictly(bytes, label);
    if (decoded === undefined) continue;
    const text = decoded.replace(/^\ufeff/, '');
    const isGuess = label === 'gb18030' && wanted === undefined;
    const problems: DecodedDocument['problems'] = [];
    if (isGuess) {
      const message = `“${fileName}”${notUtf8}，已按 GB18030 读取。请核对预览中的文字。`;
      problems.push({ code: 'encoding-guessed', severity: 'warning', message });
    }
    if (looksGarbled(text)) {
      const message = `“${fileName}”中有已经损坏的文字（如“锟斤拷”），无法还原。请向提供方重新索取。`;
      problems.push({ code: 'text-garbled', severity: 'warning', message });
    }
    const source = wanted ? 'given' : isGuess ? 'guessed' : 'file';
    return { text, encoding: { name: label.toUpperCase(), source }, problems };
  }
  throw new FormatError(
    wanted ? 'encoding-mismatch' : 'encoding-undecidable',
    wanted
      ? `“${fileName}”不是 ${given} 编码。请改选其他编码后重新读取。`
      : `“${fileName}”的文字既不是 UTF-8 也不是 GBK。请另存为 UTF-8 后重新上传。`,
    { file: fileName },
  );
}
