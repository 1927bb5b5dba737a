import type { ReportPicture } from '../../../geodata/model/api-matches.ts';

/** Longer side of a picture in a document, and how large it may be as base64. */
const mostPixels = 960;
const mostCharacters = 180_000;
const qualities = [0.85, 0.7, 0.5, 0.3];

/** A picture of the map, by its address, made small enough to be sent; null where it cannot be. */
export async function reportPicture(href: string, title: string): Promise<ReportPicture | null> {
  const image = new Image();
  image.src = href;
  await image.decode();
  const scale = Math.min(1, mostPixels / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  for (const quality of qualities) {
    const [, jpeg = ''] = canvas.toDataURL('image/jpeg', quality).split(',');
    if (jpeg !== '' && jpeg.length <= mostCharacters)
      return { title, widthPixels: canvas.width, heightPixels: canvas.height, jpeg };
  }
  return null;
}
