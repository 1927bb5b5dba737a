import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readmeWithRights } from './readme-rights.ts';

const path = fileURLToPath(new URL('../../README.md', import.meta.url));
await writeFile(path, readmeWithRights(await readFile(path, 'utf8')));
