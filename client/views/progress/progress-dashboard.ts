import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { indicatorOf } from '../../../geodata/catalog/indicators.ts';
import type { IdleCaseRow } from '../../../geodata/model/api-idle-case-list.ts';
import type { IndicatorDefinition } from '../../../geodata/model/api-reports.ts';
import type { Language } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { pointsOf, type QuarterFigures } from '../../state/progress-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import './figure-card.ts';
import { figureGroups, keyFigures } from './figure-groups.ts';
import './indicator-tile.ts';
import './overdue-card.ts';
import './ranking-card.ts';
import './waterfall-card.ts';

/**
 * The figures of a quarter: tiles by group, overdue cases, ranking, waterfall. The owner hears `records-wanted`,
 * `map-wanted`, `zone-chosen`, `indicator-chosen`, `case-chosen`, `cases-wanted`.
 */
@customElement('ld-progress-dashboard')
export class LdProgressDashboard extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        position: relative;
        display: block;
        padding: 0 16px 16px;
      }
      .tiles {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        gap: 12px;
      }
      .group {
        margin-top: 18px;
      }
      .groups {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        gap: 0 12px;
      }
      .group {
        grid-column: span var(--span);
        margin-top: 18px;
      }
      .members {
        display: grid;
        grid-template-columns: repeat(var(--span), minmax(0, 1fr));
        gap: 12px;
      }
      .group h3 {
        margin-bottom: 8px;
        font-size: 14px;
        font-weight: var(--w-bold);
        line-height: 22px;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
        gap: 12px;
        margin-top: 12px;
      }
      .row > :only-child {
        grid-column: 1 / -1;
      }
      ld-waterfall-card {
        margin-top: 12px;
      }
      @media (min-width: 1440px) {
        .row {
          grid-template-columns: minmax(0, 1.55fr) minmax(0, 1fr);
        }
      }
      @media (max-width: 1320px) {
        .row {
          grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr);
        }
      }
      @media (max-width: 1100px) {
        .row {
          grid-template-columns: minmax(0, 1fr);
        }
        .tiles,
        .groups,
        .members {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
        .group {
          grid-column: 1 / -1;
        }
      }
      @media (max-width: 599px) {
        :host {
          padding: 0 12px 16px;
        }
        .tiles,
        .groups,
        .members {
          grid-template-columns: minmax(0, 1fr);
          gap: 8px;
        }
      }
    `,
  ];

  @property({ attribute: false }) quarters: readonly QuarterFigures[] = [];
  @property() quarter = '';
  @property({ attribute: false }) zoneCode: string | null = null;
  /** Figure the zones are ranked by. */
  @property() ranked = 'R08';
  @property({ type: Boolean }) seesCases = false;
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';
  @state() private opened: { id: string; left: number; top: number } | null = null;
  @query('ld-ranking-card') private rankingCard!: HTMLElement | null;

  override render(): TemplateResult | typeof nothing {
    const index = this.quarters.findIndex(({ quarter }) => quarter === this.quarter);
    const shown = this.quarters[index];
    if (!shown) return nothing;
    const text = progressMessages[this.language];
    const isRunning = index === this.quarters.length - 1;
    const names = new Map(shown.zones.map(({ zoneCode, name }) => [zoneCode, name]));
    const overdue = shown.totals.find(({ id }) => id === 'R05');
    return html`<div @figure-chosen=${(event: CustomEvent<string>) => this.#open(event)}>
        <div class="tiles" role="group" aria-label=${text.keyFigures}>
          ${keyFigures.flatMap((id) => indicatorOf(id) ?? []).map((definition) => this.#tile(definition, index))}
        </div>
        <div class="row">
          ${
            isRunning
              ? html`<ld-overdue-card
                .zoneCode=${this.zoneCode}
                .steps=${overdue?.parts ?? []}
                .refreshes=${this.refreshes}
                ?canRead=${this.seesCases}
                .language=${this.language}
                @case-chosen=${(event: CustomEvent<IdleCaseRow>) => this.#pass('case-chosen', event.detail)}
                @cases-wanted=${() => this.#pass('records-wanted', { kind: 'cases', filters: { overdue: 'yes' } })}
              ></ld-overdue-card>`
              : nothing
          }
          <ld-ranking-card
            .indicator=${this.ranked}
            .quarter=${isRunning ? null : this.quarter}
            .refreshes=${this.refreshes}
            .language=${this.language}
            @indicator-chosen=${(event: CustomEvent<string>) => this.#pass('indicator-chosen', event.detail)}
            @zone-chosen=${(event: CustomEvent<string>) => this.#pass('zone-chosen', event.detail)}
          ></ld-ranking-card>
        </div>
        <ld-waterfall-card
          .zoneCode=${this.zoneCode}
          .until=${shown.zones[0]?.asOf ?? ''}
          .zoneNames=${names}
          .refreshes=${this.refreshes}
          .language=${this.language}
        ></ld-waterfall-card>
        <div class="groups">
          ${figureGroups.map(
            ({
              group,
              members,
            }) => html`<section class="group" style="--span:${members.length}" aria-label=${text.groups[group]}>
            <h3>${text.groups[group]}</h3>
            <div class="members">${members.map((definition) => this.#tile(definition, index))}</div>
          </section>`,
          )}
        </div>
      </div>
      ${this.#card(shown)}`;
  }

  #tile(definition: IndicatorDefinition, index: number): TemplateResult {
    const { id } = definition;
    const figureIn = (at: number) => this.quarters[at]?.totals.find((entry) => entry.id === id);
    return html`<ld-indicator-tile
      .definition=${definition}
      .figure=${figureIn(index) ?? null}
      .earlier=${figureIn(index - 1)?.value ?? null}
      .points=${pointsOf(this.quarters.slice(0, index + 1), id)}
      ?isOpen=${this.opened?.id === id}
      .language=${this.language}
    ></ld-indicator-tile>`;
  }

  #card(shown: QuarterFigures): TemplateResult | typeof nothing {
    if (!this.opened) return nothing;
    const { id, left, top } = this.opened;
    return html`<ld-figure-card
      style="left:${left}px;top:${top}px"
      .definition=${indicatorOf(id) ?? null}
      .figure=${shown.totals.find((entry) => entry.id === id) ?? null}
      .zones=${shown.zones}
      .quarter=${shown.quarter}
      .language=${this.language}
      @card-closed=${() => this.#close()}
      @records-wanted=${(event: CustomEvent) => this.#pass('records-wanted', event.detail)}
      @map-wanted=${(event: CustomEvent) => this.#pass('map-wanted', event.detail)}
      @ranking-wanted=${() => {
        this.#close();
        this.#pass('indicator-chosen', id);
        this.rankingCard?.scrollIntoView({ block: 'center' });
      }}
    ></ld-figure-card>`;
  }

  /** Below the tile that was pressed, kept within the page; a second press closes. */
  #open(event: CustomEvent<string>): void {
    if (this.opened?.id === event.detail) {
      this.opened = null;
      return;
    }
    const tile = event.composedPath().find((entry) => entry instanceof HTMLElement) as HTMLElement;
    const [own, box] = [this.getBoundingClientRect(), tile.getBoundingClientRect()];
    const most = own.width - Math.min(372, own.width - 24) - 12;
    this.opened = {
      id: event.detail,
      left: Math.max(12, Math.min(box.left - own.left, most)),
      top: box.bottom - own.top + 6,
    };
  }

  #close(): void {
    const { id } = this.opened ?? {};
    this.opened = null;
    const tiles = [...this.renderRoot.querySelectorAll('ld-indicator-tile')];
    tiles
      .find(({ definition }) => definition?.id === id)
      ?.renderRoot.querySelector('button')
      ?.focus({ preventScroll: true });
  }

  #pass(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-progress-dashboard': LdProgressDashboard;
  }
}
