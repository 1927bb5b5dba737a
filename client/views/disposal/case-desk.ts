import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { IdleCaseList, IdleCaseRow } from '../../../geodata/model/api-idle-case-list.ts';
import { fetchCases } from '../../api/idle-cases.ts';
import '../../elements/ld-notice.ts';
import { formatCount } from '../../format/numbers.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { type CasePlace, everyOpenCase, readCasePlace, writeCasePlace } from '../../state/case-place.ts';
import { languageContext } from '../../state/language-store.ts';
import { RemoteStore } from '../../state/remote-store.ts';
import { may } from '../../state/rights.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles, formStyles, tableStyles } from '../../styles/shared-styles.ts';
import { failureText, tell, tellWritten } from '../editing/tell.ts';
import { MediaQueryController } from '../media-query.ts';
import { caseFilters } from './case-filters.ts';
import { caseBoard, casePhoneList, caseTable } from './case-rows.ts';
import { deskStyles } from './desk-styles.ts';

const pageLength = 100;
/** A board shows every column whole. */
const boardLength = 500;

/** The cases of a zone as table or board, or one's own worklist; a case that is opened takes its place. */
@customElement('ld-case-desk')
export class LdCaseDesk extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, tableStyles, deskStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  readonly #narrow = new MediaQueryController(this, '(max-width: 899px)');
  readonly #list = new RemoteStore<IdleCaseList>();
  /** Only cases of one's own, and those nobody has taken. */
  @property({ type: Boolean }) mine = false;
  /** Rows of further pages. */
  @state() private further: readonly IdleCaseRow[] = [];
  @state() private cursor: string | null = null;
  #unsubscribe: (() => void) | undefined;
  #asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.#list.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  get #place(): CasePlace {
    return readCasePlace(this.#workspace.value.places.disposal ?? {});
  }

  get #query() {
    const place = this.#place;
    const limit = place.layout === 'board' ? boardLength : pageLength;
    const zoneCode = this.#view.store.zoneCode;
    return {
      ...place,
      standing: this.mine ? ('open' as const) : place.standing,
      zoneCode,
      mine: this.mine,
      limit,
      cursor: null,
    };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.#place.caseId !== null) return;
    const query = this.#query;
    const asked = JSON.stringify([query, this.#session.value.refreshes]);
    if (asked === this.#asked || this.#view.value.zone === null) return;
    this.#asked = asked;
    this.further = [];
    void this.#list.load(async (signal) => {
      const list = await fetchCases(query, signal);
      this.cursor = list.nextCursor;
      return list;
    });
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const place = this.#place;
    if (place.caseId !== null) {
      void import('./case-page.ts');
      return html`<ld-case-page
        .caseId=${place.caseId}
        @page-closed=${() => this.#go({ caseId: null })}
      ></ld-case-page>`;
    }
    return html`${caseFilters({
      place,
      counts: this.#list.value.data?.counts ?? null,
      language,
      isMine: this.mine,
      change: (change) => this.#go(change),
    })}
    ${this.#body(place)}`;
  }

  /** What is done with no case in particular. */
  #actions(): TemplateResult {
    const text = disposalMessages[this.#language.value.language];
    const mayWork = may(this.#session.value.session, 'work-cases');
    return html`<div class="actions">
      ${
        mayWork
          ? html`<button class="button small" @click=${() => void this.#begin('opened')}>${text.openByHand}</button>
            <button class="button small" @click=${() => void this.#begin('adopted')}>${text.adopt}</button>
            <button class="button small" @click=${() => void this.#report('detect')}>${text.detection}</button>`
          : ''
      }
      <button class="button small" @click=${() => void this.#report('publicList')}>${text.publicEntry}</button>
    </div>`;
  }

  async #begin(beginning: 'opened' | 'adopted'): Promise<void> {
    const { zoneCode } = this.#view.store;
    const { language } = this.#language.value;
    if (zoneCode === null) {
      tell(this, disposalMessages[language].oneZone);
      return;
    }
    await import('./begin-dialog.ts');
    const dialog = document.createElement('ld-begin-dialog');
    dialog.language = language;
    dialog.zoneCode = zoneCode;
    dialog.addEventListener('dialog-closed', () => dialog.remove());
    dialog.addEventListener('case-begun', (event) => {
      tellWritten(this);
      this.#go({ caseId: (event as CustomEvent<number>).detail });
    });
    this.renderRoot.append(dialog);
    const { selected } = this.#selection.value;
    await dialog.open(beginning, selected?.collection === 'parcels' ? selected.id : null);
  }

  async #report(what: 'detect' | 'publicList'): Promise<void> {
    await import('./desk-report.ts');
    const dialog = document.createElement('ld-desk-report');
    dialog.language = this.#language.value.language;
    dialog.addEventListener('dialog-closed', () => dialog.remove());
    dialog.addEventListener('cases-raised', () => tellWritten(this));
    dialog.addEventListener('case-wanted', (event) =>
      this.#go({ caseId: (event as CustomEvent<number>).detail }),
    );
    this.renderRoot.append(dialog);
    await dialog[what](this.#view.store.zoneCode);
  }

  #body(place: CasePlace): TemplateResult {
    const { language } = this.#language.value;
    const text = disposalMessages[language];
    const { data, error, isLoading } = this.#list.value;
    if (error)
      return html`<ld-notice icon="error" tone="alarm" .heading=${text.loadFailed} .text=${failureText(error, '')}>
        <button class="button small primary" @click=${() => this.#askAgain()}>${text.retry}</button>
      </ld-notice>`;
    if (!data) return html`<div class="more" role="status">${text.loading}</div>`;
    if (data.numberMatched === 0) return html`${this.#countLine(data, isLoading)}${this.#none()}`;
    const rows = [...data.cases, ...this.further];
    const open = ({ id }: IdleCaseRow) => this.#go({ caseId: id });
    const list = this.#narrow.matches
      ? html`<div class="phone-list scroll">${casePhoneList(rows, language, open)}${this.#more()}</div>`
      : html`<div class="rows" tabindex="0" role="region" aria-label=${text.region}>
          ${caseTable(rows, language, open)}${this.#more()}
        </div>`;
    return html`${this.#countLine(data, isLoading)}
      ${place.layout === 'board' ? caseBoard(rows, language, open) : list}`;
  }

  #countLine({ numberMatched, asOf }: IdleCaseList, isLoading: boolean): TemplateResult {
    const text = disposalMessages[this.#language.value.language];
    return html`<div class="count-line">
      <span role="status"
        ><b>${text.matched(formatCount(numberMatched))}</b> ${text.asOf(asOf)} ${isLoading ? text.loading : ''}</span
      >
      ${this.#actions()}
    </div>`;
  }

  #more(): TemplateResult | string {
    if (this.cursor === null) return '';
    return html`<div class="more">
      <button class="button" @click=${this.#loadMore}>${disposalMessages[this.#language.value.language].more}</button>
    </div>`;
  }

  #none(): TemplateResult {
    const text = disposalMessages[this.#language.value.language];
    const isFiltered = JSON.stringify({ ...this.#place, ...everyOpenCase }) !== JSON.stringify(this.#place);
    return html`<ld-notice
      .heading=${this.mine && !isFiltered ? text.noWork : text.noCases}
      .text=${this.mine && !isFiltered ? text.noWorkHint : text.noCasesHint}
    >
      ${isFiltered ? html`<button class="button small primary" @click=${() => this.#go(everyOpenCase)}>${text.clearFilters}</button>` : ''}
    </ld-notice>`;
  }

  readonly #loadMore = async (): Promise<void> => {
    const asked = this.#asked;
    const list = await fetchCases({ ...this.#query, cursor: this.cursor });
    if (asked !== this.#asked) return;
    this.further = [...this.further, ...list.cases];
    this.cursor = list.nextCursor;
  };

  #askAgain(): void {
    this.#asked = '';
    this.requestUpdate();
  }

  #go(change: Partial<CasePlace>): void {
    this.#workspace.store.go(writeCasePlace(change));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-case-desk': LdCaseDesk;
  }
}
