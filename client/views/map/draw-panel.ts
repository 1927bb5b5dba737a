import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ellipsoidalAreaSquareMetres } from '../../../geodata/analysis/geometry/area.ts';
import type { OutlineCheck } from '../../../geodata/model/api-edit.ts';
import { ApiError } from '../../api/api-error.ts';
import { checkOutline } from '../../api/editing.ts';
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
import { failureText } from '../editing/tell.ts';
import { outlinePanelStyles } from './outline-panel-styles.ts';

const pauseMilliseconds = 400;
const overlapsShown = 5;

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
  @state() private check: OutlineCheck | null = null;
  @state() private isChecking = false;
  @state() private failure = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** To be told of every change; the server is asked once the hand rests. */
  outlineChanged(): void {
    this.requestUpdate();
    clearTimeout(this.#timer);
    this.failure = '';
    const isArea = this.editor.outline.coordinates.length > 0;
    if (!isArea) this.check = null;
    this.isChecking = isArea && this.record.collection === 'parcels';
    if (this.isChecking) this.#timer = setTimeout(() => void this.#check(), pauseMilliseconds);
  }

  override render(): TemplateResult {
    const text = recordsMessages[this.language];
    const { outline, isDrawing } = this.editor;
    const area = outline.coordinates.length > 0 ? ellipsoidalAreaSquareMetres(outline) : 0;
    const hasErrors = this.check?.problems.some(({ severity }) => severity === 'error') ?? false;
    const title = text.drawTitle(labelIn(knownCollection(this.record.collection).title, this.language));
    return html`<section aria-label=${title}>
      <h2 class="clip">${title}</h2>
      <dl>
        <dt>${text.area}</dt>
        <dd class="now"><span role="status">${quantity(landArea(area, this.language))}</span></dd>
        <dt></dt>
        <dd>${quantity({ text: formatNumber(area, 2), unit: '㎡' })}</dd>
      </dl>
      ${area > 0 && (this.record.collection === 'parcels' || this.failure) ? this.#told() : nothing}
      <p class="hint">
        ${isDrawing ? text.drawHint : text.drawnHint}
        ${this.neighbours > 0 ? html`<br />${text.snapping(formatCount(this.neighbours))}` : nothing}
      </p>
      <div class="row">
        <button class="button primary grow" ?disabled=${isDrawing || this.isChecking || hasErrors} @click=${this.#done}>${text.fillForm}</button>
        <button class="button" ?disabled=${isDrawing} @click=${this.#again}>${text.drawAgain}</button>
        <button class="button" @click=${() => this.#fire('outline-closed')}>${editingMessages[this.language].cancel}</button>
      </div>
    </section>`;
  }

  #told(): TemplateResult {
    const text = editingMessages[this.language];
    if (this.failure) return html`<p class="told alarm" role="alert">${this.failure}</p>`;
    if (this.isChecking || !this.check) return html`<p class="told muted" role="status">${text.checking}</p>`;
    const { overlaps, problems } = this.check;
    const errors = problems.filter(({ severity }) => severity === 'error');
    const isOutside = problems.some(({ code }) => code === 'outside-zone');
    return html`<div role="status">
      ${errors.map(({ message }) => html`<p class="told alarm">${message}</p>`)}
      ${overlaps.slice(0, overlapsShown).map(({ name, areaSquareMetres }) => {
        const area = `${formatNumber(areaSquareMetres, 2)} ㎡`;
        return html`<p class="told warning">${text.overlapsWith(name, area)}</p>`;
      })}
      ${isOutside ? html`<p class="told warning">${recordsMessages[this.language].outsideZone}</p>` : nothing}
      ${overlaps.length > overlapsShown ? html`<p class="told warning">${recordsMessages[this.language].moreOverlaps(formatCount(overlaps.length - overlapsShown))}</p>` : nothing}
      ${errors.length + overlaps.length === 0 ? html`<p class="told ok">${text.noOverlap}</p>` : nothing}
    </div>`;
  }

  async #check(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const check = await checkOutline(this.editor.outline, { zoneCode: this.record.zoneCode });
      if (asked === this.#asked) this.check = check;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, editingMessages[this.language].loadFailed);
    } finally {
      if (asked === this.#asked) this.isChecking = false;
    }
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
