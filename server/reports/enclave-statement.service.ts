import { quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { EnclaveShare, EnclaveStatement } from '../../geodata/model/api-stock-reports.ts';
import { parseFen, splitByWeights } from '../../geodata/units/money.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { HttpProblem } from '../http/problem.ts';
import { readSharedTaxes } from './attention.repository.ts';
import { zonesOf } from './report-zones.ts';

const roles = ['origin', 'landing', 'zone'] as const;

/**
 * 飞地分成: what each unit gets of the taxes of enclave projects, in one quarter or in all up to today; every tax is split to
 * the 分 by its weights before shares are added, so they add up to the taxes exactly (沂水: 5:3:2).
 * @throws HttpProblem 403 for who may not see taxes.
 */
export async function enclaveStatement(
  { sql, revisions, today }: Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>,
  actor: Actor,
  { zones, quarter }: { zones: readonly string[] | undefined; quarter: string | undefined },
): Promise<EnclaveStatement> {
  if (!actor.sees.sensitive) throw new HttpProblem(403, '飞地分成涉及企业税收，您的角色不能查看');
  const states = await zonesOf(revisions, actor, zones);
  const names = new Map(states.map(({ zoneCode, name }) => [zoneCode, name]));
  const all = await readSharedTaxes(sql, [...names.keys()], today());
  const periods = [...new Set(all.map(({ period }) => period))];
  const rows = all.filter(({ period }) => quarter === undefined || period === quarter);
  const shares = new Map<
    string,
    Omit<EnclaveShare, 'taxYuan' | 'shareYuan'> & { tax: bigint; share: bigint }
  >();
  let total = 0n;
  const projects = new Map<string, Set<string>>();
  for (const row of rows) {
    const tax = parseFen(row.taxYuan) ?? 0n;
    total += tax;
    const units = [row.originUnit, row.landingUnit, names.get(row.zoneCode) ?? row.zoneCode];
    splitByWeights(tax, row.weights).forEach((share, index) => {
      const role = roles[index] ?? 'zone';
      const unit = units[index] ?? '';
      const key = `${row.zoneCode} ${role} ${unit}`;
      const named = projects.get(key) ?? new Set();
      projects.set(key, named.add(row.projectName));
      const before = shares.get(key) ?? { tax: 0n, share: 0n };
      shares.set(key, {
        zoneCode: row.zoneCode,
        role,
        unit,
        projectCount: named.size,
        tax: before.tax + tax,
        share: before.share + share,
      });
    });
  }
  return {
    periods: periods.length === 0 ? [quarterOf(today())] : periods,
    taxYuan: Number(total) / 100,
    shares: [...shares.values()]
      .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || (a.share < b.share ? 1 : -1))
      .map(({ tax, share, ...rest }) => ({
        ...rest,
        taxYuan: Number(tax) / 100,
        shareYuan: Number(share) / 100,
      })),
  };
}
