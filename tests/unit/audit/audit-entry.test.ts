import { describe, expect, it } from 'vitest';
import { type AuditContext, auditEntryHash, chainAuditEvents } from '../../../server/audit/audit-entry.ts';
import { canonicalJson } from '../../../server/audit/canonical-json.ts';

describe('canonicalJson', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, { z: 1, y: 2 }], c: null } })).toBe(
      '{"a":{"c":null,"d":[1,{"y":2,"z":1}]},"b":1}',
    );
  });

  it('is what JSON says of values: -0 is 0, undefined members are not there', () => {
    expect(canonicalJson({ a: -0, b: undefined, c: [undefined], d: '中"\n' })).toBe(
      '{"a":0,"c":[null],"d":"中\\"\\n"}',
    );
  });

  it('refuses numbers that JSON cannot hold', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow(TypeError);
  });
});

describe('chainAuditEvents', () => {
  const context: AuditContext = {
    zoneCode: 'TEST',
    changeSetId: 1,
    actorId: 'planner',
    actorName: '规划员',
    reason: null,
    requestId: null,
    occurredAt: '2026-05-01T00:00:00.000000Z',
  };
  const event = (recordId: number) => ({
    action: 'create' as const,
    collection: 'parcels',
    recordId,
    recordLabel: null,
    before: null,
    after: { name: '甲' },
  });

  it('continues from the head, each link on the one before', () => {
    const [first, second] = chainAuditEvents({ lastSequence: 7, lastHash: 'abc' }, context, [
      event(1),
      event(2),
    ]);
    expect(first).toMatchObject({ sequence: 8, previousHash: 'abc' });
    expect(second).toMatchObject({ sequence: 9, previousHash: first!.entryHash });
    expect(first!.entryHash).toBe(auditEntryHash(first!));
    expect(first!.entryHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('hashes every part of an entry', () => {
    const [entry] = chainAuditEvents({ lastSequence: 0, lastHash: '' }, context, [event(1)]);
    for (const [field, value] of Object.entries({
      zoneCode: 'OTHER',
      sequence: 2,
      changeSetId: 2,
      occurredAt: '2026-05-01T00:00:00.000001Z',
      actorId: 'a',
      actorName: 'b',
      action: 'update',
      collection: 'roads',
      recordId: 2,
      recordLabel: 'c',
      before: {},
      after: null,
      reason: 'd',
      requestId: 'e',
      previousHash: 'f',
    })) {
      expect(auditEntryHash({ ...entry!, [field]: value }), field).not.toBe(entry!.entryHash);
    }
  });
});
