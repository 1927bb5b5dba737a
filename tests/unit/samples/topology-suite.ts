import { describe, expect, it } from 'vitest';
import type { MultiPolygonGeometry, Position } from '../../../geodata/model/geometry.ts';
import { areaSquareMetres, overlapSquareMetres, planeShapes, worstOverlap } from './plane-shapes.ts';
import { ringFaults } from './ring-faults.ts';
import { definitionOf, sampleOf, zoneCodes } from './sample-zones.ts';

const toleranceSquareMetres = 0.01;

/** Nothing overlaps, neighbours share their boundaries, everything lies within what holds it. */
export function describeTopology(): void {
  describe.each(zoneCodes)('the ground of %s', (zoneCode) => {
    const sample = sampleOf(zoneCode);
    const origin: Position = [...definitionOf(zoneCode).origin];
    const shapes = (records: readonly { geometry: MultiPolygonGeometry }[]) =>
      planeShapes(
        records.map(({ geometry }) => geometry),
        origin,
      );
    const parcels = shapes(sample.parcels);
    const greens = shapes(sample.greenSpaces);
    const waters = shapes(sample.waterAreas);
    const buildings = shapes(sample.buildings);
    const factories = shapes(sample.factoryBuildings);
    const blocks = shapes(sample.blocks);

    it('has only simple, closed rings', () => {
      const areas = [
        sample.zone,
        ...sample.parks,
        ...sample.parcels,
        ...sample.assessments,
        ...sample.factoryBuildings,
        ...sample.waterAreas,
        ...sample.greenSpaces,
        ...sample.blocks,
        ...sample.buildings,
      ];
      const faults = areas.flatMap(({ geometry }) => ringFaults(geometry!));
      expect(faults).toEqual([]);
    });

    it('lets nothing overlap', () => {
      const topParks = shapes(sample.parks.filter((park) => park.parentParkCode === null));
      expect(worstOverlap(parcels)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(parcels, greens)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(parcels, waters)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(greens)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(greens, waters)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(waters)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(blocks)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(blocks, greens)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(buildings)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(buildings, factories)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(factories)).toBeLessThan(toleranceSquareMetres);
      expect(worstOverlap(topParks)).toBeLessThan(toleranceSquareMetres);
    });

    it('gives neighbours exactly the same boundary', () => {
      const owners = new Map<string, number>();
      for (const { geometry } of sample.parcels)
        for (const edge of edgesOf(geometry)) {
          expect(owners.has(edge)).toBe(false);
          owners.set(edge, 1);
        }
      const outer = new Set(sample.blocks.flatMap(({ geometry }) => edgesOf(geometry)));
      // An edge is either a neighbour's edge run backwards or a piece of the block's outline.
      const loose = [...owners.keys()].filter((edge) => !owners.has(backwards(edge)) && !outer.has(edge));
      expect(loose).toEqual([]);
    });

    it('keeps buildings inside their plots and parcels and parks inside the zone', () => {
      const shapeOf = new Map(sample.parcels.map(({ parcelCode }, i) => [parcelCode, parcels[i]!]));
      const outside = (shape: (typeof buildings)[number], around: (typeof buildings)[number]): number =>
        areaSquareMetres(shape.paths) - overlapSquareMetres(shape, around);
      sample.buildings.forEach(({ parcelCode }, i) => {
        if (parcelCode === null) return;
        expect(outside(buildings[i]!, shapeOf.get(parcelCode)!)).toBeLessThan(toleranceSquareMetres);
      });
      sample.factoryBuildings.forEach(({ parcelCode }, i) => {
        expect(outside(factories[i]!, shapeOf.get(parcelCode)!)).toBeLessThan(toleranceSquareMetres);
      });
      const [zone] = planeShapes([sample.zone.geometry!], origin);
      // A millimetre of rounding along an edge of some kilometres makes a few square metres.
      for (const park of shapes(sample.parks)) expect(outside(park, zone!)).toBeLessThan(5);
      for (const parcel of parcels) expect(outside(parcel, zone!)).toBeLessThan(1);
    });

    it('nests parks within their parents and parcels within their parks', () => {
      const parkShapes = shapes(sample.parks);
      const own = new Map(sample.parks.map((park, i) => [park.parkCode, parkShapes[i]!]));
      sample.parcels.forEach(({ parkCode }, i) => {
        if (parkCode === null) return;
        const inside = overlapSquareMetres(parcels[i]!, own.get(parkCode)!);
        expect(areaSquareMetres(parcels[i]!.paths) - inside).toBeLessThan(1);
      });
      for (const { parkCode, parentParkCode } of sample.parks) {
        if (parentParkCode === null) continue;
        const park = own.get(parkCode)!;
        const outside = areaSquareMetres(park.paths) - overlapSquareMetres(park, own.get(parentParkCode)!);
        expect(outside).toBeLessThan(1);
      }
    });

    it('has plots of 10 to 300 亩 of different sizes', () => {
      const mu = parcels.map(({ paths }) => areaSquareMetres(paths) / (2000 / 3)).sort((a, b) => a - b);
      expect(mu[0]).toBeGreaterThan(10);
      expect(mu.at(-1)).toBeLessThan(300);
      expect(mu[Math.floor(mu.length * 0.9)]! / mu[Math.floor(mu.length * 0.1)]!).toBeGreaterThan(2.5);
    });
  });
}

function edgesOf({ coordinates }: MultiPolygonGeometry): string[] {
  return coordinates.flatMap((polygon) =>
    polygon.flatMap((ring) => ring.slice(1).map((point, i) => `${ring[i]}|${point}`)),
  );
}

const backwards = (edge: string): string => edge.split('|').reverse().join('|');
