import type { Actor } from '../../geodata/model/api-session.ts';
import type { Commitment, CommitmentItem, CommitmentList } from '../../geodata/model/api-stock-reports.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { type CommitmentRow, readCommitmentChecks } from './commitments.repository.ts';
import { zonesOf } from './report-zones.ts';

/** 标准地履约: agreed against actual, item by item, with the 违约金; tax and output for who may see taxes. */
export async function commitments(
  { sql, revisions }: Pick<FeatureDeps, 'sql' | 'revisions'>,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<CommitmentList> {
  const codes = (await zonesOf(revisions, actor, zones)).map(({ zoneCode }) => zoneCode);
  const rows = await readCommitmentChecks(sql, codes);
  return { commitments: rows.map((row) => commitmentOf(row, actor.sees.sensitive)) };
}

function commitmentOf(row: CommitmentRow, seesTaxes: boolean): Commitment {
  const { zoneCode, recordId, contractId, parcelId, title, year, areaSquareMetres } = row;
  const perArea = (yuan: number | null): number | null => (yuan === null ? null : yuan / areaSquareMetres);
  const item = (
    name: CommitmentItem['item'],
    agreed: number | null,
    actual: number | null,
    isMet: boolean | null,
  ): CommitmentItem => ({ item: name, agreed, actual, isMet });
  /** What tells of tax, output or value added. */
  const sensitive = (...[name, agreed, actual, isMet]: Parameters<typeof item>): CommitmentItem =>
    seesTaxes ? item(name, agreed, actual, isMet) : item(name, agreed, null, null);
  return {
    zoneCode,
    recordId,
    contractId,
    parcelId,
    title,
    year,
    areaSquareMetres,
    items: [
      sensitive('tax', row.agreedTax, perArea(row.taxYuan), row.isTaxMet),
      item('investment', row.agreedInvestment, perArea(row.investmentYuan), row.isInvestmentMet),
      sensitive('output', row.agreedOutput, perArea(row.outputYuan), row.isOutputMet),
      item('far', row.agreedFar, row.farBuilt, row.isFarMet),
      sensitive('energy', row.agreedEnergy, row.energyReached, row.isEnergyMet),
      sensitive('emission', row.agreedEmission, row.emissionReached, row.isEmissionMet),
    ],
    penaltyYuan: seesTaxes ? row.shortfallYuan : null,
  };
}
