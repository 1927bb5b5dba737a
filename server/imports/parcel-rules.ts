import type { ParcelRecord } from '../../geodata/model/parcel.ts';

/** A rule between fields of one parcel that is broken, and how to mend it. */
export interface BrokenRule {
  field: string;
  message: string;
  mend: string;
}

interface Rule {
  field: string;
  isBroken: (parcel: ParcelRecord) => boolean;
  message: string;
  mend: string;
}

/** 城镇国有土地使用权出让和转让暂行条例 (国务院令第55号) 第十二条: industrial land at most 50 years. */
const longestIndustrialTermYears = 50;

const isIndustrial = ({ landUseScheme, landUseCode }: ParcelRecord): boolean =>
  landUseScheme === 'YDYH2023' && landUseCode !== null && landUseCode.startsWith('1001');

/** The rules that the table of parcels enforces, told in time and with the row; see sql/migrations. */
const rules: readonly Rule[] = [
  {
    field: 'farMin',
    isBroken: ({ farMin, farMax }) => farMin !== null && farMax !== null && farMin > farMax,
    message: '容积率下限大于上限',
    mend: '请核对两列，或调换其对应的字段',
  },
  {
    field: 'termYearsMax',
    isBroken: (parcel) =>
      isIndustrial(parcel) &&
      Math.max(parcel.termYears ?? 0, parcel.termYearsMax ?? 0) > longestIndustrialTermYears,
    message: `工业用地的年限超过 ${longestIndustrialTermYears} 年`,
    mend: '请核对用途和年限',
  },
  {
    field: 'isNetLand',
    isBroken: ({ isNetLand, remainingAttachmentSquareMetres }) =>
      isNetLand && remainingAttachmentSquareMetres > 0,
    message: '标为净地，却仍有待清附着物',
    mend: '请改正其中一列',
  },
  {
    field: 'idleSince',
    isBroken: ({ idleSince, idleState }) => idleSince !== null && idleState === null,
    message: '有闲置起算日，却没有闲置状态',
    mend: '请补填闲置状态，或清空起算日',
  },
  {
    field: 'supplyModes',
    isBroken: ({ supplyModes, holderKind }) =>
      supplyModes.includes('equity_contribution') && holderKind !== 'restructured',
    message: '作价出资只用于改制企业',
    mend: '请核对供应方式和权利人类型',
  },
];

/** Every rule between fields that a parcel breaks. */
export const brokenRules = (parcel: ParcelRecord): BrokenRule[] =>
  rules
    .filter(({ isBroken }) => isBroken(parcel))
    .map(({ field, message, mend }) => ({ field, message, mend }));
