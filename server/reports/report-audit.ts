import type postgres from 'postgres';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { AuditEvent } from '../audit/audit-entry.ts';
import { appendAuditEvents, openAuditChain } from '../audit/audit-log.ts';

/** Writes within a transaction, with their rows in the zone's chain. */
export async function audited<Result>(
  database: postgres.Sql,
  {
    zoneCode,
    actor,
    requestId,
    reason,
  }: { zoneCode: string; actor: Actor; requestId: string; reason: string | null },
  write: (sql: postgres.TransactionSql) => Promise<{ result: Result; event: AuditEvent }>,
): Promise<Result> {
  const written = await database.begin(async (sql) => {
    const chain = await openAuditChain(sql, zoneCode);
    const { result, event } = await write(sql);
    const [clock] = await sql<{ at: string }[]>`
      SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;
    const context = {
      zoneCode,
      changeSetId: null,
      actorId: actor.id,
      actorName: actor.name,
      reason,
      requestId,
      occurredAt: clock!.at,
    };
    await appendAuditEvents(sql, chain, context, [event]);
    return { result };
  });
  return written.result;
}
