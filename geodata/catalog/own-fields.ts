/** Fields that name one record only: the same value for several is a mistake. */
export const ownFields: readonly string[] = [
  'name',
  'parcelCode',
  'parkCode',
  'buildingCode',
  'unitCode',
  'electronicSupervisionNo',
  'contractNo',
];
