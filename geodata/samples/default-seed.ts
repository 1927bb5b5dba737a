/** Seed of the demonstration zones unless somebody chooses another. */
export const defaultSampleSeed = 20_260_701;
