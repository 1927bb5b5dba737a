import { type Filters, readFilters, writeFilters } from '../api/filters.ts';
import { knownCollection } from '../api/land-query.ts';
import { type Language, languages } from '../language/language.ts';
import { type Basemap, basemaps, defaultLayers, type LayerId, layerIds } from './layers-store.ts';
import { type CardTab, cardCollections, cardTabs, type RecordRef } from './selection-store.ts';
import type { Theme } from './theme-store.ts';
import type { Camera } from './view-store.ts';
import { type Place, type Workspace, workspaces } from './workspace-store.ts';

/** Everything a link carries. Absent parts are what a visitor without a link would get. */
export interface PageState {
  zone: string | null;
  camera: Camera | null;
  visible: readonly LayerId[];
  basemap: Basemap;
  filters: Filters;
  sortBy: string;
  selected: RecordRef | null;
  tab: CardTab;
  workspace: Workspace;
  place: Place;
  language: Language | undefined;
  theme: Theme | undefined;
}

export const defaultSort = '-readiness';
const placeName = /^[a-z]+\.[A-Za-z]+$/;
const zonePattern = /^(all|[0-9A-Z]{2,16})$/;

/** The state of a page address (`location.search`). Whatever is unknown or broken in it is left out. */
export function readAddress(search: string): PageState {
  const query = new URLSearchParams(search);
  const zone = query.get('zone');
  const sortBy = query.get('sort');
  const theme = query.get('theme');
  const workspace = workspaces.find((entry) => entry === query.get('ws')) ?? 'map';
  return {
    zone: zone && zonePattern.test(zone) ? zone : null,
    camera: readCamera(query.get('view')),
    visible: readLayers(query.get('layers')),
    basemap: basemaps.find((basemap) => basemap === query.get('base')) ?? 'none',
    filters: readFilters(query, knownCollection('parcels')),
    sortBy: sortBy && isSortable(sortBy) ? sortBy : defaultSort,
    selected: readSelected(query.get('sel')),
    tab: cardTabs.find((tab) => tab === query.get('tab')) ?? 'overview',
    workspace,
    place: readPlace(query, workspace),
    language: languages.find((language) => language === query.get('lang')),
    theme: theme === 'dark' || theme === 'light' ? theme : undefined,
  };
}

/** The address of a state: `?…`, or '' when nothing differs from the start. Inverse of `readAddress`. */
export function writeAddress(state: PageState): string {
  const query = new URLSearchParams();
  if (state.zone) query.set('zone', state.zone);
  if (state.camera) query.set('view', writeCamera(state.camera));
  if (String(state.visible) !== String(defaultLayers)) query.set('layers', state.visible.join(',') || 'none');
  if (state.basemap !== 'none') query.set('base', state.basemap);
  writeFilters(state.filters, query);
  if (state.sortBy !== defaultSort) query.set('sort', state.sortBy);
  if (state.selected) query.set('sel', `${state.selected.collection}/${state.selected.id}`);
  if (state.tab !== 'overview') query.set('tab', state.tab);
  if (state.workspace !== 'map') query.set('ws', state.workspace);
  for (const [name, value] of Object.entries(state.place)) query.set(`${state.workspace}.${name}`, value);
  if (state.language && state.language !== 'zh') query.set('lang', state.language);
  if (state.theme) query.set('theme', state.theme);
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
  return text && `?${text}`;
}

/** zoom/lat/lng/bearing, as map links are written; a millionth of a degree is a tenth of a metre. */
function writeCamera({ zoom, lat, lng, bearing }: Camera): string {
  const parts = [zoom.toFixed(2), lat.toFixed(6), lng.toFixed(6)];
  return (bearing === 0 ? parts : [...parts, bearing.toFixed(1)]).join('/');
}

function readCamera(text: string | null): Camera | null {
  const numbers = text?.split('/').map(Number) ?? [];
  const [zoom, lat, lng, bearing = 0] = numbers;
  if (zoom === undefined || lat === undefined || lng === undefined) return null;
  const isPlace =
    Math.abs(lat) <= 85 && Math.abs(lng) <= 180 && zoom >= 0 && zoom <= 24 && Math.abs(bearing) <= 360;
  return isPlace ? { zoom, lat, lng, bearing } : null;
}

function readLayers(text: string | null): readonly LayerId[] {
  if (text === null) return defaultLayers;
  const named = text.split(',');
  return layerIds.filter((id) => named.includes(id));
}

function readPlace(query: URLSearchParams, workspace: Workspace): Place {
  const named = [...query].filter(([name, value]) => placeName.test(name) && value !== '');
  const own = named.filter(([name]) => name.startsWith(`${workspace}.`));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(workspace.length + 1), value]));
}

function readSelected(text: string | null): RecordRef | null {
  const match = /^([a-z-]+)\/(\d{1,15})$/.exec(text ?? '');
  const collection = cardCollections.find((id) => id === match?.[1]);
  return match && collection ? { collection, id: Number(match[2]) } : null;
}

const isSortable = (sortBy: string): boolean =>
  knownCollection('parcels').fields.some(
    (field) => field.sortable && field.name === sortBy.replace(/^-/, ''),
  );
