import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../elements/ld-icon.ts';
import { quantity } from '../../elements/quantity.ts';
import { hectares, landArea } from '../../format/areas.ts';
import { formatNumber, type Quantity } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { type MeasureKind, measure, measureContext } from '../../state/measure-store.ts';
import { pointerContext } from '../../state/pointer-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';

const length = (metres: number): Quantity =>
  metres < 1000
    ? { text: formatNumber(metres, 2), unit: 'm' }
    : { text: formatNumber(metres / 1000, 3), unit: 'km' };

/** What is being measured, floating over the map: length or area, the figure so far, back one, clear, close. */
@customElement('ld-measure-panel')
export class LdMeasurePanel extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: block;
        width: 268px;
        padding: 10px 12px;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e2);
      }
      .head,
      .foot {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      .figure {
        margin-top: 8px;
        font-size: 20px;
        font-weight: var(--w-bold);
        line-height: 28px;
      }
      .more {
        display: flex;
        gap: 12px;
        color: var(--ink-2);
        font-size: 12px;
      }
      .hint {
        margin: 4px 0 8px;
        color: var(--ink-3);
        font-size: 12px;
        line-height: 18px;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #measure = new StoreConsumer(this, measureContext);
  readonly #pointer = new StoreConsumer(this, pointerContext);

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    const { kind, corners } = this.#measure.value;
    return html`<div class="head" role="group" aria-label=${text.measure}>
        ${this.#kind('length', text.measureLength, kind)} ${this.#kind('area', text.measureArea, kind)}
        <span class="grow"></span>
        <button class="button ghost small square" aria-label=${messages[language].close} @click=${() => this.#measure.store.stop()}>
          <ld-icon name="close"></ld-icon>
        </button>
      </div>
      <div role="status">${this.#figures()}</div>
      <p class="hint">${text.measureHint}</p>
      <div class="foot">
        <button class="button small" ?disabled=${corners.length === 0} @click=${() => this.#measure.store.removeLast()}>${text.removeLast}</button>
        <button class="button small" ?disabled=${corners.length === 0} @click=${() => this.#measure.store.start()}>${text.clear}</button>
        <span class="grow"></span>
        <span class="muted">${text.onEllipsoid}</span>
      </div>`;
  }

  #kind(id: MeasureKind, name: string, kind: MeasureKind): TemplateResult {
    return html`<button class="chip" aria-pressed=${kind === id} @click=${() => this.#measure.store.start(id)}>${name}</button>`;
  }

  #figures(): TemplateResult {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    const { kind, corners, isDrawing } = this.#measure.value;
    const { lngLat } = this.#pointer.value;
    const path =
      isDrawing && lngLat && corners.length > 0 ? [...corners, [...lngLat] as [number, number]] : corners;
    if (path.length < 2) return html`<div class="figure muted">${text.measureStart}</div>`;
    const { lengthMetres, areaSquareMetres } = measure({ kind, corners: path });
    if (areaSquareMetres === null) return html`<div class="figure">${quantity(length(lengthMetres))}</div>`;
    return html`<div class="figure">${quantity(landArea(areaSquareMetres, language))}</div>
      <div class="more">
        <span>${quantity(hectares(areaSquareMetres, language))}</span>
        <span>${quantity({ text: formatNumber(areaSquareMetres, 2), unit: '㎡' })}</span>
        ${corners.length > 0 ? html`<span>${text.perimeter} ${quantity(length(lengthMetres))}</span>` : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-measure-panel': LdMeasurePanel;
  }
}
