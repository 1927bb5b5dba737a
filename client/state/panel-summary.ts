import { createContext } from '@lit/context';
import type { CollectionSummary } from '../../geodata/model/api-summary.ts';
import { factoryParams, type LandQuery, parcelParams, zoneParams } from '../api/land-query.ts';
import { fetchSummary } from '../api/summary.ts';
import { RemoteStore } from './remote-store.ts';

/** The figures of legend and filters. */
export interface PanelSummary {
  parcels: CollectionSummary;
  factories: CollectionSummary;
  parks: CollectionSummary;
  /** Parcels of the zone, unfiltered. */
  wholeCount: number;
  /** What choosing a readiness chip would give. */
  readiness: Readonly<Record<ReadinessChip, number>>;
}

/** Chips that stand for a range of a field rather than a value. */
export type ReadinessChip = 'fullyAssessed' | 'readyToBuild';

/** The range each chip stands for, in the form of the API. */
export const readinessRanges: Readonly<Record<ReadinessChip, { field: string; from: number }>> = {
  fullyAssessed: { field: 'assessmentValidCount', from: 6 },
  readyToBuild: { field: 'readiness', from: 1 },
};

/** Fields that have chips. */
export const chipFields = [
  'landUseCode',
  'supplyModes',
  'isNetLand',
  'stockClass',
  'parkId',
  'utilities',
] as const;
export const rangeFields = ['areaSquareMetres', 'floorPriceYuanPerSquareMetre'] as const;

/** Asks for everything the panel shows at once; the parts run side by side. */
export async function fetchPanelSummary(
  query: LandQuery,
  seesPrices: boolean,
  signal: AbortSignal,
): Promise<PanelSummary> {
  const params = parcelParams(query);
  const histograms = seesPrices ? rangeFields : rangeFields.slice(0, 1);
  const facets = ['landClass', ...chipFields];
  const [parcels, factories, parks, whole, fullyAssessed, readyToBuild] = await Promise.all([
    fetchSummary('parcels', params, { facets, histograms }, signal),
    fetchSummary('factory-buildings', factoryParams(query), {}, signal),
    fetchSummary('parks', zoneParams(query.zoneCode), {}, signal),
    fetchSummary('parcels', zoneParams(query.zoneCode), {}, signal),
    fetchSummary('parcels', withReadiness(params, 'fullyAssessed'), {}, signal),
    fetchSummary('parcels', withReadiness(params, 'readyToBuild'), {}, signal),
  ]);
  return {
    parcels,
    factories,
    parks,
    wholeCount: whole.total.count,
    readiness: { fullyAssessed: fullyAssessed.total.count, readyToBuild: readyToBuild.total.count },
  };
}

function withReadiness(params: URLSearchParams, chip: ReadinessChip): URLSearchParams {
  const { field, from } = readinessRanges[chip];
  const copy = new URLSearchParams(params);
  copy.set(field, `${from}..`);
  return copy;
}

export class PanelSummaryStore extends RemoteStore<PanelSummary> {}
export const panelSummaryContext = createContext<PanelSummaryStore>('panel-summary');

/** The figures of what is in view. */
export class ViewSummaryStore extends RemoteStore<CollectionSummary> {}
export const viewSummaryContext = createContext<ViewSummaryStore>('view-summary');
