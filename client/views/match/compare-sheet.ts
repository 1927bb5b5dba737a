import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReportPicture } from '../../../geodata/model/api-matches.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchMatchReport } from '../../api/matches.ts';
import '../../elements/ld-icon.ts';
import { quantity } from '../../elements/quantity.ts';
import { formatNumber } from '../../format/numbers.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { comparedText, noteText } from '../../language/match-sayings.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { download } from '../download.ts';
import { failureText, tell } from '../editing/tell.ts';
import { rankDot } from './candidate-card.ts';
import { compareStyles } from './compare-styles.ts';
import { type Comparison, type ComparisonRow, comparisonRows } from './comparison.ts';
import { pieceArea, pieceBadge } from './piece.ts';
import { reportPicture } from './report-pictures.ts';

type Box = readonly [number, number, number, number];

/** Up to four candidates side by side, as a page to read, to print, or as a document. Fires `sheet-closed`. */
@customElement('ld-compare-sheet')
export class LdCompareSheet extends LitElement {
  static override styles = [elementStyles, controlStyles, compareStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @property({ attribute: false }) comparison!: Comparison;
  /** Pictures of boxes of the map, as addresses. */
  @property({ attribute: false }) takePictures: (boxes: readonly Box[]) => Promise<string[]> = () =>
    Promise.resolve([]);
  @state() private pictures: readonly string[] | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#press, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#press, { capture: true });
    for (const href of this.pictures ?? []) URL.revokeObjectURL(href);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.close')?.focus();
    void this.#picture();
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = matchMessages[language];
    const { candidates, projectName } = this.comparison;
    const title = `${text.comparisonTitle} · ${projectName ?? text.unsaved}`;
    return html`<div class="bar" role="group" aria-label=${text.comparisonTitle}>
        <h2 class="clip grow">${title}</h2>
        <button class="button" @click=${() => void this.#report('docx')}><ld-icon name="file"></ld-icon>${text.docx}</button>
        <button class="button" @click=${() => void this.#report('xlsx')}><ld-icon name="download"></ld-icon>${text.xlsx}</button>
        <button class="button primary" @click=${() => print()}><ld-icon name="print"></ld-icon>${text.printPage}</button>
        <button class="button ghost square close" aria-label=${text.close} title=${text.close} @click=${this.#close}>
          <ld-icon name="close"></ld-icon>
        </button>
      </div>
      <div class="desk" tabindex="0" role="region" aria-label=${title}>
        <table>
          <colgroup>
            <col class="names" />
            ${candidates.map(() => html`<col />`)}
          </colgroup>
          <thead>
            <tr>
              <td></td>
              ${candidates.map(
                ({ id, name, code, rank, kind }) => html`<th scope="col">
                  <b>${rank} ${name}</b>${pieceBadge(kind, this.comparison.response.places[id], language)}
                  <span class="muted">${code}</span>
                </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${this.#pictureRow()} ${comparisonRows(this.comparison, language).map((row) => this.#row(row))} ${this.#warningRow()}
          </tbody>
        </table>
        ${this.#foot()}
      </div>`;
  }

  #row({ name, cells, isStrong }: ComparisonRow): TemplateResult {
    const text = matchMessages[this.#language.value.language];
    return html`<tr class=${isStrong ? 'strong' : ''}>
      <th scope="row">${name}</th>
      ${cells.map(
        ({ value, isBest, share }) => html`<td>
          <span class="cell ${isBest ? 'isbest' : ''}">${quantity(value)}${isBest ? html`<span class="mark">${text.best}</span>` : nothing}</span>
          ${share === undefined ? nothing : html`<i class="share" style="--share: ${share * 100}%"></i>`}
        </td>`,
      )}
    </tr>`;
  }

  #pictureRow(): TemplateResult {
    const { language } = this.#language.value;
    const text = matchMessages[language];
    const { candidates } = this.comparison;
    const [overview, ...own] = this.pictures ?? [];
    const show = (href: string | undefined, alt: string) =>
      href
        ? html`<img src=${href} alt=${alt} />`
        : html`<span class="no-picture ${this.pictures === null ? 'skeleton' : ''}"></span>`;
    return html`<tr class="overview">
        <th scope="row">${text.mapPicture}</th>
        <td colspan=${candidates.length}>
          <div class="whole">${show(overview, text.mapPicture)} ${this.#keyToPins()}</div>
        </td>
      </tr>
      <tr>
        <th scope="row">${text.closeUp}</th>
        ${candidates.map(({ name }, at) => html`<td>${show(own[at], `${text.mapPicture} ${name}`)}</td>`)}
      </tr>`;
  }

  /** What the pins of the overview stand for. */
  #keyToPins(): TemplateResult {
    const { candidates, response } = this.comparison;
    const { language } = this.#language.value;
    return html`<ul class="pins">
      ${candidates.map(({ id, name, rank, kind, areaSquareMetres, shownScore }) => {
        const place = response.places[id];
        const area = pieceArea(kind, areaSquareMetres, language);
        const about = [place?.zoneName, place?.parkName, `${area.text} ${area.unit}`].filter(Boolean);
        return html`<li>
          ${rankDot(rank, false)}
          <span><b>${name}</b> ${formatNumber(shownScore, 2)}<br /><span class="muted">${about.join(' · ')}</span></span>
        </li>`;
      })}
    </ul>`;
  }

  #warningRow(): TemplateResult {
    const text = matchMessages[this.#language.value.language];
    return html`<tr>
      <th scope="row">${text.warnings}</th>
      ${this.comparison.candidates.map(
        ({ warnings, reasons, conditions, relaxed }) => html`<td>
          <ul class="notes">
            ${conditions
              .filter(({ code }) => relaxed.includes(code))
              .map(
                (condition) =>
                  html`<li class="warned">${condition.hCode} ${comparedText(condition, this.#language.value.language)}</li>`,
              )}
            ${[...reasons, ...warnings].map((note) => html`<li>${noteText(note, this.#language.value.language)}</li>`)}
          </ul>
        </td>`,
      )}
    </tr>`;
  }

  /** What the figures rest on. */
  #foot(): TemplateResult {
    const { language } = this.#language.value;
    const text = matchMessages[language];
    const { asOf, parametersVersion, dataRevision } = this.comparison.response;
    const approval = this.#session.value.session?.settings.mapApprovalNo;
    const parts = [
      asOf,
      text.rules(parametersVersion),
      `r${dataRevision}`,
      text.straight,
      ...(this.#session.value.session?.settings.demonstration ? [messages[language].demonstration] : []),
      ...(approval ? [approval] : []),
    ];
    return html`<p class="foot">${parts.join(' · ')}</p>`;
  }

  async #picture(): Promise<void> {
    const places = this.comparison.candidates.flatMap(({ id }) => this.comparison.response.places[id] ?? []);
    if (places.length === 0) return;
    const boxes = places.map(({ bounds }) => bounds);
    const whole: Box = [
      Math.min(...boxes.map(([west]) => west)),
      Math.min(...boxes.map(([, south]) => south)),
      Math.max(...boxes.map(([, , east]) => east)),
      Math.max(...boxes.map(([, , , north]) => north)),
    ];
    this.pictures = await this.takePictures([whole, ...boxes]);
  }

  async #report(format: 'docx' | 'xlsx'): Promise<void> {
    const { language } = this.#language.value;
    const text = matchMessages[language];
    const { candidates, request, projectName } = this.comparison;
    const { limit: _, ...question } = request;
    try {
      const file = await fetchMatchReport({
        ...question,
        supplyIds: candidates.map(({ id }) => id),
        format,
        language,
        pictures: await this.#reportPictures(),
      });
      const href = URL.createObjectURL(file);
      download(href, `${projectName ?? text.unsaved} ${text.comparisonTitle}.${format}`);
      URL.revokeObjectURL(href);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this, failureText(error, text.reportFailed));
    }
  }

  /** The pictures of the sheet with their titles, as far as they are there. */
  async #reportPictures(): Promise<ReportPicture[]> {
    const text = matchMessages[this.#language.value.language];
    const names = this.comparison.candidates.map(({ rank, name }) => `${rank} ${name}`);
    const titles = [text.mapPicture, ...names];
    const made = await Promise.all(
      (this.pictures ?? []).map((href, at) => reportPicture(href, titles[at] ?? text.mapPicture)),
    );
    return made.filter((picture) => picture !== null);
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('sheet-closed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-compare-sheet': LdCompareSheet;
  }
}
