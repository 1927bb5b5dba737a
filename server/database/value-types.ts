import type postgres from 'postgres';

const OID = { bigint: 20, date: 1082, timestamp: 1114, timestamptz: 1184 } as const;

/**
 * How column values become JavaScript values, the same on both engines. What is not listed keeps the client's
 * way: `numeric` is an exact decimal string, `json` is parsed, `bytea` is a Buffer, geometry is hexadecimal EWKB.
 * - `bigint`: a number while it is a safe integer (ids, counts), else the exact decimal string;
 * - `date`: `'YYYY-MM-DD'`, never a Date, which would shift by a day with the time zone;
 * - `timestamptz`: ISO 8601 in UTC with `Z` (the session runs in UTC), microseconds kept;
 * - `timestamp`: ISO 8601 without zone.
 */
export const valueTypes = {
  bigint: { to: OID.bigint, from: [OID.bigint], serialize: String, parse: parseBigint },
  date: { to: OID.date, from: [OID.date], serialize: String, parse: (text: string) => text },
  timestamp: { to: OID.timestamp, from: [OID.timestamp], serialize: String, parse: parseTimestamp },
  timestamptz: {
    to: OID.timestamptz,
    from: [OID.timestamptz],
    serialize: (value: Date | string) => (value instanceof Date ? value.toISOString() : value),
    parse: parseTimestamp,
  },
} satisfies Record<string, postgres.PostgresType>;

function parseBigint(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

function parseTimestamp(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z');
}
