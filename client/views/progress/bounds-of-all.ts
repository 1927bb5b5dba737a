import type { Feature } from '../../../geodata/model/api-feature.ts';
import { geometryBounds } from '../../map/geometry-bounds.ts';

/** The box around all features that have a place, a little wider so that a single point can be looked at; null without any. */
export function boundsOfAll(
  features: readonly Pick<Feature, 'bbox' | 'geometry'>[],
): readonly [number, number, number, number] | null {
  const margin = 0.002;
  const boxes = features.flatMap(({ bbox, geometry }) => {
    const box = bbox ?? geometryBounds(geometry);
    return box ? [box as readonly [number, number, number, number]] : [];
  });
  if (boxes.length === 0) return null;
  const at = (index: 0 | 1 | 2 | 3) => boxes.map((box) => box[index]);
  return [
    Math.min(...at(0)) - margin,
    Math.min(...at(1)) - margin,
    Math.max(...at(2)) + margin,
    Math.max(...at(3)) + margin,
  ];
}
