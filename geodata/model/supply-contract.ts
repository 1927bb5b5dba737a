import { z } from 'zod';
import { areaSquareMetres, LandUseScheme, optional, PlainDate, ratio, yuan } from './field-formats.ts';
import { HolderKind, SupplyMode } from './land-state.ts';
import { SupplyPayment } from './supply-result.ts';

export const ContractKind = z.enum(['transfer', 'allocation', 'lease', 'equity']);
export type ContractKind = z.infer<typeof ContractKind>;

/** 电子监管号, checked leniently: systems differ in letter and length (domain dossier 6.3). */
export const ElectronicSupervisionNo = z
  .string()
  .max(32)
  .regex(/^\d{6}(19|20)\d{2}[A-Z]?\d{4,9}(-\d+)?$/, '电子监管号须如 3713232021B00456');

/**
 * 出让合同 / 划拨决定书 as it is written: money in yuan, areas in square metres, plain days. `parcelCode` names a
 * parcel of the zone and links to it; what the paper itself says stays in `parcelCodeText`.
 */
export const SupplyContractRecord = z.object({
  kind: ContractKind,
  contractNo: optional(z.string()),
  electronicSupervisionNo: optional(ElectronicSupervisionNo),
  projectName: optional(z.string()),
  administrationName: optional(z.string()),
  parcelCode: optional(z.string()),
  parcelCodeText: optional(z.string()),
  locationText: optional(z.string()),
  holderName: optional(z.string()),
  holderKind: optional(HolderKind),
  holderCreditCode: optional(z.string()),
  mortgagees: z.array(z.string()).default([]),
  areaSquareMetres: optional(areaSquareMetres),
  priceYuan: optional(yuan),
  payments: z.array(SupplyPayment).default([]),
  landUseScheme: optional(LandUseScheme),
  landUseCode: optional(z.string()),
  landUseText: optional(z.string()),
  supplyMode: optional(SupplyMode),
  supplyModeText: optional(z.string()),
  termYears: optional(z.number().int().min(1).max(70)),
  signedOn: optional(PlainDate),
  agreedDeliveryOn: optional(PlainDate),
  /** Of the 交地确认书. */
  actualDeliveryOn: optional(PlainDate),
  agreedStartOn: optional(PlainDate),
  actualStartOn: optional(PlainDate),
  agreedCompletionOn: optional(PlainDate),
  actualCompletionOn: optional(PlainDate),
  suspendedOn: optional(PlainDate),
  totalInvestmentYuan: optional(yuan),
  investedYuan: optional(yuan),
  /** 应动工开发建设用地总面积 and how much of it has been started: less than a third counts as idle. */
  shouldBuildAreaSquareMetres: optional(z.number().nonnegative()),
  builtAreaSquareMetres: optional(z.number().nonnegative()),
  farMin: optional(z.number().nonnegative()),
  farMax: optional(z.number().nonnegative()),
  buildingCoefficientMin: optional(ratio),
  fixedInvestmentMinYuanPerSquareMetre: optional(yuan),
  outputMinYuanPerSquareMetre: optional(yuan),
  taxMinYuanPerSquareMetre: optional(yuan),
  agreedTermsText: optional(z.string()),
  remark: optional(z.string()),
  sourceName: z.string().min(1),
  sourcePeriod: optional(z.string()),
  /** As a spreadsheet numbers it: the header is row 1. */
  sourceRow: optional(z.number().int().positive()),
  /** What the table said beyond these fields, as it came: column -> value. */
  sourceAttributes: optional(z.record(z.string(), z.string())),
  isDemonstration: z.boolean().default(false),
});
export type SupplyContractRecord = z.infer<typeof SupplyContractRecord>;
