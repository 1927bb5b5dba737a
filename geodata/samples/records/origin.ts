/** Where every generated record comes from. */
export const generatedSource = '演示数据（生成）';

export const generatedOrigin = { sourceName: generatedSource, isDemonstration: true } as const;

/** Rounds to the cent of a unit, as the database stores areas and money. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100;
export const tenths = (value: number): number => Math.round(value * 10) / 10;
