import type { PlainDate } from '../../model/field-formats.ts';
import type { Plot } from '../plots/plot.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { hundredths } from './origin.ts';

/** Certificates before this day were measured with older instruments. */
const digitalSurveySince: PlainDate = '2012-01-01';

/**
 * The certificate's area. A given plot has exactly the given area; others are what the outline encloses, off by up to
 * 0.4 % on old certificates, and on about one old certificate in fifty by more than 1 % (a survey mismatch to be found).
 */
export function certifiedArea(plot: Plot, suppliedOn: PlainDate | null, random: SeededRandom): number {
  if (plot.fixed) return plot.fixed.areaSquareMetres;
  if (suppliedOn === null || suppliedOn >= digitalSurveySince) return hundredths(plot.areaSquareMetres);
  const sign = random.chance(0.5) ? 1 : -1;
  const share = random.chance(0.03) ? random.range(0.013, 0.026) : random.range(0, 0.004);
  return hundredths(plot.areaSquareMetres * (1 + sign * share));
}
