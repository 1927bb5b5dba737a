import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { RuleParamHistory } from '../../../geodata/model/api-matches.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchRuleHistory } from '../../api/matches.ts';
import { formatMoment } from '../../format/moments.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { messages } from '../../language/messages.ts';
import { ruleText } from '../../state/rule-changes.ts';
import { controlStyles, elementStyles, formStyles, tableStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';

/** Every version of one rule: what it was, where it comes from, who made it so, when and why. Fires `dialog-closed`. */
@customElement('ld-rule-history')
export class LdRuleHistory extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    tableStyles,
    css`
      .dialog {
        width: min(880px, calc(100vw - 24px));
      }
      .rows {
        max-height: min(60vh, 480px);
      }
      td {
        vertical-align: top;
        padding-block: 6px;
        line-height: 20px;
        overflow-wrap: anywhere;
        white-space: normal;
      }
      td.tight {
        white-space: nowrap;
      }
    `,
  ];

  @property() language: Language = 'zh';
  @state() private label = '';
  @state() private history: RuleParamHistory | null = null;
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  async open({ key, label }: { key: string; label: string }): Promise<void> {
    this.label = label;
    await this.updateComplete;
    this.dialog.showModal();
    try {
      this.history = await fetchRuleHistory(key);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, messages[this.language].loadFailed);
    }
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    return html`<dialog class="dialog" aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('dialog-closed'))}>
      <form method="dialog">
        <header><h2 id="title">${text.ruleHistory(this.label)}</h2></header>
        <div class="content">
          ${this.failure ? html`<span class="reason-wrong" role="alert" lang="zh">${this.failure}</span>` : this.#table()}
        </div>
        <footer><button class="button primary">${text.close}</button></footer>
      </form>
    </dialog>`;
  }

  #table(): TemplateResult {
    const text = matchMessages[this.language];
    const versions = this.history?.versions;
    if (!versions)
      return html`<span class="skeleton" role="status" aria-label=${text.ruleHistory(this.label)}></span>`;
    return html`<div class="rows" tabindex="0" role="region" aria-label=${text.ruleHistory(this.label)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.version}</th>
            <th scope="col">${text.ruleValue}</th>
            <th scope="col">${text.ruleSource}</th>
            <th scope="col">${text.ruleVerified}</th>
            <th scope="col">${text.ruleChanged}</th>
            <th scope="col">${text.reason}</th>
          </tr>
        </thead>
        <tbody lang="zh">
          ${versions.map(
            ({ version, value, source, verified, changedBy, changedAt, reason }, at) => html`<tr>
              <td class="tight">v${version}${at === 0 ? html` <span class="badge" data-tone="accent">${text.inForce}</span>` : nothing}</td>
              <td>${ruleText(value)}</td>
              <td>${source}</td>
              <td class="tight">${verified ? text.yes : text.no}</td>
              <td class="tight">${changedBy}${changedAt ? html`<br /><span class="muted">${formatMoment(changedAt)}</span>` : nothing}</td>
              <td>${reason ?? text.shipped}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-rule-history': LdRuleHistory;
  }
}
