import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Label } from '../../../geodata/catalog/field.ts';
import '../../elements/ld-tabs.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles, workspacePageStyles } from '../../styles/shared-styles.ts';

/** A page of the workspace; a new one is an entry below. */
interface AdminPage {
  id: string;
  name: Label;
  load: () => Promise<unknown>;
  render: () => TemplateResult;
}

const pages: readonly AdminPage[] = [
  {
    id: 'accounts',
    name: { zh: '账号', en: 'Accounts' },
    load: () => import('../account/accounts-page.ts'),
    render: () => html`<ld-accounts-page></ld-accounts-page>`,
  },
  {
    id: 'audit',
    name: { zh: '审计', en: 'Audit' },
    load: () => import('../audit/audit-page.ts'),
    render: () => html`<ld-audit-page></ld-audit-page>`,
  },
  {
    id: 'diagnostics',
    name: { zh: '诊断', en: 'Diagnostics' },
    load: () => import('../diagnostics/diagnostics-page.ts'),
    render: () => html`<ld-diagnostics-page></ld-diagnostics-page>`,
  },
];

/** Workspace 系统管理: what only administrators see. The link keeps the open page as `admin.page`. */
@customElement('ld-admin-view')
export class LdAdminView extends LitElement {
  static override styles = [elementStyles, controlStyles, workspacePageStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const wanted = this.#workspace.store.place.page;
    const page = pages.find(({ id }) => id === wanted) ?? (pages[0] as AdminPage);
    void page.load();
    return html`<button class="back button ghost small" @click=${() => this.#workspace.store.open('map')}>
        ${messages[language].workspaceMap}
      </button>
      <ld-tabs
        .value=${page.id}
        .tabs=${pages.map(({ id, name }) => ({ id, name: name[language] }))}
        @tab-chosen=${(event: CustomEvent<string>) => this.#workspace.store.go({ page: event.detail })}
      ></ld-tabs>
      <div class="panel" role="tabpanel" aria-label=${page.name[language]}>${page.render()}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-admin-view': LdAdminView;
  }
}
