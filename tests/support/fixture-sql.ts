import { fileURLToPath } from 'node:url';

/** A small `sql/` folder: PostGIS and one table of notes with a geometry. */
export const fixtureSqlFolder = fileURLToPath(new URL('../fixtures/migrations/sound', import.meta.url));
