import type { FiltersStore } from './filters-store.ts';
import type { LanguageStore } from './language-store.ts';
import type { LayersStore } from './layers-store.ts';
import { type PageState, readAddress, writeAddress } from './page-address.ts';
import type { ResultsStore } from './results-store.ts';
import type { SelectionStore } from './selection-store.ts';
import type { ThemeStore } from './theme-store.ts';
import type { ViewStore } from './view-store.ts';
import type { WorkspaceStore } from './workspace-store.ts';

export interface AddressStores {
  view: ViewStore;
  layers: LayersStore;
  filters: FiltersStore;
  results: ResultsStore;
  selection: SelectionStore;
  language: LanguageStore;
  theme: ThemeStore;
  workspace: WorkspaceStore;
}

/** The state of the stores as a link would carry it. */
export function pageState(stores: AddressStores): PageState {
  const { view, layers, filters, results, selection, language, theme, workspace } = stores;
  return {
    zone: view.value.zone,
    camera: view.value.camera,
    visible: layers.value.visible,
    basemap: layers.value.basemap,
    filters: filters.value,
    sortBy: results.value.sortBy,
    selected: selection.value.selected,
    tab: selection.value.tab,
    workspace: workspace.value.workspace,
    place: workspace.place,
    language: language.value.language,
    theme: theme.value.isChosen ? theme.value.theme : undefined,
  };
}

/** Keeps the address bar and the stores alike, back and forward included. Returns what ends it. */
export function keepAddressInStep(stores: AddressStores): () => void {
  let isFollowing = false;
  let isQueued = false;
  let lastKey: string | undefined;

  const write = (): void => {
    isQueued = false;
    const state = pageState(stores);
    const address = writeAddress(state) || location.pathname;
    // Panning makes no history: only what a person would call a step back does.
    const key = writeAddress({ ...state, camera: null, theme: undefined });
    const isStep = lastKey !== undefined && key !== lastKey;
    lastKey = key;
    if (address === (location.search || location.pathname)) return;
    if (isStep) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  };
  const queue = (): void => {
    if (isQueued || isFollowing) return;
    isQueued = true;
    queueMicrotask(write);
  };
  const follow = (): void => {
    isFollowing = true;
    const state = readAddress(location.search);
    stores.view.patch({ zone: state.zone ?? stores.view.value.zone, camera: state.camera });
    stores.layers.patch({ visible: state.visible, basemap: state.basemap });
    stores.filters.patch(state.filters);
    stores.results.patch({ sortBy: state.sortBy });
    stores.selection.patch({ selected: state.selected, isCardOpen: state.selected !== null, tab: state.tab });
    stores.workspace.open(state.workspace, state.place);
    if (state.language) stores.language.follow(state.language);
    isFollowing = false;
    lastKey = writeAddress({ ...pageState(stores), camera: null, theme: undefined });
  };

  const unsubscribe = Object.values(stores).map((store) => store.subscribe(queue));
  addEventListener('popstate', follow);
  return () => {
    for (const end of unsubscribe) end();
    removeEventListener('popstate', follow);
  };
}
