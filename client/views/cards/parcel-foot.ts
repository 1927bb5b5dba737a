import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/ld-action-menu.ts';
import type { MenuAction } from '../../elements/ld-action-menu.ts';
import '../../elements/ld-icon.ts';
import type { IconName } from '../../elements/icons.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';

export interface ParcelFoot {
  actions: readonly MenuAction[];
  language: Language;
  mayReserve: boolean;
  mayWrite: boolean;
  act: (action: string) => void;
}

/** The foot of a parcel's card for who works with projects: match, reserve, compare; then zoom, edit and the rest. */
export function parcelFoot({ actions, language, mayReserve, mayWrite, act }: ParcelFoot): TemplateResult {
  const [text, editing] = [messages[language], editingMessages[language]];
  const square = (id: string, icon: IconName, name: string) => html`<button
    class="button square"
    aria-label=${name}
    title=${name}
    @click=${() => act(id)}
  >
    <ld-icon name=${icon}></ld-icon>
  </button>`;
  return html`<div class="foot">
    <button class="button primary grow" @click=${() => act('projects')}>${text.matchProjects}</button>
    ${mayReserve ? html`<button class="button" @click=${() => act('reserve')}>${text.reserveParcel}</button>` : nothing}
    ${square('compare', 'plus', text.addToComparison)} ${square('zoom', 'fit', text.zoomTo)}
    ${mayWrite ? square('edit', 'edit', editing.edit) : nothing}
    <ld-action-menu
      up
      .label=${editing.more}
      .actions=${actions}
      @action-chosen=${(event: CustomEvent<string>) => act(event.detail)}
    ></ld-action-menu>
  </div>`;
}
