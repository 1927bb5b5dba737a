import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Session } from '../../../geodata/model/api-session.ts';
import '../../elements/ld-tabs.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { importMessages } from '../../language/import-messages.ts';
import { messages } from '../../language/messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { may, seesCollection } from '../../state/rights.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles, workspacePageStyles } from '../../styles/shared-styles.ts';
import './change-sets.ts';
import './records.ts';
import './withdrawn-records.ts';
import '../import/import-page.ts';

type DataTab = 'change-sets' | 'records' | 'contracts' | 'withdrawn' | 'import' | 'rules';

/** The tabs somebody is offered. */
function offeredTabs(session: Session | null): DataTab[] {
  const history: DataTab[] = may(session, 'read-history') ? ['change-sets'] : [];
  const contracts: DataTab[] = seesCollection(session, 'contracts') ? ['contracts'] : [];
  const withdrawn: DataTab[] = may(session, 'read-history') ? ['withdrawn'] : [];
  const imports: DataTab[] = may(session, 'write-land') ? ['import'] : [];
  const rules: DataTab[] = may(session, 'read-projects') ? ['rules'] : [];
  return [...history, 'records', ...contracts, ...withdrawn, ...imports, ...rules];
}

/**
 * Workspace 数据管理: what was changed in the zone, its records and supply contracts, what was withdrawn, and the import
 * of parcels. The tab is part of the link.
 */
@customElement('ld-data-view')
export class LdDataView extends LitElement {
  static override styles = [elementStyles, controlStyles, workspacePageStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    const names: Record<DataTab, string> = {
      'change-sets': text.changeSets,
      records: recordsMessages[language].records,
      contracts: text.contracts,
      withdrawn: recordsMessages[language].withdrawn,
      import: importMessages[language].title,
      rules: editingMessages[language].matchingRules,
    };
    return html`<button class="back button ghost small" @click=${() => this.#workspace.store.open('map')}>
        ${messages[language].workspaceMap}
      </button>
      <ld-tabs
        .value=${this.#tab}
        .tabs=${offeredTabs(this.#session.value.session).map((id) => ({ id, name: names[id] }))}
        @tab-chosen=${(event: CustomEvent<DataTab>) => this.#workspace.store.go({ tab: event.detail })}
      ></ld-tabs>
      <div class="panel" role="tabpanel" aria-label=${names[this.#tab]}>${this.#panel()}</div>`;
  }

  get #tab(): DataTab {
    const { tab } = this.#workspace.value.places.data ?? {};
    const offered = offeredTabs(this.#session.value.session);
    return offered.find((known) => known === tab) ?? offered[0] ?? 'records';
  }

  #panel(): TemplateResult {
    switch (this.#tab) {
      case 'import':
        return html`<ld-import-page></ld-import-page>`;
      case 'rules':
        void import('../match/rule-params.ts');
        return html`<ld-rule-params></ld-rule-params>`;
      case 'records':
        return html`<ld-records></ld-records>`;
      case 'contracts':
        return html`<ld-records contracts></ld-records>`;
      case 'withdrawn':
        return html`<ld-withdrawn-records></ld-withdrawn-records>`;
      default:
        return html`<ld-change-sets></ld-change-sets>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-data-view': LdDataView;
  }
}
