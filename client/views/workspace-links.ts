import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../language/language.ts';
import type { Workspace, WorkspaceStore } from '../state/workspace-store.ts';
import { type WorkspaceEntry, workspaceEntries, workspaceEntry } from './workspaces.ts';

/** Links to the workspaces, the open one marked. With a modifier the browser opens a link as it does any other. */
export function workspaceLinks(
  store: WorkspaceStore,
  language: Language,
  className: string,
): TemplateResult[] {
  const open = workspaceEntry(store.value.workspace).id;
  const follow = (event: MouseEvent, id: Workspace): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    store.open(id);
  };
  const link = ({ id, name }: WorkspaceEntry): TemplateResult => html`<a
    class=${className}
    href=${id === 'map' ? '/' : `/?ws=${id}`}
    aria-current=${open === id ? 'page' : nothing}
    @click=${(event: MouseEvent) => follow(event, id)}
    >${name[language]}</a
  >`;
  return workspaceEntries.map(link);
}
