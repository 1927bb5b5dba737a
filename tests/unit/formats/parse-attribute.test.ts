import { describe, expect, it } from 'vitest';
import { landUseClass } from '../../../geodata/codes/land-use-class.ts';
import { readLandUse } from '../../../geodata/formats/land-use-text.ts';
import { type AttributeContext, parseAttribute } from '../../../geodata/formats/parse-attribute.ts';
import { parsePlainDate } from '../../../geodata/formats/parse-date.ts';
import { parseQuantity, parseRange } from '../../../geodata/formats/parse-quantity.ts';
import { unitFromText } from '../../../geodata/formats/quantity-units.ts';
import type { FieldValue } from '../../../geodata/formats/read-result.ts';
import type { TargetField } from '../../../geodata/formats/target-field.ts';

const target = (rest: Partial<TargetField>): TargetField => ({
  name: 'x',
  label: { zh: '某字段', en: 'X' },
  type: 'text',
  ...rest,
});
const area = target({
  name: 'areaCertSquareMetres',
  label: { zh: '证载面积', en: 'Area' },
  type: 'number',
  unit: 'squareMetre',
});
const price = target({ name: 'priceYuan', type: 'number', unit: 'yuan' });
const unitPrice = target({
  name: 'floorPriceYuanPerSquareMetre',
  type: 'number',
  unit: 'yuanPerSquareMetre',
});
const farMin = target({ name: 'farMin', label: { zh: '容积率下限', en: 'FAR minimum' }, type: 'number' });
const farMax = target({ name: 'farMax', label: { zh: '容积率上限', en: 'FAR maximum' }, type: 'number' });
const term = target({ name: 'termYearsMax', type: 'integer', unit: 'year' });
const ratio = target({ name: 'greenRatioMax', type: 'number', unit: 'ratio' });
const day = target({ name: 'suppliedOn', label: { zh: '供地日期', en: 'Supplied' }, type: 'date' });
const landUse = target({ name: 'landUseName', label: { zh: '规划用途', en: 'Planned use' } });
const modes = target({
  type: 'options',
  choices: [
    { code: 'allocation', zh: '划拨' },
    { code: 'long_lease', zh: '长期租赁' },
  ],
});

const value = (source: FieldValue, field: TargetField, context: AttributeContext = {}) => {
  const result = parseAttribute(source, field, context);
  return result.ok ? result.value : result.problem.code;
};

describe('quantities', () => {
  it.each([
    ['16761.7平方米', area, 16761.7],
    ['108757.2方米', area, 108757.2],
    ['2.51 公顷', area, 25100],
    ['100亩', area, 66666.67],
    ['1,234.5㎡', area, 1234.5],
    ['３.５万平方米', area, 35000],
    ['640万元', price, 6_400_000],
    ['1.2亿元', price, 120_000_000],
    ['0.0459亿元', price, 4_590_000],
    ['20万元/亩', unitPrice, 300],
    ['25.6万/亩', unitPrice, 384],
    ['315元/㎡', unitPrice, 315],
    ['50年', term, 50],
    ['70', term, 70],
    ['35%', ratio, 0.35],
    ['35', ratio, 0.35],
    ['0.35', ratio, 0.35],
    ['≥0.8', farMin, 0.8],
    ['不高于2.0', farMax, 2],
    ['大于1.0且不大于1.8', farMax, 1.8],
    ['大于1.0且不大于1.8', farMin, 1],
    ['0.7-1.5', farMax, 1.5],
    ['', area, null],
    ['—', area, null],
    ['无', area, null],
    [null, area, null],
  ])('reads %s', (source, field, expected) => {
    expect(value(source, field)).toBe(expected);
  });

  it('takes the unit of the column where the value has none, and the value’s own before it', () => {
    const mu = { unit: unitFromText('亩')! };
    expect(value(3, area, mu)).toBe(2000);
    expect(value('3公顷', area, mu)).toBe(30_000);
  });

  it.each([
    ['12.5', area, 'unit-missing'],
    ['640万元', area, 'unit-wrong'],
    ['2100公顷以内', area, 'not-a-number'],
    ['约20亩', area, 'not-a-number'],
    ['-3亩', area, 'negative'],
    ['≥20亩', area, 'bound-wrong'],
    ['≥0.8', farMax, 'bound-wrong'],
    ['≤2', farMin, 'bound-wrong'],
    ['居住70年、商业40年', term, 'not-a-number'],
    ['49.5年', ratio, 'unit-wrong'],
    ['12月', term, 'not-a-number'],
    [Number.POSITIVE_INFINITY, area, 'not-a-number'],
  ])('refuses %s', (source, field, code) => {
    expect(value(source, field)).toBe(code);
  });

  it('names row, column, value and what is expected', () => {
    const result = parseAttribute('二十亩左右', area, { row: 7, column: '土地面积' });
    expect(result).toEqual({
      ok: false,
      problem: {
        code: 'not-a-number',
        row: 7,
        field: '土地面积',
        value: '二十亩左右',
        expected: expect.stringContaining('16761.7平方米'),
        message: expect.stringMatching(/^第7行字段“土地面积”的“二十亩左右”无法读作证载面积：应为/),
      },
    });
  });

  it('knows spellings of units', () => {
    const spelled = ['㎡', 'm2', 'M²', '平米', 'ha', '万㎡', '平方千米', '元/m2', '万元每亩', '(公顷)'];
    expect(spelled.map((text) => unitFromText(text)?.label)).toEqual([
      '平方米',
      '平方米',
      '平方米',
      '平方米',
      '公顷',
      '万平方米',
      '平方公里',
      '元/平方米',
      '万元/亩',
      '公顷',
    ]);
    expect(unitFromText('匹')).toBeUndefined();
  });

  it('reads ranges in order only', () => {
    expect(parseRange('1.0-2.5')).toMatchObject({ least: { value: 1 }, most: { value: 2.5 } });
    expect(parseRange('≤2且≥0.8')).toMatchObject({ least: { value: 0.8 }, most: { value: 2 } });
    expect(parseRange('2.5-1.0')).toBeUndefined();
    expect(parseRange('1.5')).toBeUndefined();
    expect(parseQuantity('12abc')).toBeUndefined();
  });
});

