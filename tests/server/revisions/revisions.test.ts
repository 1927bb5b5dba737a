import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localPlanner } from '../../../server/access/actor.ts';
import { Revisions } from '../../../server/revisions/revisions.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { someEngine } from '../../support/test-server.ts';

describe('revisions', () => {
  let test: TestDatabase;
  const write = () => test.sql`
    UPDATE collection_revision SET revision = revision + 1 WHERE zone_code = 'ALPHA' AND collection = 'parcels'`;
  const print = async (revisions: Revisions, ...rest: [string[]?, string[]?]) =>
    (await revisions.freshness(localPlanner, ...rest)).fingerprint;

  beforeAll(async () => {
    test = await createTestDatabase(someEngine());
    await loadGridZone(test.sql, { zoneCode: 'ALPHA' });
    await loadGridZone(test.sql, { zoneCode: 'BETA', origin: [120.1, 36.7], columns: 2, rows: 1 });
  });
  afterAll(() => test?.dispose());

  it('of the embedded engine are read again when a writer says so', async () => {
    const revisions = new Revisions(test.sql, 'embedded');
    const before = await print(revisions);
    await write();
    expect(await print(revisions)).toBe(before);
    revisions.forget();
    expect(await print(revisions)).not.toBe(before);
  });

  it('of a server, where others may write, are read again after a second', async () => {
    const revisions = new Revisions(test.sql, 'external');
    const before = await print(revisions);
    await write();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await print(revisions)).not.toBe(before);
  });

  it('tell collections and zones apart', async () => {
    const revisions = new Revisions(test.sql, 'embedded');
    const before = await Promise.all([
      print(revisions, ['parcels'], ['ALPHA']),
      print(revisions, ['roads']),
      print(revisions, ['parcels'], ['BETA']),
    ]);
    await write();
    revisions.forget();
    const after = await Promise.all([
      print(revisions, ['parcels'], ['ALPHA']),
      print(revisions, ['roads']),
      print(revisions, ['parcels'], ['BETA']),
    ]);
    expect(after.map((text, index) => text === before[index])).toEqual([false, true, true]);
  });

  it('that could not be read are not remembered', async () => {
    let isAway = true;
    const sql = new Proxy(test.sql, {
      apply: (target, self, parameters) =>
        isAway ? Promise.reject(new Error('away')) : Reflect.apply(target, self, parameters),
    }) as postgres.Sql;
    const revisions = new Revisions(sql, 'embedded');
    await expect(print(revisions)).rejects.toThrow('away');
    isAway = false;
    expect(await print(revisions)).toContain('ALPHA');
  });
});
