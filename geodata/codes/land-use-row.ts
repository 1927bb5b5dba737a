/** [code, Chinese name, English name]; without an English name the parent's and the code stand in. */
export type LandUseRow = readonly [code: string, zh: string, en?: string];
