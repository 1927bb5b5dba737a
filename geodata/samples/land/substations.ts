import { distanceToRing, type Ring } from '../plane/ring.ts';
import { distance } from '../plane/vector.ts';
import type { Plot } from '../plots/plot.ts';
import type { ZoneDefinition } from '../zone-definition.ts';

const leastGapMetres = 1400;

/** Small industrial plots away from core and rim that carry the substations, one for each name of the zone. */
export function pickSubstations(plots: readonly Plot[], zone: ZoneDefinition, outline: Ring): Plot[] {
  const candidates = plots
    .filter(
      (plot) =>
        !plot.fixed &&
        (plot.use === 'light' || plot.use === 'heavy' || plot.use === 'mixed') &&
        distance(plot.centre, zone.layout.core) > 900 &&
        distanceToRing(plot.centre, outline) > 160,
    )
    .sort((a, b) => a.areaSquareMetres - b.areaSquareMetres);
  const chosen: Plot[] = [];
  for (const plot of candidates) {
    if (chosen.length === zone.substationNames.length) break;
    if (chosen.every((other) => distance(other.centre, plot.centre) > leastGapMetres)) chosen.push(plot);
  }
  return chosen;
}
