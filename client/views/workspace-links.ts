import { html, nothing, type TemplateResult } from 'lit';
import type { Capability } from '../../geodata/model/capability.ts';
import type { Language } from '../language/language.ts';
import type { Workspace, WorkspaceStore } from '../state/workspace-store.ts';
import { offeredWorkspace, offeredWorkspaces, type WorkspaceOffer } from './workspace-offers.ts';

const bulletins: Readonly<Record<Language, string>> = { zh: '公开亮屏', en: 'Bulletins' };

/** Links to the workspaces that somebody with these rights is offered, the open one marked. With a modifier the browser opens a link as it does any other. */
export function workspaceLinks(
  store: WorkspaceStore,
  language: Language,
  className: string,
  capabilities: readonly Capability[],
): TemplateResult[] {
  const open = offeredWorkspace(store.value.workspace, capabilities).id;
  const follow = (event: MouseEvent, id: Workspace): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    store.open(id);
  };
  const link = ({ id, name }: WorkspaceOffer): TemplateResult => html`<a
    class=${className}
    href=${id === 'map' ? '/' : `/?ws=${id}`}
    aria-current=${open === id ? 'page' : nothing}
    @click=${(event: MouseEvent) => follow(event, id)}
    >${name[language]}</a
  >`;
  const links = offeredWorkspaces(capabilities).map(link);
  // Who works with reports finds the bulletins in 处置进度; everybody else finds the published ones here.
  if (capabilities.includes('read-reports')) return links;
  return [
    ...links,
    html`<a class=${className} href="/?bulletin=all&lang=${language}">${bulletins[language]}</a>`,
  ];
}
