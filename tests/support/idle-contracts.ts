import type postgres from 'postgres';
import {
  SupplyContractRecord as Contract,
  type SupplyContractRecord,
} from '../../geodata/model/supply-contract.ts';
import { inChangeSet } from '../../server/land/change-set.ts';
import { insertRecords } from '../../server/land/insert-records.ts';
import { loadGridZone } from './load-grid-zone.ts';

/** An industrial contract over 1,200 万元 of a plot of the grid zone, not started. */
export const idleContract = (
  plot: number | null,
  changes: Partial<SupplyContractRecord> = {},
): SupplyContractRecord =>
  Contract.parse({
    kind: 'transfer',
    contractNo: `HT-${plot ?? 'X'}`,
    projectName: `测试项目${plot ?? 'X'}`,
    parcelCode: plot === null ? null : `370700001001GB${String(plot + 1).padStart(5, '0')}`,
    holderName: '示范新材料有限公司',
    locationText: '示范路 1 号',
    areaSquareMetres: 33_000,
    priceYuan: 12_000_000,
    landUseText: '工业用地',
    signedOn: '2023-03-01',
    agreedStartOn: '2024-03-10',
    actualDeliveryOn: '2023-04-01',
    sourceName: '测试数据',
    ...changes,
  });

/** Plots of the grid zone without any idle state, so that contracts alone decide. */
export async function loadIdleZone(
  sql: postgres.Sql,
  contracts: readonly SupplyContractRecord[],
  zoneCode = 'TEST',
): Promise<Map<string, { contractId: number; parcelId: number | null }>> {
  const blank = { stockClass: 'supplied_unused', idleState: null, idleSince: null, idleCause: null } as const;
  const parcels = Object.fromEntries(Array.from({ length: 32 }, (_, index) => [index, blank]));
  await loadGridZone(sql, { zoneCode, parcels });
  const draft = {
    zoneCode,
    kind: 'import' as const,
    title: '载入测试合同',
    author: { id: 'test', name: '测试' },
  };
  await inChangeSet(sql, draft, (changes) => insertRecords(changes, 'contracts', contracts));
  const rows = await sql<{ contractNo: string; contractId: number; parcelId: number | null }[]>`
    SELECT contract_no AS "contractNo", id::integer AS "contractId", parcel_id::integer AS "parcelId"
    FROM supply_contract WHERE zone_code = ${zoneCode}`;
  return new Map(rows.map(({ contractNo, ...ids }) => [contractNo, ids]));
}
