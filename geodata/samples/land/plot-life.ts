import type { PlainDate } from '../../model/field-formats.ts';
import type { Plot } from '../plots/plot.ts';
import type { ZoneDefinition } from '../zone-definition.ts';

/** What a life needs to know about its plot. */
export interface PlotLife {
  plot: Plot;
  zone: ZoneDefinition;
  asOf: PlainDate;
  seed: number;
  isFullyAssessed: boolean;
  isIndustrial: boolean;
  /** Building stopped halfway (track 'idle' or 'suspected' of the kind SUSPENDED). */
  isSuspended: boolean;
}
