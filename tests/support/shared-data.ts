import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const missing = !existsSync(folder);
const required = (process.env.REQUIRE ?? '').split(',').includes('shared');

/** The path of a file in the collection of real data that lies beside the project. */
export function sharedPath(relativePath: string): string {
  return `${folder}${relativePath}`;
}

/**
 * `describe` for tests that need the collection of real data beside the project. Without it they are skipped and the
 * title says why; where `REQUIRE` names `shared` they run and fail instead.
 */
export function describeWithSharedData(title: string, tests: () => void): void {
  // The body is not even collected without the data: it may read files while it declares its tests.
  if (missing && !required) describe(title, () => it.skip('needs ../shared/data, which is absent'));
  else describe(title, tests);
}
