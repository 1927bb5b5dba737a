import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { demonstrationZones } from '../../geodata/samples/demonstration-zones.ts';
import { generateZone } from '../../geodata/samples/generate-zone.ts';

export interface GenerateZoneJob {
  zoneCode: string;
  seed: number;
  asOf: string;
}

/** Generates one demonstration zone in a thread of its own. @throws Error for a code that is none of them. */
export default function generate({ zoneCode, seed, asOf }: GenerateZoneJob): ZoneSample {
  const definition = demonstrationZones.find((zone) => zone.zoneCode === zoneCode);
  if (definition === undefined) throw new Error(`no demonstration zone ${zoneCode}`);
  return generateZone(definition, { seed, asOf });
}
