import { createContext } from '@lit/context';
import type { FormEntries } from './record-form.ts';
import { type RecordRef, same } from './selection-store.ts';
import { Store } from './store.ts';

/** A record that is being made: its outline is drawn first, then its form filled in. */
export interface NewRecord {
  collection: string;
  zoneCode: string;
  /** Null while it is being drawn. */
  outline: GeoJSON.MultiPolygon | null;
}

export interface Editing {
  /** The record whose form is open; null when none is. */
  editing: RecordRef | null;
  /** The record whose outline is being redrawn. */
  redrawing: RecordRef | null;
  /** The record that is being made. */
  making: NewRecord | null;
}

const nothing: Editing = { editing: null, redrawing: null, making: null };

/** Which record is being edited. What was typed into a form stays here until it is saved or thrown away. */
export class EditStore extends Store<Editing> {
  readonly #drafts = new Map<string, FormEntries>();

  constructor() {
    super(nothing);
  }

  edit(editing: RecordRef): void {
    this.patch({ ...nothing, editing });
  }

  redraw(redrawing: RecordRef): void {
    this.patch({ ...nothing, redrawing });
  }

  /** Begins a new record by drawing its outline. */
  make(collection: string, zoneCode: string): void {
    this.patch({ ...nothing, making: { collection, zoneCode, outline: null } });
  }

  /** The outline is drawn: the form may follow. */
  outlineDrawn(outline: GeoJSON.MultiPolygon): void {
    const { making } = this.value;
    if (making) this.patch({ making: { ...making, outline } });
  }

  close(): void {
    this.patch(nothing);
  }

  /** Whether clicks on the map belong to an outline. */
  get isOutlining(): boolean {
    const { redrawing, making } = this.value;
    return redrawing !== null || (making !== null && making.outline === null);
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
