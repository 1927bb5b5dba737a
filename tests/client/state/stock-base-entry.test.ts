import { describe, expect, it } from 'vitest';
import { baseBands } from '../../../client/state/stock-base-entry.ts';

describe('bands of a base as they are typed', () => {
  it('are read in 亩, without years for all of them', () => {
    expect(baseBands([{ years: '2009–2018', mu: '4,978.13', items: '64' }])).toEqual({
      ok: true,
      bands: [{ yearBand: '2009-2018', areaSquareMetres: 3_318_753.33, itemCount: 64 }],
    });
    expect(baseBands([{ years: '', mu: '0', items: '0' }])).toMatchObject({ bands: [{ yearBand: 'all' }] });
    expect(baseBands([{ years: '2019-', mu: '1.5', items: '2' }])).toMatchObject({
      bands: [{ yearBand: '2019-', areaSquareMetres: 1000 }],
    });
  });

  it.each([
    [{ years: '2009 起', mu: '1', items: '1' }, 'years'],
    [{ years: '', mu: '-3', items: '1' }, 'area'],
    [{ years: '', mu: '', items: '1' }, 'area'],
    [{ years: '', mu: '1e400', items: '1' }, 'area'],
    [{ years: '', mu: '12', items: '1.5' }, 'items'],
    [{ years: '', mu: '12', items: '' }, 'items'],
  ] as const)('name what is wrong: %o', (band, reason) => {
    const good = { years: '', mu: '1', items: '1' };
    expect(baseBands([good, band])).toEqual({ ok: false, reason, place: 1 });
  });
});
