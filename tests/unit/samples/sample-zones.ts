import type { ZoneSample } from '../../../geodata/model/zone-sample.ts';
import { defaultSampleSeed } from '../../../geodata/samples/default-seed.ts';
import { demonstrationZones } from '../../../geodata/samples/demonstration-zones.ts';
import { recordZone } from '../../../geodata/samples/generate-zone.ts';
import type { ZoneDefinition } from '../../../geodata/samples/zone-definition.ts';
import { layOutZone, type ZoneLayout } from '../../../geodata/samples/zone-layout.ts';

export const testDay = '2026-07-15';

export const zoneCodes = demonstrationZones.map((zone) => zone.zoneCode);

export function definitionOf(zoneCode: string): ZoneDefinition {
  const definition = demonstrationZones.find((zone) => zone.zoneCode === zoneCode);
  if (!definition) throw new Error(`no demonstration zone ${zoneCode}`);
  return definition;
}

const layouts = new Map<string, ZoneLayout>();
const samples = new Map<string, ZoneSample>();

/** The layout of a zone with the default seed, made once a test file. */
export function layoutOf(zoneCode: string): ZoneLayout {
  let layout = layouts.get(zoneCode);
  if (!layout) {
    layout = layOutZone(definitionOf(zoneCode), defaultSampleSeed);
    layouts.set(zoneCode, layout);
  }
  return layout;
}

/** A zone with the default seed on a day, made once a test file. */
export function sampleOf(zoneCode: string, asOf = testDay): ZoneSample {
  const key = `${zoneCode} ${asOf}`;
  let sample = samples.get(key);
  if (!sample) {
    sample = recordZone(layoutOf(zoneCode), asOf);
    samples.set(key, sample);
  }
  return sample;
}
