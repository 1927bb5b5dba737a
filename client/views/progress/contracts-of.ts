import type { DrillDown } from '../../../geodata/model/api-reports.ts';

/** The contracts of a parcel, as a list. */
export const contractsOf = (parcelId: number): DrillDown => ({
  collection: 'contracts',
  filters: { parcelId: String(parcelId) },
  count: null,
});
