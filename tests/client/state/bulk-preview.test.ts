import { describe, expect, it } from 'vitest';
import { knownCollection } from '../../../client/api/land-query.ts';
import { bulkPreview, changedRecords } from '../../../client/state/bulk-preview.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';

const record = (id: number, properties: Feature['properties']): Feature => ({
  type: 'Feature',
  id,
  geometry: null,
  properties,
});
const { fields } = knownCollection('parcels');
const records = [
  record(1, { holderName: '甲', utilities: ['water', 'gas'], isNetLand: true }),
  record(2, { holderName: '乙', utilities: ['gas', 'water'], isNetLand: true }),
  record(3, { holderName: '乙', utilities: [], isNetLand: false }),
];

describe('the preview of a bulk edit', () => {
  it('tells what is there now, the most frequent first, and how many records change', () => {
    const [preview] = bulkPreview(records, fields, { holderName: '甲' });
    expect(preview).toMatchObject({
      now: [
        { value: '乙', count: 2 },
        { value: '甲', count: 1 },
      ],
      next: '甲',
      changed: 2,
    });
  });

  it('takes lists of codes as sets', () => {
    const [preview] = bulkPreview(records, fields, { utilities: ['water', 'gas'] });
    expect(preview).toMatchObject({ now: [{ count: 2 }, { value: [], count: 1 }], changed: 1 });
  });

  it('leaves records in peace that have the values already', () => {
    const ids = (changes: Parameters<typeof changedRecords>[1]) =>
      changedRecords(records, changes).map(({ id }) => id);
    expect(ids({ isNetLand: true })).toEqual([3]);
    expect(ids({ isNetLand: true, holderName: '乙' })).toEqual([1, 3]);
    expect(ids({ holderName: null })).toEqual([1, 2, 3]);
    expect(ids({})).toEqual([]);
  });
});
