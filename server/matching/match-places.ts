import { featureCollection, nearestPoint, point } from '@turf/turf';
import type postgres from 'postgres';
import type { MatchDistance, MatchPlace } from '../../geodata/model/api-matches.ts';
import {
  type FacilityPoint,
  type PlaceRow,
  readFacilityPoints,
  readPlaces,
} from './match-places.repository.ts';

const facilityKinds = ['expressway_exit', 'rail_freight_yard', 'port'] as const;

/** Lines from a piece to what its distances are measured to; which facility is nearest is Turf's to say. */
function distancesOf(row: PlaceRow, facilities: readonly FacilityPoint[]): MatchDistance[] {
  const own = facilities.filter(({ zoneCode }) => zoneCode === row.zoneCode);
  const lines = facilityKinds.flatMap((kind): MatchDistance[] => {
    const distanceMetres = row.distances[kind];
    const candidates = own.filter((facility) => facility.kind === kind);
    if (distanceMetres === null || candidates.length === 0) return [];
    const targets = featureCollection(
      candidates.map((facility) => point(facility.point, { name: facility.name })),
    );
    const nearest = nearestPoint(point(row.point), targets);
    const to = nearest.geometry.coordinates as [number, number];
    return [{ kind, name: nearest.properties.name ?? null, distanceMetres, from: row.point, to }];
  });
  const { sensitive } = row;
  return sensitive === null
    ? lines
    : [
        ...lines,
        {
          kind: sensitive.kind,
          name: sensitive.name,
          distanceMetres: sensitive.distanceMetres,
          from: row.point,
          to: sensitive.point,
        },
      ];
}

/** Places of the pieces an answer names. */
export async function matchPlaces(
  sql: postgres.ISql,
  supplyIds: readonly string[],
  seesSuspected: boolean,
): Promise<Record<string, MatchPlace>> {
  const rows = supplyIds.length === 0 ? [] : await readPlaces(sql, supplyIds, seesSuspected);
  const facilities =
    rows.length === 0
      ? []
      : await readFacilityPoints(sql, [...new Set(rows.map(({ zoneCode }) => zoneCode))]);
  return Object.fromEntries(
    rows.map((row): [string, MatchPlace] => {
      const { supplyId, distances: _, sensitive: __, lineVersion, currentLineVersion, ...place } = row;
      return [
        supplyId,
        {
          ...place,
          distances: distancesOf(row, facilities),
          needsReview: row.collection === 'parcels' && lineVersion !== currentLineVersion,
        },
      ];
    }),
  );
}
