import { join } from 'node:path';
import type { Diagnostics, IntegrityReport } from '../../geodata/model/api-diagnostics.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { auditChainEnds } from '../audit/audit-log.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { mayRewriteAudit } from '../database/application-role.ts';
import { runChecks } from '../database/integrity-checks.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { projectRoot } from '../project-root.ts';
import {
  readDatabaseFacts,
  readMigrationRecord,
  readRestores,
  readTableSizes,
} from './diagnostics.repository.ts';

/** The state of this installation, for its administrators; chains are those of the zones they see. */
export async function describeInstallation(deps: FeatureDeps, actor: Actor): Promise<Diagnostics> {
  const zones = (await deps.revisions.zones(actor)).map(({ zoneCode }) => zoneCode);
  const { sql, database, operations, version } = deps;
  return {
    version,
    nodeVersion: process.version,
    startedAt: operations.startedAt.toISOString(),
    memoryBytes: process.memoryUsage().rss,
    engine: database.engine,
    databaseLosses: database.losses(),
    ...(await readDatabaseFacts(sql)),
    migrations: await readMigrationRecord(sql),
    tables: await readTableSizes(sql),
    mayRewriteAudit: database.engine === 'external' ? await mayRewriteAudit(sql) : null,
    chains: (await auditChainEnds(sql)).filter(
      ({ zoneCode }) => actor.zones === 'all' || zones.includes(zoneCode),
    ),
    backups: (await operations.backups?.describe()) ?? null,
    restores: await readRestores(sql),
    recentErrors: [...operations.recentErrors.all],
  };
}

/** Runs every check of `sql/checks` and proves the audit chains: all that an administrator sees of them is told. */
export async function checkIntegrity(
  { sql, revisions }: Pick<FeatureDeps, 'sql' | 'revisions'>,
  actor: Actor,
): Promise<IntegrityReport> {
  const began = performance.now();
  const seen = new Set((await revisions.zones(actor)).map(({ zoneCode }) => zoneCode));
  const isSeen = (zoneCode: unknown): boolean => actor.zones === 'all' || seen.has(String(zoneCode));
  const audit = await verifyAudit(sql, {});
  const zones = audit.zones.filter(({ zoneCode }) => isSeen(zoneCode));
  const violations = await runChecks(sql, join(projectRoot(), 'sql'));
  return {
    milliseconds: Math.round(performance.now() - began),
    audit: { ...audit, zones, isWhole: zones.every(({ isWhole }) => isWhole) },
    violations: violations.flatMap(({ check, rows }) => {
      const own = rows.filter((row) => !('zone_code' in row) || isSeen(row.zone_code));
      return own.length === 0 ? [] : [{ check, rows: own }];
    }),
  };
}
