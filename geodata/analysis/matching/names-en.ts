import type { MatchFactor } from '../../model/match-parameters.ts';
import type { ConstraintCode } from './constraints.ts';

/** English names of the factors. */
export const factorsInEnglish: Readonly<Record<MatchFactor, string>> = {
  chain: 'Chain fit',
  area: 'Area fit',
  stock: 'Stock first',
  readiness: 'Readiness',
  investment: 'Investment, tax',
  transport: 'Transport',
  utilities: 'Utilities',
  price: 'Price',
  shape: 'Shape, frontage',
  evaluation: 'Park evaluation',
};

/** English names of the constraints. */
export const constraintsInEnglish: Readonly<Record<ConstraintCode, string>> = {
  USE: 'Use',
  LINE: 'Control lines',
  SOIL: 'Soil',
  NEGATIVE_LIST: 'Negative list',
  CHEM: 'Chemical park',
  HAZARD: 'Hazard distance',
  TERM: 'Term',
  READY: 'Ready',
  MODE: 'Supply mode',
  PRICE: 'Price',
  UTILITIES: 'Utilities',
  ENERGY: 'Energy',
  FAR: 'FAR',
  INTENSITY: 'Investment',
  TAX: 'Tax',
  RESERVED: 'Reserved',
  HOLDER: 'Holder',
  AREA_MIN: 'Least area',
  AREA_MAX: 'Largest area',
  BUILDING: 'Building',
};
