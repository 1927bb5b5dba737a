import type { RoadRecord } from '../../model/surroundings.ts';
import { type Polyline, simplifyLine } from '../plane/polyline.ts';

/** A road of the district: its centre line, the paved width as drawn and the whole right of way. */
export interface Road {
  class: RoadRecord['class'];
  name: string;
  line: Polyline;
  reserveMetres: number;
  widthMetres: number;
  isRamp: boolean;
  /** Runs on beyond the district. */
  isThrough: boolean;
}

const standard: Record<Road['class'] | 'ramp', { reserveMetres: number; widthMetres: number }> = {
  expressway: { reserveMetres: 70, widthMetres: 33 },
  arterial: { reserveMetres: 50, widthMetres: 34 },
  collector: { reserveMetres: 28, widthMetres: 18 },
  local: { reserveMetres: 17, widthMetres: 10 },
  ramp: { reserveMetres: 14, widthMetres: 8 },
};

export const localReserveMetres = standard.local.reserveMetres;

export function makeRoad(
  roadClass: Road['class'],
  name: string,
  line: Polyline,
  options: { reserveMetres?: number; isRamp?: boolean; isThrough?: boolean } = {},
): Road {
  const { reserveMetres, isRamp = false, isThrough = false } = options;
  const size = standard[isRamp ? 'ramp' : roadClass];
  return {
    class: roadClass,
    name,
    line: simplifyLine(line, 0.12),
    reserveMetres: reserveMetres ?? size.reserveMetres,
    widthMetres: reserveMetres ? reserveMetres * 0.66 : size.widthMetres,
    isRamp,
    isThrough,
  };
}
