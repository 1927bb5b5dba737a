import type { SiteBuilder } from './builder.ts';
import {
  combOutline,
  hOutline,
  lOutline,
  type Outline,
  type Rectangle,
  roundOutline,
  steppedOutline,
  tOutline,
} from './footprint.ts';

export interface FactorySiteOptions {
  isLogistics: boolean;
  /** Small sheds with wide gaps, as on inefficient land. */
  isOld: boolean;
  /** Share of the depth that is built: 1 is all. */
  builtShare: number;
  areaMu: number;
  hasTanks: boolean;
}

/** Gate and office by the road, rows of halls behind it, now and then tanks at the back. */
export function layFactory(site: SiteBuilder, options: FactorySiteOptions): void {
  const { frame, random: r } = site;
  const { isLogistics, isOld, areaMu } = options;
  const gap = isOld ? 10 : isLogistics ? 26 : 14;
  let at = frame.near + r.range(1, 5);
  if (!isLogistics || r.chance(0.5)) at = layOffice(site, at, gap, areaMu);
  let room = frame.far - 1 - at;
  if (options.builtShare < 1 && !isOld) room *= options.builtShare;
  if (options.hasTanks && room > 110) {
    layTanks(site, frame.far - 30);
    room -= 44;
  }
  const wanted = isLogistics
    ? r.range(54, 86)
    : isOld
      ? r.range(15, 26)
      : areaMu > 60
        ? r.range(44, 84)
        : r.range(24, 48);
  const rows = Math.max(1, Math.min(isOld ? 4 : 6, Math.round((room + gap) / (wanted + gap))));
  const rowDepth = (room - gap * (rows - 1)) / rows;
  if (rowDepth < 12) return;
  const depth = Math.min(rowDepth, wanted * 1.35);
  for (let k = 0; k < rows && !site.isFull; k++) {
    const y0 = at + k * (rowDepth + gap);
    const span = frame.freeSpan(y0, y0 + depth);
    if (span) layRow(site, { x0: span[0], x1: span[1], y0, y1: y0 + depth }, k, gap, options);
  }
}

function layRow(
  site: SiteBuilder,
  band: Rectangle,
  row: number,
  gap: number,
  options: FactorySiteOptions,
): void {
  const r = site.random;
  const x0 = band.x0 + r.range(0, 6);
  let x1 = band.x1 - r.range(0, 6);
  if (options.isOld) {
    if (r.chance(0.2)) return;
    x1 = x0 + (x1 - x0) * r.range(0.35, 0.85);
  } else if (row > 0 && r.chance(0.3)) {
    x1 -= (x1 - x0) * r.range(0.1, 0.4);
  }
  const width = x1 - x0;
  const parts = width > 330 ? 3 : width > 180 || (width > 115 && r.chance(0.45)) ? 2 : 1;
  // Uneven widths: shares drawn and normalised.
  const shares = Array.from({ length: parts }, () => r.range(0.8, 1.35));
  const sum = shares.reduce((a, b) => a + b, 0);
  let from = x0;
  for (const share of shares) {
    const to = from + ((width - gap * (parts - 1)) * share) / sum;
    const depthCut = r.chance(0.3) ? r.range(0, 0.22) * (band.y1 - band.y0) : 0;
    layHall(site, { x0: from, x1: to, y0: band.y0, y1: band.y1 - depthCut }, options);
    from = to + gap;
  }
}

function layHall(site: SiteBuilder, hall: Rectangle, { isLogistics, isOld }: FactorySiteOptions): void {
  const kind = isLogistics ? 'warehouse' : 'hall';
  const outline = isOld ? undefined : hallOutline(site, hall, isLogistics);
  site.put(hall, kind, outline);
}

