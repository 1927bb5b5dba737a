import type { RailwayRecord } from '../../model/surroundings.ts';
import { type Polyline, simplifyLine } from '../plane/polyline.ts';
import { counterClockwise, type Ring } from '../plane/ring.ts';
import type { Point } from '../plane/vector.ts';
import { curveLine, pointOf } from './family.ts';
import type { Railway } from './guides.ts';

export interface RailLine {
  kind: RailwayRecord['kind'];
  name: string;
  line: Polyline;
}

export interface RailYard {
  name: string;
  ring: Ring;
  centre: Point;
}

export function mainTrack(railway: Railway, reachMetres: number): RailLine {
  const line = curveLine(railway.family, railway.curve, -reachMetres, reachMetres);
  return { kind: 'main', name: railway.plan.name, line: simplifyLine(line, 0.1) };
}

/** The freight yard beside a railway and its sidings, which leave the main track and return to it. */
export function buildYard(railway: Railway): { yard: RailYard; sidings: RailLine[] } | undefined {
  const { family, curve, plan } = railway;
  if (!plan.yard) return undefined;
  const { from, to, side, depthMetres, tracks, name } = plan.yard;
  const edge = (away: number): Polyline => curveLine(family, (t) => curve(t) + side * away, from, to);
  const ring = counterClockwise([...edge(24), ...[...edge(24 + depthMetres)].reverse()]);
  const middle = (from + to) / 2;
  const sidings = Array.from({ length: tracks }, (_, k): RailLine => {
    const away = 24 + ((depthMetres * 0.72) / tracks) * (k + 0.5);
    const start = from - 190 + k * 30;
    const end = to + 60 - k * 26;
    // Turnouts are gentle: the further the siding, the longer the curve to it.
    const turnout = 90 + 1.6 * away;
    const ease = (t: number): number => smooth(Math.min((t - start) / turnout, (end - t) / turnout));
    const line = curveLine(family, (t) => curve(t) + side * away * ease(t), start, end);
    return { kind: 'siding', name: `${name}专用线`, line: simplifyLine(line, 0.05) };
  });
  return {
    yard: { name, ring, centre: pointOf(family, curve(middle) + side * (24 + depthMetres / 2), middle) },
    sidings,
  };
}

/** 0 below 0, 1 above 1, without a kink between. */
function smooth(share: number): number {
  const t = Math.max(0, Math.min(1, share));
  return t * t * (3 - 2 * t);
}
