import { type ConfinedLimits, ConfinementError, confinedWork } from '../confined-work.ts';
import { mostPixels, pictureLimits } from './attachment-limits.ts';
import type { Picture, PictureReading } from './read-picture.ts';

export const noPicture = '不是有效的图片，或图片已损坏，请换一张';

const tenThousands = (pixels: number): string => `${Math.round(pixels / 10_000)} 万`;

/** What to do about a picture that is not taken, for people. */
function wordingOf(reading: Exclude<PictureReading, { ok: true }>): string {
  if (reading.reason === 'damaged') return noPicture;
  const { widthPixels, heightPixels } = reading;
  return `图片有 ${widthPixels}×${heightPixels} 像素，超过 ${tenThousands(mostPixels)}像素，请缩小后再上传`;
}

const tooMuch: Readonly<Record<ConfinementError['reason'], string>> = {
  memory: '图片展开后占用的内存超过上限，请缩小或另存为普通 JPEG 后再上传',
  time: '图片用了太长时间仍未读完，请缩小或另存为普通 JPEG 后再上传',
};

/**
 * A decoder of the pictures, by their paths, that strangers send: each in a process of its own: a picture that unpacks without end takes
 * neither the server's memory nor its time.
 */
export function pictureDecoder(limits: ConfinedLimits = pictureLimits) {
  const decode = confinedWork<{ path: string }, PictureReading>('decode-picture', limits);
  return async (path: string): Promise<{ ok: true; picture: Picture } | { ok: false; message: string }> => {
    try {
      const reading = await decode({ path });
      if (!reading.ok) return { ok: false, message: wordingOf(reading) };
      const { thumbnail } = reading.picture;
      return { ok: true, picture: { ...reading.picture, thumbnail: Buffer.from(thumbnail) } };
    } catch (error) {
      if (error instanceof ConfinementError) return { ok: false, message: tooMuch[error.reason] };
      throw error;
    }
  };
}
