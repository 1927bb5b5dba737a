import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSupplyTable } from '../../../geodata/formats/supply-table.ts';
import { SupplyResult } from '../../../geodata/model/supply-result.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const header = '土地坐落,土地使用权人,面积(公顷),成交价(万元),约定动工时间,实际动工时间,合同签订日期';
const read = (...rows: string[]) => readSupplyTable(utf8([header, ...rows].join('\r\n')));

function table(...rows: string[]) {
  const result = read(...rows);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function reasonOf(bytes: Uint8Array): string {
  const result = readSupplyTable(bytes);
  if (result.ok) throw new Error('the table was read');
  return result.reason;
}

describe('a table of supply results', () => {
  it.each([
    ['2019-12-08', '2019-12-08'],
    ['2019/12/8', '2019-12-08'],
    ['2019.12.8', '2019-12-08'],
    ['2019年12月8日', '2019-12-08'],
    ['20191208', '2019-12-08'],
    ['2019-12-08 00:00:00', '2019-12-08'],
    ['２０１９－１２－０８', '2019-12-08'],
    ['', null],
    ['--', null],
  ])('reads the date "%s"', (cell, date) => {
    expect(table(`东路,甲,1,1,${cell},,`).records[0]?.agreedStart).toBe(date);
  });

  it.each(['2019-02-30', '2019-13-01', '待定', '43817', '1900-01-01', '2999-01-01'])(
    'takes "%s" for no date, names row and column, and reads the row',
    (cell) => {
      const { records, issues } = table(`东路,甲,1,1,${cell},,`);
      expect(records[0]?.agreedStart).toBeNull();
      expect(issues).toEqual([
        { rowNumber: 2, column: '约定动工时间', message: expect.stringContaining(cell.slice(0, 10)) },
      ]);
    },
  );

  it.each([
    ['0.75647', 7564.7],
    ['18110.5 平方米', 18_110.5],
    ['16761.7㎡', 16_761.7],
    ['77.6488亩', 51_765.8667],
    ['"1,234.5"', 12_345_000],
    ['0', 0],
  ])('reads the area %s', (cell, areaSquareMetres) => {
    expect(table(`东路,甲,${cell},1,,,`).records[0]?.areaSquareMetres).toBeCloseTo(areaSquareMetres, 4);
  });

  it.each([
    ['3336.653628', '33366536.28'],
    ['640万元', '6400000.00'],
    ['66285', '662850000.00'],
    ['1.2亿元', '120000000.00'],
    ['', null],
  ])('reads the price %s exactly', (cell, yuan) => {
    expect(table(`东路,甲,1,${cell},,,`).records[0]?.priceYuan).toBe(yuan);
  });

  it.each([
    ['-5', '不得为负'],
    ['约五公顷', '不是数字'],
    ['5方', '单位'],
    ['5万元', '不是面积单位'],
  ])('does not take %s for an area', (cell, words) => {
    const { records, issues } = table(`东路,甲,${cell},1,,,`);
    expect(records[0]?.areaSquareMetres).toBeNull();
    expect(issues[0]?.message).toContain(words);
  });

  it('keeps cells over several lines and in quotes together', () => {
    const { records } = table('"东路,\r\n北侧","甲""乙""公司",1,1,2019-12-08,,', '西路,丙,1,1,,,');
    expect(records.map(({ location }) => location)).toEqual(['东路,\r\n北侧', '西路']);
    expect(records[0]?.holderName).toBe('甲"乙"公司');
    expect(records[1]?.rowNumber).toBe(3);
  });

  it('unpacks instalments divided by |, past cells that were spilled in between', () => {
    const packed = 'issue,paymentDate,paymentAmount,area,agreedStartTime,actualStartTime';
    const text = `${packed}\n1|2|土地使用权人：|,2018-12-27|2019-12-13,800|695|,7.398,2020-12-17,`;
    const result = readSupplyTable(utf8(text));
    expect(result.ok && result.records[0]?.payments).toEqual([
      { instalment: 1, dueOn: '2018-12-27', amountYuan: '8000000.00' },
      { instalment: 2, dueOn: '2019-12-13', amountYuan: '6950000.00' },
    ]);
  });

  it('says which rows are too short or too long, and reads what it can', () => {
    const { rows, records, issues } = table('东路,甲,1', '西路,乙,1,1,,,,多余', '南路,丙,1,1,,,,');
    expect(rows).toBe(3);
    expect(records.map(({ rowNumber }) => rowNumber)).toEqual([3, 4]);
    expect(issues.map(({ rowNumber, message }) => [rowNumber, message.slice(0, 8)])).toEqual([
      [2, '这一行只有 3 '],
      [3, '这一行有 8 格'],
    ]);
  });

  it.each([
    ['UTF-8 with a mark', utf8(`\ufeff${header}\n东路,甲,1,1,2019-12-08,,`), 'UTF-8'],
    ['UTF-16', utf16(`${header}\n东路,甲,1,1,2019-12-08,,`), 'UTF-16LE'],
    ['tabs', utf8(`${header}\n东路,甲,1,1,2019-12-08,,`.replaceAll(',', '\t')), 'UTF-8'],
    ['semicolons', utf8(`${header}\n东路,甲,1,1,2019-12-08,,`.replaceAll(',', ';')), 'UTF-8'],
  ])('reads %s', (_what, bytes, encoding) => {
    expect(readSupplyTable(bytes)).toMatchObject({
      ok: true,
      encoding,
      records: [{ location: '东路', agreedStart: '2019-12-08' }],
    });
  });

  it.each([
    ['an empty file', new Uint8Array(), '文件是空的'],
    ['nothing but blank lines', utf8('\r\n\r\n'), '没有表头'],
    ['a header alone', utf8(header), '没有数据行'],
    ['other columns', utf8('姓名,电话\n张三,1'), '“约定动工时间”、“实际动工时间”、“面积”'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4), 'Excel'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'Excel'],
    ['bytes of no encoding', Uint8Array.of(0xff, 0xff, 0xff, 0x80), '编码'],
    ['spoiled text', utf8('锟斤拷,锟斤拷\n1,2'), '乱码'],
    ['an open quote', utf8(`${header}\n"东路,甲,1,1,,,`), '引号'],
  ])('refuses %s', (_what, bytes, words) => {
    expect(reasonOf(bytes)).toContain(words);
  });

  it('asks for the unit of an area that has none', () => {
    const result = readSupplyTable(utf8('面积,约定动工时间,实际动工时间\n5,2019-12-08,'));
    expect(result.ok && result.issues[0]?.message).toContain('公顷、平方米或亩');
  });
});

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
}

