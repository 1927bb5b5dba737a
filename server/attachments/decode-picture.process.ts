import { readFile } from 'node:fs/promises';
import { serveConfined } from '../confined-process.ts';
import { type PictureReading, readPicture } from './read-picture.ts';

serveConfined<{ path: string }, PictureReading>(async ({ path }) => readPicture(await readFile(path)));
