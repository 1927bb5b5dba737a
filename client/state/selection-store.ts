import { createContext } from '@lit/context';
import { Store } from './store.ts';

/** Collections whose records have a card. */
export type CardCollection = 'parcels' | 'parks' | 'factory-buildings';
export const cardCollections: readonly CardCollection[] = ['parcels', 'parks', 'factory-buildings'];

export interface RecordRef {
  collection: CardCollection;
  id: number;
}

export type CardTab = 'overview' | 'indicators' | 'projects' | 'units' | 'attachments' | 'history';
export const cardTabs: readonly CardTab[] = [
  'overview',
  'indicators',
  'projects',
  'units',
  'attachments',
  'history',
];

export interface Selection {
  /** Outlined on the map, marked in the list. */
  selected: RecordRef | null;
  /** Whether the selected record's card is open. */
  isCardOpen: boolean;
  tab: CardTab;
}

/** What is selected, and which tab of its card is read. */
export class SelectionStore extends Store<Selection> {
  constructor(selected: RecordRef | null = null, tab: CardTab = 'overview') {
    super({ selected, tab, isCardOpen: selected !== null });
  }

  /** Selects and opens the card; the tab stays, so that neighbours can be compared. */
  open(selected: RecordRef): void {
    this.patch({
      selected: same(selected, this.value.selected) ? this.value.selected : selected,
      isCardOpen: true,
    });
  }

  /** Esc: closes the card first, then clears the selection. */
  stepBack(): void {
    if (this.value.isCardOpen) this.patch({ isCardOpen: false });
    else this.clear();
  }

  clear(): void {
    this.patch({ selected: null, isCardOpen: false, tab: 'overview' });
  }
}

/** Whether two references name the same record. */
export const same = (a: RecordRef | null, b: RecordRef | null): boolean =>
  a?.collection === b?.collection && a?.id === b?.id;

export const selectionContext = createContext<SelectionStore>('selection');
