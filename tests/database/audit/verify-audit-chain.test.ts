import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { inChangeSet } from '../../../server/land/change-set.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';

describeEachEngine('the audit chain', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
    await loadGridZone(db.sql);
    const author = { id: 'planner', name: '规划员' };
    const draft = { zoneCode: 'TEST', kind: 'edit' as const, title: '修改', author };
    for (let number = 1; number <= 3; number += 1) {
      await inChangeSet(db.sql, draft, async (changes) =>
        changes.report({
          action: 'update',
          collection: 'parcels',
          recordId: number,
          recordLabel: `地块${number}`,
          before: { areaCertSquareMetres: 0.1 + 0.2, name: '甲', utilities: [] },
          after: { areaCertSquareMetres: 1e-7, name: '乙\u2028"', utilities: ['water', 'power'] },
        }),
      );
    }
  });
  afterAll(() => db.dispose());

  /** Tampers inside a transaction that is rolled back. */
  const verdictAfter = async (tamper: (sql: typeof db.sql) => Promise<unknown>) => {
    let verdict: unknown;
    await db.sql
      .begin(async (sql) => {
        await tamper(sql as unknown as typeof db.sql);
        verdict = await verifyAuditChain(sql, 'TEST');
        throw new Error('roll back');
      })
      .catch((error: Error) => expect(error.message).toBe('roll back'));
    return verdict;
  };

  test('is whole as written', async () => {
    expect(await verifyAuditChain(db.sql, 'TEST')).toMatchObject({ ok: true, entries: 5 });
    expect(await verifyAuditChain(db.sql, 'UNKNOWN')).toEqual({ ok: true, entries: 0, lastHash: '' });
  });

  beforeEach(async () => expect(await verifyAuditChain(db.sql, 'TEST')).toMatchObject({ ok: true }));

  test.each([
    ["actor_name = '他人'"],
    ["occurred_at = occurred_at + interval '1 microsecond'"],
    [`after_values = after_values || '{"name":"丙"}'`],
    ['record_id = 99'],
    ["reason = '补'"],
  ])('shows an entry changed afterwards: %s', async (change) => {
    const verdict = await verdictAfter((sql) =>
      sql.unsafe(`UPDATE audit_entry SET ${change} WHERE zone_code = 'TEST' AND sequence = 4`),
    );
    expect(verdict).toEqual({ ok: false, sequence: 4, reason: 'changed' });
  });

  test('shows an entry taken out', async () => {
    const verdict = await verdictAfter((sql) => sql`DELETE FROM audit_entry WHERE sequence = 3`);
    expect(verdict).toEqual({ ok: false, sequence: 3, reason: 'missing' });
  });

  test('shows an entry taken out with its successors renumbered', async () => {
    const verdict = await verdictAfter(async (sql) => {
      await sql`DELETE FROM audit_entry WHERE sequence = 3`;
      await sql`UPDATE audit_entry SET sequence = sequence - 1 WHERE sequence > 3`;
    });
    expect(verdict).toEqual({ ok: false, sequence: 3, reason: 'unchained' });
  });

  test('shows an end that was cut off', async () => {
    const verdict = await verdictAfter((sql) => sql`DELETE FROM audit_entry WHERE sequence = 5`);
    expect(verdict).toEqual({ ok: false, sequence: 5, reason: 'missing' });
  });

  test('shows a head that was moved', async () => {
    const shortened = await verdictAfter((sql) => sql`UPDATE audit_head SET last_sequence = 3`);
    expect(shortened).toMatchObject({ ok: false, reason: 'head' });
    const replaced = await verdictAfter((sql) => sql`UPDATE audit_head SET last_hash = repeat('0', 64)`);
    expect(replaced).toEqual({ ok: false, sequence: 5, reason: 'head' });
  });
});
