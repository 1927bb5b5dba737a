import type { MatchDistance, MatchPlace, MatchResponse } from '../../../geodata/model/api-matches.ts';
import type { MatchCandidate, MatchNearMiss } from '../../../geodata/model/match-result.ts';
import { kilometres } from '../../format/distances.ts';
import type { MapFocus, OverlayRole, OverlayShape } from '../../state/overlay-store.ts';

/** The roles that a match draws; nothing else touches them. */
export const matchRoles: readonly OverlayRole[] = ['pin', 'pin-open', 'miss', 'distance', 'pill', 'place'];

type Box = readonly [number, number, number, number];

/** A single plot is shown with about a kilometre around it, so that one sees where it is. */
const leastDegrees = 0.014;

const widened = (low: number, high: number): [number, number] => {
  const missing = Math.max(0, leastDegrees - (high - low)) / 2;
  return [low - missing, high + missing];
};

/** Bounds of some places with their surroundings, [minLng, minLat, maxLng, maxLat]; null without any. */
export function boundsOfPlaces(places: readonly MatchPlace[]): Box | null {
  if (places.length === 0) return null;
  const side = (at: 0 | 1 | 2 | 3, choose: (...values: number[]) => number) =>
    choose(...places.map(({ bounds }) => bounds[at]));
  const [west, east] = widened(side(0, Math.min), side(2, Math.max));
  const [south, north] = widened(side(1, Math.min), side(3, Math.max));
  return [west, south, east, north];
}

/** Near misses are lettered, so that nobody takes them for candidates. */
export const missLetter = (at: number): string => String.fromCharCode(97 + at);

const point = (coordinates: readonly [number, number]): GeoJSON.Point => ({
  type: 'Point',
  coordinates: [...coordinates],
});

/** The length of a line stands a little beyond its middle, clear of the pin. */
const pillShare = 0.55;

function distanceShapes({ kind, name, distanceMetres, from, to }: MatchDistance): OverlayShape[] {
  const middle: [number, number] = [
    from[0] + (to[0] - from[0]) * pillShare,
    from[1] + (to[1] - from[1]) * pillShare,
  ];
  const { text, unit } = kilometres(distanceMetres);
  return [
    { role: 'distance', geometry: { type: 'LineString', coordinates: [[...from], [...to]] } },
    { role: 'place', geometry: point(to), kind, ...(name ? { label: name } : {}) },
    { role: 'pill', geometry: point(middle), label: `${text} ${unit}` },
  ];
}

export interface MatchPieces {
  candidates: readonly MatchCandidate[];
  /** Land still held has ranks of its own, and pins of its own. */
  potential: readonly MatchCandidate[];
  misses: readonly MatchNearMiss[];
}

/** What the map shows of a match: pins, lines of the open candidate, and the parcels that are not dimmed. */
export function matchMap(
  response: MatchResponse,
  { candidates, potential, misses }: MatchPieces,
  openId: string | null,
): { shapes: OverlayShape[]; focus: MapFocus } {
  const pin = (role: OverlayRole, id: string, label: string): OverlayShape[] => {
    const place = response.places[id];
    return place ? [{ role: id === openId ? 'pin-open' : role, geometry: point(place.point), label }] : [];
  };
  const pins = [
    ...misses.flatMap(({ id }, at) => pin('miss', id, missLetter(at))),
    ...potential.flatMap(({ id, rank }) => pin('miss', id, String(rank))),
    ...candidates.flatMap(({ id, rank }) => pin('pin', id, String(rank))),
  ];
  const lines = openId === null ? [] : (response.places[openId]?.distances ?? []).flatMap(distanceShapes);
  const shown = [...candidates, ...potential, ...misses].flatMap(
    ({ id }) => response.places[id]?.parcelId ?? [],
  );
  return { shapes: [...lines, ...pins], focus: { parcels: [...new Set(shown)].toSorted((a, b) => a - b) } };
}
