import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { indicatorOf } from '../../../geodata/catalog/indicators.ts';
import type {
  BulletinFigure,
  BulletinProject,
  PublicBulletin,
} from '../../../geodata/model/api-bulletins.ts';
import { indicatorQuantity } from '../../format/indicator-quantity.ts';
import { formatCount } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { elementStyles } from '../../styles/shared-styles.ts';
import { bulletinMoney, bulletinShare, bulletinTerm } from './bulletin-table.ts';
import { changeText } from './change-text.ts';
import { hallBar, hallPages } from './hall-pages.ts';
import { hallStyles } from './hall-styles.ts';
import { quarterName } from './quarter-name.ts';

const mostDots = 40;

/**
 * 公开亮屏 of a published bulletin for a screen in a hall: a stage of 1920x1080 scaled to the screen, five projects a page,
 * pages turn by themselves. Space stops and goes on, arrows turn, F fills the screen.
 */
@customElement('ld-hall-screen')
export class LdHallScreen extends LitElement {
  static override styles = [elementStyles, hallStyles];

  @property({ attribute: false }) bulletin: PublicBulletin | null = null;
  /** Seconds a page stays. */
  @property({ type: Number }) seconds = 12;
  @property() mapApproval = '';
  @property({ type: Boolean }) isDemonstration = false;
  @property() language: Language = 'zh';
  @state() private page = 0;
  @state() private rest = 12;
  @state() private isStopped = false;
  @state() private scale = 1;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#fit();
    addEventListener('resize', this.#fit);
    addEventListener('keydown', this.#press);
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.#fit);
    removeEventListener('keydown', this.#press);
    clearInterval(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('seconds')) this.rest = this.seconds;
  }

  readonly #fit = (): void => {
    this.scale = Math.min(innerWidth / 1920, innerHeight / 1080);
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (event.key === ' ') this.isStopped = !this.isStopped;
    else if (event.key === 'ArrowRight') this.#turn(1);
    else if (event.key === 'ArrowLeft') this.#turn(-1);
    else if (event.key.toLowerCase() === 'f') void this.#fill();
    else return;
    event.preventDefault();
  };

  async #fill(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  }

  #tick(): void {
    if (this.isStopped) return;
    if (this.rest > 1) this.rest -= 1;
    else this.#turn(1);
  }

