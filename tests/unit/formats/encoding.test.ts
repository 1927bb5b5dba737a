import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EncodingClaims } from '../../../geodata/formats/decide-encoding.ts';
import { readDbf } from '../../../geodata/formats/read-dbf.ts';
import { encodingFromName, encodingOfLanguageDriver } from '../../../geodata/formats/text-encoding.ts';
import { encodeGbk } from '../../support/gbk.ts';
import { writeShapefile } from '../../support/shapefile-writer.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

interface Cell {
  name: Uint8Array;
  value: Uint8Array;
  width?: number;
}

const tableOf = (...cells: Cell[]) =>
  writeShapefile({
    rings: [],
    columns: cells.map(({ name, width }) => ({ name, width: width ?? 40 })),
    rows: [cells.map(({ value }) => value)],
  }).dbf;

const read = (cells: Cell[], claims: EncodingClaims = {}) => readDbf(tableOf(...cells), '表.dbf', claims);
const utf8 = (text: string) => Buffer.from(text);

describe('encoding of a table', () => {
  it.each([
    ['GBK', 'gb18030'],
    ['936', 'gb18030'],
    ['ANSI 936', 'gb18030'],
    ['CP936', 'gb18030'],
    ['GB2312', 'gb18030'],
    ['UTF-8', 'utf-8'],
    ['utf8', 'utf-8'],
    ['65001', 'utf-8'],
    ['Big-5', 'big5'],
    ['EUC-KR', 'euc-kr'],
    ['1251', 'windows-1251'],
    ['88591', 'windows-1252'],
    ['火星文', undefined],
  ])('knows %s', (name, label) => {
    expect(encodingFromName(name)).toBe(label);
  });

  it('reads the language driver of ESRI for GBK', () => {
    expect(encodingOfLanguageDriver(0x4d)).toBe('gb18030');
    expect(encodingOfLanguageDriver(0x57)).toBeUndefined();
  });

  it('recognises UTF-8 without being told', () => {
    const { encoding, records, problems } = read([{ name: utf8('权利人'), value: utf8('沂水县示范公司') }]);
    expect(encoding).toEqual({ name: 'UTF-8', source: 'guessed' });
    expect(records).toEqual([{ 权利人: '沂水县示范公司' }]);
    expect(problems).toEqual([]);
  });

  it('falls back to GB18030 and says so', () => {
    const { encoding, records, problems } = read([{ name: encodeGbk('权利人'), value: encodeGbk('联通') }]);
    expect(encoding).toEqual({ name: 'GB18030', source: 'guessed' });
    expect(records).toEqual([{ 权利人: '联通' }]);
    expect(problems.map(({ code }) => code)).toEqual(['encoding-guessed']);
  });

  it('is not fooled by 联通, whose GBK bytes are valid UTF-8', () => {
    expect(read([{ name: utf8('A'), value: encodeGbk('联通') }]).records).toEqual([{ A: '联通' }]);
  });

  it('reads what the content says where the .cpg or the driver is wrong, and warns', () => {
    const gbk = read([{ name: utf8('A'), value: encodeGbk('工业用地') }], { cpg: 'UTF-8' });
    expect(gbk.records).toEqual([{ A: '工业用地' }]);
    expect(gbk.problems[0]).toMatchObject({ code: 'encoding-contradicted', severity: 'warning' });
    const unicode = read([{ name: utf8('A'), value: utf8('工业用地') }], { languageDriver: 'gb18030' });
    expect(unicode.records).toEqual([{ A: '工业用地' }]);
    expect(unicode.problems[0]).toMatchObject({ code: 'encoding-contradicted' });
  });

  it('names row and column of a text that does not fit the given encoding', () => {
    expect(() => read([{ name: utf8('A'), value: encodeGbk('工业用地') }], { given: 'UTF-8' })).toThrow(
      /不是 UTF-8 编码：第1行第1列.*GB18030/,
    );
  });

  it('refuses bytes that are neither UTF-8 nor GBK', () => {
    expect(() => read([{ name: utf8('A'), value: Uint8Array.of(0xff, 0xff, 0x20, 0xff) }])).toThrow(
      /无法判断/,
    );
  });

  it('keeps the whole characters of a name or value that its width cuts', () => {
    const name = utf8('土地用途').subarray(0, 10);
    const { fields, records, problems } = read([{ name, value: utf8('工业用地'), width: 10 }], {
      cpg: 'UTF-8',
    });
    expect(fields[0]!.name).toBe('土地用');
    expect(records).toEqual([{ 土地用: '工业用' }]);
    expect(problems).toMatchObject([{ code: 'text-truncated', field: '土地用', row: 1, count: 1 }]);
  });

  it('points out text that was spoiled before', () => {
    const { problems } = read([{ name: utf8('A'), value: utf8('锟斤拷用地') }]);
    expect(problems).toMatchObject([{ code: 'text-garbled', field: 'A', row: 1 }]);
  });

  it('tells repeated and empty column names apart, and survives __proto__', () => {
    const cell = (name: string, value: string) => ({ name: utf8(name), value: utf8(value) });
    const { records, problems } = read([
      cell('A', '1'),
      cell('A', '2'),
      cell('', '3'),
      cell('__proto__', '4'),
    ]);
    expect(Object.entries(records[0]!)).toEqual([
      ['A', '1'],
      ['A_2', '2'],
      ['字段3', '3'],
      ['__proto__', '4'],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['field-renamed', 'field-renamed']);
  });
});

describeWithSharedData('dbf files of mapshaper', () => {
  const dbf = (name: string, claims: EncodingClaims = {}) =>
    readDbf(readFileSync(sharedPath(`formats/mapshaper/dbf/${name}.dbf`)), `${name}.dbf`, claims);

  it.each([
    ['gbk', {}, { NAME: '简体国语' }],
    ['gb2312', {}, { NAME: '简体国语' }],
    ['gbk', { given: 'GBK' }, { NAME: '简体国语' }],
    ['utf8', {}, { NAME: '国语國語' }],
    ['big5', { given: 'big5' }, { NAME: '繁體國語' }],
  ])('%s with %j', (name, claims, record) => {
    expect(dbf(name, claims).records).toEqual([record]);
  });

  it('reads the language driver and the .cpg', () => {
    const file = readFileSync(sharedPath('formats/mapshaper/dbf/ldid/chinese.dbf'));
    const byDriver = readDbf(file, 'chinese.dbf', { languageDriver: encodingOfLanguageDriver(file[29]!) });
    expect(byDriver.encoding).toEqual({ name: 'GB18030', source: 'file' });
    expect(Object.values(byDriver.records[0]!).join('')).toMatch(/[\u4e00-\u9fa5]/);
    const byCpg = dbf('cpg/big5', { cpg: 'Big-5' });
    expect(byCpg.encoding).toEqual({ name: 'BIG5', source: 'file' });
    expect(Object.values(byCpg.records[0]!).join('')).toMatch(/[\u4e00-\u9fa5]/);
  });

  it('renames duplicate columns', () => {
    const { problems } = dbf('duplicate_fields');
    expect(problems.some(({ code }) => code === 'field-renamed')).toBe(true);
  });
});
