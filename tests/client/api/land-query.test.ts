import { describe, expect, it } from 'vitest';
import { noFilters } from '../../../client/api/filters.ts';
import { factoryParams, parcelParams, withBounds } from '../../../client/api/land-query.ts';
import { tileUrl } from '../../../client/api/tile-urls.ts';

const filters = {
  ...noFilters,
  text: '新材料',
  values: { parkId: ['3'], landUseCode: ['100101'] },
  ranges: { areaSquareMetres: { from: 6666.67, to: 80000 } },
};

describe('the question put to map, list and figures', () => {
  it('carries zone, classes and every filter for parcels', () => {
    const params = parcelParams({ zoneCode: 'WFJJQ', landClasses: ['standard', 'idle'], filters });
    expect(Object.fromEntries(params)).toEqual({
      zone: 'WFJJQ',
      landClass: 'standard,idle',
      q: '新材料',
      parkId: '3',
      landUseCode: '100101',
      areaSquareMetres: '6666.67..80000',
    });
  });

  it('names no class when all of them are on, and no zone when every zone is shown', () => {
    expect(String(parcelParams({ zoneCode: null, landClasses: null, filters: noFilters }))).toBe('');
  });

  it('keeps for factory buildings only what means the same there', () => {
    const params = factoryParams({ zoneCode: 'WFJJQ', landClasses: ['standard'], filters });
    expect(Object.fromEntries(params)).toEqual({ zone: 'WFJJQ', q: '新材料', parkId: '3' });
  });

  it('adds the box of the map to a tenth of a metre', () => {
    const params = withBounds(new URLSearchParams('zone=A1'), [119.12345678, 36.7, 119.3, 36.8]);
    expect(params.get('bbox')).toBe('119.123457,36.7,119.3,36.8');
    expect(params.get('zone')).toBe('A1');
  });

  it('goes into tile addresses unchanged', () => {
    const params = parcelParams({ zoneCode: 'WFJJQ', landClasses: ['standard', 'idle'], filters: noFilters });
    expect(tileUrl('parcels', params, 'http://127.0.0.1:8080')).toBe(
      'http://127.0.0.1:8080/api/tiles/parcels/{z}/{x}/{y}.mvt?zone=WFJJQ&landClass=standard,idle',
    );
    expect(tileUrl('base', new URLSearchParams(), '')).toBe('/api/tiles/base/{z}/{x}/{y}.mvt');
  });
});
