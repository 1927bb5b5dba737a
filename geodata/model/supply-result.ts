import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import { YuanText } from './yuan-text.ts';

/** One agreed instalment of the price. Money in yuan. */
export const SupplyPayment = z.object({
  instalment: z.int().positive(),
  dueOn: PlainDate.nullable(),
  amountYuan: YuanText.nullable(),
});
export type SupplyPayment = z.infer<typeof SupplyPayment>;

/** One row of a published table of land supply results (土地供应结果). Empty cells are null, nothing is guessed. */
export const SupplyResult = z.object({
  /** As a spreadsheet numbers it: the header is row 1. */
  rowNumber: z.int().positive(),
  administration: z.string(),
  location: z.string(),
  holderName: z.string(),
  projectName: z.string(),
  landPurpose: z.string(),
  supplyMode: z.string(),
  areaSquareMetres: z.number().nonnegative().nullable(),
  priceYuan: YuanText.nullable(),
  payments: z.array(SupplyPayment),
  signedOn: PlainDate.nullable(),
  agreedDelivery: PlainDate.nullable(),
  actualDelivery: PlainDate.nullable(),
  agreedStart: PlainDate.nullable(),
  agreedCompletion: PlainDate.nullable(),
  actualStart: PlainDate.nullable(),
  actualCompletion: PlainDate.nullable(),
});
export type SupplyResult = z.infer<typeof SupplyResult>;

/** A cell or row that could not be taken as it stands. */
export const SupplyTableIssue = z.object({
  rowNumber: z.int().positive(),
  /** The table's own name of the column; null when the whole row is meant. */
  column: z.string().nullable(),
  message: z.string(),
});
export type SupplyTableIssue = z.infer<typeof SupplyTableIssue>;
