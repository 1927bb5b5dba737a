import type { Plot } from '../plots/plot.ts';
import type { ZoneDefinition } from '../zone-definition.ts';

/** Blocks of a park share a 地籍子区 in groups of this size. */
const blocksPerSubdistrict = 14;

/**
 * 宗地代码 of every plot: county, 地籍区 (the park's number; 090 outside of parks), 地籍子区, GB (建设用地使用权) and a
 * number within the 子区. Unique within the zone.
 */
export function parcelCodes(plots: readonly Plot[], zone: ZoneDefinition): Map<Plot, string> {
  const county = zone.coveringCountyCodes[0]!;
  const blockNumbers = new Map<string, Map<string, number>>();
  const counters = new Map<string, number>();
  const codes = new Map<Plot, string>();
  for (const plot of plots) {
    const plan = plot.block.park?.plan;
    const district = plan ? String(zone.parks.indexOf(plan) + 1).padStart(3, '0') : '090';
    const blocks = blockNumbers.get(district) ?? new Map<string, number>();
    blockNumbers.set(district, blocks);
    if (!blocks.has(plot.block.key)) blocks.set(plot.block.key, blocks.size);
    const subdistrict = String(101 + Math.floor(blocks.get(plot.block.key)! / blocksPerSubdistrict));
    const prefix = `${county}${district}${subdistrict}GB`;
    const number = (counters.get(prefix) ?? 0) + 1;
    counters.set(prefix, number);
    codes.set(plot, `${prefix}${String(number).padStart(5, '0')}`);
  }
  return codes;
}
