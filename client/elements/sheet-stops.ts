/** Heights a sheet rests at. */
export type SheetStop = 'low' | 'middle' | 'full';

const order: readonly SheetStop[] = ['low', 'middle', 'full'];
/** Room above a full sheet, where the search field stays in reach. */
const roomAbove = 68;

/** Height of a stop in pixels, within what the page has (look: phone, 96 / 412 / full). */
export function stopHeight(stop: SheetStop, pageHeight: number): number {
  const full = Math.max(96, pageHeight - roomAbove);
  return { low: 96, middle: Math.min(412, full), full }[stop];
}

/** The stop nearest to a height, where a dragged sheet comes to rest. */
export function nearestStop(height: number, pageHeight: number): SheetStop {
  const distance = (stop: SheetStop) => Math.abs(stopHeight(stop, pageHeight) - height);
  return order.toSorted((a, b) => distance(a) - distance(b))[0]!;
}

/** The next stop up or down, or the same at the end. */
export const neighbourStop = (stop: SheetStop, step: 1 | -1): SheetStop =>
  order[order.indexOf(stop) + step] ?? stop;
