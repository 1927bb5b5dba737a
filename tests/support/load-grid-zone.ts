import type postgres from 'postgres';
import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { inChangeSet } from '../../server/land/change-set.ts';
import { writeZoneSample } from '../../server/land/write-zone-sample.ts';
import { type GridZoneOptions, gridZoneSample } from './grid-zone-sample.ts';

/** Land-use classes that test data refers to; a database with the full lists is left as it is. */
export async function seedLandUseClasses(sql: postgres.ISql): Promise<void> {
  await sql`
    INSERT INTO land_use_class (scheme, code, name_zh, name_en, edition)
    VALUES ('YDYH2023', '100101', '一类工业用地', 'Class 1 industrial land', '2023'),
           ('YDYH2023', '100102', '二类工业用地', 'Class 2 industrial land', '2023')
    ON CONFLICT DO NOTHING`;
}

/** Fills a database with the small zone of `gridZoneSample`. */
export async function loadGridZone(sql: postgres.Sql, options: GridZoneOptions = {}): Promise<ZoneSample> {
  const sample = gridZoneSample(options);
  await seedLandUseClasses(sql);
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
