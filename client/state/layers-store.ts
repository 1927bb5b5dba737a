import { createContext } from '@lit/context';
import { legendOrder } from '../../geodata/catalog/legend.ts';
import type { LandClass } from '../../geodata/model/land-state.ts';
import { Store } from './store.ts';

/** Everything with an eye in the legend: the classes of land, factory buildings, parks, and what lies around. */
export type LayerId = LandClass | 'factory-buildings' | 'parks' | 'facilities' | 'surroundings';

export const layerIds: readonly LayerId[] = [
  ...legendOrder,
  'factory-buildings',
  'parks',
  'facilities',
  'surroundings',
];

/** What a land map opens with: land that can host a project (M01); what is in use or only planned stays off. */
export const defaultLayers: readonly LayerId[] = [
  'standard',
  'idle',
  'suspected',
  'inefficient',
  'approved_unsupplied',
  'factory-buildings',
  'parks',
  'facilities',
  'surroundings',
];

export type Basemap = 'none' | 'vector' | 'imagery';
export const basemaps: readonly Basemap[] = ['none', 'vector', 'imagery'];

export interface Layers {
  /** In the order of `layerIds`. */
  visible: readonly LayerId[];
  basemap: Basemap;
}

/** Which layers are switched on. */
export class LayersStore extends Store<Layers> {
  constructor(layers: Partial<Layers> = {}) {
    super({ visible: defaultLayers, basemap: 'none', ...layers });
  }

  /** Switches layers together: all on when one of them is off, otherwise all off. */
  toggle(ids: readonly LayerId[]): void {
    const { visible } = this.value;
    const turnsOn = ids.some((id) => !visible.includes(id));
    this.show(layerIds.filter((id) => (ids.includes(id) ? turnsOn : visible.includes(id))));
  }

  show(visible: readonly LayerId[]): void {
    this.patch({ visible });
  }

  showAllClasses(): void {
    this.show(layerIds.filter((id) => this.value.visible.includes(id) || isLandClass(id)));
  }
}

const isLandClass = (id: LayerId): id is LandClass => legendOrder.some((landClass) => landClass === id);

/** The classes among visible layers; null when every class is on and nothing needs to be asked for. */
export function landClassesOf(visible: readonly LayerId[]): readonly LandClass[] | null {
  const classes = visible.filter(isLandClass);
  return classes.length === legendOrder.length ? null : classes;
}

export const layersContext = createContext<LayersStore>('layers');
