import type { SupplyResult } from '../model/supply-result.ts';

/** The columns a table of supply results can have, beyond the row's own number. */
export type SupplyColumn =
  | Exclude<keyof SupplyResult, 'rowNumber' | 'payments'>
  | 'paymentInstalment'
  | 'paymentDueOn'
  | 'paymentAmount';

/** Unit of a column without one in its own name or cells: the national portal publishes 公顷 and 万元. */
export type AmountUnit = '公顷' | '平方米' | '亩' | '元' | '万元' | '亿元';

/** Names a column goes by, the preferred one first. */
const names: Readonly<Record<SupplyColumn, readonly string[]>> = {
  administration: ['administration', '行政区', '行政区划', '所属区县'],
  location: [
    'parcelLocation',
    'projectLocation',
    '地块位置',
    '土地位置',
    '宗地位置',
    '具体位置',
    '土地坐落',
    '坐落',
  ],
  holderName: ['landHolder', '土地使用权人', '使用权人', '受让人', '受让单位', '竞得人', '竞得(人)'],
  projectName: ['projectName', '项目名称'],
  landPurpose: ['landPurpose', '土地用途', '用途'],
  supplyMode: ['supplyType', '供地方式', '供应方式'],
  areaSquareMetres: ['area', 'totalArea', '供地面积', '供应面积', '出让面积', '土地面积', '宗地面积', '面积'],
  priceYuan: ['transferPrice', '成交价格', '成交价', '出让价款', '土地价款'],
  signedOn: ['contractTime', 'signTime', '合同签订日期', '合同签订时间', '签订日期'],
  agreedDelivery: ['agreedDeliveryTime', '约定交地时间', '约定交地日期'],
  actualDelivery: ['actualDeliveryTime', '实际交地时间', '实际交地日期', '交地确认书日期'],
  agreedStart: ['agreedStartTime', '约定动工时间', '约定动工日期', '约定开工时间', '约定开工日期'],
  agreedCompletion: ['agreedCompletionTime', '约定竣工时间', '约定竣工日期'],
  actualStart: ['actualStartTime', '实际动工时间', '实际动工日期', '实际开工时间', '实际开工日期'],
  actualCompletion: ['actualCompletionTime', '实际竣工时间', '实际竣工日期'],
  paymentInstalment: ['issue', '支付期号', '期号'],
  paymentDueOn: ['paymentDate', '约定支付日期'],
  paymentAmount: ['paymentAmount', '约定支付金额'],
};

const defaultUnits: Readonly<Record<string, AmountUnit>> = {
  area: '公顷',
  totalArea: '公顷',
  transferPrice: '万元',
  paymentAmount: '万元',
};

/** Without these three nothing can be detected. */
const required = {
  agreedStart: '约定动工时间',
  actualStart: '实际动工时间',
  areaSquareMetres: '面积',
} as const;

/** Where a column stands, what the table calls it, and the unit of its numbers where one is known. */
export interface FoundColumn {
  index: number;
  header: string;
  unit: AmountUnit | null;
}

export type FoundColumns = Partial<Record<SupplyColumn, FoundColumn>>;

/** Names that a column goes by. */
export const namesOfColumn = (column: SupplyColumn): readonly string[] => names[column];

/** Recognises the columns of a header, or says in Chinese which necessary ones it lacks. */
export function findSupplyColumns(
  header: readonly string[],
  needsStartDates = true,
): { ok: true; columns: FoundColumns } | { ok: false; reason: string } {
  const read = header.map(readHeader);
  const columns: FoundColumns = {};
  for (const [column, aliases] of Object.entries(names) as [SupplyColumn, readonly string[]][]) {
    for (const alias of aliases) {
      const index = read.findIndex(({ name }) => name === alias);
      if (index < 0) continue;
      columns[column] = {
        index,
        header: header[index]?.trim() ?? alias,
        unit: read[index]?.unit ?? defaultUnits[alias] ?? null,
      };
      break;
    }
  }
  const missing = (Object.keys(required) as (keyof typeof required)[])
    .filter((column) => !columns[column])
    .map((column) => `“${required[column]}”`);
  if (missing.length === 0 || !needsStartDates) return { ok: true, columns };
  const present = header.map((name) => name.trim()).filter(Boolean);
  return {
    ok: false,
    reason:
      `表中没有${missing.join('、')}列，无法判断是否疑似闲置。现有列：${present.slice(0, 12).join('、')}` +
      `${present.length > 12 ? '等' : ''}。请换用含动工时间的“土地供应结果”表，或补上这些列`,
  };
}

/** `土地面积(亩)` is the column 土地面积 in 亩; brackets that hold no unit belong to the name. */
export function readHeader(cell: string): { name: string; unit: AmountUnit | null } {
  const text = cell
    .normalize('NFKC')
    .replaceAll(/[\s\ufeff]/g, '')
    .replace(/[:：]$/, '');
  const match = /^(.+?)\((公顷|平方米|亩|元|万元|亿元)\)$/.exec(text);
  return match ? { name: match[1] ?? text, unit: match[2] as AmountUnit } : { name: text, unit: null };
}
