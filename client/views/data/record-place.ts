import type { Feature } from '../../../geodata/model/api-feature.ts';
import { geometryBounds } from '../../map/geometry-bounds.ts';
import { cardCollections, type SelectionStore } from '../../state/selection-store.ts';
import type { ViewStore } from '../../state/view-store.ts';
import type { WorkspaceStore } from '../../state/workspace-store.ts';

/** What leads from a record to its place on the map. */
export interface PlaceStores {
  selection: SelectionStore;
  view: ViewStore;
  workspace: WorkspaceStore;
}

/** Opens the map with the card of a record. */
export function openOnMap(
  { selection, workspace }: PlaceStores,
  collection: (typeof cardCollections)[number],
  id: number,
): void {
  selection.open({ collection, id });
  workspace.open('map');
}

/** Opens the card of a record that has one; of others the card of the parcel or building they belong to, or their place. */
export function showPlace(
  stores: PlaceStores,
  collection: string,
  { id, properties, geometry, bbox }: Feature,
): void {
  const { parcelId, buildingId } = properties;
  const known = cardCollections.find((entry) => entry === collection);
  if (known) openOnMap(stores, known, id);
  else if (typeof parcelId === 'number') openOnMap(stores, 'parcels', parcelId);
  else if (typeof buildingId === 'number') openOnMap(stores, 'factory-buildings', buildingId);
  else stores.workspace.open('map');
  const bounds = bbox ?? geometryBounds(geometry);
  if (bounds) stores.view.fit(bounds as [number, number, number, number]);
}
