import { commitmentPenalty } from '../../geodata/analysis/progress/commitment-shortfall.ts';
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
  const taxYuan = seesTaxes ? row.taxYuan : null;
  const penaltyYuan =
    taxYuan === null || row.agreedTax === null
      ? null
      : Number(commitmentPenalty(row.agreedTax, taxYuan, areaSquareMetres)) / 100;
  return {
    zoneCode,
    recordId,
    contractId,
    parcelId,
    title,
    year,
    areaSquareMetres,
    items: [
      {
        ...itemOf('tax', row.agreedTax, perArea(taxYuan)),
        isMet: penaltyYuan === null ? null : penaltyYuan === 0,
      },
      itemOf('investment', row.agreedInvestment, perArea(row.investmentYuan)),
      itemOf('output', row.agreedOutput, perArea(seesTaxes ? row.outputYuan : null)),
      itemOf('far', row.agreedFar, row.farBuilt),
    ],
    penaltyYuan,
  };
}

/** Reached to the hundredth of a yuan a square metre: a figure agreed and paid exactly is met. */
const itemOf = (
  item: CommitmentItem['item'],
  agreed: number | null,
  actual: number | null,
): CommitmentItem => ({
  item,
  agreed,
  actual,
  isMet: agreed === null || actual === null ? null : actual > agreed - 0.005,
});
