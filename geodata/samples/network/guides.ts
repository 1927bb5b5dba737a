import type { SeededRandom } from '../random/seeded-random.ts';
import { type Curve, type Family, meetingAlong, otherFamily } from './family.ts';
import type { ExpresswayPlan, LayoutPlan, RailwayPlan, WaterPlan } from './layout-plan.ts';
import type { Sway } from './sway.ts';

/** A curve that crosses the district and that collectors end at. */
export interface Guide {
  family: Family;
  at: number;
  curve: Curve;
  role: 'arterial' | 'bank' | 'side' | 'rail';
  name: string;
  reserveMetres: number;
  /** Guides with the same corridor enclose it: no street runs between them. */
  corridor?: string;
}

export interface WaterCourse {
  plan: WaterPlan;
  family: Family;
  centre: Curve;
  half: Curve;
  banks: readonly [Curve, Curve];
}

export interface Expressway {
  plan: ExpresswayPlan;
  family: Family;
  curve: Curve;
  sides: readonly [Curve, Curve];
  interchanges: readonly { avenue: Guide; along: number }[];
}

export interface Railway {
  plan: RailwayPlan;
  family: Family;
  curve: Curve;
}

export interface Guides {
  northSouth: Guide[];
  eastWest: Guide[];
  waters: WaterCourse[];
  expressways: Expressway[];
  railways: Railway[];
}

const families: readonly Family[] = ['northSouth', 'eastWest'];

/** Turns the strips of a layout into curves; both lists of guides are sorted by position. */
export function buildGuides(layout: LayoutPlan, sway: Sway, random: SeededRandom): Guides {
  const guides: Guides = { northSouth: [], eastWest: [], waters: [], expressways: [], railways: [] };
  const jitter = (metres: number): number => random.range(-metres, metres);
  for (const family of families) {
    for (const plan of layout[family]) {
      if (plan.kind === 'arterial') {
        const curve = sway.curve(family, plan.at + jitter(45), (plan.skew ?? 0) + jitter(0.012));
        guides[family].push({ family, role: 'arterial', ...plan, curve });
      } else if (plan.kind === 'water') {
        addWater(guides, family, plan, sway, random);
      } else if (plan.kind === 'railway') {
        const curve = sway.curve(family, plan.at + jitter(30), plan.skew ?? 0, 0.42);
        guides.railways.push({ plan, family, curve });
        guides[family].push({ ...plan, family, role: 'rail', curve, reserveMetres: 52 });
      }
    }
  }
  // Expressways last: their interchanges need the avenues.
  for (const family of families)
    for (const plan of layout[family])
      if (plan.kind === 'expressway') addExpressway(guides, family, plan, sway, jitter(50));
  for (const family of families) guides[family].sort((a, b) => a.at - b.at);
  return guides;
}

function addWater(guides: Guides, family: Family, plan: WaterPlan, sway: Sway, random: SeededRandom): void {
  const isCanal = plan.waterKind === 'canal';
  const wave = random.range(560, 640) / 3.1;
  const p = random.range(0, 2 * Math.PI);
  const base = sway.curve(family, plan.at + random.range(-50, 50), plan.skew ?? 0, isCanal ? 0.6 : 1.1);
  const swing = plan.meanderMetres;
  const meander: Curve = (t) =>
    swing * Math.sin((t + 90 * Math.sin(t / 470 + p)) / wave + p) + 0.28 * swing * Math.sin(t / 97 + 2 * p);
  const half: Curve = isCanal
    ? () => plan.halfWidthMetres
    : (t) => plan.halfWidthMetres * (1 + 0.26 * Math.sin(t / 260 + p) + 0.13 * Math.sin(t / 90));
  const bank =
    (side: -1 | 1): Curve =>
    (t) =>
      base(t) + 0.45 * meander(t) + side * plan.beltMetres;
  const banks: [Curve, Curve] = [bank(-1), bank(1)];
  guides.waters.push({ plan, family, centre: (t) => base(t) + meander(t), half, banks });
  banks.forEach((curve, i) => {
    guides[family].push({
      family,
      at: plan.at + (i === 0 ? -1 : 1) * plan.beltMetres,
      curve,
      role: 'bank',
      name: plan.bankRoadNames[i]!,
      reserveMetres: 28,
      corridor: plan.name,
    });
  });
}

function addExpressway(
  guides: Guides,
  family: Family,
  plan: ExpresswayPlan,
  sway: Sway,
  shift: number,
): void {
  const curve = sway.curve(family, plan.at + shift, plan.skew ?? 0, 0.55);
  const interchanges = plan.interchangesWith.map((name) => {
    const avenue = guides[otherFamily(family)].find((guide) => guide.name === name);
    if (!avenue) throw new RangeError(`${plan.name} has an interchange with the unknown avenue ${name}`);
    return { avenue, along: meetingAlong(curve, avenue.curve) };
  });
  // The side roads bulge round an interchange to give its ramps room.
  const side =
    (sign: -1 | 1): Curve =>
    (t) => {
      let away = 112;
      for (const { along } of interchanges) away += 135 * Math.exp(-(((t - along) / 250) ** 2));
      return curve(t) + sign * away;
    };
  const sides: [Curve, Curve] = [side(-1), side(1)];
  guides.expressways.push({ plan, family, curve, sides, interchanges });
  sides.forEach((sideCurve, i) => {
    guides[family].push({
      family,
      at: plan.at + (i === 0 ? -110 : 110),
      curve: sideCurve,
      role: 'side',
      name: plan.sideRoadNames[i]!,
      reserveMetres: 28,
      corridor: plan.name,
    });
  });
}
