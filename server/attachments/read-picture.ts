import exifr from 'exifr';
import { mostPixels, thumbnailPixels } from './attachment-limits.ts';

/** What a picture tells of itself, and a small one of it. */
export interface Picture {
  widthPixels: number;
  heightPixels: number;
  thumbnail: Buffer;
  /** [lng, lat] of the camera. */
  position: [number, number] | null;
  /** By the camera's clock: 'YYYY-MM-DDTHH:MM:SS'. */
  takenAt: string | null;
}

async function positionOf(bytes: Buffer): Promise<[number, number] | null> {
  try {
    const place = await exifr.gps(bytes);
    const { longitude, latitude } = place ?? {};
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return null;
    // Cameras without a fix write zeros.
    if (longitude === 0 && latitude === 0) return null;
    return Math.abs(longitude!) <= 180 && Math.abs(latitude!) <= 90 ? [longitude!, latitude!] : null;
  } catch {
    // Damaged data about the picture does not make it a worse picture.
    return null;
  }
}

async function takenAtOf(bytes: Buffer): Promise<string | null> {
  try {
    const found: unknown = await exifr.parse(bytes, { pick: ['DateTimeOriginal'], reviveValues: false });
    const text = (found as { DateTimeOriginal?: unknown } | undefined)?.DateTimeOriginal;
    const match = typeof text === 'string' ? /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text) : null;
    return match === null ? null : `${match[1]}-${match[2]}-${match[3]}T${match[4]}`;
  } catch {
    return null;
  }
}

/** A picture, or why there is none. */
export type PictureReading =
  | { ok: true; picture: Picture }
  | { ok: false; reason: 'damaged' }
  | { ok: false; reason: 'too-many-pixels'; widthPixels: number; heightPixels: number };

/**
 * Decodes a picture, so that one that is none is found out, and makes its thumbnail, upright and without the data that
 * the camera wrote. Its size is read before anything is unpacked. Runs in a process of its own (`decode-picture.ts`).
 */
export async function readPicture(bytes: Buffer): Promise<PictureReading> {
  const { default: sharp } = await import('sharp');
  try {
    const { width, height, orientation = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > mostPixels)
      return { ok: false, reason: 'too-many-pixels', widthPixels: width, heightPixels: height };
    const thumbnail = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width: thumbnailPixels, height: thumbnailPixels, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer();
    const isTurned = orientation >= 5;
    const picture: Picture = {
      widthPixels: isTurned ? height : width,
      heightPixels: isTurned ? width : height,
      thumbnail,
      position: await positionOf(bytes),
      takenAt: await takenAtOf(bytes),
    };
    return { ok: true, picture };
  } catch {
    return { ok: false, reason: 'damaged' };
  }
}
