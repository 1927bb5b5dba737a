import { describe, expect, it } from 'vitest';
import { defaultSampleSeed } from '../../../geodata/samples/default-seed.ts';
import generateSample from '../../../server/demonstration/generate-zone.worker.ts';
import { describeFigures } from './figures-suite.ts';
import { describeLandStates } from './land-states-suite.ts';
import { sampleOf, testDay } from './sample-zones.ts';
import { describeTopology } from './topology-suite.ts';

// One test file, because generating the five zones costs some seconds and is done once a file.
describeTopology();
describeFigures();
describeLandStates();

describe('the entry for workers', () => {
  it('gives the same bytes for the same zone, seed and day', () => {
    const again = generateSample({ zoneCode: 'KDLJS', seed: defaultSampleSeed, asOf: testDay });
    expect(JSON.stringify(again)).toBe(JSON.stringify(sampleOf('KDLJS')));
  });

  it('gives what survives being posted between threads', () => {
    expect(structuredClone(sampleOf('YSKFQ'))).toEqual(sampleOf('YSKFQ'));
  });

  it('refuses a zone that is none of ours', () => {
    expect(() => generateSample({ zoneCode: 'NOWHERE', seed: 1, asOf: testDay })).toThrow(/NOWHERE/);
  });
});
