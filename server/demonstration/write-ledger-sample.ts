import { quarterAfter, quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import type { CommitmentCheckRecord } from '../../geodata/model/park-economy.ts';
import type { StandardTermRecord } from '../../geodata/model/standard-land.ts';
import type { SupplyContractRecord } from '../../geodata/model/supply-contract.ts';
import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { generateLedgers } from '../../geodata/samples/ledgers/generate-ledgers.ts';
import type { StockBaseSample } from '../../geodata/samples/ledgers/stock-ledger.ts';
import { generatedSource } from '../../geodata/samples/records/origin.ts';
import { roundHalfUp } from '../../geodata/units/area.ts';
import type { ChangeSet } from '../land/change-set.ts';
import { insertRecords } from '../land/insert-records.ts';
import { keepEvaluation } from '../reports/evaluations.service.ts';
import { freezeQuarter } from '../reports/freeze-quarter.ts';
import { readProgressParams } from '../reports/report-rules.ts';
import { insertStockBases } from './demonstration.repository.ts';

const unreported = { isReported: false };

/** Writes the ledgers of a generated zone, after its parcels, parks and contracts. */
export async function writeLedgerSample(
  changes: ChangeSet,
  sample: ZoneSample,
  contracts: readonly SupplyContractRecord[],
): Promise<void> {
  const ledgers = generateLedgers(sample);
  await insertRecords(changes, 'approval-batches', ledgers.batches, unreported);
  await insertRecords(changes, 'stock-movements', ledgers.movements, unreported);
  await insertRecords(changes, 'stock-tasks', ledgers.tasks, unreported);
  await insertRecords(changes, 'revitalised-land', ledgers.revitalised, unreported);
  await insertRecords(changes, 'key-projects', ledgers.projects, unreported);
  await insertRecords(changes, 'project-visits', ledgers.visits, unreported);
  await insertRecords(changes, 'project-problems', ledgers.problems, unreported);
  await insertRecords(changes, 'approval-runs', ledgers.approvals, unreported);
  await insertRecords(changes, 'enterprise-reports', ledgers.reports, unreported);
  await insertRecords(changes, 'land-supports', ledgers.supports, unreported);
  await insertRecords(changes, 'lease-projects', ledgers.leases, unreported);
  await insertRecords(changes, 'enclave-taxes', ledgers.taxes, unreported);
  const checks = commitmentChecks(contracts, sample);
  await insertRecords(changes, 'commitment-checks', checks, unreported);
  const bases = ledgers.bases.map((base: StockBaseSample) => ({ ...base, sourceName: generatedSource }));
  await insertStockBases(changes.sql, { zoneCode: changes.zoneCode, frozenBy: changes.author.name }, bases);
  await keepEvaluation(changes.sql, {
    zoneCode: changes.zoneCode,
    year: Number(sample.asOf.slice(0, 4)) - 1,
    reason: null,
    runBy: changes.author.name,
    isDemonstration: true,
  });
}

/** The eight quarters before today's, so that trends and rankings have a past; the last one with all there is today. */
export async function freezePastQuarters(changes: ChangeSet, asOf: string): Promise<void> {
  const running = quarterOf(asOf);
  const params = await readProgressParams(changes.sql);
  for (let back = 8; back >= 1; back--) {
    await freezeQuarter(
      changes.sql,
      {
        zoneCode: changes.zoneCode,
        quarter: quarterAfter(running, -back),
        reason: null,
        frozenBy: changes.author.name,
        isLatest: back === 1,
      },
      params,
    );
  }
}

/** Last year's figures of contracts that agree a tax: every third falls short. */
function commitmentChecks(
  contracts: readonly SupplyContractRecord[],
  { asOf, standardTerms }: Pick<ZoneSample, 'asOf' | 'standardTerms'>,
): CommitmentCheckRecord[] {
  const termsOf = new Map(standardTerms.map((terms) => [terms.parcelCode, terms]));
  const bound = contracts.filter(
    (contract) =>
      contract.taxMinYuanPerSquareMetre !== null &&
      contract.areaSquareMetres !== null &&
      contract.electronicSupervisionNo !== null &&
      contract.actualCompletionOn !== null,
  );
  return bound.slice(0, 12).map((contract, index) => {
    const area = contract.areaSquareMetres ?? 0;
    const share = index % 3 === 1 ? 0.875 : 1.05 + (index % 4) * 0.08;
    return {
      electronicSupervisionNo: contract.electronicSupervisionNo ?? '',
      year: Number(asOf.slice(0, 4)) - 1,
      taxYuan: Math.round((contract.taxMinYuanPerSquareMetre ?? 0) * area * share),
      fixedInvestmentYuan: contract.investedYuan,
      outputYuan:
        contract.outputMinYuanPerSquareMetre === null
          ? null
          : Math.round(contract.outputMinYuanPerSquareMetre * area * (share + 0.04)),
      farBuilt: contract.farMin,
      ...energyOf(area, index, termsOf.get(contract.parcelCode ?? '')),
      sourceName: generatedSource,
      sourcePeriod: null,
      isDemonstration: true,
    };
  });
}

/** Value added with the energy and the emission it took; one in four uses more than agreed. */
function energyOf(
  areaSquareMetres: number,
  index: number,
  terms: StandardTermRecord | undefined,
): Pick<CommitmentCheckRecord, 'valueAddedYuan' | 'energyTonnesCoal' | 'pollutantTonnes'> {
  const [perCoal, perTonne] = [terms?.addedValueMinYuanPerTce, terms?.addedValueMinYuanPerTonneEmission];
  if (!perCoal || !perTonne) return { valueAddedYuan: null, energyTonnesCoal: null, pollutantTonnes: null };
  const valueAddedYuan = Math.round(areaSquareMetres * (1_400 + (index % 5) * 90));
  const thrift = index % 4 === 2 ? 0.9 : 1.08 + (index % 3) * 0.05;
  return {
    valueAddedYuan,
    energyTonnesCoal: roundHalfUp(valueAddedYuan / (perCoal * thrift), 2),
    pollutantTonnes: roundHalfUp(valueAddedYuan / (perTonne * (2.1 - thrift)), 4),
  };
}
