/** Bits of a list of codes, each at its place in the option list. */
export const bitsOf = <T extends string>(entries: readonly T[], options: readonly T[]): number =>
  entries.reduce((bits, entry) => bits | (1 << options.indexOf(entry)), 0);

/** The codes whose bits are set, in the order of the option list. */
export const listOf = <T extends string>(bits: number, options: readonly T[]): T[] =>
  options.filter((_, place) => bits & (1 << place));

/** How many bits are set. */
export const bitCount = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};
