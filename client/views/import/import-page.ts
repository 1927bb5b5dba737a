import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import { importReportAddress } from '../../api/imports.ts';
import '../../elements/ld-notice.ts';
import { importMessages } from '../../language/import-messages.ts';
import { messages } from '../../language/messages.ts';
import { ImportStore } from '../../state/import-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tellWritten, undo } from '../editing/tell.ts';
import { contractColumns, contractPreview, importKind } from './import-contracts.ts';
import { importLandUses } from './import-land-uses.ts';
import { importMapping } from './import-mapping.ts';
import { importOptions } from './import-options.ts';
import styles from './import-page.css?inline';
import './import-preview.ts';
import { importStart } from './import-start.ts';
import { importZone, isZoneChosen, type ZoneChoice } from './import-zone.ts';

/** Brings a file of parcels into a zone: file, layer and coordinates, fields, review, done. */
@customElement('ld-import-page')
export class LdImportPage extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, unsafeCSS(styles)];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  readonly #import = new ImportStore();
  @state() private isOver = false;
  /** What was chosen of the zone to import into; that of the map until then. */
  @state() private zone: Partial<ZoneChoice> = {};
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
    const { language } = this.#language.value;
    const text = importMessages[language];
    const { draft, plan, contractPlan, report, error, busy } = this.#import.value;
    const step = report
      ? 4
      : plan || contractPlan
        ? 3
        : draft?.phase === 'ready' || draft?.phase === 'planned'
          ? 1
          : 0;
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
          ? html`<ld-notice tone="alarm" icon="error" .heading=${text.failed} .text=${failureText(error, error.kind === 'unreachable' ? messages[language].serverUnreachable : error.message)}></ld-notice>`
          : nothing
      }
      <div aria-live="polite">${busy ? this.#progress() : nothing}</div>
      ${busy ? nothing : report ? this.#done(report) : this.#body(step)}
    </div>`;
  }

  #body(step: number): TemplateResult {
    const { plan, withdraw } = this.#import.value;
    if (step === 3 && plan) {
      return html`<ld-import-preview
        .store=${this.#import}
        .plan=${plan}
        .withdraw=${withdraw}
        @commit-wanted=${(event: CustomEvent<string>) => void this.#commit(event.detail)}
      ></ld-import-preview>`;
    }
    const { language } = this.#language.value;
    const { contractPlan } = this.#import.value;
    if (step === 3 && contractPlan) {
      const commit = () => void this.#commitContracts();
      return contractPreview(this.#import, contractPlan, commit, importMessages[language], language);
    }
    if (step === 1) return this.#choices();
    const events = {
      hovered: (isOver: boolean) => {
        this.isOver = isOver;
      },
      chosen: (files: FileList | null | undefined) => this.#upload(files),
    };
    return importStart(this.#import, this.isOver, events, importMessages[language]);
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

  #choices(): TemplateResult {
    const { language } = this.#language.value;
    const text = importMessages[language];
    const { layer } = this.#import;
    const isContracts = this.#import.value.kind === 'contracts';
    const isPlaced = isContracts || layer?.isTable || layer?.crs.source !== 'unknown';
    return html`${importKind(this.#import, text)} ${importOptions(this.#import, text)}
      ${
        isContracts
          ? contractColumns(this.#import, text, language)
          : html`${importMapping(this.#import, text, language)} ${importLandUses(this.#import, text, language)}`
      }
      ${importZone(this.#zone, this.#session.value.zones, (part) => this.#chooseZone(part), text)}
      <div class="actions">
        <button class="button" @click=${() => void this.#import.discard()}>${text.discard}</button>
        <button class="button primary" ?disabled=${!isPlaced || !isZoneChosen(this.#zone)} @click=${() => void this.#plan()}>
          ${text.preview}
        </button>
      </div>`;
  }

  #done(report: ImportReport): TemplateResult {
    const { language } = this.#language.value;
    const text = importMessages[language];
    const { counts, changeSetId, zoneCode } = report;
    const { updated = 0, unchanged = 0, withdrawn = 0 } = counts;
    const { draft } = this.#import.value;
    const isContracts = report.collection === 'contracts';
    return html`<ld-notice
      icon="check"
      .heading=${text.done}
      .text=${
        changeSetId === null
          ? text.nothing
          : isContracts
            ? text.contractsDone(counts.written)
            : text.result(counts.written - updated, updated, unchanged, withdrawn)
      }
    >
      ${
        isContracts
          ? html`<button class="button primary" @click=${() => this.#showContracts(zoneCode)}>${text.worklist}</button>`
          : html`<button class="button primary" @click=${() => this.#showOnMap(zoneCode)}>${text.onMap}</button>`
      }
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

  get #zone(): ZoneChoice {
    const { zoneCode = this.#view.store.zoneCode ?? this.#session.value.zones[0]?.zoneCode ?? '' } =
      this.zone;
    return { newCode: '', newName: '', ...this.zone, zoneCode };
  }

  #chooseZone(part: Partial<ZoneChoice>): void {
    this.zone = { ...this.zone, ...part };
  }

  #upload(files: FileList | null | undefined): void {
    if (files && files.length > 0) void this.#import.upload([...files], this.#zone.zoneCode || null);
  }

  async #plan(): Promise<void> {
    const { zoneCode, newCode, newName } = this.#zone;
    const [code, name] = zoneCode === '' ? [newCode, newName.trim()] : [zoneCode, ''];
    if (this.#import.value.kind === 'contracts') await this.#import.planContracts(code, name);
    else await this.#import.plan(code, name);
  }

  async #commitContracts(): Promise<void> {
    await this.#import.commitContracts();
    this.#tellWritten();
  }

  async #commit(reason: string): Promise<void> {
    await this.#import.commit(reason);
    this.#tellWritten();
  }

  /** A zone that was new is one to choose from now on. */
  #tellWritten(): void {
    const { report } = this.#import.value;
    if (!report) return;
    this.zone = { zoneCode: report.zoneCode };
    tellWritten(this);
  }

  #showContracts(zoneCode: string): void {
    this.#view.store.patch({ zone: zoneCode });
    this.#workspace.store.go({ tab: 'contracts' });
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
