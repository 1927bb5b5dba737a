import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RuleParamEntry, RuleParamList } from '../../../geodata/model/api-matches.ts';
import { ApiError } from '../../api/api-error.ts';
import { changeRuleParams, fetchRuleParams } from '../../api/matches.ts';
import '../../elements/ld-notice.ts';
import { formatMoment } from '../../format/moments.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import {
  type RuleDraft,
  type RuleDrafts,
  ruleChanges,
  ruleText,
  weightSum,
} from '../../state/rule-changes.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles, tableStyles } from '../../styles/shared-styles.ts';
import { failureText, tell, tellWritten } from '../editing/tell.ts';

/** The rule parameters of matching: value, unit, source, whether the wording was seen; changed together with a reason. */
@customElement('ld-rule-params')
export class LdRuleParams extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    tableStyles,
    css`
      .name {
        min-width: 168px;
        font-weight: var(--w-reg);
        text-align: left;
        white-space: normal;
      }
      tbody th {
        position: static;
        height: 44px;
        background: none;
        box-shadow: none;
        border-bottom: 1px solid var(--line);
        color: var(--ink);
        font-size: 13px;
      }
      .key {
        display: block;
        border: 0;
        padding: 0;
        background: none;
        text-align: left;
      }
      .value {
        width: 220px;
      }
      td .input {
        height: 28px;
      }
      td.source {
        min-width: 240px;
      }
      .bar {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 10px;
        align-items: center;
        padding: 10px 16px;
        border-top: 1px solid var(--line);
        background: var(--surface-2);
      }
      .bar .input {
        flex: 1;
        min-width: 180px;
      }
      .changed {
        background: var(--accent-soft);
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @state() private list: RuleParamList | null = null;
  @state() private error: ApiError | null = null;
  @state() private drafts: RuleDrafts = {};
  @state() private reason = '';
  @state() private failure = '';
  @state() private query = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = matchMessages[language];
    if (this.error) {
      return html`<ld-notice tone="alarm" icon="error" .heading=${messages[language].loadFailed} .text=${failureText(this.error, '')}>
        <button class="button small primary" @click=${() => void this.#load()}>${text.retry}</button>
      </ld-notice>`;
    }
    const params = this.list?.params ?? [];
    const q = this.query.trim();
    const shown = params.filter(
      ({ key, label, source }) => q === '' || [key, label, source].some((part) => part.includes(q)),
    );
    return html`<div class="tools">
        <input
          class="input"
          type="search"
          placeholder=${text.ruleName}
          aria-label=${text.ruleName}
          .value=${this.query}
          @input=${(event: Event) => {
            this.query = (event.target as HTMLInputElement).value;
          }}
        />
        <b>${this.list ? text.ruleVersion(this.list.parametersVersion) : nothing}</b>
        <span class="muted">${this.#mayEdit ? text.ruleHint : text.ruleReadOnly}</span>
      </div>
      <div class="rows" tabindex="0" role="region" aria-label=${text.ruleParams}>
        <table>
          <thead>
            <tr>
              <th scope="col">${text.ruleName}</th>
              <th scope="col">${text.ruleValue}</th>
              <th scope="col">${text.ruleSource}</th>
              <th scope="col">${text.ruleVerified}</th>
              <th scope="col" class="wide">${text.ruleChanged}</th>
            </tr>
          </thead>
          <tbody lang="zh">
            ${shown.map((param) => this.#row(param))}
          </tbody>
        </table>
      </div>
      ${this.#bar(params)}`;
  }

  get #mayEdit(): boolean {
    return this.#session.value.session?.actor.capabilities.includes('edit-rules') ?? false;
  }

  #row(param: RuleParamEntry): TemplateResult {
    const { key, label, value, unit, source, verified, version, updatedBy, updatedAt } = param;
    const draft = this.drafts[key] ?? {};
    const mayEdit = this.#mayEdit;
    const change = (part: RuleDraft) => this.#change(key, part);
    const isChanged = ruleChanges([param], this.drafts).changes.length > 0;
    const typed = draft.value ?? ruleText(value);
    const isWrong = ruleChanges([param], this.drafts).unread.length > 0;
    return html`<tr class=${isChanged ? 'changed' : ''}>
      <th scope="row" class="name">${label}<span class="muted key">${key}</span></th>
      <td>
        <span class="with-unit">
          <input
            class="input value ${typeof value === 'number' ? 'number' : ''}"
            aria-label=${label}
            aria-invalid=${isWrong}
            ?readonly=${!mayEdit}
            title=${typed}
            .value=${typed}
            @input=${(event: Event) => change({ value: (event.target as HTMLInputElement).value })}
          /><span class="unit">${unitNames[unit] ?? ''}</span>
        </span>
      </td>
      <td class="source">
        <input
          class="input"
          aria-label="${label} ${matchMessages.zh.ruleSource}"
          ?readonly=${!mayEdit}
          title=${source}
          .value=${draft.source ?? source}
          @input=${(event: Event) => change({ source: (event.target as HTMLInputElement).value })}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label="${label} ${matchMessages.zh.ruleVerified}"
          ?disabled=${!mayEdit}
          .checked=${draft.verified ?? verified}
          @change=${(event: Event) => change({ verified: (event.target as HTMLInputElement).checked })}
        />
      </td>
      <td class="wide tight muted">
        <button
          class="link"
          aria-label=${matchMessages[this.#language.value.language].ruleHistory(label)}
          @click=${() => void this.#showHistory(param)}
        >
          v${version}
        </button>
        ${updatedBy} ${formatMoment(updatedAt)}
      </td>
    </tr>`;
  }

  #bar(params: readonly RuleParamEntry[]): TemplateResult | typeof nothing {
    const { changes, unread } = ruleChanges(params, this.drafts);
    if (changes.length === 0 && unread.length === 0) return nothing;
    const text = matchMessages[this.#language.value.language];
    const sum = weightSum(params, this.drafts);
    const isBlocked = unread.length > 0 || sum !== 100 || this.reason.trim() === '';
    return html`<div class="bar" role="group" aria-label=${text.ruleParams}>
      <span class=${sum === 100 ? 'muted' : 'alarm'}>${text.weights} ${text.sumIs(String(sum))}</span>
      <input
        class="input"
        maxlength="500"
        placeholder=${text.reason}
        aria-label=${text.reason}
        aria-invalid=${this.failure !== ''}
        .value=${this.reason}
        @input=${(event: Event) => {
          this.reason = (event.target as HTMLInputElement).value;
        }}
      />
      <button
        class="button"
        @click=${() => {
          this.drafts = {};
          this.failure = '';
        }}
      >
        ${text.discard}
      </button>
      <button class="button primary" ?disabled=${isBlocked} @click=${() => void this.#save()}>${text.ruleChanges(changes.length)}</button>
      <span class="reason-wrong" role="alert" lang="zh">${this.failure}</span>
    </div>`;
  }

  async #showHistory(param: RuleParamEntry): Promise<void> {
    await import('./rule-history.ts');
    const dialog = document.createElement('ld-rule-history');
    dialog.language = this.#language.value.language;
    this.renderRoot.append(dialog);
    dialog.addEventListener('dialog-closed', () => dialog.remove());
    await dialog.open(param);
  }

  #change(key: string, part: RuleDraft): void {
    this.drafts = { ...this.drafts, [key]: { ...this.drafts[key], ...part } };
    this.failure = '';
  }

  async #load(): Promise<void> {
    this.error = null;
    try {
      this.list = await fetchRuleParams('match');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.error = error;
    }
  }

  async #save(): Promise<void> {
    const text = matchMessages[this.#language.value.language];
    const { changes } = ruleChanges(this.list?.params ?? [], this.drafts);
    try {
      this.list = await changeRuleParams({ reason: this.reason.trim(), params: changes });
      this.drafts = {};
      this.reason = '';
      tell(this, text.ruleSaved(this.list.parametersVersion));
      tellWritten(this);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.failedToSave);
      // Somebody else was faster: the newest versions, with what was typed still in the fields.
      if (error.status === 409) await this.#load();
    }
  }
}

/** Units worth a word behind the field. */
const unitNames: Readonly<Record<string, string>> = {
  points: '分',
  calendar_days: '天',
  metres: '米',
  tce: '吨标准煤',
  kilowatt_hours: '千瓦时',
};

declare global {
  interface HTMLElementTagNameMap {
    'ld-rule-params': LdRuleParams;
  }
}
