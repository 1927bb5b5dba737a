import { countFilters } from '../api/filters.ts';
import { type LandQuery, parcelParams, withBounds } from '../api/land-query.ts';
import { facetValue, fetchSummary } from '../api/summary.ts';
import type { FiltersStore } from './filters-store.ts';
import { defaultLayers, type LayersStore, landClassesOf } from './layers-store.ts';
import { fetchPanelSummary, type PanelSummaryStore, type ViewSummaryStore } from './panel-summary.ts';
import type { RemoteStore } from './remote-store.ts';
import { resultFields } from './result-row.ts';
import type { ResultsStore } from './results-store.ts';
import { seenFields } from './seen-fields.ts';
import type { SessionStore } from './session-store.ts';
import type { Store } from './store.ts';
import type { ViewStore } from './view-store.ts';

export interface LandStores {
  filters: FiltersStore;
  layers: LayersStore;
  view: ViewStore;
  session: SessionStore;
  results: ResultsStore;
  panelSummary: PanelSummaryStore;
  viewSummary: ViewSummaryStore;
}

/** The question of the moment: the same for map, list and figures. */
export const landQuery = ({
  filters,
  layers,
  view,
}: Pick<LandStores, 'filters' | 'layers' | 'view'>): LandQuery => ({
  zoneCode: view.zoneCode,
  landClasses: landClassesOf(layers.value.visible),
  filters: filters.value,
});

/**
 * Whether a zone has parcels, but none of a class that a land map opens with, as real land just imported may. Choices
 * that somebody made, layers or filters, are left alone.
 */
export function showsNothingOf({
  layers,
  filters,
  panelSummary,
}: Pick<LandStores, 'layers' | 'filters' | 'panelSummary'>): boolean {
  const { data, isLoading } = panelSummary.value;
  if (isLoading || !data || data.wholeCount === 0 || countFilters(filters.value) > 0) return false;
  const { visible } = layers.value;
  const isUntouched = String(visible) === String(defaultLayers);
  return (
    isUntouched &&
    (landClassesOf(visible) ?? []).every((id) => !facetValue(data.parcels, 'landClass', id)?.count)
  );
}

/** Asks the server anew whenever zone, classes, filters, order or the view change. Returns what ends it. */
export function keepLandDataFresh(stores: LandStores): () => void {
  const { results, panelSummary, viewSummary, session, view } = stores;
  let askedAll = '';
  let askedView = '';
  let isQueued = false;

  const ask = (): void => {
    isQueued = false;
    if (session.value.phase === 'connecting' || session.value.session === null || view.value.zone === null)
      return;
    const query = landQuery(stores);
    const params = parcelParams(query);
    const isEmpty = query.landClasses?.length === 0;
    const all = `${params} ${results.value.sortBy} ${session.value.refreshes}`;
    if (all !== askedAll) {
      askedAll = all;
      const { actor } = session.value.session;
      if (isEmpty) results.showNothing();
      else void results.load(params, seenFields('parcels', resultFields, actor));
      const { internal } = actor.sees;
      void panelSummary.load((signal) => fetchPanelSummary(query, internal, signal));
    }
    const inView = view.value.bounds ? String(withBounds(params, view.value.bounds)) : '';
    if (inView && `${inView} ${session.value.refreshes}` !== askedView) {
      askedView = `${inView} ${session.value.refreshes}`;
      const facets = ['landClass'];
      void viewSummary.load((signal) =>
        fetchSummary('parcels', new URLSearchParams(inView), { facets }, signal),
      );
    }
  };

  // Several stores often change together; they are asked about once.
  const queue = (): void => {
    if (isQueued) return;
    isQueued = true;
    queueMicrotask(ask);
  };

  const notice = (store: RemoteStore<unknown> | ResultsStore) => () => {
    if (store.value.error) void session.noticeFailure(store.value.error);
  };
  const reveal = (): void => {
    if (showsNothingOf(stores)) stores.layers.showAllClasses();
  };
  const watched: Store<object>[] = [stores.filters, stores.layers, view, session, results];
  const unsubscribe = [
    ...watched.map((store) => store.subscribe(queue)),
    results.subscribe(notice(results)),
    panelSummary.subscribe(notice(panelSummary)),
    panelSummary.subscribe(reveal),
    viewSummary.subscribe(notice(viewSummary)),
  ];
  queue();
  return () => {
    for (const end of unsubscribe) end();
  };
}
