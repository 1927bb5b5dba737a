import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { IdleCaseItem, TimelineEntry } from '../../../geodata/model/api-idle-cases.ts';
import type { NextStep } from '../../../geodata/model/idle-case-next-step.ts';
import { ApiError } from '../../api/api-error.ts';
import { assignOfficer, fetchCase } from '../../api/idle-cases.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { causeName } from '../../language/disposal-terms.ts';
import { languageContext } from '../../state/language-store.ts';
import { may } from '../../state/rights.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tell, tellWritten } from '../editing/tell.ts';
import { casePageStyles } from './case-page-styles.ts';
import './case-registers.ts';
import { caseSteps } from './case-steps.ts';
import { caseClocks, caseTimeline, timelineStyles } from './case-timeline.ts';
import './fee-calculator.ts';
import { stateBadge } from './state-badge.ts';

const roomDegrees = 0.004;

/** A case: who and where, its timeline with the running clocks, its registers, and the steps open now. Fires `page-closed`. */
@customElement('ld-case-page')
export class LdCasePage extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, casePageStyles, timelineStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  @property({ type: Number }) caseId = 0;
  @state() private item: IdleCaseItem | null = null;
  @state() private error: unknown = null;
  #refreshes = -1;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { refreshes } = this.#session.value;
    if (!changed.has('caseId') && refreshes === this.#refreshes) return;
    this.#refreshes = refreshes;
    if (this.item?.id !== this.caseId) this.item = null;
    void this.#load();
  }

  override render(): TemplateResult {
    const text = disposalMessages[this.#language.value.language];
    if (this.error)
      return html`${this.#back()}<ld-notice icon="error" tone="alarm" .heading=${text.loadFailed} .text=${failureText(this.error, '')}>
          <button class="button small primary" @click=${() => void this.#load()}>${text.retry}</button>
        </ld-notice>`;
    if (!this.item) return html`${this.#back()}<p class="more" role="status">${text.loading}</p>`;
    return this.#page(this.item);
  }

  #back(): TemplateResult {
    const text = disposalMessages[this.#language.value.language];
    return html`<button class="button ghost small" @click=${() => this.dispatchEvent(new CustomEvent('page-closed'))}>
      ← ${text.backToList}
    </button>`;
  }

  #page(item: IdleCaseItem): TemplateResult {
    const { language } = this.#language.value;
    const text = disposalMessages[language];
    const mayWork = may(this.#session.value.session, 'work-cases');
    return html`${this.#head(item, mayWork)}
      <div class="columns">
        <div class="column scroll scroll-column" tabindex="0" role="region" aria-label=${text.course}>
          <section aria-labelledby="timeline">
            <h3 id="timeline">${text.timeline}</h3>
            ${caseTimeline(item, language, mayWork ? (entry) => void this.#correct(entry) : null)}
          </section>
          <ld-case-registers
            .item=${item}
            .language=${language}
            ?mayWork=${mayWork}
            @case-changed=${(event: CustomEvent<IdleCaseItem>) => this.#take(event.detail)}
            @step-wanted=${(event: CustomEvent<string>) => this.#want(event.detail)}
          ></ld-case-registers>
        </div>
        <div class="column work scroll scroll-column" tabindex="0" role="region" aria-label=${text.work}>
          ${caseClocks(item, language)}
          ${caseSteps({ item, language, take: mayWork ? (step) => void this.#step(step) : null })}
          <section aria-labelledby="fee">
            <h3 id="fee">${text.feeCalculator}</h3>
            <ld-fee-calculator .item=${item} .language=${language}></ld-fee-calculator>
          </section>
          ${
            item.explanation.length > 0
              ? html`<section aria-labelledby="why">
                <h3 id="why">${text.whyDetected}</h3>
                <ol lang="zh">${item.explanation.map((line) => html`<li class="second">${line}</li>`)}</ol>
              </section>`
              : nothing
          }
        </div>
      </div>`;
  }

  #head(item: IdleCaseItem, mayWork: boolean): TemplateResult {
    const { language } = this.#language.value;
    const text = disposalMessages[language];
    const { parcel, idleDays, flags, officer } = item;
    const area = landArea(parcel.areaSquareMetres, language);
    const actor = this.#session.value.session?.actor;
    const badges = [
      ...(item.round > 1 ? [text.round(String(item.round))] : []),
      ...(flags.published ? [text.published] : []),
      ...(item.case.flags.publicationOutdated ? [text.publicationOutdated] : []),
    ];
    const warnings = [
      ...(flags.legalReview ? [text.legalReview] : []),
      ...(flags.remedyPending ? [text.remedyPending] : []),
      ...(item.case.flags.twoYearsPast ? [text.twoYearsPast] : []),
      ...(item.case.flags.withoutParcelPlan && item.isOpen ? [text.withoutPlan] : []),
    ];
    return html`<header class="case-head">
      ${this.#back()}
      <h2>${item.caseNo} ${parcel.name}</h2>
      ${stateBadge(item.state, language)}
      <span class="badge">${text.types[item.idleType]}</span>
      ${item.cause ? html`<span class="badge">${causeName(item.cause, language)}</span>` : nothing}
      ${badges.map((name) => html`<span class="badge">${name}</span>`)}
      ${warnings.map((name) => html`<span class="badge" data-tone="warn">${name}</span>`)}
      <span class="grow"></span>
      ${
        mayWork && actor && officer?.id !== actor.id
          ? html`<button class="button small" @click=${() => void this.#assign({ id: actor.id, name: actor.name })}>${text.takeOver}</button>`
          : nothing
      }
      ${mayWork && officer ? html`<button class="button ghost small" @click=${() => void this.#assign(null)}>${text.giveBack}</button>` : nothing}
      <button class="button small" @click=${() => this.#showOnMap(item)}><ld-icon name="place" size="small"></ld-icon>${text.showOnMap}</button>
      <dl class="facts">
        <div><dt>${text.holder}</dt><dd>${item.holderName}</dd></div>
        <div><dt>${text.contract}</dt><dd>${item.contractNo}</dd></div>
        <div><dt>${text.parcel}</dt><dd>${parcel.code ?? '—'} · ${area.text}<span class="unit">${area.unit}</span></dd></div>
        <div><dt>${text.idleGross}</dt><dd><b>${formatCount(idleDays.gross)}</b></dd></div>
        <div><dt>${text.idlePaused}</dt><dd>${formatCount(idleDays.paused)}</dd></div>
        <div><dt>${text.idleNet}</dt><dd><b>${formatCount(idleDays.net)}</b></dd></div>
        <div><dt>${text.officer}</dt><dd>${officer?.name ?? text.nobody}</dd></div>
        <div><dt>${text.plan}</dt><dd>${item.plan ? `${item.plan.mode} · ${item.plan.ownerUnit} · ${item.plan.deadlineOn}` : '—'}</dd></div>
        <div><dt>${text.asOfLabel}</dt><dd>${item.case.asOf}</dd></div>
      </dl>
    </header>`;
  }

  async #load(): Promise<void> {
    this.error = null;
    const id = this.caseId;
    try {
      const item = await fetchCase(id);
      if (id === this.caseId) this.item = item;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (id === this.caseId) this.error = error;
    }
  }

  /** Shows a case as it now is; land is drawn by its case, so the map asks again. */
  #take(item: IdleCaseItem): void {
    this.item = item;
    tellWritten(this);
  }

  #want(event: string): void {
    const step = this.item?.next.permitted.find((known) => known.event === event);
    if (step) void this.#step(step);
  }

  async #step(step: NextStep): Promise<void> {
    await this.#openDialog((dialog) => dialog.open(step));
  }

  async #correct(entry: TimelineEntry): Promise<void> {
    await this.#openDialog((dialog) => dialog.openCorrection(entry));
  }

  async #openDialog(
    open: (dialog: HTMLElementTagNameMap['ld-event-dialog']) => Promise<void>,
  ): Promise<void> {
    if (!this.item) return;
    await import('./event-dialog.ts');
    const dialog = document.createElement('ld-event-dialog');
    dialog.item = this.item;
    dialog.language = this.#language.value.language;
    dialog.addEventListener('dialog-closed', () => dialog.remove());
    dialog.addEventListener('case-changed', (event) =>
      this.#take((event as CustomEvent<IdleCaseItem>).detail),
    );
    this.renderRoot.append(dialog);
    await open(dialog);
  }

  async #assign(officer: { id: string; name: string } | null): Promise<void> {
    const { item } = this;
    const text = disposalMessages[this.#language.value.language];
    if (!item) return;
    try {
      this.#take(await assignOfficer(item.id, { revision: item.revision, officer }));
      tell(this, officer ? text.takenOver : text.givenBack);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this, failureText(error, text.saveFailed));
    }
  }

  /** Opens the card of the parcel; the application then shows the map. */
  #showOnMap({ parcel }: IdleCaseItem): void {
    const [lng, lat] = parcel.point;
    this.#workspace.store.open('map');
    this.#selection.store.open({ collection: 'parcels', id: parcel.id });
    this.#view.store.fit([lng - roomDegrees, lat - roomDegrees, lng + roomDegrees, lat + roomDegrees]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-case-page': LdCasePage;
  }
}
