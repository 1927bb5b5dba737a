import type { ClassSymbol } from '../../geodata/catalog/legend.ts';
import { classPatterns, type PatternTile } from '../styles/class-patterns.ts';
import { type ClassColours, coloursOf, type Palette } from './palette.ts';

/** Twice the density, so that patterns stay crisp on fine screens. */
export const imagePixelRatio = 2;

function canvas(sizePixels: number): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = sizePixels;
  element.height = sizePixels;
  const context = element.getContext('2d');
  if (!context) throw new Error('this browser has no 2D canvas');
  return context;
}

function drawTile(context: CanvasRenderingContext2D, tile: PatternTile, colours: ClassColours): void {
  context.fillStyle = colours.fill;
  context.globalAlpha = tile.ground;
  context.fillRect(0, 0, tile.size, tile.size);
  context.strokeStyle = colours.fill;
  context.globalAlpha = tile.lineOpacity;
  context.lineWidth = tile.lineWidth;
  for (const [x1, y1, x2, y2] of tile.lines) {
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
  context.fillStyle = colours.ink;
  context.globalAlpha = 1;
  for (const [x, y] of tile.dots) {
    context.beginPath();
    context.arc(x, y, tile.dotRadius, 0, 2 * Math.PI);
    context.fill();
  }
}

/** One repeatable tile of a class, for `fill-pattern`. */
export function patternImage(symbol: ClassSymbol, palette: Palette): ImageData {
  const tile = classPatterns[symbol.pattern];
  const context = canvas(tile.size * imagePixelRatio);
  context.scale(imagePixelRatio, imagePixelRatio);
  drawTile(context, tile, coloursOf(symbol, palette));
  return context.getImageData(0, 0, tile.size * imagePixelRatio, tile.size * imagePixelRatio);
}

/** Diameter of the dot image in CSS pixels; the map scales it by area. */
export const dotDiameter = 40;

/** A disc in the class's colour and pattern, for places where single parcels are too small to read. */
export function dotImage(symbol: ClassSymbol, palette: Palette): ImageData {
  const size = dotDiameter * imagePixelRatio;
  const tileContext = canvas(classPatterns[symbol.pattern].size * imagePixelRatio);
  tileContext.putImageData(patternImage(symbol, palette), 0, 0);
  const context = canvas(size);
  const disc = new Path2D();
  disc.arc(size / 2, size / 2, size / 2 - 3, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill(disc);
  context.fillStyle = context.createPattern(tileContext.canvas, 'repeat') ?? palette.surface;
  context.fill(disc);
  context.strokeStyle = coloursOf(symbol, palette).ink;
  context.lineWidth = 3.2;
  context.stroke(disc);
  return context.getImageData(0, 0, size, size);
}
