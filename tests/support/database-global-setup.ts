import type { TestProject } from 'vitest/node';
import { createPostgresCluster, findPostgres } from './postgres-cluster.ts';

/** The PostgreSQL server to test on, or why there is none. */
export type PostgresForTests = { url: string } | { missing: string };

declare module 'vitest' {
  export interface ProvidedContext {
    postgresForTests: PostgresForTests;
  }
}

/**
 * Vitest global set-up of the projects that use databases: names a PostgreSQL server for the run - that of
 * `TEST_DATABASE_URL`, or a private cluster when the programs are installed - and stops the private one in the end.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('postgresForTests', { url: given });
    return undefined;
  }
  const found = findPostgres();
  if ('missing' in found) {
    if ((process.env.REQUIRE ?? '').split(',').includes('postgres')) {
      throw new Error(`REQUIRE contains postgres, but: ${found.missing}, and TEST_DATABASE_URL is not set`);
    }
    project.provide('postgresForTests', { missing: found.missing });
    return undefined;
  }
  const cluster = await createPostgresCluster(found.bin);
  project.provide('postgresForTests', { url: cluster.url });
  return () => cluster.dispose();
}
