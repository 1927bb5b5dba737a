import type { PlainDate } from '../model/field-formats.ts';
import type { ZoneSample } from '../model/zone-sample.ts';
import { demonstrationZones } from './demonstration-zones.ts';
import { generateZone } from './generate-zone.ts';

/** One zone to generate; can be posted to a worker thread. */
export interface SampleTask {
  zoneCode: string;
  seed: number;
  asOf: PlainDate;
}

/** Entry of a worker (Tinypool calls the default export). Throws RangeError for a zone code that is none of ours. */
export default function generateSample({ zoneCode, seed, asOf }: SampleTask): ZoneSample {
  const definition = demonstrationZones.find((zone) => zone.zoneCode === zoneCode);
  if (!definition) throw new RangeError(`unknown demonstration zone ${zoneCode}`);
  return generateZone(definition, { seed, asOf });
}
