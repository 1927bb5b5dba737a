import { type Context, ContextProvider } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import type { AppStores } from '../state/app-stores.ts';
import { drawContext } from '../state/draw-store.ts';
import { editContext } from '../state/edit-store.ts';
import { filtersContext } from '../state/filters-store.ts';
import { hoverContext } from '../state/hover-store.ts';
import { labelledParcelsContext } from '../state/labelled-parcels.ts';
import { languageContext } from '../state/language-store.ts';
import { layersContext } from '../state/layers-store.ts';
import { measureContext } from '../state/measure-store.ts';
import { overlayContext } from '../state/overlay-store.ts';
import { panelSummaryContext, viewSummaryContext } from '../state/panel-summary.ts';
import { pickContext } from '../state/pick-store.ts';
import { placesContext } from '../state/place-names.ts';
import { pointerContext } from '../state/pointer-store.ts';
import { recordDetailsContext } from '../state/record-details.ts';
import { resultsContext } from '../state/results-store.ts';
import { selectedGeometryContext } from '../state/selected-geometry.ts';
import { selectionContext } from '../state/selection-store.ts';
import { sessionContext } from '../state/session-store.ts';
import { themeContext } from '../state/theme-store.ts';
import { viewContext } from '../state/view-store.ts';
import { workspaceContext } from '../state/workspace-store.ts';

const contexts: { [Name in keyof AppStores]: Context<unknown, AppStores[Name]> } = {
  language: languageContext,
  theme: themeContext,
  session: sessionContext,
  view: viewContext,
  layers: layersContext,
  filters: filtersContext,
  selection: selectionContext,
  selectedGeometry: selectedGeometryContext,
  hover: hoverContext,
  pointer: pointerContext,
  draw: drawContext,
  measure: measureContext,
  edit: editContext,
  pick: pickContext,
  overlay: overlayContext,
  workspace: workspaceContext,
  results: resultsContext,
  panelSummary: panelSummaryContext,
  viewSummary: viewSummaryContext,
  places: placesContext,
  labelledParcels: labelledParcelsContext,
  recordDetails: recordDetailsContext,
};

/** Makes every store known below an element. */
export function provideStores(host: ReactiveControllerHost & HTMLElement, stores: AppStores): void {
  for (const name of Object.keys(contexts) as (keyof AppStores)[]) provide(host, stores, name);
}

function provide<Name extends keyof AppStores>(
  host: ReactiveControllerHost & HTMLElement,
  stores: AppStores,
  name: Name,
): void {
  const context: Context<unknown, AppStores[Name]> = contexts[name];
  new ContextProvider(host, { context, initialValue: stores[name] });
}
