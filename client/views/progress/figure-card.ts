import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { inputUnits } from '../../../geodata/catalog/indicators.ts';
import type { DrillDown, IndicatorDefinition, ZoneProgress } from '../../../geodata/model/api-reports.ts';
import '../../elements/ld-icon.ts';
import { quantity } from '../../elements/quantity.ts';
import {
  indicatorQuantity,
  partOfFigure,
  partQuantity,
  partShare,
  perHectare,
} from '../../format/indicator-quantity.ts';
import { formatCount } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import type { TotalFigure } from '../../state/progress-total.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { partChartStyles } from './charts/part-chart-styles.ts';
import { partBars, sharesBar } from './charts/part-charts.ts';
import { type FigureQuestion, recordsOf } from './figure-drill.ts';
import { quarterName } from './quarter-name.ts';

/** What a figure is made of: formula, inputs, rule, day and snapshot; leads to its records, the map and its ranking. */
@customElement('ld-figure-card')
export class LdFigureCard extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    partChartStyles,
    css`
      :host {
        position: absolute;
        z-index: 20;
        width: min(372px, calc(100vw - 24px));
        padding: 14px 16px;
        scroll-margin: 12px;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e3);
      }
      header {
        display: flex;
        gap: 8px;
        align-items: center;
        margin-bottom: 8px;
      }
      h3 {
        font-size: 14px;
        font-weight: var(--w-bold);
      }
      dl > div {
        display: flex;
        gap: 12px;
        justify-content: space-between;
        line-height: 24px;
      }
      dt {
        flex: none;
        color: var(--ink-2);
      }
      dd {
        text-align: right;
      }
      .result {
        margin-top: 4px;
        padding-top: 4px;
        border-top: 1px solid var(--line);
        font-weight: var(--w-bold);
      }
      .small {
        margin: 6px 0;
        color: var(--ink-3);
        font-size: 12px;
        line-height: 18px;
      }
      .parts {
        margin: 8px 0;
        padding-top: 8px;
        border-top: 1px solid var(--line);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 10px;
      }
    `,
  ];

  @property({ attribute: false }) definition: IndicatorDefinition | null = null;
  @property({ attribute: false }) figure: TotalFigure | null = null;
  @property({ attribute: false }) zones: readonly ZoneProgress[] = [];
  @property() quarter = '';
  @property() language: Language = 'zh';

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
    this.addEventListener('keydown', this.#press);
  }

  protected override willUpdate(): void {
    if (this.definition) this.setAttribute('aria-label', labelIn(this.definition.title, this.language));
  }

  /** Below a tile at the edge of the window the card would stand outside of it. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('definition')) this.scrollIntoView({ block: 'nearest' });
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.foot button, header button')?.focus({ preventScroll: true });
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };

  override render(): TemplateResult | typeof nothing {
    const { definition, figure, language } = this;
    if (!definition || !figure) return nothing;
    const text = progressMessages[language];
    const [first] = this.zones;
    const snapshot = first?.snapshot;
    return html`<header>
        <h3>${labelIn(definition.title, language)}</h3>
        <span class="badge">${definition.id}</span>
        <span class="grow"></span>
        <span class="muted">${quarterName(this.quarter, language)}</span>
        <button class="button ghost small square" aria-label=${text.close} @click=${this.#close}><ld-icon name="close" size="small"></ld-icon></button>
      </header>
      <dl>
        ${this.#input(text.numerator, figure.numerator, 0)} ${this.#input(text.denominator, figure.denominator, 1)}
        <div class="result">
          <dt>${text.value}</dt>
          <dd>
            ${figure.value === null ? '—' : quantity(indicatorQuantity(figure.value, definition, language))}
            ${figure.value !== null && definition.unit === 'yuanPerSquareMetre' ? html`<span class="muted">${perHectare(figure.value, language)}</span>` : nothing}
          </dd>
        </div>
      </dl>
      ${figure.reason ? html`<p class="small alarm">${text.reasonsWhy[figure.reason]}</p>` : nothing}
      <p class="small">
        ${text.formula}：${labelIn(definition.formula, language)}<br />
        ${text.source}：${definition.source}<br />
        ${text.asOf} ${first?.asOf ?? '—'} · ${snapshot ? text.snapshotVersion(snapshot.version) : text.liveData}
        ${definition.partUnit === 'squareMetre' ? html`<br />${text.sumNote}` : nothing}
      </p>
      ${this.#parts(figure, definition)} ${this.#foot(figure, definition)}`;
  }

  #input(name: string, value: number | null, place: 0 | 1): TemplateResult | typeof nothing {
    const { definition } = this;
    if (value === null || !definition) return nothing;
    const shown = partQuantity(value, inputUnits(definition)[place], definition.id, this.language);
    return html`<div><dt>${name}</dt><dd>${quantity(shown)}</dd></div>`;
  }

  #parts(figure: TotalFigure, definition: IndicatorDefinition): TemplateResult | typeof nothing {
    const { parts } = figure;
    if (parts.length === 0) return nothing;
    const { language } = this;
    const drawn = parts.map((part) => {
      const { text, unit } = partOfFigure(part, definition, language);
      const share = partShare(part, definition, language);
      return {
        name: labelIn(part.label, language),
        value: part.value,
        text: [`${text} ${unit}`.trim(), ...(share ? [share] : [])].join(' · '),
        pick: this.#way({ indicatorId: definition.id, part: part.key, drill: part.drill }),
      };
    });
    const isShares = definition.chart === 'shares' || definition.chart === 'stacked_bar';
    // Parts of another register cut the same land a second way: they have no place in one bar of 100 %.
    const whole = drawn.filter((_, place) => parts[place]?.drill?.collection === figure.drill?.collection);
    return html`<div class="parts">
      ${isShares ? sharesBar(whole, progressMessages[language].detail) : nothing} ${partBars(drawn)}
    </div>`;
  }

  #foot(figure: TotalFigure, { better }: IndicatorDefinition): TemplateResult {
    const text = progressMessages[this.language];
    const question = { indicatorId: figure.id, part: null, drill: figure.drill };
    const records = recordsOf(question, this.#isFrozen);
    const count = figure.drill?.count ?? figure.count;
    const tell = (name: string, detail?: unknown) => () =>
      this.dispatchEvent(new CustomEvent(name, { detail }));
    const drill: DrillDown | null = records?.kind === 'list' ? records.drill : null;
    return html`<div class="foot">
      ${
        records
          ? html`<button class="button small primary" @click=${tell('records-wanted', records)}>
            ${count === null ? text.recordsOf : text.records(formatCount(count))}
          </button>`
          : nothing
      }
      ${drill ? html`<button class="button small" @click=${tell('map-wanted', drill)}>${text.onMap}</button>` : nothing}
      ${better ? html`<button class="button small ghost" @click=${tell('ranking-wanted')}>${text.rank}</button>` : nothing}
    </div>`;
  }

  get #isFrozen(): boolean {
    return this.zones.some(({ snapshot }) => snapshot !== null);
  }

  /** What a press on a part does; undefined where it leads nowhere. */
  #way(question: FigureQuestion): (() => void) | undefined {
    const records = recordsOf(question, this.#isFrozen);
    if (!records) return undefined;
    return () => this.dispatchEvent(new CustomEvent('records-wanted', { detail: records }));
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('card-closed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-figure-card': LdFigureCard;
  }
}
