import type { ParcelRecord } from '../../model/parcel.ts';

/** What the life of a plot decides: its three dimensions, its dates and its readiness. */
export type LandState = Pick<
  ParcelRecord,
  | 'stockClass'
  | 'idleState'
  | 'idleSince'
  | 'idleCause'
  | 'isInefficient'
  | 'inefficientReason'
  | 'standardStage'
  | 'approvalBatchNo'
  | 'approvedOn'
  | 'approvalLapsesOn'
  | 'suppliedOn'
  | 'agreedStartOn'
  | 'actualStartOn'
  | 'isNetLand'
  | 'remainingAttachmentSquareMetres'
  | 'utilities'
  | 'isLevelled'
  | 'readyOn'
>;

const noState: LandState = {
  stockClass: 'planned',
  idleState: null,
  idleSince: null,
  idleCause: null,
  isInefficient: false,
  inefficientReason: null,
  standardStage: null,
  approvalBatchNo: null,
  approvedOn: null,
  approvalLapsesOn: null,
  suppliedOn: null,
  agreedStartOn: null,
  actualStartOn: null,
  isNetLand: false,
  remainingAttachmentSquareMetres: 0,
  utilities: [],
  isLevelled: false,
  readyOn: null,
};

export const landState = (values: Partial<LandState> & Pick<LandState, 'stockClass'>): LandState => ({
  ...noState,
  ...values,
});

const utilitiesInOrder: LandState['utilities'] = [
  'road',
  'power',
  'water',
  'drainage',
  'telecom',
  'gas',
  'heat',
];

/** The first of the 七通 to be laid. */
export const utilitiesLaid = (count: number): LandState['utilities'] =>
  utilitiesInOrder.slice(0, Math.max(0, Math.min(utilitiesInOrder.length, count)));

/** Land that was supplied had to be clear and served. */
export const servedLand: Partial<LandState> = {
  isNetLand: true,
  isLevelled: true,
  utilities: utilitiesLaid(7),
};