  #turn(step: number): void {
    const { length } = this.#pages;
    this.page = (this.page + step + length) % length;
    this.rest = this.seconds;
  }

  get #pages(): BulletinProject[][] {
    return hallPages(this.bulletin?.content.projects ?? []);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.bulletin) return nothing;
    const text = progressMessages[this.language];
    const { content, publishedAt } = this.bulletin;
    return html`<div class="stage" style="transform:scale(${this.scale})">
      <header>
        <svg width="54" height="54" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="5" fill="var(--ink)"></rect><path d="M5 9l7-3v12l-7-2zM13 8h6v4h-6zM13 13h6v5h-6z" fill="var(--bg)"></path></svg>
        <h1>${content.zoneName} ${text.hallTitle}</h1>
        <span>${quarterName(content.quarter, this.language)}</span>
        <span class="grow"></span>
        ${this.isDemonstration ? html`<span class="demonstration">${text.demonstration}</span>` : nothing}
        <span class="muted">${publishedAt.slice(0, 10)}</span>
        <button @click=${() => this.#fill()}>${text.fullScreen}</button>
      </header>
      ${this.#top()} ${this.#table()} ${this.#foot()}
    </div>`;
  }

  #top(): TemplateResult {
    const text = progressMessages[this.language];
    const { totals, projects, figures } = this.bulletin!.content;
    const { end, plan } = hallBar(totals.completedShare, totals.completedShare ?? 0);
    const ahead = projects.filter(({ completedShare }) => (completedShare ?? 0) > 1).length;
    const key = (name: string, value: string, unit: string) =>
      html`<div><span>${name}</span><b>${value}<small>${unit}</small></b></div>`;
    return html`<section class="top">
      <div class="lead">
        <span>${text.completion}</span>
        <b>${bulletinShare(totals.completedShare)}<small>%</small></b>
        <i class="track"><u style="width:${end}%"></u><em style="left:${plan}%"></em></i>
        <span class="plan">${text.planned} ${bulletinMoney(totals.plannedYuan)} ${text.billion}</span>
      </div>
      <div class="keys">
        ${key(text.bulletinFields[6] ?? '', bulletinMoney(totals.completedYuan), text.billion)}
        ${key(text.projectCount, formatCount(totals.projectCount), text.projectUnit)}
        ${key(text.bulletinFields[5] ?? '', bulletinMoney(totals.plannedYuan), text.billion)}
        ${key(text.ahead, formatCount(ahead), text.projectUnit)}
      </div>
      <div class="figures">
        <p><span>${text.figuresAndRanks}</span><span>${text.columnRank}</span></p>
        ${figures
          .filter(({ value }) => value !== null)
          .slice(0, 5)
          .map((figure) => this.#figure(figure))}
      </div>
    </section>`;
  }

  #figure({ indicatorId, title, value, rank, change }: BulletinFigure): TemplateResult {
    const definition = indicatorOf(indicatorId);
    const shown = definition && value !== null ? indicatorQuantity(value, definition, this.language) : null;
    const tone = (change ?? 0) > 0 ? 'up' : (change ?? 0) < 0 ? 'down' : '';
    return html`<p>
      <span class="clip">${labelIn(title, this.language)}</span>
      <b>${shown?.text ?? '—'}<small>${shown?.unit}</small></b>
      <b>${rank ?? '—'}</b>
      <span class=${tone}>${changeText(change)}</span>
    </p>`;
  }

  #table(): TemplateResult {
    const text = progressMessages[this.language];
    const rows = this.#pages[this.page] ?? [];
    const most = Math.max(
      1,
      ...this.bulletin!.content.projects.map(({ completedShare }) => completedShare ?? 0),
    );
    return html`<table aria-live="off">
      <thead>
        <tr>
          ${text.bulletinFields.map((field, index) => html`<th scope="col" class=${index > 3 ? 'number' : ''}>${field}</th>`)}
          <th aria-hidden="true"></th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((project) => {
          const { end, plan } = hallBar(project.completedShare, most);
          const isShort = project.completedShare !== null && project.completedShare < 0.75;
          return html`<tr>
            <td class="name"><span>${project.projectName}</span></td>
            <td>${project.yearsText}</td>
            <td><span>${project.locationText}</span></td>
            <td>${bulletinTerm('projectStage', project.stage, this.language)}</td>
            <td class="number">${bulletinMoney(project.totalInvestmentYuan)}</td>
            <td class="number">${bulletinMoney(project.plannedYuan)}</td>
            <td class="number">${bulletinMoney(project.completedYuan)}</td>
            <td class="number ${isShort ? 'down' : ''}"><b>${bulletinShare(project.completedShare)}</b></td>
            <td class="bar"><i class="track ${isShort ? 'short' : ''}"><u style="width:${end}%"></u><em style="left:${plan}%"></em></i></td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  #foot(): TemplateResult {
    const text = progressMessages[this.language];
    const { content } = this.bulletin!;
    const { length } = this.#pages;
    return html`<footer>
      <span>${text.moneyUnit}</span>
      <span>${text.snapshotVersion(content.snapshotVersion)}，${text.statuses.published}</span>
      <span>${text.mapApproval} ${this.mapApproval || text.notSet}</span>
      <span class="grow"></span>
      ${
        length > 1 && length <= mostDots
          ? html`<span class="dots" aria-hidden="true">${Array.from({ length }, (_, index) => html`<i class=${index === this.page ? 'on' : ''}></i>`)}</span>`
          : nothing
      }
      <span data-page>${this.page + 1} / ${length}</span>
      <button aria-pressed=${this.isStopped} @click=${() => {
        this.isStopped = !this.isStopped;
      }}>${this.isStopped ? text.goOn : text.turnsIn(this.rest)}</button>
    </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-hall-screen': LdHallScreen;
  }
}
