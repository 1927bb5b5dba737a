import type { Block } from '../blocks/block.ts';
import { distance } from '../plane/vector.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { ZoneDefinition } from '../zone-definition.ts';

/** What a block is built for; it decides plot sizes and buildings. */
export type PlotUse = 'commercial' | 'research' | 'light' | 'heavy' | 'logistics' | 'mixed' | 'housing';

/** Median plot size in 亩 and spread of its logarithm. */
export const plotSizes: Record<PlotUse, { medianMu: number; spread: number }> = {
  commercial: { medianMu: 14, spread: 0.34 },
  research: { medianMu: 19, spread: 0.45 },
  light: { medianMu: 23, spread: 0.72 },
  heavy: { medianMu: 40, spread: 0.9 },
  logistics: { medianMu: 92, spread: 0.72 },
  mixed: { medianMu: 48, spread: 0.75 },
  housing: { medianMu: 34, spread: 0.4 },
};

export function blockUse(block: Block, zone: ZoneDefinition, random: SeededRandom): PlotUse {
  const role = block.fixedPlots[0]?.role;
  if (role === 'factory_park' || role === 'planned_park') return 'light';
  if (role) return 'heavy';
  const { core, coreRadiusMetres } = zone.layout;
  const fromCore = distance(block.centre, core);
  if (fromCore < coreRadiusMetres) return random.chance(0.8) ? 'commercial' : 'research';
  if (fromCore < 1.85 * coreRadiusMetres)
    return random.weighted({ commercial: 0.2, research: 0.42, housing: 0.18, light: 0.2 });
  switch (block.park?.plan.character) {
    case 'core':
      return random.weighted({ research: 0.42, commercial: 0.15, light: 0.2, housing: 0.23 });
    case 'research':
      return random.weighted({ research: 0.4, light: 0.47, commercial: 0.06, housing: 0.07 });
    case 'logistics':
      return random.weighted({ logistics: 0.68, heavy: 0.16, light: 0.16 });
    case 'heavy':
      return random.weighted({ heavy: 0.8, light: 0.15, logistics: 0.05 });
    case 'light':
      return random.weighted({ light: 0.72, heavy: 0.18, research: 0.06, housing: 0.04 });
    default:
      return random.weighted({ mixed: 0.7, heavy: 0.2, light: 0.1 });
  }
}
