import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ImportRowStatus } from '../../../geodata/model/api-imports.ts';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import { importReportAddress } from '../../api/imports.ts';
import '../../elements/ld-notice.ts';
import { importMessages } from '../../language/import-messages.ts';
import { ImportStore } from '../../state/import-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tellWritten, undo } from '../editing/tell.ts';
import { importLandUses } from './import-land-uses.ts';
import { importMapping } from './import-mapping.ts';
import { importOptions, readingHelp } from './import-options.ts';
import { importOutlines } from './import-outlines.ts';
import styles from './import-page.css?inline';
import { firstTab, importReview } from './import-review.ts';

const accepted = '.zip,.shp,.dbf,.shx,.prj,.cpg,.geojson,.json,.gpkg,.kml,.xlsx,.csv,.tsv';

/** Brings a file of parcels into a zone: file, layer and coordinates, fields, review, done. */
@customElement('ld-import-page')
export class LdImportPage extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, unsafeCSS(styles)];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  readonly #import = new ImportStore();
  @state() private tab: ImportRowStatus = 'new';
  @state() private isOver = false;
  /** Zone to import into; null is that of the map, '' a new one. */
  @state() private zone: string | null = null;
  @state() private newCode = '';
  @state() private newName = '';
  @state() private reason = '';
  #unsubscribe: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.#import.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  override render(): TemplateResult {
    const text = importMessages[this.#language.value.language];
    const { draft, plan, report, error, busy } = this.#import.value;
    const step = report ? 4 : plan ? 3 : draft?.phase === 'ready' || draft?.phase === 'planned' ? 1 : 0;
    return html`<div class="page">
      <h2>${text.title}</h2>
      <ol class="steps">
        ${text.steps.map(
          (name, index) =>
            html`<li aria-current=${index === step || (step === 1 && index === 2) ? 'step' : 'false'}>${name}</li>`,
        )}
      </ol>
      ${
        error
          ? html`<ld-notice tone="alarm" icon="error" .heading=${text.failed} .text=${failureText(error, error.message)}></ld-notice>`
          : nothing
      }
      <div aria-live="polite">${busy ? this.#progress() : nothing}</div>
      ${busy ? nothing : report ? this.#done(report) : this.#body(step)}
    </div>`;
  }

  #body(step: number): TemplateResult {
    if (step === 3) return this.#review();
    return step === 1 ? this.#choices() : this.#start();
  }

  #progress(): TemplateResult {
    const text = importMessages[this.#language.value.language];
    const { busy, ratio, message } = this.#import.value;
    const percent = ratio === null ? null : Math.round(ratio * 100);
    const own = { uploading: text.uploading(percent ?? 0), reading: text.working, planning: text.previewing };
    const label = message || (busy === 'writing' ? text.committing : busy ? own[busy] : '');
    return html`<div class="progress">
      <span>${label}</span>
      <progress max="1" .value=${ratio ?? 0} aria-label=${label}></progress>
    </div>`;
  }

  #start(): TemplateResult {
    const text = importMessages[this.#language.value.language];
    const { draft } = this.#import.value;
    const failure = draft?.phase === 'failed' ? draft.problems[0] : undefined;
    return html`${
      failure
        ? html`<ld-notice tone="alarm" icon="error" .heading=${draft?.fileName ?? ''} .text=${failure.message}></ld-notice>
            ${/^(crs|axes)/.test(failure.code) ? readingHelp(this.#import, text) : nothing}`
        : nothing
    }
      <div
        class=${this.isOver ? 'drop over' : 'drop'}
        @dragover=${(event: DragEvent) => {
          event.preventDefault();
          this.isOver = true;
        }}
        @dragleave=${() => {
          this.isOver = false;
        }}
        @drop=${(event: DragEvent) => {
          event.preventDefault();
          this.isOver = false;
          this.#upload(event.dataTransfer?.files);
        }}
      >
        <p>
          ${text.drop}
          <label class="button primary">
            ${text.choose}
            <input
              class="visually-hidden"
              type="file"
              multiple
              accept=${accepted}
              @change=${(event: Event) => this.#upload((event.target as HTMLInputElement).files)}
            />
          </label>
        </p>
        <p class="muted">${text.formats}</p>
      </div>`;
  }

  #choices(): TemplateResult {
    const { language } = this.#language.value;
    const text = importMessages[language];
    const { layer } = this.#import;
    const isPlaced = layer?.isTable || layer?.crs.source !== 'unknown';
    return html`${importOptions(this.#import, text)} ${importMapping(this.#import, text, language)} ${importLandUses(this.#import, text, language)}
      ${this.#zoneFields()}
      <div class="actions">
        <button class="button" @click=${() => void this.#import.discard()}>${text.discard}</button>
        <button class="button primary" ?disabled=${!isPlaced || !this.#zoneReady} @click=${() => void this.#plan()}>
          ${text.preview}
        </button>
      </div>`;
  }

  #zoneFields(): TemplateResult {
    const text = importMessages[this.#language.value.language];
    const { zones } = this.#session.value;
    const input = (
      label: string,
      id: string,
      value: string,
      set: (value: string) => void,
      hint = '',
    ) => html`<div class="field">
      <label for=${id}>${label}${hint ? html`<span class="aside">${hint}</span>` : nothing}</label>
      <input id=${id} class="input" .value=${value} @input=${(event: Event) => set((event.target as HTMLInputElement).value)} />
    </div>`;
    return html`<div class="options">
      <div class="field">
        <label for="zone">${text.targetZone}</label>
        <select
          id="zone"
          class="input"
          @change=${(event: Event) => {
            this.zone = (event.target as HTMLSelectElement).value;
          }}
        >
          ${zones.map(
            ({ zoneCode, name }) =>
              html`<option value=${zoneCode} ?selected=${zoneCode === this.#zoneCode}>${name}</option>`,
          )}
          <option value="" ?selected=${this.#zoneCode === ''}>${text.newZone}</option>
        </select>
      </div>
      ${
        this.#zoneCode === ''
          ? html`${input(
              text.zoneCode,
              'new-code',
              this.newCode,
              (value) => {
                this.newCode = value.trim().toUpperCase();
              },
              text.zoneCodeHint,
            )}
            ${input(text.zoneName, 'new-name', this.newName, (value) => {
              this.newName = value;
            })}`
          : nothing
      }
    </div>`;
  }

  #review(): TemplateResult {
    const { language } = this.#language.value;
    const text = importMessages[language];
    const { plan, withdraw } = this.#import.value;
    if (!plan) return html``;
    const changes = plan.counts.new + plan.counts.changed + withdraw.size;
    return html`<div class="review">
        ${importOutlines(plan, text)}
        <div class="rows">
          ${importReview(
            this.#import,
            plan,
            this.tab,
            (tab) => {
              this.tab = tab;
            },
            text,
            language,
          )}
        </div>
      </div>
      ${plan.canCommit ? nothing : html`<p class="alarm" role="alert">${text.blocked}</p>`}
      <div class="actions">
        <button class="button" @click=${() => this.#import.reopen()}>${text.back}</button>
        <button class="button" @click=${() => void this.#import.discard()}>${text.discard}</button>
        <div class="field grow">
          <label for="reason">${text.reason}</label>
          <input
            id="reason"
            class="input"
            maxlength="500"
            .value=${this.reason}
            @input=${(event: Event) => {
              this.reason = (event.target as HTMLInputElement).value;
            }}
          />
        </div>
        <button class="button primary" ?disabled=${!plan.canCommit} @click=${() => void this.#commit()}>
          ${text.commit(changes)}
        </button>
      </div>`;
  }

  #done(report: ImportReport): TemplateResult {
    const { language } = this.#language.value;
    const text = importMessages[language];
    const { counts, changeSetId, zoneCode } = report;
    const { updated = 0, unchanged = 0, withdrawn = 0 } = counts;
    const { draft } = this.#import.value;
    return html`<ld-notice
      icon="check"
      .heading=${text.done}
      .text=${changeSetId === null ? text.nothing : text.result(counts.written - updated, updated, unchanged, withdrawn)}
    >
      <button class="button primary" @click=${() => this.#showOnMap(zoneCode)}>${text.onMap}</button>
      ${draft ? html`<a class="button" href=${importReportAddress(draft.id)} download=${`${report.file}.xlsx`}>${text.report}</a>` : nothing}
      ${
        changeSetId === null
          ? nothing
          : html`<button
              class="button"
              @click=${async () => {
                if (await undo(this, zoneCode, changeSetId, language)) await this.#import.discard();
              }}
            >
              ${text.undo}
            </button>`
      }
      <button class="button ghost" @click=${() => void this.#import.discard()}>${text.another}</button>
    </ld-notice>`;
  }

  get #zoneCode(): string {
    return this.zone ?? this.#view.store.zoneCode ?? this.#session.value.zones[0]?.zoneCode ?? '';
  }

  get #zoneReady(): boolean {
    return this.#zoneCode !== '' || (/^[0-9A-Z]{2,16}$/.test(this.newCode) && this.newName.trim() !== '');
  }

  #upload(files: FileList | null | undefined): void {
    if (files && files.length > 0) void this.#import.upload([...files], this.#zoneCode || null);
  }

  async #plan(): Promise<void> {
    const isNew = this.#zoneCode === '';
    await this.#import.plan(isNew ? this.newCode : this.#zoneCode, isNew ? this.newName.trim() : '');
    const { plan } = this.#import.value;
    if (plan) this.tab = firstTab(plan);
  }

  async #commit(): Promise<void> {
    await this.#import.commit(this.reason.trim());
    const { report } = this.#import.value;
    if (report) {
      this.reason = '';
      tellWritten(this);
    } else if (this.#import.value.plan?.canCommit === false) this.tab = 'problem';
  }

  #showOnMap(zoneCode: string): void {
    const bounds = this.#import.value.plan?.bounds;
    this.#view.store.patch({ zone: zoneCode });
    if (bounds) this.#view.store.fit(bounds);
    this.#workspace.store.open('map');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-import-page': LdImportPage;
  }
}