describeWithSharedData('published tables', () => {
  const file = (name: string) => readFileSync(sharedPath(`land-supply/${name}`));

  it('广东: 919 rows in GB18030 with 810 agreed and 462 actual starts, no cell left unread', () => {
    const result = readSupplyTable(file('广东省土地供应结果_甲.csv'));
    if (!result.ok) throw new Error(result.reason);
    expect(result).toMatchObject({ encoding: 'GB18030', rows: 919, issues: [] });
    expect(result.records).toHaveLength(919);
    expect(result.records.filter(({ agreedStart }) => agreedStart)).toHaveLength(810);
    expect(result.records.filter(({ actualStart }) => actualStart)).toHaveLength(462);
    for (const record of result.records) SupplyResult.parse(record);
    expect(result.records[4]).toMatchObject({
      areaSquareMetres: 73_980,
      priceYuan: '14950000.00',
      payments: [{ amountYuan: '8000000.00' }, { amountYuan: '6950000.00' }],
    });
  });

  it.each([
    '天津规划和自然资源局_出让结果_天津.csv',
    '山西省自然资源厅_出让结果_山西.csv',
    '中国土地市场-供地计划.csv',
    '中国土地市场-地块公示.csv',
  ])('%s has no dates of start, and is told so', (name) => {
    expect(reasonOf(file(name))).toMatch(/表中没有“约定动工时间”.+请换用/);
  });
});
