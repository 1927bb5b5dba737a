import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Waterfall } from '../../../geodata/model/api-reports.ts';
import { fetchWaterfalls } from '../../api/reports.ts';
import '../../elements/ld-notice.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { bandsOf, disposedByMode, waterfallSteps } from '../../state/progress-waterfall.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { partChartStyles } from './charts/part-chart-styles.ts';
import { partFill, sharesBar } from './charts/part-charts.ts';
import { waterfallChart } from './charts/waterfall-chart.ts';
import { progressCardStyles } from './progress-styles.ts';

const ledgers = ['unsupplied', 'idle', 'inefficient'] as const;

/** Stock land from its frozen base to the day: a waterfall by year band, and the ways of disposal of each zone. */
@customElement('ld-waterfall-card')
export class LdWaterfallCard extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    progressCardStyles,
    partChartStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr);
        gap: 12px;
      }
      .chart {
        padding: 4px 16px 12px;
        overflow-x: auto;
      }
      .chart svg {
        min-width: 460px;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        padding: 0 16px 8px;
        color: var(--ink-2);
        font-size: 12px;
        line-height: 18px;
      }
      .legend i {
        display: inline-block;
        width: 10px;
        height: 10px;
        margin-right: 5px;
        border-radius: 2px;
      }
      .zones {
        padding: 0 16px 14px;
      }
      .zones > div {
        display: grid;
        grid-template-columns: minmax(72px, 30%) 1fr;
        gap: 10px;
        align-items: center;
        min-height: 32px;
      }
      @media (max-width: 1100px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) zoneCode: string | null = null;
  /** Last day that counts. */
  @property() until = '';
  @property({ attribute: false }) zoneNames: ReadonlyMap<string, string> = new Map();
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';
  @state() private ledger: Waterfall['ledger'] = 'unsupplied';
  @state() private band = '';

  readonly #waterfalls = new Task(this, {
    args: () => [this.ledger, this.zoneCode, this.until, this.refreshes] as const,
    task: async ([ledger, zoneCode, until], { signal }) =>
      until === '' ? [] : (await fetchWaterfalls(ledger, zoneCode, until, signal)).waterfalls,
  });

  override render(): TemplateResult {
    const text = progressMessages[this.language];
    const all = this.#waterfalls.value ?? [];
    const bands = bandsOf(all);
    const shown = all.filter(
      ({ yearBand }) => this.band === '' || !bands.includes(this.band) || yearBand === this.band,
    );
    return html`<section class="card" aria-label=${text.waterfall}>
        <div class="head">
          <h3>${text.ledgerNames[this.ledger]} ${text.waterfall}</h3>
          <span class="hint">${landArea(0, this.language).unit} ${all[0] ? text.baseOn(all[0].baseOn) : ''}</span>
          <span class="grow"></span>
          ${bands.length > 1 ? this.#bands(bands) : nothing}
          <div class="segments" role="group" aria-label=${text.ledger}>
            ${ledgers.map(
              (id) =>
                html`<button aria-pressed=${this.ledger === id} @click=${() => this.#choose(id)}>${text.ledgerNames[id]}</button>`,
            )}
          </div>
        </div>
        ${this.#waterfalls.render({
          pending: () =>
            all.length > 0 ? this.#chart(shown) : html`<p class="head hint">${text.loading}</p>`,
          complete: () => this.#chart(shown),
          error: () => html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed}>
            <button class="button small" @click=${() => this.#waterfalls.run()}>${text.retry}</button>
          </ld-notice>`,
        })}
      </section>
      <section class="card" aria-label=${text.modes}>
        <div class="head"><h3>${text.modes}</h3><span class="hint">${text.modesHint}</span></div>
        ${this.#modes(shown)}
      </section>`;
  }

  #choose(ledger: Waterfall['ledger']): void {
    this.ledger = ledger;
    this.band = '';
  }

  #bands(bands: readonly string[]): TemplateResult {
    const text = progressMessages[this.language];
    return html`<div class="segments" role="group" aria-label=${text.band}>
      ${['', ...bands].map(
        (band) => html`<button
          aria-pressed=${this.band === band}
          @click=${() => {
            this.band = band;
          }}
        >
          ${band === '' ? text.bandAll : text.bandName(band)}
        </button>`,
      )}
    </div>`;
  }

  #chart(shown: readonly Waterfall[]): TemplateResult {
    const text = progressMessages[this.language];
    if (shown.length === 0) return html`<p class="head hint">${text.waterfallNone}</p>`;
    const names = { opening: text.opening, added: text.added, closing: text.closing };
    const unproven = shown.reduce((sum, { unprovenCount }) => sum + unprovenCount, 0);
    return html`<div class="chart" tabindex="0" role="region" aria-label=${text.waterfall}>
        ${waterfallChart(
          waterfallSteps(shown),
          (step) =>
            step.kind === 'disposed'
              ? step.label
                ? labelIn(step.label, this.language)
                : step.key
              : names[step.kind],
          `${text.ledgerNames[this.ledger]} ${text.waterfall}`,
        )}
      </div>
      ${unproven > 0 ? html`<p class="legend">${text.unproven(formatCount(unproven))}</p>` : nothing}`;
  }

  #modes(shown: readonly Waterfall[]): TemplateResult {
    const text = progressMessages[this.language];
    const modes = disposedByMode(shown);
    if (modes.length === 0) return html`<p class="head hint">${text.modesNone}</p>`;
    const zones = [...new Set(shown.map(({ zoneCode }) => zoneCode))];
    return html`<div class="legend">
        ${modes.map(({ label }, index) => html`<span><i style="background:${partFill(index)}"></i>${labelIn(label, this.language)}</span>`)}
      </div>
      <div class="zones">
        ${zones.map((zoneCode) => {
          const own = disposedByMode(shown.filter((waterfall) => waterfall.zoneCode === zoneCode));
          const parts = modes.map(({ mode, label }) => {
            const value = own.find((entry) => entry.mode === mode)?.areaSquareMetres ?? 0;
            const { text: digits, unit } = landArea(value, this.language);
            return { name: labelIn(label, this.language), value, text: `${digits} ${unit}` };
          });
          const name = this.zoneNames.get(zoneCode) ?? zoneCode;
          return html`<div><span class="clip" title=${name}>${name}</span>${sharesBar(parts, name)}</div>`;
        })}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-waterfall-card': LdWaterfallCard;
  }
}
