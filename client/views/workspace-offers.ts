import type { Label } from '../../geodata/catalog/field.ts';
import type { Capability } from '../../geodata/model/capability.ts';
import type { Workspace } from '../state/workspace-store.ts';

/** A workspace as tabs and links name it; what it brings is an entry in `workspaces.ts`. */
export interface WorkspaceOffer {
  id: Workspace;
  name: Label;
  /** Any of these is what it takes to be offered it; without it everybody is. */
  access?: readonly Capability[];
  /** `page` lies over the map, which stays as it was; `beside-map` puts its own panels around the living map. */
  layout: 'page' | 'beside-map';
}

const landMap: WorkspaceOffer = { id: 'map', name: { zh: '落地地图', en: 'Land map' }, layout: 'beside-map' };

/** The workspaces there are, in the order of their tabs and of the keys 1, 2, … */
export const workspaceOffers: readonly WorkspaceOffer[] = [
  landMap,
  {
    id: 'match',
    name: { zh: '项目匹配', en: 'Matching' },
    access: ['read-projects'],
    layout: 'beside-map',
  },
  {
    id: 'disposal',
    name: { zh: '处置进度', en: 'Disposal' },
    access: ['read-cases', 'read-reports'],
    layout: 'page',
  },
  { id: 'data', name: { zh: '数据管理', en: 'Data' }, access: ['own-account'], layout: 'page' },
  { id: 'admin', name: { zh: '系统管理', en: 'Administration' }, access: ['administer'], layout: 'page' },
];

/** The workspaces somebody with these rights is offered. */
export const offeredWorkspaces = (capabilities: readonly Capability[]): readonly WorkspaceOffer[] =>
  workspaceOffers.filter(({ access }) => access?.some((right) => capabilities.includes(right)) ?? true);

/** The workspace of a link; one that is not offered is the map. */
export const offeredWorkspace = (id: Workspace, capabilities: readonly Capability[]): WorkspaceOffer =>
  offeredWorkspaces(capabilities).find((offer) => offer.id === id) ?? landMap;
