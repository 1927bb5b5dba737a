import { createContext } from '@lit/context';
import type { FormEntries } from './record-form.ts';
import { type RecordRef, same } from './selection-store.ts';
import { Store } from './store.ts';

export interface Editing {
  /** The record whose form is open; null when none is. */
  editing: RecordRef | null;
  /** The parcel whose outline is being redrawn. */
  redrawing: RecordRef | null;
}

/** Which record is being edited. What was typed into a form stays here until it is saved or thrown away. */
export class EditStore extends Store<Editing> {
  readonly #drafts = new Map<string, FormEntries>();

  constructor() {
    super({ editing: null, redrawing: null });
  }

  edit(editing: RecordRef): void {
    this.patch({ editing, redrawing: null });
  }

  redraw(redrawing: RecordRef): void {
    this.patch({ editing: null, redrawing });
  }

  close(): void {
    this.patch({ editing: null, redrawing: null });
  }

  isEditing(ref: RecordRef | null): boolean {
    return this.value.editing !== null && same(ref, this.value.editing);
  }

  /** What was typed for a record and not saved. */
  draft(collection: string, id: number): FormEntries | undefined {
    return this.#drafts.get(`${collection}/${id}`);
  }

  /** Keeps what was typed; null forgets it. */
  keepDraft(collection: string, id: number, entries: FormEntries | null): void {
    if (entries) this.#drafts.set(`${collection}/${id}`, entries);
    else this.#drafts.delete(`${collection}/${id}`);
  }
}

export const editContext = createContext<EditStore>('edit');
