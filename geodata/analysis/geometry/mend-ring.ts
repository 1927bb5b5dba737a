import type { Position } from 'geojson';

/** What was done to one ring. */
export interface RingMend {
  /** Closed, without repeated neighbours and spikes; empty if nothing with an inside is left. */
  ring: Position[];
  wasOpen: boolean;
  duplicates: number;
  spikes: number;
}

// About a tenth of a millimetre: a tip no wider than this encloses nothing.
const spikeWidthDegrees = 1e-9;

const isSame = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];

/** Whether the path turns back on itself at `tip`. */
function isSpike(before: Position, tip: Position, after: Position): boolean {
  const [inX, inY] = [tip[0]! - before[0]!, tip[1]! - before[1]!];
  const [outX, outY] = [after[0]! - tip[0]!, after[1]! - tip[1]!];
  if (inX * outX + inY * outY >= 0) return false;
  const longest = Math.max(Math.hypot(inX, inY), Math.hypot(outX, outY));
  return Math.abs(inX * outY - inY * outX) <= spikeWidthDegrees * longest;
}

/** Closes a ring of `[lng, lat]` positions, drops repeated neighbours and cuts off spikes. The input is not changed. */
export function mendRing(source: readonly Position[]): RingMend {
  const wasOpen = source.length > 0 && !isSame(source[0]!, source.at(-1)!);
  const open = wasOpen ? source : source.slice(0, -1);
  const points = open.filter((position, index) => index === 0 || !isSame(position, open[index - 1]!));
  if (points.length > 1 && isSame(points[0]!, points.at(-1)!)) points.pop();
  const duplicates = open.length - points.length;
  let spikes = 0;
  for (let index = 0; index < points.length && points.length > 2; ) {
    const before = points.at(index - 1)!;
    const tip = points[index]!;
    const after = points[(index + 1) % points.length]!;
    if (isSame(before, tip) || isSpike(before, tip, after)) {
      if (!isSame(before, tip)) spikes += 1;
      points.splice(index, 1);
      // What lay before the tip may now be a tip itself.
      index = Math.max(0, index - 2);
    } else index += 1;
  }
  const ring = points.length > 2 ? [...points, points[0]!] : [];
  return { ring, wasOpen, duplicates, spikes };
}
