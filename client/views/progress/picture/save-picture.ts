import { download } from '../../download.ts';
import type { PictureColours } from './report-picture.ts';

const tokens = ['bg', 'surface', 'ink', 'ink-2', 'ink-3', 'line', 'alarm', 'ok', 'd1', 'd-n2'] as const;
/** Dots for each unit: sharp on paper and on dense screens. */
const density = 2;

/** The light colours of the product whatever theme is on: a picture is sent to others. */
export function lightColours(): PictureColours {
  const root = document.documentElement;
  const theme = root.dataset.theme;
  root.dataset.theme = 'light';
  const style = getComputedStyle(root);
  const entries = tokens.map((name) => [name, style.getPropertyValue(`--${name}`).trim()] as const);
  if (theme === undefined) delete root.dataset.theme;
  else root.dataset.theme = theme;
  return Object.fromEntries(entries) as PictureColours;
}

/**
 * Draws an SVG with the fonts of this machine and has the browser keep it as PNG.
 * @throws Error when the browser cannot draw it.
 */
export async function savePicture(
  { svg, width, height }: { svg: string; width: number; height: number },
  fileName: string,
): Promise<void> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * density;
  canvas.height = height * density;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw the report on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the report could not be drawn as a picture');
  const address = URL.createObjectURL(blob);
  download(address, fileName);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
