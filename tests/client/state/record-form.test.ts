import { describe, expect, it } from 'vitest';
import { knownCollection } from '../../../client/api/land-query.ts';
import { entriesOf, type FormEntries, formFields, readForm } from '../../../client/state/record-form.ts';

const stored = {
  name: '光电街北 05 号地块',
  parcelCode: '370703007101GB00040',
  areaCertSquareMetres: 35328.27,
  floorPriceYuanPerSquareMetre: 276,
  greenRatioMax: 0.2,
  termYearsMax: 50,
  isNetLand: true,
  approvedOn: '2025-05-20',
  utilities: ['road', 'power'],
  parkId: 7,
  holderName: null,
};
const fields = formFields(knownCollection('parcels'), stored);
const start = entriesOf(fields, stored);
const read = (change: FormEntries, language: 'zh' | 'en' = 'zh') =>
  readForm(fields, start, { ...start, ...change }, language);

describe('the form of a record', () => {
  it('offers the fields that are open to editing and known of the record', () => {
    const names = fields.map(({ name }) => name);
    expect(names).toContain('floorPriceYuanPerSquareMetre');
    expect(names).not.toContain('landClass');
    expect(names).not.toContain('priceYuan');
  });

  it('sends nothing while nothing differs, even values that are shown rounded', () => {
    expect(read({})).toEqual({ changes: {}, problems: {} });
    expect(read({ name: ` ${stored.name} `, utilities: ['power', 'road'] }).changes).toEqual({});
  });

  it('sends changed fields only, in stored units', () => {
    const { changes, problems } = read({
      floorPriceYuanPerSquareMetre: '17.60',
      greenRatioMax: '15',
      isNetLand: false,
      utilities: ['road', 'power', 'gas'],
      parkId: '9',
      approvedOn: '',
    });
    expect(problems).toEqual({});
    expect(changes).toEqual({
      floorPriceYuanPerSquareMetre: 264,
      greenRatioMax: 0.15,
      isNetLand: false,
      utilities: ['road', 'power', 'gas'],
      parkId: 9,
      approvedOn: null,
    });
  });

  it.each([
    ['name', '', '必填，请填写'],
    ['floorPriceYuanPerSquareMetre', 'abc', '须为数字'],
    ['termYearsMax', '40.5', '须为整数'],
    ['termYearsMax', '90', '不能大于 70 年'],
    ['greenRatioMax', '120', '不能大于 100 %'],
    ['areaCertSquareMetres', '0', '须大于 0'],
    ['name', '长'.repeat(201), '最多 200 字'],
    ['parcelCode', '123', '须为 19 位宗地代码，如 370704001001GB00001'],
  ])('says in Chinese what is wrong with %s', (name, entry, reason) => {
    expect(read({ [name]: entry })).toEqual({ changes: {}, problems: { [name]: reason } });
  });

  it('says it in English, too', () => {
    expect(read({ name: '' }, 'en').problems).toEqual({ name: 'Required' });
  });

  it('asks a new record for what it needs and sends what is filled in', () => {
    const all = formFields(knownCollection('standard-terms'), null);
    const { changes, problems } = readForm(
      all,
      {},
      { edition: '2026 版', taxMinYuanPerSquareMetre: '20' },
      'zh',
      true,
    );
    expect(changes).toMatchObject({ edition: '2026 版', taxMinYuanPerSquareMetre: 300 });
    expect(Object.keys(problems).sort()).toEqual(['parcelId', 'sourceName']);
  });
});