/** Not every hall is a box: annexes, wings, steps and twin halls. */
function hallOutline(site: SiteBuilder, hall: Rectangle, isLogistics: boolean): Outline | undefined {
  const r = site.random;
  const width = hall.x1 - hall.x0;
  const depth = hall.y1 - hall.y0;
  if (width < 46 || depth < 26) return undefined;
  if (isLogistics) {
    // Loading docks: the front stands back at one end.
    return r.chance(0.35)
      ? lOutline(hall, depth * r.range(0.7, 0.85), width * r.range(0.55, 0.8), r.chance(0.5))
      : undefined;
  }
  const shape = r.next();
  if (shape < 0.14)
    return lOutline(hall, depth * r.range(0.55, 0.8), width * r.range(0.25, 0.5), r.chance(0.5));
  if (shape < 0.22) {
    const from = hall.x0 + width * r.range(0.1, 0.3);
    return tOutline(hall, depth * r.range(0.3, 0.45), from, from + width * r.range(0.45, 0.6));
  }
  if (shape < 0.29 && width > 70)
    return combOutline(hall, depth * r.range(0.35, 0.5), 2, width * r.range(0.28, 0.38));
  if (shape < 0.33 && width > 120)
    return combOutline(hall, depth * r.range(0.3, 0.4), 3, width * r.range(0.2, 0.25));
  if (shape < 0.44 && width > 80)
    return steppedOutline(
      hall,
      Array.from(
        { length: r.integer(2, 4) },
        (_, i) => depth * (i % 2 === 0 ? r.range(0.9, 1) : r.range(0.7, 0.82)),
      ),
    );
  if (shape < 0.5 && depth > 50) {
    const from = hall.x0 + width * r.range(0.25, 0.4);
    return hOutline(hall, depth * r.range(0.34, 0.4), from, from + width * r.range(0.2, 0.3));
  }
  return undefined;
}

/** Returns the depth at which the halls may begin. */
function layOffice(site: SiteBuilder, at: number, gap: number, areaMu: number): number {
  const { frame, random: r } = site;
  const depth = r.range(13, 18);
  const span = frame.freeSpan(at, at + depth);
  if (!span || frame.far - frame.near <= 70) return at;
  const free = span[1] - span[0];
  const width = Math.min(free * r.range(0.28, 0.5), r.range(38, 78));
  const x0 = r.chance(0.5) ? span[0] + r.range(0, 8) : span[1] - width - r.range(0, 8);
  const office = { x0, x1: x0 + width, y0: at, y1: at + depth };
  const deep = { ...office, y1: at + depth * r.range(1.8, 2.4) };
  const around = frame.freeSpan(at, deep.y1);
  const fitsDeep = around !== undefined && x0 > around[0] && deep.x1 < around[1];
  if (areaMu > 35 && free > width + 50 && fitsDeep && r.chance(0.4)) {
    site.put(deep, 'office', lOutline(deep, depth, depth, r.chance(0.5)));
    return deep.y1 + gap + 4;
  }
  site.put(office, 'office');
  // A canteen or laboratory beside it.
  const rest = x0 - span[0] > span[1] - office.x1 ? [span[0], x0 - 16] : [office.x1 + 16, span[1]];
  if (rest[1]! - rest[0]! > 40 && r.chance(0.35)) {
    const start = rest[0]! + r.range(4, 10);
    site.put({ x0: start, x1: start + r.range(20, 28), y0: at, y1: at + depth }, 'office');
  }
  return at + depth + gap + 4;
}

function layTanks(site: SiteBuilder, y: number): void {
  const { frame, random: r } = site;
  const span = frame.freeSpan(y - 14, y + 14);
  if (!span) return;
  const radius = r.range(7, 11);
  const pitch = 2 * radius + 7;
  const count = Math.min(r.integer(2, 5), Math.floor((span[1] - span[0]) / pitch));
  const start = r.chance(0.5) ? span[0] + radius + 2 : span[1] - count * pitch + radius;
  for (let k = 0; k < count; k++) {
    const x = start + k * pitch;
    const box = { x0: x - radius, x1: x + radius, y0: y - radius, y1: y + radius };
    site.put(box, 'other', roundOutline(x, y, radius));
  }
}
