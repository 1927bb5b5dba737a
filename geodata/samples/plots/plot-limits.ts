import { squareMetresPerMu } from '../../units/area.ts';

/** Plots have 10 to 300 亩, with a margin so that a survey difference does not leave the range. */
export const smallestPlotSquareMetres = 10.15 * squareMetresPerMu;
export const largestPlotSquareMetres = 295 * squareMetresPerMu;
