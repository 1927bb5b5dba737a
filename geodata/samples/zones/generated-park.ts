import type { Point } from '../plane/vector.ts';
import type { Character, ParkPlan } from '../zone-definition.ts';

/** A park of which no article speaks: its name says what it makes, its operator is invented. */
export function generatedPark(
  name: string,
  nameEn: string,
  character: Character,
  anchor: Point,
  industry: string,
): ParkPlan {
  return {
    name,
    nameEn,
    character,
    anchor,
    kind: 'park_in_zone',
    theme: industry,
    industries: [industry],
    operatorName: '园区运营企业（演示）',
  };
}