describe('dates', () => {
  it.each([
    ['2020年04月22日', '2020-04-22'],
    ['2015年3月31日 19:52', '2015-03-31'],
    ['2020/4/22', '2020-04-22'],
    ['2020-04-15 11:24:06', '2020-04-15'],
    ['2020-04-22T08:00:00Z', '2020-04-22'],
    ['2020.4.22', '2020-04-22'],
    ['20200422', '2020-04-22'],
    ['２０２０－０４－２２', '2020-04-22'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s', (text, expected) => {
    expect(value(text, day)).toBe(expected);
  });

  it.each([
    '2020-02-30',
    '2023-02-29',
    '2022年',
    '2020-13-01',
    '1899-12-30',
    '22/4/2020',
    '流拍',
    '2020-04-22至2020-05-01',
    '20201340',
  ])('refuses %s', (text) => {
    expect(value(text, day)).toBe('not-a-date');
  });

  it('takes a number that is a date written without signs', () => {
    expect(parsePlainDate(20200422)).toBe('2020-04-22');
    expect(parsePlainDate(4394)).toBeUndefined();
  });
});

describe('choices', () => {
  it('reads names and codes, several at once', () => {
    expect(value('划拨、长期租赁', modes)).toEqual(['allocation', 'long_lease']);
    expect(value('long_lease', modes)).toEqual(['long_lease']);
    const result = parseAttribute('挂牌', modes);
    expect(result.ok ? '' : result.problem.expected).toBe('划拨、长期租赁');
  });

  it('reads yes and no', () => {
    const flag = target({ type: 'boolean' });
    expect([value('是', flag), value('否', flag), value('大概', flag)]).toEqual([
      true,
      false,
      'not-a-boolean',
    ]);
  });
});

describe('land use', () => {
  it.each([
    ['工业用地', 'YDYH2023', '1001'],
    ['工业', 'YDYH2023', '1001'],
    [' 工 业 用 地 ', 'YDYH2023', '1001'],
    ['1001 工业用地', 'YDYH2023', '1001'],
    ['工业用地（1001）', 'YDYH2023', '1001'],
    ['0601工业用地', 'GBT21010', '0601'],
    ['M2', 'YDYH2023', '100102'],
    ['M2二类工业用地', 'YDYH2023', '100102'],
    ['仓储用地', 'YDYH2023', '11'],
    ['商服', 'YDYH2023', '09'],
    ['城镇住宅用地', 'YDYH2023', '0701'],
    ['其他普通商品住房用地', 'YDYH2023', '0701'],
    ['中低价位、中小套型普通商品住房用地', 'YDYH2023', '0701'],
    ['工矿仓储用地', 'GBT21010', '06'],
    ['公路用地', 'YDYH2023', '1202'],
  ])('reads %s as %s %s', (text, scheme, code) => {
    expect(readLandUse(text)).toMatchObject({ ok: true, scheme, code });
  });

  it('refuses a bare code without its scheme and tells what it could mean', () => {
    const reading = readLandUse('1001');
    expect(reading).toMatchObject({ ok: false, reason: 'scheme-missing' });
    expect(reading.ok ? '' : reading.message).toMatch(/工业用地.*铁路用地/);
    expect(readLandUse('1001', 'YDYH2023')).toMatchObject({ ok: true, code: '1001', name: '工业用地' });
    expect(readLandUse('1001', 'GTDC')).toMatchObject({ ok: true, name: landUseClass('GTDC', '1001')!.zh });
    expect(value('1001', landUse)).toBe('scheme-missing');
    expect(value('1001', landUse, { landUseScheme: 'YDYH2023' })).toMatchObject({
      scheme: 'YDYH2023',
      code: '1001',
    });
  });

  it.each([
    ['工业用地、商业用地', 'mixed'],
    ['商业、住宅用地', 'mixed'],
    ['商住', 'mixed'],
    ['1001 铁皮用地', 'contradictory'],
    ['9999', 'unknown-code'],
    ['经营性用地', 'unknown-name'],
    ['', 'empty'],
  ])('refuses %s as %s', (text, reason) => {
    expect(readLandUse(text)).toMatchObject({ ok: false, reason });
  });

  it('always hands over scheme and code together', () => {
    expect(value('工业用地', landUse)).toEqual({ scheme: 'YDYH2023', code: '1001', name: '工业用地' });
  });
});
