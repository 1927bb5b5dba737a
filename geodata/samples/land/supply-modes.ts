import type { SupplyMode } from '../../model/land-state.ts';
import type { Plot } from '../plots/plot.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import type { Holder } from './holders.ts';
import type { LandState } from './land-state.ts';
import { isIndustrialUse, isStorageUse, type LandUseCode } from './land-use.ts';

/** Modes in which land that is not supplied yet may be supplied; none while it is only planned. */
export function allowedSupplyModes(
  plot: Plot,
  zone: ZoneDefinition,
  landUse: LandUseCode,
  state: LandState,
  random: SeededRandom,
): SupplyMode[] {
  if (plot.fixed?.role === 'lease_then_transfer') return ['lease_then_transfer'];
  if (['planned', 'agricultural_conversion', 'early_development'].includes(state.stockClass)) return [];
  if (landUse.startsWith('13') || landUse === '080403') return ['allocation'];
  if (!isIndustrialUse(landUse) && !isStorageUse(landUse)) return ['one_off'];
  // Standard land is offered together with its indicators.
  const modes = zone.supplyModes.filter((_, i) => random.chance([0.75, 0.5, 0.4, 0.35][i] ?? 0.3));
  if (state.standardStage === 'LISTED' || state.standardStage === 'INDICATORS_SET')
    modes.unshift('with_project');
  return modes.length === 0 ? ['one_off'] : [...new Set(modes)];
}

/** The mode in which land was supplied. Only restructured enterprises hold land as a capital contribution. */
export function usedSupplyMode(
  zone: ZoneDefinition,
  landUse: LandUseCode,
  state: LandState,
  holder: Holder,
  random: SeededRandom,
): SupplyMode {
  if (holder.holderKind === 'government') return 'allocation';
  if (holder.holderKind === 'restructured' && random.chance(0.6)) return 'equity_contribution';
  // The flexible modes are younger than the land of the first years.
  if (!isIndustrialUse(landUse) || state.suppliedOn! < '2018-01-01' || random.chance(0.45)) return 'one_off';
  return random.pick(zone.supplyModes);
}
