import { describe, expect, it } from 'vitest';
import { ZoneSample } from '../../../geodata/model/zone-sample.ts';
import { generateZone } from '../../../geodata/samples/generate-zone.ts';
import { planeShapes, worstOverlap } from './plane-shapes.ts';
import { ringFaults } from './ring-faults.ts';
import { definitionOf, testDay } from './sample-zones.ts';

describe.each([
  ['WFJJQ', 1],
  ['YSKFQ', 7],
  ['CCJKQ', 2_000_000_011],
])('%s with the seed %i', (zoneCode, seed) => {
  const definition = definitionOf(zoneCode);
  const sample = generateZone(definition, { seed, asOf: testDay });

  it('is another zone of the same kind', () => {
    expect(ZoneSample.safeParse(sample).error?.issues ?? []).toEqual([]);
    expect(sample.parcels.length).toBeGreaterThanOrEqual(600);
    expect(sample.parcels.length).toBeLessThanOrEqual(1200);
    expect(sample.parks.length).toBeGreaterThanOrEqual(definition.parks.length);
    const areas = [...sample.parks, ...sample.parcels, ...sample.greenSpaces, ...sample.buildings];
    expect(areas.flatMap(({ geometry }) => ringFaults(geometry))).toEqual([]);
    const parcels = planeShapes(
      sample.parcels.map(({ geometry }) => geometry),
      [...definition.origin],
    );
    expect(worstOverlap(parcels)).toBeLessThan(0.01);
  });

  it('keeps the published figures', () => {
    const leased = sample.factoryUnits
      .filter((unit) => unit.status === 'leased')
      .reduce((sum, unit) => sum + Math.round(unit.areaSquareMetres * 100), 0);
    const standard = sample.parcels.filter(
      ({ standardStage }) => standardStage === 'INDICATORS_SET' || standardStage === 'LISTED',
    );
    const certified = standard.reduce(
      (sum, { areaCertSquareMetres }) => sum + Math.round(areaCertSquareMetres! * 100),
      0,
    );
    if (zoneCode === 'CCJKQ') expect(leased / 100).toBe(206_624);
    if (zoneCode === 'WFJJQ') expect(sample.parks).toHaveLength(10);
    if (zoneCode === 'YSKFQ') expect([standard.length, certified / 100]).toEqual([4, 468_666.67]);
  });
});
