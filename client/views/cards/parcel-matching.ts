import type { LitElement } from 'lit';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import type { Language } from '../../language/language.ts';
import { readMatchPlace, toggleCompared, writeMatchPlace } from '../../state/match-place.ts';
import type { WorkspaceStore } from '../../state/workspace-store.ts';

/** Puts a parcel among those that 项目匹配 compares; false when there is no room for it. */
export function addToComparison(workspace: WorkspaceStore, parcelId: number): boolean {
  const supplyId = `parcel-${parcelId}`;
  const place = workspace.value.places.match ?? {};
  const { compared } = readMatchPlace(place);
  const isKnown = compared.includes(supplyId);
  const added = isKnown ? compared : toggleCompared(compared, supplyId);
  workspace.setPlace('match', { ...place, ...writeMatchPlace({ compared: added }) });
  return isKnown || added !== compared;
}

/** Asks which project a parcel is held for. Fires `land-written` from the host once it is. */
export async function reserveParcel(
  host: LitElement,
  { id, properties }: Feature,
  language: Language,
): Promise<void> {
  await import('../match/reserve-dialog.ts');
  const dialog = document.createElement('ld-reserve-dialog');
  dialog.language = language;
  host.renderRoot.append(dialog);
  dialog.addEventListener('dialog-closed', () => dialog.remove());
  dialog.addEventListener('reservation-made', () =>
    host.dispatchEvent(new CustomEvent('land-written', { bubbles: true, composed: true })),
  );
  await dialog.open({
    zoneCode: String(properties.zoneCode),
    supplyId: `parcel-${id}`,
    name: String(properties.name ?? ''),
  });
}
