import { FormatError } from './format-error.ts';
import type { LayerEncoding, ReadProblem } from './read-result.ts';
import { decodeStrictly, encodingFromName, looksLikeChineseText } from './text-encoding.ts';

/** A piece of text that is not plain ASCII, still as bytes. */
export interface TextSample {
  bytes: Uint8Array;
  /** True if it fills its place to the last byte, so that its last character may be cut. */
  mayBeCut: boolean;
  /** From 1; 0 for a column name. */
  row: number;
  /** Which column, from 1. */
  column: number;
}

/** What is said about the encoding, most binding first. Names as written by people or files. */
export interface EncodingClaims {
  given?: string;
  cpg?: string;
  languageDriver?: string;
}

export interface EncodingDecision {
  /** WHATWG label. */
  label: string;
  encoding: LayerEncoding;
  problems: Omit<ReadProblem, 'layer'>[];
}

/** Decodes strictly, and forgives a last character cut by the width of its place. Undefined if it is not valid. */
export function decodeSample(
  bytes: Uint8Array,
  label: string,
  mayBeCut: boolean,
): { text: string; cut: boolean } | undefined {
  const text = decodeStrictly(bytes, label);
  if (text !== undefined) return { text, cut: false };
  if (!mayBeCut) return undefined;
  for (let dropped = 1; dropped <= 3 && dropped < bytes.length; dropped += 1) {
    const shorter = decodeStrictly(bytes.subarray(0, bytes.length - dropped), label);
    if (shorter !== undefined) return { text: shorter, cut: true };
  }
  return undefined;
}

const firstMisfit = (samples: readonly TextSample[], label: string) =>
  samples.find((sample) => decodeSample(sample.bytes, label, sample.mayBeCut) === undefined);

const fits = (samples: readonly TextSample[], label: string) => firstMisfit(samples, label) === undefined;

function looksChinese(samples: readonly TextSample[], label: string): boolean {
  const text = samples.map((sample) => decodeSample(sample.bytes, label, sample.mayBeCut)?.text ?? '\ufffd');
  return looksLikeChineseText(text.join(''));
}

const place = (sample: TextSample) =>
  sample.row === 0 ? `第${sample.column}列的字段名` : `第${sample.row}行第${sample.column}列`;

function decision(
  label: string,
  source: LayerEncoding['source'],
  problems: EncodingDecision['problems'] = [],
): EncodingDecision {
  return { label, encoding: { name: label.toUpperCase(), source }, problems };
}

function mismatch(
  fileName: string,
  name: string,
  samples: readonly TextSample[],
  label: string,
): FormatError {
  const misfit = firstMisfit(samples, label)!;
  const better = ['utf-8', 'gb18030', 'big5'].filter((other) => other !== label && fits(samples, other));
  const hint =
    better.length > 0 ? `改选 ${better.map((one) => one.toUpperCase()).join(' 或 ')}` : '核对源文件的编码';
  return new FormatError(
    'encoding-mismatch',
    `“${fileName}”不是 ${name} 编码：${place(misfit)}的文字按该编码无法还原。请${hint}后重新读取。`,
    { file: fileName, encoding: name, row: misfit.row, column: misfit.column, fitting: better },
  );
}

/** What the bytes themselves say: valid UTF-8, else GB18030; undefined if they are neither. */
function guess(samples: readonly TextSample[]): 'utf-8' | 'gb18030' | undefined {
  const isUtf8 = fits(samples, 'utf-8');
  // GBK text can be valid UTF-8 by accident, but then it turns into Cyrillic or Arabic, not Chinese.
  if (isUtf8 && looksChinese(samples, 'utf-8')) return 'utf-8';
  if (fits(samples, 'gb18030') && (!isUtf8 || looksChinese(samples, 'gb18030'))) return 'gb18030';
  return isUtf8 ? 'utf-8' : undefined;
}

/** Three and more Chinese characters that are valid UTF-8 cannot be an accident of another encoding. */
function isSurelyUtf8(samples: readonly TextSample[]): boolean {
  const bytes = samples.reduce((sum, sample) => sum + sample.bytes.filter((byte) => byte >= 0x80).length, 0);
  return bytes >= 9 && fits(samples, 'utf-8') && looksChinese(samples, 'utf-8');
}

/**
 * Decides the encoding of a table's text: what the caller says must fit; what the file says (`.cpg`, then the language
 * driver) holds unless the bytes contradict it; otherwise valid UTF-8, otherwise GB18030, which is said.
 * Throws FormatError `encoding-unknown`, `encoding-mismatch` or `encoding-undecidable`.
 */
export function decideEncoding(
  samples: readonly TextSample[],
  claims: EncodingClaims,
  fileName: string,
): EncodingDecision {
  if (claims.given !== undefined) {
    const label = encodingFromName(claims.given);
    if (!label) {
      throw new FormatError(
        'encoding-unknown',
        `不认识编码“${claims.given}”。请填写 UTF-8、GBK、GB18030 或 Big5。`,
        { encoding: claims.given },
      );
    }
    if (!fits(samples, label)) throw mismatch(fileName, claims.given, samples, label);
    return decision(label, 'given');
  }
  const claimed = claims.cpg ?? claims.languageDriver;
  const label = claimed === undefined ? undefined : encodingFromName(claimed);
  const where = claims.cpg === undefined ? '属性表' : 'cpg 文件';
  if (label !== undefined) {
    const surprising = label !== 'utf-8' && isSurelyUtf8(samples);
    if (fits(samples, label) && !surprising) return decision(label, 'file');
    const actual = guess(samples);
    if (actual === undefined) throw mismatch(fileName, claimed!, samples, label);
    return decision(actual, 'guessed', [
      {
        code: 'encoding-contradicted',
        severity: 'warning',
        message: `“${fileName}”的${where}声明编码为 ${claimed}，内容却是 ${actual.toUpperCase()}，已按后者读取。请核对预览中的文字。`,
      },
    ]);
  }
  const actual = samples.length === 0 ? 'utf-8' : guess(samples);
  if (actual === undefined) {
    const misfit = firstMisfit(samples, 'gb18030') ?? samples[0]!;
    throw new FormatError(
      'encoding-undecidable',
      `无法判断“${fileName}”的文字编码：${place(misfit)}既不是 UTF-8 也不是 GBK。请指定编码后重新读取。`,
      { file: fileName, row: misfit.row, column: misfit.column },
    );
  }
  if (actual === 'utf-8') return decision(actual, 'guessed');
  return decision(actual, 'guessed', [
    {
      code: 'encoding-guessed',
      severity: 'warning',
      message: `“${fileName}”没有声明编码，已按 GB18030（含 GBK、GB2312）读取。请核对预览中的文字，有误时指定编码。`,
    },
  ]);
}
