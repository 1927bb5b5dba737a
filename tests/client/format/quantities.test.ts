import { describe, expect, it } from 'vitest';
import { floorArea, hectares, landArea } from '../../../client/format/areas.ts';
import { kilometres, metres } from '../../../client/format/distances.ts';
import { formatField } from '../../../client/format/field-value.ts';
import { landUseName } from '../../../client/format/land-use-name.ts';
import { formatCount, formatNumber, formatPercent, formatShort } from '../../../client/format/numbers.ts';
import { formatParcelCode } from '../../../client/format/parcel-codes.ts';
import { landPrice, money, valuePerTonne } from '../../../client/format/prices.ts';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import { parcels } from '../../../geodata/catalog/parcels.ts';

const field = (name: string) => fieldOf(parcels, name)!;

describe('numbers', () => {
  it.each([
    [1343.367, 2, '1,343.37'],
    [1.005, 2, '1.01'],
    [-1234567.5, 0, '−1,234,568'],
    [0, 2, '0.00'],
    [-0.001, 2, '0.00'],
    [999.999, 2, '1,000.00'],
  ])('%d with %d places is %s', (value, places, text) => {
    expect(formatNumber(value, places)).toBe(text);
  });

  it('lose zeros at the end where they say nothing', () => {
    expect(formatShort(40, 2)).toBe('40');
    expect(formatShort(0.5, 2)).toBe('0.5');
    expect(formatShort(1200, 0)).toBe('1,200');
    expect(formatPercent(0.4)).toBe('40');
    expect(formatPercent(0.6342, 2)).toBe('63.42');
    expect(formatCount(23380)).toBe('23,380');
  });
});

describe('land and money', () => {
  it('shows 亩 with two places: 703 亩 are 468,666.67 square metres', () => {
    expect(landArea(468_666.67, 'zh')).toEqual({ text: '703.00', unit: '亩' });
    expect(hectares(468_666.67, 'zh')).toEqual({ text: '46.87', unit: '公顷' });
  });

  it('shows floor space in 万㎡ from ten thousand on', () => {
    expect(floorArea(206_624, 'zh')).toEqual({ text: '20.66', unit: '万㎡' });
    expect(floorArea(9_999, 'zh')).toEqual({ text: '9,999', unit: '㎡' });
    expect(floorArea(44_000, 'en')).toEqual({ text: '4.40', unit: '10k m²' });
  });

  it('shows prices in 万元/亩', () => {
    expect(landPrice(276, 'zh')).toEqual({ text: '18.40', unit: '万元/亩' });
    expect(money(25_000_000, 'zh')).toEqual({ text: '2,500.00', unit: '万元' });
    expect(valuePerTonne(8_600_000, 'zh')).toEqual({ text: '860.00', unit: '万元/吨' });
  });

  it('shows distances in kilometres and edges in metres', () => {
    expect(kilometres(3284)).toEqual({ text: '3.28', unit: 'km' });
    expect(kilometres(158_400)).toEqual({ text: '158.4', unit: 'km' });
    expect(metres(214.6)).toEqual({ text: '214.60', unit: 'm' });
  });
});

describe('codes', () => {
  it('are grouped as people read them', () => {
    expect(formatParcelCode('370705000101GB00040')).toBe('370705 000 101 GB00040');
    expect(formatParcelCode('旧-12')).toBe('旧-12');
  });

  it('name land uses without 用地 at the end', () => {
    expect(landUseName('100101', null, 'zh')).toBe('一类工业');
    expect(landUseName('07', '居住用地', 'zh')).toBe('居住用地');
    expect(landUseName('1001', null, 'en')).not.toMatch(/[\u4e00-\u9fff]/);
    expect(landUseName('nowhere', null, 'zh')).toBe('nowhere');
  });
});

describe('fields of the catalog', () => {
  it('are shown by their unit and options', () => {
    expect(formatField(field('areaGisSquareMetres'), 35_326.67, 'zh')).toEqual({ text: '52.99', unit: '亩' });
    expect(formatField(field('supplyModes'), ['with_project', 'lease_then_transfer'], 'zh').text).toBe(
      '带项目出让、先租后让',
    );
    expect(formatField(field('stockClass'), 'supplied_unused', 'en').text).toBe('Supplied, unused');
    expect(formatField(field('isNetLand'), false, 'zh').text).toBe('否');
    expect(formatField(field('greenRatioMax'), 0.15, 'zh')).toEqual({ text: '15', unit: '%' });
    expect(formatField(field('expresswayExitDistanceMetres'), 3284, 'zh')).toEqual({
      text: '3.28',
      unit: 'km',
    });
  });

  it('are a dash when there is no value, never a zero', () => {
    for (const value of [null, undefined, '', []]) {
      expect(formatField(field('supplyModes'), value, 'zh')).toEqual({ text: '—', unit: '' });
    }
  });
});
