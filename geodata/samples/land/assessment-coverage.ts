import { AssessmentKind } from '../../model/land-state.ts';
import type { ParkGround } from '../blocks/park-ground.ts';
import { closeRings, grow, intersection, toPolygons, unite } from '../plane/clipper.ts';
import {
  boundsMeet,
  isInside,
  type Polygon,
  type Ring,
  ringBounds,
  ringsArea,
  simplifyRing,
} from '../plane/ring.ts';
import type { Plot } from '../plots/plot.ts';
import type { AssessmentPlan, ZoneDefinition } from '../zone-definition.ts';

/** The ground an assessment covers, as polygons of the plane. */
export interface AssessmentGround {
  plan: AssessmentPlan;
  polygons: Polygon[];
}

/** A parcel counts as covered when at least this share of it is (domain dossier, M20). */
export const neededCoverage = 0.999;

/** Assessments of the whole zone take its outline; those of parks run along the middle of the roads around them. */
export function assessmentGrounds(
  zone: ZoneDefinition,
  outline: Ring,
  parks: readonly ParkGround[],
): AssessmentGround[] {
  return zone.assessments.map((plan) => {
    if (plan.parks === 'all') return { plan, polygons: [[outline]] };
    const names = plan.parks;
    for (const name of names)
      if (!parks.some((park) => park.plan.name === name))
        throw new RangeError(`the assessment ${plan.kind} names the unknown park ${name}`);
    const own = parks.filter((park) => names.includes(park.plan.name)).map((park) => park.outline);
    const joined = closeRings(grow(own, 24), 12);
    const polygons = toPolygons(intersection(joined, [outline])).map((polygon) =>
      polygon.map((ring) => simplifyRing(ring, 0.3)),
    );
    return { plan, polygons };
  });
}

/** Kinds of valid assessments that cover a plot, in the order of the model. */
export function coveringKinds(
  grounds: readonly AssessmentGround[],
): (plot: Plot) => readonly AssessmentKind[] {
  const areas = AssessmentKind.options.map((kind) => {
    const valid = grounds.filter(({ plan }) => plan.kind === kind && !plan.isExpired);
    const rings = unite(valid.flatMap(({ polygons }) => polygons.flat()));
    // Every plot lies within the outline of the zone.
    return { kind, rings, edges: edgesOf(rings), isWhole: valid.some(({ plan }) => plan.parks === 'all') };
  });
  return (plot) =>
    areas
      .filter(({ rings, edges, isWhole }) => isWhole || coveredShare(plot, rings, edges) >= neededCoverage)
      .map(({ kind }) => kind);
}

type Edge = ReturnType<typeof ringBounds>;

const edgesOf = (rings: readonly Ring[]): Edge[] =>
  rings.flatMap((ring) => ring.map((point, i) => ringBounds([point, ring[(i + 1) % ring.length]!])));

function coveredShare(plot: Plot, rings: readonly Ring[], edges: readonly Edge[]): number {
  const bounds = ringBounds(plot.ring);
  if (!edges.some((edge) => boundsMeet(edge, bounds)))
    return rings.reduce((count, ring) => count + (isInside(plot.ring[0]!, ring) ? 1 : 0), 0) % 2;
  return ringsArea(intersection([plot.ring], rings)) / plot.areaSquareMetres;
}
