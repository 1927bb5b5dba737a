import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownCollection } from '../../../client/api/land-query.ts';
import { entryFromStored, entryUnitOf, storedFromEntry } from '../../../client/format/entry-units.ts';
import { catalog } from '../../../geodata/catalog/catalog.ts';

const parcelField = (name: string) => {
  const field = knownCollection('parcels').fields.find((entry) => entry.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
};
const area = entryUnitOf(parcelField('areaCertSquareMetres'));
const price = entryUnitOf(parcelField('floorPriceYuanPerSquareMetre'));
const ratio = entryUnitOf(parcelField('greenRatioMax'));

describe('numbers as people type them', () => {
  it('are stored exactly: 亩, 万元/亩, per cent', () => {
    expect(storedFromEntry('20', area)).toBe(13333.33);
    expect(storedFromEntry('703', area)).toBe(468666.67);
    expect(storedFromEntry('17.6', price)).toBe(264);
    expect(storedFromEntry('18.40', price)).toBe(276);
    expect(storedFromEntry('20', ratio)).toBe(0.2);
  });

  it('of floors are square metres, of land 亩, whatever the field is called', () => {
    const areaUnitOf = (collection: string) => {
      const fields = catalog.find(({ id }) => id === collection)?.fields ?? [];
      return entryUnitOf(fields.find(({ name }) => name === 'areaSquareMetres')!).label.zh;
    };
    expect(['lease-projects', 'factory-units', 'parcels', 'parks'].map(areaUnitOf)).toEqual([
      '㎡',
      '㎡',
      '亩',
      '亩',
    ]);
  });

  it('are shown by the shortest text that stands for the stored value', () => {
    expect(entryFromStored(13333.33, area)).toBe('20.00');
    expect(entryFromStored(20074, area)).toBe('30.111');
    expect(entryFromStored(276, price)).toBe('18.40');
    expect(entryFromStored(0.155, ratio)).toBe('15.5');
    expect(entryFromStored(0, area)).toBe('0.00');
  });

  it('may be pasted with full-width digits, separators and signs', () => {
    expect(storedFromEntry('１,２３４．５', price)).toBe(18517.5);
    expect(storedFromEntry(' −3 ', ratio)).toBe(-0.03);
    for (const text of ['', 'abc', '1.2.3', '1e5', '--1', '.'])
      expect(storedFromEntry(text, area)).toBeUndefined();
  });

  it('round trip for every numeric field that can be edited', () => {
    const fields = catalog.flatMap(({ fields: all }) =>
      all.filter(({ edit, type }) => edit && !edit.reference && (type === 'number' || type === 'integer')),
    );
    expect(fields.length).toBeGreaterThan(40);
    for (const field of fields) {
      const unit = entryUnitOf(field);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (digits) => {
          const stored = Number((digits / 10 ** unit.storedPlaces).toFixed(unit.storedPlaces));
          expect(storedFromEntry(entryFromStored(stored, unit), unit)).toBe(stored);
        }),
        { numRuns: 25 },
      );
    }
  });
});
