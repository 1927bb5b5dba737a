import { parcels } from '../../geodata/catalog/parcels.ts';
import { optionSets } from '../../geodata/codes/option-sets.ts';
import type { TargetField } from '../../geodata/formats/target-field.ts';
import { ParcelRecord } from '../../geodata/model/parcel.ts';

/** Fields that the import itself fills, or that are worked out from others. */
const ownFields = new Set([
  'sourceName',
  'isDemonstration',
  'landUseScheme',
  'assessmentValidCount',
  'missingAssessments',
]);

/** Fields that a column may name in words; they are looked up. */
const lookedUp = new Set(['parkName', 'landUseName']);

/** Fields of a parcel that a column of a file may fill. */
export const parcelTargets: readonly TargetField[] = parcels.fields
  .filter(({ name }) => lookedUp.has(name) || (name in ParcelRecord.shape && !ownFields.has(name)))
  .map(({ name, label, type, unit, options }) => ({
    name,
    label,
    type,
    unit,
    ...(options === undefined ? {} : { choices: optionSets[options] }),
  }));

/** A target by its API name or its Chinese label. */
export const parcelTargetOf = (text: string): TargetField | undefined =>
  parcelTargets.find(({ name, label }) => name.toLowerCase() === text.toLowerCase() || label.zh === text);
