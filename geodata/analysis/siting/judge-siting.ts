import type { MultiPolygonGeometry } from '../../model/geometry.ts';
import type { ControlLine, SensitiveKind } from '../../model/supply-record.ts';
import { createLocalPlane } from '../../units/local-plane.ts';
import {
  boxDistance,
  middleOf,
  nearestOf,
  type PlaneShape,
  planeShape,
  shapeArea,
  sharedArea,
} from './plane-shape.ts';

/** What a zone knows of control lines, soil, certified parks and sensitive places. */
export interface SitingFacts {
  controlLines: readonly { kind: ControlLine; geometry: MultiPolygonGeometry }[];
  /** Version of the control lines in force; null without any. */
  controlLineVersion: string | null;
  soilSites: readonly { status: 'listed' | 'survey_due'; geometry: MultiPolygonGeometry }[];
  chemicalParks: readonly { geometry: MultiPolygonGeometry }[];
  sensitivePlaces: readonly { kind: SensitiveKind; name: string; geometry: MultiPolygonGeometry }[];
}

export interface Siting {
  lineVerdict: 'ok' | 'warn' | 'block' | null;
  lineFindings: { line: ControlLine; overlapSquareMetres: number }[];
  lineDataVersion: string | null;
  soil: 'clear' | 'survey_due' | 'listed';
  isInChemicalPark: boolean;
  sensitive: { kind: SensitiveKind; name: string; distanceMetres: number; point: [number, number] } | null;
}

/** Slivers of survey noise: 1 square metre or 0.01 % of the parcel, whichever is more (domain dossier 6.9). */
const sliverTolerance = (areaSquareMetres: number): number => Math.max(1, areaSquareMetres * 0.0001);
/** Share of a parcel that must lie in a certified park. */
const fullCoverage = 0.999;
/** Land this near a soil site counts as touched by it. */
const soilToleranceSquareMetres = 1;

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/**
 * Makes the judge of a zone: areas and distances on a local plane at the parcel, within 1e-5 of the ellipsoid (the
 * 三线 overlay is about square metres, so a sphere will not do). 永久基本农田 and 生态保护红线 block where they overlap,
 * 城镇开发边界 where the parcel lies outside, beyond the sliver tolerance; within it the verdict is `warn`.
 */
export const createSitingJudge = (facts: SitingFacts): ((geometry: MultiPolygonGeometry) => Siting) => {
  const all = [...facts.controlLines, ...facts.soilSites, ...facts.chemicalParks, ...facts.sensitivePlaces];
  return (geometry) => {
    const plane = createLocalPlane(middleOf(geometry));
    const shape = planeShape(geometry, plane);
    const shapes = new Map<object, PlaneShape>();
    const shapeOf = (fact: { geometry: MultiPolygonGeometry }): PlaneShape => {
      const known = shapes.get(fact);
      if (known !== undefined) return known;
      const made = planeShape(fact.geometry, plane);
      shapes.set(fact, made);
      return made;
    };
    for (const fact of all) shapeOf(fact);
    const area = shapeArea(shape);
    return {
      ...judgeLines(facts, shape, area, shapeOf),
      soil: judgeSoil(facts, shape, shapeOf),
      isInChemicalPark:
        sharedArea(shape, facts.chemicalParks.map(shapeOf)) >= area * fullCoverage && area > 0,
      sensitive: nearestSensitive(facts, shape, shapeOf, plane.toDegrees),
    };
  };
};

type ShapeOf = (fact: { geometry: MultiPolygonGeometry }) => PlaneShape;

const judgeLines = (
  { controlLines, controlLineVersion }: SitingFacts,
  shape: PlaneShape,
  area: number,
  shapeOf: ShapeOf,
): Pick<Siting, 'lineVerdict' | 'lineFindings' | 'lineDataVersion'> => {
  if (controlLineVersion === null) return { lineVerdict: null, lineFindings: [], lineDataVersion: null };
  const overlap = (kind: ControlLine): number =>
    sharedArea(shape, controlLines.filter((line) => line.kind === kind).map(shapeOf));
  const hasBoundary = controlLines.some(({ kind }) => kind === 'urban_boundary');
  const lineFindings = [
    { line: 'permanent_farmland' as const, overlapSquareMetres: hundredths(overlap('permanent_farmland')) },
    { line: 'ecological_redline' as const, overlapSquareMetres: hundredths(overlap('ecological_redline')) },
    {
      line: 'urban_boundary' as const,
      overlapSquareMetres: hasBoundary ? hundredths(Math.max(0, area - overlap('urban_boundary'))) : 0,
    },
  ].filter(({ overlapSquareMetres }) => overlapSquareMetres > 0);
  const most = Math.max(0, ...lineFindings.map(({ overlapSquareMetres }) => overlapSquareMetres));
  const lineVerdict = most > sliverTolerance(area) ? 'block' : most > 0 ? 'warn' : 'ok';
  return { lineVerdict, lineFindings, lineDataVersion: controlLineVersion };
};

const judgeSoil = ({ soilSites }: SitingFacts, shape: PlaneShape, shapeOf: ShapeOf): Siting['soil'] => {
  const touched = soilSites.filter((site) => sharedArea(shape, [shapeOf(site)]) > soilToleranceSquareMetres);
  if (touched.some(({ status }) => status === 'listed')) return 'listed';
  return touched.length > 0 ? 'survey_due' : 'clear';
};

const nearestSensitive = (
  { sensitivePlaces }: SitingFacts,
  shape: PlaneShape,
  shapeOf: ShapeOf,
  toDegrees: (metres: readonly number[]) => [number, number],
): Siting['sensitive'] => {
  const byBox = sensitivePlaces
    .map((place) => ({ place, target: shapeOf(place), atLeast: boxDistance(shape, shapeOf(place)) }))
    .toSorted((a, b) => a.atLeast - b.atLeast);
  let best: Siting['sensitive'] = null;
  for (const { place, target, atLeast } of byBox) {
    if (best !== null && atLeast >= best.distanceMetres) break;
    const { distanceMetres, point } = nearestOf(shape, target);
    if (best !== null && distanceMetres >= best.distanceMetres) continue;
    best = {
      kind: place.kind,
      name: place.name,
      distanceMetres: Math.round(distanceMetres * 10) / 10,
      point: toDegrees(point),
    };
  }
  return best;
};
