import type { IconNode } from 'lucide';
import type { Palette } from './palette.ts';
import { imagePixelRatio } from './pattern-image.ts';

/** Diameter of a facility marker in CSS pixels. */
const diameter = 22;
const iconSize = 13;

/** A surface-coloured disc with an icon, the sign of a facility. */
export function markerImage(icon: IconNode, palette: Palette): ImageData {
  const size = diameter * imagePixelRatio;
  const element = document.createElement('canvas');
  element.width = size;
  element.height = size;
  const context = element.getContext('2d');
  if (!context) throw new Error('this browser has no 2D canvas');
  context.scale(imagePixelRatio, imagePixelRatio);
  context.beginPath();
  context.arc(diameter / 2, diameter / 2, diameter / 2 - 1, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.stroke();
  context.translate((diameter - iconSize) / 2, (diameter - iconSize) / 2);
  context.scale(iconSize / 24, iconSize / 24);
  context.strokeStyle = palette.ink2;
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [tag, attributes] of icon) context.stroke(shapeOf(tag, attributes));
  return context.getImageData(0, 0, size, size);
}

/** Icons are made of few kinds of shapes; a line is a path of two points. */
function shapeOf(tag: string, attributes: Record<string, string | number | undefined>): Path2D {
  const number = (name: string) => Number(attributes[name] ?? 0);
  if (tag === 'path') return new Path2D(String(attributes.d));
  const path = new Path2D();
  if (tag === 'circle') path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
  else if (tag === 'rect')
    path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
  else if (tag === 'line') {
    path.moveTo(number('x1'), number('y1'));
    path.lineTo(number('x2'), number('y2'));
  }
  return path;
}
