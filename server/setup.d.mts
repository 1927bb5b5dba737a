/** See setup.mjs. */
export function setUp(options?: { build: boolean }): Promise<void>;
