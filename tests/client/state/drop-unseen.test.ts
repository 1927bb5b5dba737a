import { expect, it } from 'vitest';
import { dropUnseen } from '../../../client/state/drop-unseen.ts';
import { FiltersStore } from '../../../client/state/filters-store.ts';
import { readAddress } from '../../../client/state/page-address.ts';
import { ResultsStore } from '../../../client/state/results-store.ts';
import type { Actor } from '../../../geodata/model/api-session.ts';

const actor = (internal: boolean, suspected = internal): Actor => ({
  id: 'x',
  name: '某人',
  role: internal ? 'planner' : 'visitor',
  zones: 'all',
  sees: { internal, sensitive: internal, suspected },
  ownParkIds: [],
  publicMap: null,
  capabilities: ['read-land'],
});

const link =
  '?floorPriceYuanPerSquareMetre=100..&idleState=DETERMINED&areaSquareMetres=10..&isNetLand=true&sort=-idleSince';
const stores = () => {
  const { filters, sortBy } = readAddress(link);
  return { filters: new FiltersStore(filters), results: new ResultsStore(sortBy) };
};

it('keeps everything for who sees it', () => {
  const kept = stores();
  const before = kept.filters.value;
  expect(dropUnseen(kept, actor(true))).toEqual([]);
  expect(kept.filters.value).toBe(before);
  expect(kept.results.value.sortBy).toBe('-idleSince');
});

it('drops what a visitor does not see, names it once, and keeps the rest', () => {
  const kept = stores();
  expect(dropUnseen(kept, actor(false)).sort()).toEqual([
    'floorPriceYuanPerSquareMetre',
    'idleSince',
    'idleState',
  ]);
  expect(kept.filters.value.values).toEqual({ isNetLand: ['true'] });
  expect(kept.filters.value.ranges).toEqual({ areaSquareMetres: { from: 10, to: null } });
  expect(kept.results.value.sortBy).toBe('-readiness');
  expect(dropUnseen(kept, actor(false))).toEqual([]);
});

it('drops the case only for who sees internals without cases', () => {
  const kept = stores();
  expect(dropUnseen(kept, actor(true, false)).sort()).toEqual(['idleSince', 'idleState']);
});
