import { Task } from '@lit/task';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Session } from '../../../geodata/model/api-session.ts';
import { fetchCaseNotices } from '../../api/idle-cases.ts';
import '../../elements/ld-tabs.ts';
import type { Tab } from '../../elements/ld-tabs.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { may } from '../../state/rights.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles, workspacePageStyles } from '../../styles/shared-styles.ts';

type DisposalTab = 'progress' | 'worklist' | 'cases' | 'notices';

/** The tabs somebody is offered. */
function offeredTabs(session: Session | null): DisposalTab[] {
  const progress: DisposalTab[] = may(session, 'read-reports') ? ['progress'] : [];
  const cases: DisposalTab[] = may(session, 'read-cases') ? ['worklist', 'cases', 'notices'] : [];
  return [...progress, ...cases];
}

/** Who works on cases finds them first; leaders find the figures. */
function firstTab(session: Session | null): DisposalTab {
  if (may(session, 'work-cases')) return 'worklist';
  return offeredTabs(session)[0] ?? 'cases';
}

/**
 * Workspace 处置进度: the leaders' figures, one's own worklist, all cases, and the deadlines told of. The tab is part of
 * the link.
 */
@customElement('ld-disposal-view')
export class LdDisposalView extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    workspacePageStyles,
    css`
      :host {
        background: var(--bg);
      }
      ld-tabs {
        overflow-x: auto;
        background: var(--surface);
        scrollbar-width: none;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  @state() private unread = 0;

  readonly #notices = new Task(this, {
    args: () =>
      [
        may(this.#session.value.session, 'read-cases'),
        this.#view.value.zone === 'all' ? null : this.#view.value.zone,
        this.#session.value.refreshes,
      ] as const,
    task: async ([isReader, zoneCode], { signal }) => {
      this.unread = isReader ? (await fetchCaseNotices(zoneCode, signal)).unread : 0;
    },
  });

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = disposalMessages[language];
    const tab = this.#tab;
    const tabs = offeredTabs(this.#session.value.session).map(
      (id): Tab => ({ id, name: text[id], ...(id === 'notices' ? { count: this.unread } : {}) }),
    );
    return html`<button class="back button ghost small" @click=${() => this.#workspace.store.open('map')}>
        ${messages[language].workspaceMap}
      </button>
      <ld-tabs
        .value=${tab}
        .tabs=${tabs}
        @tab-chosen=${(event: CustomEvent<DisposalTab>) =>
          this.#workspace.store.open('disposal', { tab: event.detail })}
      ></ld-tabs>
      <div class="panel" role="tabpanel" aria-label=${text[tab]}>${this.#panel(tab)}</div>`;
  }

  get #tab(): DisposalTab {
    const { tab } = this.#workspace.value.places.disposal ?? {};
    const { session } = this.#session.value;
    return offeredTabs(session).find((known) => known === tab) ?? firstTab(session);
  }

  #panel(tab: DisposalTab): TemplateResult {
    if (tab === 'progress') {
      void import('../progress/progress-view.ts');
      return html`<ld-progress-view></ld-progress-view>`;
    }
    if (tab === 'notices') {
      void import('./case-notices.ts');
      return html`<ld-case-notices @notices-read=${() => void this.#notices.run()}></ld-case-notices>`;
    }
    void import('./case-desk.ts');
    return html`<ld-case-desk ?mine=${tab === 'worklist'}></ld-case-desk>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-disposal-view': LdDisposalView;
  }
}
