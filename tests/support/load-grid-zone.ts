import type postgres from 'postgres';
import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { syncCodes } from '../../server/codes/sync-codes.ts';
import { inChangeSet } from '../../server/land/change-set.ts';
import { writeZoneSample } from '../../server/land/write-zone-sample.ts';
import { type GridZoneOptions, gridZoneSample } from './grid-zone-sample.ts';

/** Fills a database with the small zone of `gridZoneSample`. */
export async function loadGridZone(sql: postgres.Sql, options: GridZoneOptions = {}): Promise<ZoneSample> {
  const sample = gridZoneSample(options);
  await syncCodes(sql);
  const draft = {
    zoneCode: sample.zone.zoneCode,
    kind: 'demonstration' as const,
    title: '载入测试数据',
    author: { id: 'test', name: '测试' },
    newZone: sample.zone,
  };
  await inChangeSet(sql, draft, (changes) => writeZoneSample(changes, sample));
  return sample;
}
