import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ellipsoidalAreaSquareMetres } from '../../../geodata/analysis/geometry/area.ts';
import { knownCollection } from '../../api/land-query.ts';
import { quantity } from '../../elements/quantity.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import type { OutlineEditor } from '../../map/outline-editor.ts';
import type { NewRecord } from '../../state/edit-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { OutlineCheckController } from './outline-check.controller.ts';
import { outlineFindings } from './outline-findings.ts';
import { outlinePanelStyles } from './outline-panel-styles.ts';

/**
 * A new outline while it is drawn: its area as it grows, what it lies over, then on to the form. Fires `outline-drawn`
 * with the outline, or `outline-closed`.
 */
@customElement('ld-draw-panel')
export class LdDrawPanel extends LitElement {
  static override styles = [elementStyles, controlStyles, outlinePanelStyles];

  @property({ attribute: false }) editor!: OutlineEditor;
  @property({ attribute: false }) record!: NewRecord;
  /** How many neighbours attract the corners. */
  @property({ type: Number }) neighbours = 0;
  @property() language: Language = 'zh';
  readonly #check = new OutlineCheckController(this);

  /** To be told of every change; the server is asked once the hand rests. */
  outlineChanged(): void {
    const isArea = this.editor.outline.coordinates.length > 0;
    if (isArea && this.record.collection === 'parcels')
      this.#check.later(() => [this.editor.outline, { zoneCode: this.record.zoneCode }]);
    else this.#check.forget();
  }

  override render(): TemplateResult {
    const text = recordsMessages[this.language];
    const { outline, isDrawing } = this.editor;
    const area = outline.coordinates.length > 0 ? ellipsoidalAreaSquareMetres(outline) : 0;
    const title = text.drawTitle(labelIn(knownCollection(this.record.collection).title, this.language));
    return html`<section aria-label=${title}>
      <h2 class="clip">${title}</h2>
      <dl>
        <dt>${text.area}</dt>
        <dd class="now"><span role="status">${quantity(landArea(area, this.language))}</span></dd>
        <dt></dt>
        <dd>${quantity({ text: formatNumber(area, 2), unit: '㎡' })}</dd>
      </dl>
      ${area > 0 && this.record.collection === 'parcels' ? outlineFindings(this.#check, this.language) : nothing}
      <p class="hint">
        ${isDrawing ? text.drawHint : text.drawnHint}
        ${this.neighbours > 0 ? html`<br />${text.snapping(formatCount(this.neighbours))}` : nothing}
      </p>
      <div class="row">
        <button class="button primary grow" ?disabled=${isDrawing || this.#check.isChecking || this.#check.hasErrors} @click=${this.#done}>${text.fillForm}</button>
        <button class="button" ?disabled=${isDrawing} @click=${this.#again}>${text.drawAgain}</button>
        <button class="button" @click=${() => this.#fire('outline-closed')}>${editingMessages[this.language].cancel}</button>
      </div>
    </section>`;
  }

  readonly #again = (): void => {
    this.editor.drawAgain();
    this.outlineChanged();
  };

  readonly #done = (): void => this.#fire('outline-drawn', this.editor.outline);

  #fire(name: string, detail?: GeoJSON.MultiPolygon): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-draw-panel': LdDrawPanel;
  }
}
