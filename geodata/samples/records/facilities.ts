import type { Position } from '../../model/geometry.ts';
import type { ParcelRecord } from '../../model/parcel.ts';
import type { FacilityKind, FacilityRecord } from '../../model/surroundings.ts';
import type { Network } from '../network/build-network.ts';
import { geodesicDistanceMetres } from '../plane/geodesic-distance.ts';
import type { Plot } from '../plots/plot.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import type { GeometryWriter } from './geometry-writer.ts';
import { generatedOrigin, tenths } from './origin.ts';

/** Exits and yards of the district, substations on their plots, and real places outside with approximate positions. */
export function facilityRecords(
  zone: ZoneDefinition,
  network: Network,
  substations: readonly Plot[],
  write: GeometryWriter,
): FacilityRecord[] {
  const records: FacilityRecord[] = [];
  for (const { name, point } of network.exits)
    records.push({
      kind: 'expressway_exit',
      name,
      capacityText: '双向六车道，设收费站',
      ...generatedOrigin,
      geometry: write.point(point),
    });
  for (const { name, centre } of network.yards)
    records.push({
      kind: 'rail_freight_yard',
      name,
      capacityText: '铁路专用线，集装箱与散货',
      ...generatedOrigin,
      geometry: write.point(centre),
    });
  substations.forEach((plot, i) => {
    const name = zone.substationNames[i]!;
    const capacityText = name.startsWith('220') ? '主变 2×180 MVA' : '主变 2×50 MVA';
    records.push({
      kind: 'substation',
      name,
      capacityText,
      ...generatedOrigin,
      geometry: write.point(plot.centre),
    });
  });
  for (const { kind, name, capacityText, position } of zone.facilities)
    records.push({
      kind,
      name,
      capacityText: capacityText ?? null,
      ...generatedOrigin,
      geometry: { type: 'Point', coordinates: [position[0], position[1]] },
    });
  return records;
}

export type FacilityDistances = Pick<
  ParcelRecord,
  | 'expresswayExitDistanceMetres'
  | 'railFreightDistanceMetres'
  | 'portDistanceMetres'
  | 'substationDistanceMetres'
>;

/** Straight-line metres on the ellipsoid from a point to the nearest facility of each kind, to 0.1 m. */
export function facilityDistances(from: Position, facilities: readonly FacilityRecord[]): FacilityDistances {
  const nearest = (kind: FacilityKind): number | null => {
    const all = facilities
      .filter((facility) => facility.kind === kind)
      .map(({ geometry }) => geodesicDistanceMetres(from, geometry.coordinates));
    return all.length === 0 ? null : tenths(Math.min(...all));
  };
  return {
    expresswayExitDistanceMetres: nearest('expressway_exit'),
    railFreightDistanceMetres: nearest('rail_freight_yard'),
    portDistanceMetres: nearest('port'),
    substationDistanceMetres: nearest('substation'),
  };
}
