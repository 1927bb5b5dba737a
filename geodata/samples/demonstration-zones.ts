import type { ZoneDefinition } from './zone-definition.ts';
import { changchun } from './zones/changchun.ts';
import { kundulun } from './zones/kundulun.ts';
import { weifang } from './zones/weifang.ts';
import { yishui } from './zones/yishui.ts';
import { zaozhuang } from './zones/zaozhuang.ts';

/** The five zones whose articles the product answers to. */
export const demonstrationZones: readonly ZoneDefinition[] = [
  weifang,
  yishui,
  zaozhuang,
  changchun,
  kundulun,
];
