import { html, type TemplateResult } from 'lit';
import type { Capability } from '../../geodata/model/capability.ts';
import type { Workspace } from '../state/workspace-store.ts';
import { offeredWorkspace, type WorkspaceOffer, workspaceOffers } from './workspace-offers.ts';

/** What a workspace brings; a new one is an entry below and one in `workspace-offers.ts`. */
interface WorkspaceRoom {
  /** Brings the elements, with the first visit. */
  load: () => Promise<unknown>;
  render: () => TemplateResult;
}

/** A workspace as the application offers and shows it. */
export interface WorkspaceEntry extends WorkspaceOffer, WorkspaceRoom {}

const emptyRoom: WorkspaceRoom = { load: () => Promise.resolve(), render: () => html`` };

const rooms: Readonly<Partial<Record<Workspace, WorkspaceRoom>>> = {
  match: {
    load: () => import('./match/match-workspace.ts'),
    render: () => html`<ld-match-workspace></ld-match-workspace>`,
  },
  disposal: {
    load: () => import('./disposal/disposal-view.ts'),
    render: () => html`<ld-disposal-view class="page"></ld-disposal-view>`,
  },
  data: {
    load: () => import('./data/data-view.ts'),
    render: () => html`<ld-data-view class="page"></ld-data-view>`,
  },
  admin: {
    load: () => import('./admin/admin-view.ts'),
    render: () => html`<ld-admin-view class="page"></ld-admin-view>`,
  },
};

const entries: readonly WorkspaceEntry[] = workspaceOffers.map((offer) => ({
  ...offer,
  ...(rooms[offer.id] ?? emptyRoom),
}));

/** The workspace of a link with what it brings; one that is not offered is the map. */
export function workspaceEntry(id: Workspace, capabilities: readonly Capability[]): WorkspaceEntry {
  const offered = offeredWorkspace(id, capabilities);
  return entries.find((entry) => entry.id === offered.id) ?? { ...offered, ...emptyRoom };
}
