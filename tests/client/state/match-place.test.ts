import { describe, expect, it } from 'vitest';
import { readMatchPlace, toggleCompared, writeMatchPlace } from '../../../client/state/match-place.ts';
import { readWeights } from '../../../client/state/match-weights.ts';
import { readAddress, writeAddress } from '../../../client/state/page-address.ts';

describe('the place in 项目匹配', () => {
  it('survives a link whole', () => {
    const place = writeMatchPlace({
      projectId: 12,
      weights: readWeights('30,2,12,12,10,10,8,8,4,4'),
      relaxations: ['AREA_MIN', 'READY'],
      includesPotential: false,
      candidate: 'parcel-7',
      compared: ['parcel-7', 'unit-3'],
    });
    const start = readAddress('?ws=match');
    const link = writeAddress({ ...start, place });
    const read = readMatchPlace(readAddress(link).place);
    expect(read).toMatchObject({
      panel: 'result',
      projectId: 12,
      relaxations: ['AREA_MIN', 'READY'],
      includesPotential: false,
      candidate: 'parcel-7',
      compared: ['parcel-7', 'unit-3'],
    });
    expect(read.weights?.chain).toBe(30);
  });

  it('carries a demand that is no project yet', () => {
    const demand = { industryCode: '3983', areaMinSquareMetres: 30_000, kinds: ['land' as const] };
    const read = readMatchPlace(writeMatchPlace({ projectId: null, demand }));
    expect(read.demand).toMatchObject(demand);
    expect(read.panel).toBe('result');
  });

  it('begins with the register when nothing is asked, and drops what is broken', () => {
    const read = readMatchPlace({
      project: '1e9',
      demand: '{"industryCode":',
      at: 'parcel-x',
      compare: 'parcel-1,parcel-1,parcel-2,parcel-3,unit-4,unit-5,<b>',
      relax: 'AREA_MIN,drop table',
      weights: '1,2',
    });
    expect(read).toEqual({
      panel: 'projects',
      side: 'weights',
      projectId: null,
      demand: null,
      weights: null,
      relaxations: ['AREA_MIN'],
      includesPotential: true,
      candidate: null,
      compared: ['parcel-1', 'parcel-2', 'parcel-3', 'unit-4'],
    });
  });

  it('compares four at most', () => {
    const four = ['parcel-1', 'parcel-2', 'parcel-3', 'parcel-4'];
    expect(toggleCompared(four, 'parcel-5')).toBe(four);
    expect(toggleCompared(four, 'parcel-2')).toEqual(['parcel-1', 'parcel-3', 'parcel-4']);
    expect(toggleCompared([], 'unit-1')).toEqual(['unit-1']);
  });
});
