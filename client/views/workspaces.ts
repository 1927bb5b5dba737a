import { html, type TemplateResult } from 'lit';
import type { Label } from '../../geodata/catalog/field.ts';
import type { Workspace } from '../state/workspace-store.ts';

/** A workspace as the application offers it; a new one is an entry below. */
export interface WorkspaceEntry {
  id: Workspace;
  name: Label;
  /** `page` lies over the map, which stays as it was; `beside-map` puts its own panels around the living map. */
  layout: 'page' | 'beside-map';
  /** Brings the elements, with the first visit. */
  load: () => Promise<unknown>;
  render: () => TemplateResult;
}

/** The workspaces there are, in the order of their tabs and of the keys 1, 2, … */
export const workspaceEntries: readonly WorkspaceEntry[] = [
  {
    id: 'map',
    name: { zh: '落地地图', en: 'Land map' },
    layout: 'beside-map',
    load: () => Promise.resolve(),
    render: () => html``,
  },
  {
    id: 'data',
    name: { zh: '数据管理', en: 'Data' },
    layout: 'page',
    load: () => import('./data/data-view.ts'),
    render: () => html`<ld-data-view class="page"></ld-data-view>`,
  },
];

/** A workspace of a link that is not offered is the map. */
export const workspaceEntry = (id: Workspace): WorkspaceEntry =>
  workspaceEntries.find((entry) => entry.id === id) ?? (workspaceEntries[0] as WorkspaceEntry);
