import { z } from 'zod';

/** A calendar day 'YYYY-MM-DD' without time or zone. */
export const PlainDate = z.iso.date();
export type PlainDate = z.infer<typeof PlainDate>;

/** The product's own code of a zone: 2-16 capitals and digits. */
export const ZoneCode = z.string().regex(/^[0-9A-Z]{2,16}$/, '开发区代码须为 2–16 位大写字母或数字');

/** 宗地代码, 19 characters: county 6, 地籍区 3, 地籍子区 3, 特征码 2, 顺序号 5 (GB/T 37346-2019, domain dossier 6.2). */
export const ParcelCode = z
  .string()
  .regex(/^\d{12}[GJZ][ABSXCDEFHGWY]\d{5}$/, '宗地代码须为 19 位：12 位数字、2 位特征码、5 位顺序号');

/** A land-use code never stands alone: `1001` is 工业用地 in one scheme and railway in two others (domain dossier 6.1). */
export const LandUseScheme = z.enum(['YDYH2023', 'GTDC', 'GBT21010']);
export type LandUseScheme = z.infer<typeof LandUseScheme>;

export const areaSquareMetres = z.number().positive().finite();
export const yuan = z.number().nonnegative().finite();
export const ratio = z.number().min(0).max(1);
export const metres = z.number().nonnegative().finite();

/** A value that may be missing: null, also when it was left out. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
