import { createContext } from '@lit/context';
import { Store } from './store.ts';

/** The workspaces, in the order of their tabs. */
export const workspaces = ['map', 'match', 'disposal', 'data', 'admin'] as const;
export type Workspace = (typeof workspaces)[number];

/** Where somebody is inside a workspace: names and values that a link carries as `<workspace>.<name>=<value>`. */
export type Place = Readonly<Record<string, string>>;

export interface WorkspaceState {
  workspace: Workspace;
  /** The place in each workspace that was visited; coming back finds it again. */
  places: Readonly<Partial<Record<Workspace, Place>>>;
}

/** Which workspace is open, and where in it. */
export class WorkspaceStore extends Store<WorkspaceState> {
  constructor(workspace: Workspace = 'map', place: Place = {}) {
    super({ workspace, places: { [workspace]: place } });
  }

  /** The place in the open workspace. */
  get place(): Place {
    return this.value.places[this.value.workspace] ?? {};
  }

  /** Opens a workspace where it was left, or at a place. */
  open(workspace: Workspace, place?: Place): void {
    const { places } = this.value;
    this.patch({ workspace, places: place ? { ...places, [workspace]: place } : places });
  }

  /** Changes where a workspace will open, without opening it; a value of '' takes the name out. */
  setPlace(workspace: Workspace, place: Place): void {
    const kept = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== ''));
    this.patch({ places: { ...this.value.places, [workspace]: kept } });
  }

  /** Goes somewhere else within the open workspace; a value of '' takes the name out of the link. */
  go(change: Place): void {
    const merged = Object.entries({ ...this.place, ...change }).filter(([, value]) => value !== '');
    this.open(this.value.workspace, Object.fromEntries(merged));
  }
}

export const workspaceContext = createContext<WorkspaceStore>('workspace');
