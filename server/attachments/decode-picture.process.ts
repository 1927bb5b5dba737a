import { serveConfined } from '../confined-process.ts';
import { type PictureReading, readPicture } from './read-picture.ts';

serveConfined<{ bytes: Uint8Array }, PictureReading>(({ bytes }) => readPicture(Buffer.from(bytes)));
