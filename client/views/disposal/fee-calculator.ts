import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { feeTerms, idleFee, percentText, shareFromText } from '../../../geodata/analysis/disposal/fee.ts';
import type { IdleCaseItem } from '../../../geodata/model/api-idle-cases.ts';
import { ShareText } from '../../../geodata/model/yuan-text.ts';
import { fenToYuanText, groupedYuan, parseFen } from '../../../geodata/units/money.ts';
import { money } from '../../format/prices.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import type { Language } from '../../language/language.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';

/** What the fee of a case would be: price of the whole contract times the rate, by the rule that the decision is checked by. */
@customElement('ld-fee-calculator')
export class LdFeeCalculator extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 96px;
        gap: 8px;
      }
      .result {
        font-size: 20px;
        line-height: 28px;
      }
      .note {
        color: var(--ink-3);
        font-size: 12px;
        line-height: 18px;
      }
    `,
  ];

  @property({ attribute: false }) item!: IdleCaseItem;
  @property() language: Language = 'zh';
  @state() private base = '';
  @state() private percent = '';
  @state() private reason = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.get('item')?.id === this.item.id || !changed.has('item')) return;
    this.base = this.item.next.fee?.baseYuan ?? this.item.case.facts.contract.priceYuan;
    this.percent = this.#fullPercent();
  }

  #fullPercent(): string {
    return percentText(shareFromText(this.item.next.feeRule.rate));
  }

  override render(): TemplateResult {
    const text = disposalMessages[this.language];
    const input = (
      id: string,
      label: string,
      value: string,
      unit: string,
      take: (value: string) => void,
    ) => html`<div class="field">
      <label for=${id}>${label}</label>
      <span class="with-unit">
        <input class="input number" id=${id} inputmode="decimal" .value=${value} @input=${(event: Event) => take((event.target as HTMLInputElement).value.trim())} />
        <span class="unit">${unit}</span>
      </span>
    </div>`;
    return html`<div class="row">
        ${input('base', text.feeBase, this.base, text.yuan, (value) => {
          this.base = value;
        })}
        ${input('rate', text.feeRate, this.percent, '%', (value) => {
          this.percent = value;
        })}
      </div>
      ${
        this.item.case.facts.contract.isRealEstate && Number(this.percent) < Number(this.#fullPercent())
          ? html`<div class="field">
            <label for="why">${text.feeReason}</label>
            <input class="input" id="why" .value=${this.reason} @input=${(event: Event) => {
              this.reason = (event.target as HTMLInputElement).value;
            }} />
          </div>`
          : nothing
      }
      <div role="status">${this.#result()}</div>
      <p class="note">${text.feeArticle(this.item.next.feeRule.article, this.#fullPercent())}</p>`;
  }

  #result(): TemplateResult {
    const text = disposalMessages[this.language];
    const baseFen = /^\d{1,15}(\.\d{1,2})?$/.test(this.base) ? parseFen(this.base) : undefined;
    if (baseFen === undefined) return html`<span class="reason-wrong">${text.feeBaseWrong}</span>`;
    const hundredths = /^\d{1,3}(\.\d{1,2})?$/.test(this.percent)
      ? Math.round(Number(this.percent) * 100)
      : 0;
    const rate = shareFromText(ShareText.parse(`${hundredths}/10000`));
    const params = { feeRate: shareFromText(this.item.next.feeRule.rate) };
    const result = idleFee(baseFen, rate, feeTerms(this.item.case.facts.contract, this.reason), params);
    if (!result.ok) return html`<span class="reason-wrong" lang="zh">${result.reason}</span>`;
    const yuanText = fenToYuanText(result.amountFen);
    const { text: sum, unit } = money(Number(yuanText), this.language);
    const base = money(Number(fenToYuanText(baseFen)), this.language).text;
    return html`${base} × ${this.percent} % =
      <b class="result">${sum}</b><span class="unit">${unit}</span>
      <div class="note">${text.feeAmount} ${groupedYuan(yuanText)} ${text.yuan}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-fee-calculator': LdFeeCalculator;
  }
}
