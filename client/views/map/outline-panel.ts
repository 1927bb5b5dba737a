import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ellipsoidalAreaSquareMetres } from '../../../geodata/analysis/geometry/area.ts';
import type { EditRequest } from '../../../geodata/model/api-edit.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { ApiError } from '../../api/api-error.ts';
import { conflictOf, editRecord } from '../../api/editing.ts';
import '../../elements/ld-icon.ts';
import { quantity } from '../../elements/quantity.ts';
import { landArea } from '../../format/areas.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import type { OutlineEditor } from '../../map/outline-editor.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import '../editing/conflict-dialog.ts';
import type { LdConflictDialog } from '../editing/conflict-dialog.ts';
import { failureText, tellChange } from '../editing/tell.ts';
import { OutlineCheckController } from './outline-check.controller.ts';
import { outlineFindings } from './outline-findings.ts';
import { outlinePanelStyles } from './outline-panel-styles.ts';

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The outline of a record while it is redrawn: area now and before, overlaps, save, cancel. Fires `outline-closed`. */
@customElement('ld-outline-panel')
export class LdOutlinePanel extends LitElement {
  static override styles = [elementStyles, controlStyles, outlinePanelStyles];

  @property({ attribute: false }) editor!: OutlineEditor;
  @property() collection = 'parcels';
  @property({ attribute: false }) feature!: Feature;
  @property() language: Language = 'zh';
  @state() private isSaving = false;
  @state() private isChanged = false;
  @state() private corner = 0;
  readonly #check = new OutlineCheckController(this);

  /** To be told of every change; the server is asked once the hand rests. */
  outlineChanged(): void {
    this.isChanged = true;
    // Only parcels must not lie over each other; parks hold them, assessments cover them.
    if (this.collection === 'parcels')
      this.#check.later(() => [this.editor.outline, { exceptId: this.feature.id }]);
    else this.#check.forget();
  }

  override render(): TemplateResult {
    const text = editingMessages[this.language];
    const { name, areaGisSquareMetres, areaSquareMetres } = this.feature.properties;
    const before = Number(areaGisSquareMetres ?? areaSquareMetres ?? 0);
    const now = ellipsoidalAreaSquareMetres(this.editor.outline);
    const change = landArea(now - before, this.language);
    const hasHoles =
      this.feature.geometry?.type === 'MultiPolygon' &&
      this.feature.geometry.coordinates.some((rings) => rings.length > 1);
    return html`<section aria-label=${text.redraw}>
        <h2 class="clip">${text.redrawTitle(String(name ?? ''))}</h2>
        <dl>
          <dt>${text.areaNow}</dt>
          <dd class="now"><span role="status">${quantity(landArea(now, this.language))}</span></dd>
          <dt>${text.areaBefore}</dt>
          <dd>${quantity(landArea(before, this.language))}</dd>
          <dt>${text.areaChange}</dt>
          <dd>${this.isChanged ? quantity({ ...change, text: now >= before ? `+${change.text}` : change.text }) : '—'}</dd>
        </dl>
        ${this.isChanged && (this.#check.failure || this.collection === 'parcels') ? outlineFindings(this.#check, this.language) : nothing}
        <p class="hint">${text.redrawHint}${hasHoles ? html`<br />${text.redrawHolesKept}` : nothing}</p>
        <div class="row" @keydown=${this.#press}>
          <button class="button small" @click=${() => this.#step(-1)}>${text.previousVertex}</button>
          <button class="button small" @click=${() => this.#step(1)}>${text.nextVertex}</button>
          <span class="muted" role="status">${text.vertexOf(this.corner + 1, this.editor.corners.length)}</span>
        </div>
        <div class="row">
          <button
            class="button primary grow"
            ?disabled=${!this.isChanged || this.isSaving || this.#check.isChecking || this.#check.hasErrors}
            @click=${() => this.#save()}
          >
            ${this.isSaving ? text.saving : text.save}
          </button>
          <button class="button" @click=${this.#close}>${text.cancel}</button>
        </div>
      </section>
      <ld-conflict-dialog
        .collection=${this.collection}
        .language=${this.language}
        @conflict-solved=${(event: CustomEvent<EditRequest>) => void this.#send(event.detail)}
        @conflict-dropped=${this.#close}
      ></ld-conflict-dialog>`;
  }

  #save(): Promise<void> {
    const { type, coordinates } = this.editor.outline;
    const revision = Number(this.feature.properties.revision);
    return this.#send({ revision, changes: {}, geometry: { type, coordinates } });
  }

  async #send(request: EditRequest): Promise<void> {
    const text = editingMessages[this.language];
    this.isSaving = true;
    try {
      const result = await editRecord(this.collection, this.feature.id, request);
      tellChange(text.outlineSaved(String(this.feature.properties.name ?? '')), result, this.language);
      this.#close();
    } catch (error) {
      const conflict = conflictOf(error);
      if (conflict) await this.#contest(conflict);
      else if (error instanceof ApiError) this.#check.fail(failureText(error, text.saveFailed));
      else throw error;
    } finally {
      this.isSaving = false;
    }
  }

  async #contest(conflict: NonNullable<ReturnType<typeof conflictOf>>): Promise<void> {
    const dialog = this.renderRoot.querySelector<LdConflictDialog>('ld-conflict-dialog');
    await dialog?.open(conflict, this.feature);
  }

  #step(direction: 1 | -1): void {
    const count = this.editor.corners.length;
    this.corner = (this.corner + direction + count) % count;
  }

  /** Arrows move the chosen corner by a metre, with Shift by ten. */
  #press(event: KeyboardEvent): void {
    const direction = arrows[event.key];
    if (!direction) return;
    event.preventDefault();
    event.stopPropagation();
    const metres = event.shiftKey ? 10 : 1;
    this.editor.moveCorner(this.corner, direction[0] * metres, direction[1] * metres);
    this.outlineChanged();
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('outline-closed', { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-outline-panel': LdOutlinePanel;
  }
}
