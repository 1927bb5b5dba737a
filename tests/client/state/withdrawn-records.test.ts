import { describe, expect, it } from 'vitest';
import { EditStore } from '../../../client/state/edit-store.ts';
import { SelectionStore } from '../../../client/state/selection-store.ts';
import { closeWithdrawn } from '../../../client/state/withdrawn-records.ts';

const parcel = { collection: 'parcels', id: 7 } as const;

describe('records that were withdrawn', () => {
  it('close their card and their form', () => {
    const [selection, edit] = [new SelectionStore(parcel), new EditStore()];
    edit.edit(parcel);
    closeWithdrawn({ selection, edit }, { parks: [1], parcels: [5, 7] });
    expect(selection.value).toMatchObject({ selected: null, isCardOpen: false });
    expect(edit.value.editing).toBeNull();
  });

  it('leave others alone, with the same number in another collection too', () => {
    const [selection, edit] = [new SelectionStore({ collection: 'parks', id: 7 }), new EditStore()];
    edit.redraw({ collection: 'parcels', id: 8 });
    const before = [selection.value, edit.value];
    closeWithdrawn({ selection, edit }, { parcels: [7] });
    closeWithdrawn({ selection, edit }, {});
    expect([selection.value, edit.value]).toEqual(before);
  });
});
