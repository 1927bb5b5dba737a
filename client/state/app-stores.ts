import { DrawStore } from './draw-store.ts';
import { EditStore } from './edit-store.ts';
import { FiltersStore } from './filters-store.ts';
import { HoverStore } from './hover-store.ts';
import { LabelledParcelsStore } from './labelled-parcels.ts';
import { LanguageStore } from './language-store.ts';
import { LayersStore } from './layers-store.ts';
import { MeasureStore } from './measure-store.ts';
import { OverlayStore } from './overlay-store.ts';
import { readAddress } from './page-address.ts';
import { PanelSummaryStore, ViewSummaryStore } from './panel-summary.ts';
import { PickStore } from './pick-store.ts';
import { PlacesStore } from './place-names.ts';
import { PointerStore } from './pointer-store.ts';
import { RecordDetails } from './record-details.ts';
import { ResultsStore } from './results-store.ts';
import { SelectedGeometryStore } from './selected-geometry.ts';
import { SelectionStore } from './selection-store.ts';
import { SessionStore } from './session-store.ts';
import { ThemeStore } from './theme-store.ts';
import { ViewStore } from './view-store.ts';
import { WorkspaceStore } from './workspace-store.ts';

/** Every store of the application, started from a page address. */
export function createStores(search: string) {
  const start = readAddress(search);
  const results = new ResultsStore(start.sortBy);
  return {
    language: new LanguageStore(start.language),
    theme: new ThemeStore(start.theme),
    session: new SessionStore(),
    view: new ViewStore({ zone: start.zone, camera: start.camera }),
    layers: new LayersStore({ visible: start.visible, basemap: start.basemap }),
    filters: new FiltersStore(start.filters),
    selection: new SelectionStore(start.selected, start.tab),
    selectedGeometry: new SelectedGeometryStore(),
    hover: new HoverStore(),
    pointer: new PointerStore(),
    draw: new DrawStore(),
    measure: new MeasureStore(),
    edit: new EditStore(),
    pick: new PickStore(),
    overlay: new OverlayStore(),
    workspace: new WorkspaceStore(start.workspace, start.place),
    results,
    panelSummary: new PanelSummaryStore(),
    viewSummary: new ViewSummaryStore(),
    places: new PlacesStore(),
    labelledParcels: new LabelledParcelsStore(),
    recordDetails: new RecordDetails(results),
  };
}

export type AppStores = ReturnType<typeof createStores>;
