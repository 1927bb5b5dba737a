import { describe, expect, it } from 'vitest';
import { conflictParts, mergeConflict } from '../../../client/state/merge-conflict.ts';
import type { EditConflict, FieldValues } from '../../../geodata/model/api-edit.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';

const record = (properties: Feature['properties'], lng = 119): Feature => ({
  type: 'Feature',
  id: 7,
  geometry: { type: 'Point', coordinates: [lng, 36] },
  properties,
});

const base = record({ name: '一号', priceYuan: 100, termYears: 50, revision: 3 });

const conflictWith = (
  theirs: Feature['properties'],
  changes: FieldValues,
  more: { theirLng?: number; yourLng?: number } = {},
): EditConflict => ({
  conflict: 'stale',
  current: {
    id: 7,
    revision: 4,
    updatedBy: '李涛',
    updatedAt: '2026-06-30T02:00:00Z',
    isWithdrawn: false,
    item: record({ ...base.properties, ...theirs, revision: 4 }, more.theirLng),
  },
  yours: {
    revision: 3,
    changes,
    ...(more.yourLng === undefined ? {} : { geometry: { type: 'Point', coordinates: [more.yourLng, 36] } }),
  },
  fields: [],
});

describe('two edits of one record', () => {
  it('ask only about fields that both set differently', () => {
    const conflict = conflictWith({ priceYuan: 120 }, { priceYuan: 90, termYears: 40 });
    const { contested, onlyYours } = conflictParts(conflict, base);
    expect(contested).toEqual([{ field: 'priceYuan', yours: 90, theirs: 120 }]);
    expect(onlyYours.map(({ field }) => field)).toEqual(['termYears']);
  });

  it('lose neither: the newer version with what is chosen of ours', () => {
    const conflict = conflictWith({ priceYuan: 120, name: '二号' }, { priceYuan: 90, termYears: 40 });
    expect(mergeConflict(conflict, base, { priceYuan: 'theirs' })).toEqual({
      revision: 4,
      changes: { termYears: 40 },
    });
    expect(mergeConflict(conflict, base, { priceYuan: 'yours' })).toEqual({
      revision: 4,
      changes: { priceYuan: 90, termYears: 40 },
    });
  });

  it('agree where both set the same', () => {
    const conflict = conflictWith({ priceYuan: 90 }, { priceYuan: 90 });
    expect(conflictParts(conflict, base)).toEqual({ contested: [], onlyYours: [] });
    expect(mergeConflict(conflict, base, {})).toEqual({ revision: 4, changes: {} });
  });

  it('treat an outline as a field of its own', () => {
    const both = conflictWith({}, {}, { theirLng: 119.1, yourLng: 119.2 });
    expect(conflictParts(both, base).contested.map(({ field }) => field)).toEqual(['geometry']);
    expect(mergeConflict(both, base, { geometry: 'theirs' })).toEqual({ revision: 4, changes: {} });
    const ours = conflictWith({ name: '二号' }, {}, { yourLng: 119.2 });
    expect(mergeConflict(ours, base, {})?.geometry).toEqual({ type: 'Point', coordinates: [119.2, 36] });
  });
});
