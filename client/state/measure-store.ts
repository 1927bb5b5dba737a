import { createContext } from '@lit/context';
import { ellipsoidalAreaSquareMetres } from '../../geodata/analysis/geometry/area.ts';
import { geodesicDistanceMetres } from '../../geodata/analysis/geometry/length.ts';
import type { Position } from '../../geodata/model/geometry.ts';
import { Store } from './store.ts';

export type MeasureKind = 'length' | 'area';

export interface Measuring {
  kind: MeasureKind;
  /** Whether the tool is open. */
  isOn: boolean;
  /** Whether clicks still add points. */
  isDrawing: boolean;
  corners: readonly Position[];
}

/** What has been measured on the CGCS2000 ellipsoid: the way along the corners and, with three of them, the area. */
export interface Measurement {
  lengthMetres: number;
  /** Null for a length, or with fewer than three corners. */
  areaSquareMetres: number | null;
}

/** The way along corners and, for an area, around it. */
export function measure({ kind, corners }: Pick<Measuring, 'kind' | 'corners'>): Measurement {
  const isArea = kind === 'area' && corners.length >= 3;
  const path = isArea ? [...corners, corners[0]!] : corners;
  const steps = path.slice(1).map((corner, index) => geodesicDistanceMetres(path[index]!, corner));
  return {
    lengthMetres: steps.reduce((sum, step) => sum + step, 0),
    areaSquareMetres: isArea
      ? ellipsoidalAreaSquareMetres({ type: 'Polygon', coordinates: [path as [number, number][]] })
      : null,
  };
}

/** The measuring tool: corners that were clicked, and whether more come. */
export class MeasureStore extends Store<Measuring> {
  constructor() {
    super({ kind: 'length', isOn: false, isDrawing: false, corners: [] });
  }

  start(kind: MeasureKind = this.value.kind): void {
    this.patch({ kind, isOn: true, isDrawing: true, corners: [] });
  }

  /** The same place twice, as a double click gives, counts once. */
  add(corner: Position): void {
    const last = this.value.corners.at(-1);
    if (last && last[0] === corner[0] && last[1] === corner[1]) return;
    this.patch({ corners: [...this.value.corners, corner] });
  }

  removeLast(): void {
    this.patch({ corners: this.value.corners.slice(0, -1), isDrawing: true });
  }

  finish(): void {
    this.patch({ isDrawing: false });
  }

  stop(): void {
    this.patch({ isOn: false, isDrawing: false, corners: [] });
  }
}

export const measureContext = createContext<MeasureStore>('measure');
