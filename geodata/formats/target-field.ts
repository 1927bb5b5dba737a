import type { Field } from '../catalog/field.ts';
import type { Dimension } from './quantity-units.ts';

/** A field of the product that a column of a file may fill; a catalog field will do. */
export interface TargetField extends Pick<Field, 'name' | 'label' | 'type' | 'unit'> {
  /** For `option` and `options`: the values allowed. */
  choices?: readonly { code: string; zh: string }[];
  /** More names under which files carry it. */
  synonyms?: readonly string[];
}

const dimensions: Readonly<Partial<Record<NonNullable<Field['unit']>, Dimension>>> = {
  squareMetre: 'area',
  yuan: 'money',
  yuanPerSquareMetre: 'unitPrice',
  metre: 'length',
  ratio: 'ratio',
  year: 'years',
};

/** What the field measures, or undefined for a bare number or text. */
export function dimensionOf(target: TargetField): Dimension | undefined {
  return target.unit === undefined ? undefined : dimensions[target.unit];
}

/** `farMin` and its like hold a least, `farMax` a most: a `≥` or `≤` in the file has to agree. */
export function boundOf(target: TargetField): 'least' | 'most' | undefined {
  if (/Min([A-Z]|$)/.test(target.name)) return 'least';
  return /Max([A-Z]|$)/.test(target.name) ? 'most' : undefined;
}
