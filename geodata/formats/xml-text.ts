import { FormatError } from './format-error.ts';
import { decodeStrictly, encodingFromName } from './text-encoding.ts';

/**
 * XML as UTF-8 text, safe to hand to a parser: document types and entities, with which a file of a kilobyte can fill
 * the memory or name other files, are refused. Throws FormatError `xml-entities`, `xml-invalid`.
 */
export function safeXml(bytes: Uint8Array, fileName: string): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const declared = /^[^<]*<\?xml[^>]*\bencoding=["']([\w.-]+)["']/.exec(head)?.[1];
  const label = wide ?? (declared === undefined ? 'utf-8' : encodingFromName(declared));
  const text = label === undefined ? undefined : decodeStrictly(bytes, label);
  if (text === undefined) {
    throw new FormatError(
      'xml-invalid',
      `“${fileName}”的文字与声明的编码（${declared ?? 'UTF-8'}）不符。请另存为 UTF-8 后重新上传。`,
      { file: fileName, encoding: declared },
    );
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) {
    throw new FormatError(
      'xml-entities',
      `“${fileName}”含有 XML 实体或文档类型声明，出于安全不予读取。请用原软件重新导出，不要手工加入 DOCTYPE。`,
      { file: fileName },
    );
  }
  return text.replace(/^\ufeff/, '').replace(/^(\s*<\?xml[^>]*\bencoding=)(["'])[\w.-]+\2/, '$1"UTF-8"');
}

/** The local name of the root element, undefined if there is none. */
export function rootElement(xml: string): string | undefined {
  return /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(
    xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, ''),
  )?.[1];
}
