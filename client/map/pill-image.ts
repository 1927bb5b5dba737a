import type { StyleImageMetadata } from 'maplibre-gl';
import type { Palette } from './palette.ts';
import { imagePixelRatio } from './pattern-image.ts';

/** Height and width of the pill before it is stretched, in CSS pixels. */
const height = 20;
const width = 28;

/** Where the pill may be stretched, and where the text goes, in pixels of the image. */
export const pillStretch: Partial<StyleImageMetadata> = {
  stretchX: [[11 * imagePixelRatio, 17 * imagePixelRatio]],
  stretchY: [[9 * imagePixelRatio, 11 * imagePixelRatio]],
  content: [8 * imagePixelRatio, 3 * imagePixelRatio, 20 * imagePixelRatio, 17 * imagePixelRatio],
};

/** A rounded ground with an accent line, on which a distance is written. */
export function pillImage(palette: Palette): ImageData {
  const element = document.createElement('canvas');
  element.width = width * imagePixelRatio;
  element.height = height * imagePixelRatio;
  const context = element.getContext('2d');
  if (!context) throw new Error('this browser has no 2D canvas');
  context.scale(imagePixelRatio, imagePixelRatio);
  context.beginPath();
  context.roundRect(1, 1, width - 2, height - 2, (height - 2) / 2);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.4;
  context.stroke();
  return context.getImageData(0, 0, element.width, element.height);
}
