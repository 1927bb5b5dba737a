import type { FactoryBuildingRecord } from '../../model/factory.ts';
import type { ParkRecord } from '../../model/park.ts';
import type { ParkGround } from '../blocks/park-ground.ts';
import { type Ring, ringArea, ringCentroid } from '../plane/ring.ts';
import type { Point } from '../plane/vector.ts';
import type { Plot } from '../plots/plot.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import type { GeometryWriter } from './geometry-writer.ts';
import { generatedOrigin, hundredths } from './origin.ts';

/** Codes of the parks of a zone, and of the parks within parks that fixed plots with a name make. */
export interface ParkCodes {
  ofGround: Map<ParkGround, string>;
  ofPlot: Map<Plot, string>;
}

export function parkCodes(
  zone: ZoneDefinition,
  grounds: readonly ParkGround[],
  plots: readonly Plot[],
): ParkCodes {
  const code = (i: number): string => `${zone.zoneCode}-P${String(i + 1).padStart(2, '0')}`;
  const ofGround = new Map(grounds.map((ground, i) => [ground, code(i)]));
  const nested = plots.filter((plot) => plot.fixed?.name && plot.fixed.role !== 'standard');
  const ofPlot = new Map(nested.map((plot, i): [Plot, string] => [plot, code(grounds.length + i)]));
  return { ofGround, ofPlot };
}

export function parkRecords(
  zone: ZoneDefinition,
  codes: ParkCodes,
  inUseCount: (ground: ParkGround) => number,
  factories: readonly FactoryBuildingRecord[],
  write: GeometryWriter,
): ParkRecord[] {
  const grounds = [...codes.ofGround].map(([ground, parkCode]): ParkRecord => {
    const { plan } = ground;
    const settled = Math.round(inUseCount(ground) * 1.05);
    return {
      ...emptyPark(parkCode, ground.outline, ground.labelPoint, write),
      name: plan.name,
      nameEn: plan.nameEn,
      kind: plan.kind,
      operatorName: plan.operatorName,
      theme: plan.theme,
      industries: [...plan.industries],
      isCertifiedChemicalPark: plan.isCertifiedChemicalPark ?? false,
      signedEnterpriseCount: plan.signedEnterpriseCount ?? Math.round(settled * 1.12) + 1,
      settledEnterpriseCount: Math.min(settled, plan.signedEnterpriseCount ?? settled),
      sourceName: plan.source?.name ?? generatedOrigin.sourceName,
      sourcePeriod: plan.source?.period ?? null,
      ...lettable(parkCode, factories),
    };
  });
  const nested = [...codes.ofPlot].map(([plot, parkCode]): ParkRecord => {
    const plan = plot.fixed!;
    const isPlanned = plan.role === 'planned_park';
    const host = plot.block.park;
    const leasing = lettable(parkCode, factories);
    return {
      ...emptyPark(parkCode, plot.ring, ringCentroid(plot.ring), write),
      parentParkCode: host ? codes.ofGround.get(host)! : null,
      name: plan.name!,
      kind: isPlanned ? 'park_in_zone' : 'factory_park',
      status: isPlanned ? 'planned' : 'operating',
      operatorName: isPlanned ? null : `${zone.shortName}园区运营企业（演示）`,
      theme: isPlanned ? (plan.theme ?? null) : '标准厂房',
      industries: plan.theme ? [plan.theme] : [],
      areaSquareMetres: isPlanned ? plan.areaSquareMetres : hundredths(ringArea(plot.ring)),
      plannedFloorAreaSquareMetres: isPlanned ? hundredths(plan.areaSquareMetres * 1.6) : null,
      sourceName: plan.source?.name ?? generatedOrigin.sourceName,
      sourcePeriod: plan.source?.period ?? null,
      ...leasing,
    };
  });
  return [...grounds, ...nested];
}

function emptyPark(parkCode: string, outline: Ring, labelPoint: Point, write: GeometryWriter): ParkRecord {
  return {
    parkCode,
    parentParkCode: null,
    name: '',
    nameEn: null,
    kind: 'park',
    status: 'operating',
    operatorName: null,
    theme: null,
    industries: [],
    isCertifiedChemicalPark: false,
    areaSquareMetres: hundredths(ringArea(outline)),
    plannedFloorAreaSquareMetres: null,
    signedEnterpriseCount: null,
    settledEnterpriseCount: null,
    leasableAreaSquareMetres: null,
    leasedAreaSquareMetres: null,
    ...generatedOrigin,
    sourcePeriod: null,
    geometry: write.polygon([outline]),
    labelPoint: write.point(labelPoint),
  };
}

function lettable(
  parkCode: string,
  factories: readonly FactoryBuildingRecord[],
):
  | Pick<ParkRecord, 'leasableAreaSquareMetres' | 'leasedAreaSquareMetres' | 'plannedFloorAreaSquareMetres'>
  | object {
  const own = factories.filter((building) => building.parkCode === parkCode);
  if (own.length === 0) return {};
  const sum = (list: readonly number[]): number => hundredths(list.reduce((a, b) => a + b, 0));
  const completed = own.filter((building) => building.status === 'completed');
  return {
    plannedFloorAreaSquareMetres: sum(own.map((b) => b.floorAreaSquareMetres)),
    leasableAreaSquareMetres: sum(completed.map((b) => b.floorAreaSquareMetres)),
    leasedAreaSquareMetres: sum(completed.map((b) => b.leasedAreaSquareMetres)),
  };
}
