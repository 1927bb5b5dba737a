/** See chromium.mjs. */
export function findChromium(options?: { install?: boolean }): string | null;
export function chromiumAdvice(): string;
