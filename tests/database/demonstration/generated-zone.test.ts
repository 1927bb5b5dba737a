import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ZoneSample } from '../../../geodata/model/zone-sample.ts';
import { demonstrationZones } from '../../../geodata/samples/demonstration-zones.ts';
import { generateZone } from '../../../geodata/samples/generate-zone.ts';
import { generateOffices } from '../../../geodata/samples/matching/generate-offices.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { syncCodes } from '../../../server/codes/sync-codes.ts';
import { runChecks } from '../../../server/database/integrity-checks.ts';
import { loadDemonstration } from '../../../server/demonstration/load-demonstration.ts';
import {
  createTestDatabase,
  describeEachEngine,
  projectSqlFolder,
  silentLog,
  type TestDatabase,
} from '../../support/database.ts';

const zone = demonstrationZones.find(({ zoneCode }) => zoneCode === 'KDLJS')!;

describeEachEngine('a generated zone in the database', (engine) => {
  let db: TestDatabase;
  let sample: ZoneSample;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
    await syncCodes(db.sql);
    sample = generateZone(zone, { seed: 1, asOf: '2026-05-01' });
    await loadDemonstration({
      sql: db.sql,
      zones: [zone],
      seed: 1,
      asOf: '2026-05-01',
      generate: async () => sample,
      log: silentLog,
      onProgress: () => {},
    });
  });
  afterAll(() => db.dispose());

  test('passes every integrity check', async () => {
    expect(await runChecks(db.sql, projectSqlFolder)).toEqual([]);
  });

  test('has every record of the sample', async () => {
    const [counts] = await db.sql`
      SELECT (SELECT count(*) FROM collection_parcel) AS parcels, (SELECT count(*) FROM collection_park) AS parks,
             (SELECT count(*) FROM collection_building) AS buildings,
             (SELECT count(*) FROM collection_factory_unit) AS units, (SELECT count(*) FROM standard_term) AS terms`;
    const offices = generateOffices(sample).units;
    expect(offices.length).toBeGreaterThan(0);
    expect(counts).toEqual({
      parcels: sample.parcels.length,
      parks: sample.parks.length,
      buildings: sample.buildings.length,
      units: sample.factoryUnits.length + offices.length,
      terms: sample.standardTerms.length,
    });
  });

  test('the coverage found by the database is the one the generator meant', async () => {
    const found = await db.sql<{ code: string; count: number; missing: string[] }[]>`
      SELECT parcel_code AS code, assessment_valid_count AS count, missing_assessments AS missing FROM parcel`;
    const meant = new Map(sample.parcels.map((parcel) => [parcel.parcelCode, parcel]));
    const different = found.filter(({ code, count, missing }) => {
      const parcel = meant.get(code)!;
      return count !== parcel.assessmentValidCount || missing.join() !== parcel.missingAssessments.join();
    });
    expect(different).toEqual([]);
  });

  test('has a whole audit chain', async () => {
    // The zone, its load, and the bulletins of two quarters: drafted, approved, published, drafted.
    expect(await verifyAuditChain(db.sql, zone.zoneCode)).toMatchObject({ ok: true, entries: 6 });
  });
});
