import {
  AlignmentType,
  BorderStyle,
  Document,
  ImageRun,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { chineseDate } from './chinese-date.ts';

/** A part of the body, in its order. */
export type DocumentBlock =
  | { kind: 'text'; text: string }
  /** 一、…: in 黑体. */
  | { kind: 'heading'; text: string }
  /** A JPEG over the width of the text at most, and its title below. */
  | { kind: 'picture'; jpeg: Buffer; widthPixels: number; heightPixels: number; title: string }
  | {
      kind: 'table';
      rows: readonly (readonly string[])[];
      columnShares: readonly number[];
      hasHead?: boolean;
    };

/** An official paper as its template has it. */
export interface OfficialDocument {
  title: string;
  /** 文号, below the title; null for papers of the holder, which have none of ours. */
  docNo: string | null;
  /** 草稿: not issued yet, so it says so above the title. */
  isDraft: boolean;
  /** 主送: the line before the body, without its colon. */
  addressee: string | null;
  blocks: readonly DocumentBlock[];
  /** 附件 after the body. */
  attachments?: readonly string[];
  /** 落款: who signs, and the day; a null day leaves the line for writing. */
  signature: { name: string; on: string | null };
  /** Lines after the signature: 抄送, contact, what the receiver fills in. */
  closing?: readonly string[];
}

/** Sizes in half-points: 二号 22, 三号 16, 小四 12. Lengths in twentieths of a point. */
const size = { title: 44, body: 32, table: 24 } as const;
const fonts = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', table: '宋体' } as const;
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
/** GB/T 9704-2012: 上 37 mm, 左 28 mm, a text area of 156 by 225 mm; lines 28 points apart. */
const page = {
  size: { width: twips(210), height: twips(297) },
  margin: { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) },
};
const textWidth = twips(156);
const linePitch = { line: 560, lineRule: LineRuleType.EXACT };

const run = (text: string, font: string, halfPoints: number, bold = false): TextRun =>
  new TextRun({
    text,
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: font },
    size: halfPoints,
    bold,
  });

const centred = (text: string, font: string, halfPoints: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...linePitch, line: 640 },
    children: [run(text, font, halfPoints)],
  });

const line = (
  text: string,
  options: { isIndented?: boolean; alignment?: 'right'; rightIndent?: number } = {},
): Paragraph =>
  new Paragraph({
    spacing: linePitch,
    ...(options.alignment === 'right'
      ? { alignment: AlignmentType.RIGHT }
      : { alignment: AlignmentType.BOTH }),
    indent: {
      ...(options.isIndented === false ? {} : { firstLine: size.body * 10 * 2 }),
      ...(options.rightIndent === undefined ? {} : { right: options.rightIndent }),
    },
    children: [run(text, fonts.body, size.body)],
  });

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

function table(rows: readonly (readonly string[])[], shares: readonly number[], hasHead: boolean): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((share / whole) * textWidth));
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: thin,
      bottom: thin,
      left: thin,
      right: thin,
      insideHorizontal: thin,
      insideVertical: thin,
    },
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: hasHead && index === 0,
          cantSplit: true,
          children: cells.map(
            (text, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlign.CENTER,
                margins: { top: 80, bottom: 80, left: 110, right: 110 },
                children: text.split('\n').map(
                  (part) =>
                    new Paragraph({
                      alignment: hasHead && index === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
                      spacing: { line: 360, lineRule: LineRuleType.AT_LEAST },
                      children: [run(part, fonts.table, size.table, hasHead && index === 0)],
                    }),
                ),
              }),
          ),
        }),
    ),
  });
}

/** Pixels of a screen: 156 mm of text are 589 wide; two pictures stand on a page. */
const mostPicturePixels = { width: 589, height: 380 } as const;

function picture({
  jpeg,
  widthPixels,
  heightPixels,
  title,
}: Extract<DocumentBlock, { kind: 'picture' }>): Paragraph[] {
  const scale = Math.min(mostPicturePixels.width / widthPixels, mostPicturePixels.height / heightPixels);
  const transformation = {
    width: Math.round(widthPixels * scale),
    height: Math.round(heightPixels * scale),
  };
  const altText = { name: title, title, description: title };
  return [
    // No exact line pitch: it would cut the picture.
    new Paragraph({
      keepNext: true,
      alignment: AlignmentType.CENTER,
      spacing: { before: 160 },
      children: [new ImageRun({ type: 'jpg', data: jpeg, transformation, altText })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
      children: [run(title, fonts.table, size.table)],
    }),
  ];
}

function block(part: DocumentBlock): (Paragraph | Table)[] {
  if (part.kind === 'table') return [table(part.rows, part.columnShares, part.hasHead === true), line('')];
  if (part.kind === 'heading') {
    return [
      new Paragraph({
        keepNext: true,
        spacing: linePitch,
        indent: { firstLine: size.body * 10 * 2 },
        children: [run(part.text, fonts.heading, size.body)],
      }),
    ];
  }
  if (part.kind === 'picture') return picture(part);
  return part.text.split('\n').map((text) => line(text));
}

/**
 * Writes an official paper as an editable docx in the form of GB/T 9704-2012: title in 小标宋 centred, 文号, body in 仿宋
 * 三号 with two characters of indent, signature and date at the right. Fonts are named, not embedded.
 */
export async function writeOfficialDocument(paper: OfficialDocument): Promise<Buffer> {
  const { title, docNo, addressee, blocks, attachments = [], signature, closing = [] } = paper;
  const children = [
    ...(paper.isDraft ? [line('（草稿）', { isIndented: false })] : []),
    centred(title, fonts.title, size.title),
    ...(docNo === null ? [] : [centred(docNo, fonts.body, size.body)]),
    line(''),
    ...(addressee === null ? [] : [line(`${addressee}：`, { isIndented: false })]),
    ...blocks.flatMap(block),
    ...attachments.map((name, index) => line(`${index === 0 ? '附件：' : '　　　'}${index + 1}．${name}`)),
    line(''),
    line(signature.name, { isIndented: false, alignment: 'right', rightIndent: 640 }),
    line(signature.on === null ? '　　　　年　　月　　日' : chineseDate(signature.on), {
      isIndented: false,
      alignment: 'right',
      rightIndent: 1280,
    }),
    ...(closing.length === 0 ? [] : [line('')]),
    ...closing.map((text) => line(text, { isIndented: false })),
  ];
  const document = new Document({
    title,
    creator: '落地图',
    sections: [{ properties: { page }, children }],
  });
  return await Packer.toBuffer(document);
}

/** Media type of a docx. */
export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
