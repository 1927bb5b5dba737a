import type { SeededRandom } from '../random/seeded-random.ts';
import { bulk, type Footprint, type Outline, type Rectangle, rectangleOutline } from './footprint.ts';
import type { SiteFrame } from './site-frame.ts';

/** Collects the buildings of one site. */
export class SiteBuilder {
  readonly footprints: Footprint[] = [];
  readonly frame: SiteFrame;
  readonly random: SeededRandom;
  readonly most: number;

  constructor(frame: SiteFrame, random: SeededRandom, most: number) {
    this.frame = frame;
    this.random = random;
    this.most = most;
  }

  get isFull(): boolean {
    return this.footprints.length >= this.most;
  }

  /** Puts a building on a rectangle, with an outline inside it when given; rectangles under 10 m are left out. */
  put(
    rectangle: Rectangle,
    kind: Footprint['kind'],
    outline: Outline = rectangleOutline(rectangle),
    courtyard?: Outline,
  ): void {
    const { x0, y0, x1, y1 } = rectangle;
    if (this.isFull || x1 - x0 < 11 || y1 - y0 < 10) return;
    const place = (ring: Outline) => ring.map(([x, y]) => this.frame.toPlane(x, y));
    const polygon = courtyard ? [place(outline), [...place(courtyard)].reverse()] : [place(outline)];
    this.footprints.push({ polygon, kind, ...bulk(kind, this.random) });
  }
}
