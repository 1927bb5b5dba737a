import { html, type TemplateResult } from 'lit';
import type { Label } from '../../geodata/catalog/field.ts';
import type { Capability } from '../../geodata/model/capability.ts';
import type { Workspace } from '../state/workspace-store.ts';

/** A workspace as the application offers it; a new one is an entry below. */
export interface WorkspaceEntry {
  id: Workspace;
  name: Label;
  /** What it takes to be offered it; without it everybody is. */
  access?: Capability;
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
    id: 'match',
    name: { zh: '项目匹配', en: 'Matching' },
    access: 'read-projects',
    layout: 'beside-map',
    load: () => import('./match/match-workspace.ts'),
    render: () => html`<ld-match-workspace></ld-match-workspace>`,
  },
  {
    id: 'data',
    name: { zh: '数据管理', en: 'Data' },
    access: 'own-account',
    layout: 'page',
    load: () => import('./data/data-view.ts'),
    render: () => html`<ld-data-view class="page"></ld-data-view>`,
  },
  {
    id: 'admin',
    name: { zh: '系统管理', en: 'Administration' },
    access: 'administer',
    layout: 'page',
    load: () => import('./admin/admin-view.ts'),
    render: () => html`<ld-admin-view class="page"></ld-admin-view>`,
  },
];

/** The workspaces somebody with these rights is offered. */
export const offeredWorkspaces = (capabilities: readonly Capability[]): readonly WorkspaceEntry[] =>
  workspaceEntries.filter(({ access }) => access === undefined || capabilities.includes(access));

/** The workspace of a link; one that is not offered is the map. */
export const workspaceEntry = (id: Workspace, capabilities: readonly Capability[]): WorkspaceEntry =>
  offeredWorkspaces(capabilities).find((entry) => entry.id === id) ?? (workspaceEntries[0] as WorkspaceEntry);
