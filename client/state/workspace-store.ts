import { createContext } from '@lit/context';
import { Store } from './store.ts';

/** The workspaces, in the order of their keys. */
export type Workspace = 'map' | 'data';
export const workspaces: readonly Workspace[] = ['map', 'data'];

/** Which workspace is open. */
export class WorkspaceStore extends Store<{ workspace: Workspace }> {
  constructor(workspace: Workspace = 'map') {
    super({ workspace });
  }

  open(workspace: Workspace): void {
    this.patch({ workspace });
  }
}

export const workspaceContext = createContext<WorkspaceStore>('workspace');
