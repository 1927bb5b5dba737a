import { indicators } from '../../../catalog/indicators.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import type { ProgressParams } from '../progress-params.ts';
import { bondIndicators } from './bond-indicators.ts';
import { caseIndicators } from './case-indicators.ts';
import { factoryIndicators } from './factory-indicators.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { landIndicators } from './land-indicators.ts';
import { outputIndicators } from './output-indicators.ts';
import { stockIndicators } from './stock-indicators.ts';
import { useIndicators } from './use-indicators.ts';
import { notRecorded } from './value-builders.ts';
import { projectIndicators } from './work-indicators.ts';

/** Every figure of a zone on a day, in the order of the catalog: a pure function of the sums. */
export function computeIndicators(inputs: IndicatorInputs, params: ProgressParams): IndicatorValue[] {
  const values = new Map(
    [
      ...landIndicators(inputs),
      ...useIndicators(inputs),
      ...factoryIndicators(inputs),
      ...caseIndicators(inputs),
      ...bondIndicators(inputs, params),
      ...stockIndicators(inputs, params),
      ...projectIndicators(inputs, params),
      ...outputIndicators(inputs),
    ].map((value) => [value.id, value]),
  );
  return indicators.map(({ id }) => values.get(id) ?? notRecorded(id));
}
