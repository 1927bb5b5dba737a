import type { SiteBuilder } from './builder.ts';
import { combOutline, hOutline, lOutline, type Rectangle, rectangleOutline } from './footprint.ts';

/** Offices and laboratories: courts, slabs, or a podium with a tower beside it. */
export function layCampus(site: SiteBuilder, isCommercial: boolean): void {
  const style = site.random.weighted({ slabs: 0.36, court: 0.34, tower: isCommercial ? 0.3 : 0.08 });
  const laid = style === 'court' ? layCourt(site) : style === 'tower' ? layTower(site) : false;
  if (!laid) laySlabs(site, 'office');
}

/** Housing: rows of slabs, or point blocks in a checkerboard. */
export function layHousing(site: SiteBuilder): void {
  if (site.random.chance(0.35)) layPointBlocks(site);
  else laySlabs(site, 'residential');
}

function layCourt(site: SiteBuilder): boolean {
  const { frame, random: r } = site;
  const room = frame.far - frame.near;
  if (room < 62) return false;
  const depth = Math.min(room - 2, r.range(58, 92));
  const y0 = frame.near + 1;
  const span = frame.freeSpan(y0, y0 + depth);
  if (!span || span[1] - span[0] < 60) return false;
  const width = Math.min(span[1] - span[0], r.range(70, 122));
  const x0 = span[0] + (span[1] - span[0] - width) * r.range(0.2, 0.8);
  const wing = r.range(15, 20);
  const block: Rectangle = { x0, x1: x0 + width, y0, y1: y0 + depth };
  const shape = r.next();
  if (shape < 0.3 && depth > 66 && width > 76) {
    const yard = { x0: x0 + wing, x1: x0 + width - wing, y0: y0 + wing, y1: y0 + depth - wing };
    site.put(block, 'office', rectangleOutline(block), rectangleOutline(yard));
  } else if (shape < 0.65) site.put(block, 'office', combOutline(block, wing, 2, wing));
  else if (shape < 0.82) site.put(block, 'office', lOutline(block, wing, wing, r.chance(0.5)));
  else site.put(block, 'office', hOutline(block, wing, x0 + width * 0.4, x0 + width * 0.4 + wing));
  const behind = y0 + depth + 18;
  const rest = behind + wing < frame.far ? frame.freeSpan(behind, behind + wing) : undefined;
  if (rest)
    site.put(
      { x0: rest[0] + 3, x1: Math.min(rest[1] - 3, rest[0] + 95), y0: behind, y1: behind + wing },
      'office',
    );
  return true;
}

function layTower(site: SiteBuilder): boolean {
  const { frame, random: r } = site;
  const depth = Math.min(frame.far - frame.near - 4, r.range(36, 48));
  const y0 = frame.near + 2;
  const span = frame.freeSpan(y0, y0 + depth);
  if (!span || depth < 24 || span[1] - span[0] < 66) return false;
  const width = span[1] - span[0];
  const isLeft = r.chance(0.5);
  const podium = Math.min(width * 0.55, r.range(50, 90));
  const towerSide = Math.min(30, depth, width * 0.28);
  const podiumX = isLeft ? span[0] + 3 : span[1] - 3 - podium;
  const towerX = isLeft ? podiumX + podium + 12 : podiumX - 12 - towerSide;
  site.put({ x0: podiumX, x1: podiumX + podium, y0, y1: y0 + depth }, 'office');
  site.put({ x0: towerX, x1: towerX + towerSide, y0: y0 + 2, y1: y0 + 2 + towerSide }, 'tower');
  const behind = y0 + depth + 20;
  const slab = r.range(15, 20);
  const rest = behind + slab < frame.far ? frame.freeSpan(behind, behind + slab) : undefined;
  if (rest)
    site.put(
      { x0: rest[0] + 4, x1: Math.min(rest[1] - 4, rest[0] + 110), y0: behind, y1: behind + slab },
      'office',
    );
  return true;
}

function laySlabs(site: SiteBuilder, kind: 'office' | 'residential'): void {
  const { frame, random: r } = site;
  const isHousing = kind === 'residential';
  const slab = isHousing ? r.range(12, 14) : r.range(15, 21);
  const pitch = slab + (isHousing ? r.range(24, 34) : r.range(17, 26));
  const room = frame.far - frame.near;
  const rows = Math.max(1, Math.min(isHousing ? 8 : 5, Math.floor((room + pitch - slab) / pitch)));
  const step = rows > 1 ? (room - slab) / (rows - 1) : 0;
  const longest = isHousing ? r.range(46, 66) : r.range(70, 96);
  const shift = r.range(0, 12);
  for (let k = 0; k < rows && !site.isFull; k++) {
    const y0 = frame.near + k * step;
    const span = frame.freeSpan(y0, y0 + slab);
    if (!span) continue;
    const gap = isHousing ? 14 : 18;
    const from = span[0] + 2 + (k % 2 === 0 ? 0 : Math.min(shift, (span[1] - span[0]) * 0.1));
    const free = span[1] - 2 - from;
    const parts = Math.max(1, Math.ceil((free + gap) / (longest + gap)));
    const width = (free - gap * (parts - 1)) / parts;
    for (let q = 0; q < parts; q++) {
      const x0 = from + q * (width + gap);
      site.put({ x0, x1: x0 + width, y0, y1: y0 + slab }, kind);
    }
  }
}

function layPointBlocks(site: SiteBuilder): void {
  const { frame, random: r } = site;
  const side = r.range(20, 25);
  const pitchX = side + r.range(22, 34);
  const pitchY = side + r.range(24, 34);
  for (let k = 0, y0 = frame.near + 2; y0 + side < frame.far && !site.isFull; k++, y0 += pitchY) {
    const span = frame.freeSpan(y0, y0 + side);
    if (!span) continue;
    for (let x0 = span[0] + 2 + (k % 2) * 0.5 * pitchX; x0 + side < span[1]; x0 += pitchX) {
      const block = { x0, x1: x0 + side, y0, y1: y0 + side };
      site.put(block, 'residential', hOutline(block, side * 0.36, x0 + side * 0.3, x0 + side * 0.7));
    }
  }
}
