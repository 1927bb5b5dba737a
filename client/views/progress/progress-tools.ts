import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type ReportPeriod, reportPeriods } from '../../../geodata/analysis/progress/report-period.ts';
import { periodReportUrl } from '../../api/reports.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-menu.ts';
import type { Language } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import type { QuarterFigures } from '../../state/progress-store.ts';
import { elementStyles } from '../../styles/shared-styles.ts';
import { download } from '../download.ts';
import { failureText, tell } from '../editing/tell.ts';
import { quarterName } from './quarter-name.ts';

const formats = ['docx', 'xlsx', 'png'] as const;

/** What the dashboard shows and how it goes out: the state of the data, the quarter, the report. Fires `quarter-chosen`. */
@customElement('ld-progress-tools')
export class LdProgressTools extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
      }
      .state {
        display: inline-flex;
        gap: 5px;
        align-items: center;
        padding: 0 4px;
        color: var(--ink-3);
        font-size: 12px;
      }
      ld-menu {
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        background: var(--surface);
      }
      @media (max-width: 899px) {
        .state {
          width: 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) quarters: readonly QuarterFigures[] = [];
  @property() quarter = '';
  @property({ attribute: false }) zoneCode: string | null = null;
  /** The figure the picture ranks the zones by. */
  @property() ranked = 'R08';
  @property() language: Language = 'zh';

  override render(): TemplateResult {
    const { language, quarters } = this;
    const text = progressMessages[language];
    const running = quarters.at(-1)?.quarter;
    const choices = quarters.toReversed().map(({ quarter, zones }) => {
      const note =
        quarter === running ? text.runningQuarter : zones.length === 0 ? text.notFrozen : undefined;
      return { id: quarter, name: quarterName(quarter, language), ...(note ? { note } : {}) };
    });
    const names = { week: text.week, month: text.month, quarter: text.quarterly };
    return html`<span class="state">${this.#state()}</span>
      <ld-menu
        .label=${text.period}
        .choices=${choices}
        .value=${this.quarter}
        @choice-made=${({ detail }: CustomEvent<string>) =>
          this.dispatchEvent(new CustomEvent('quarter-chosen', { detail: detail === running ? '' : detail }))}
      ></ld-menu>
      <ld-menu
        icon="download"
        .label=${text.report}
        .choices=${reportPeriods.flatMap((period) =>
          formats.map((format) => ({
            id: `${period}.${format}`,
            name: names[period],
            note: format === 'png' ? text.picture : format,
          })),
        )}
        @choice-made=${(event: CustomEvent<string>) => void this.#export(event.detail)}
      ></ld-menu>`;
  }

  get #shown(): QuarterFigures | undefined {
    return this.quarters.find(({ quarter }) => quarter === this.quarter);
  }

  get #isFrozen(): boolean {
    return Boolean(this.#shown?.zones[0]?.snapshot);
  }

  #state(): TemplateResult | string {
    const text = progressMessages[this.language];
    const zone = this.#shown?.zones[0];
    if (!zone) return '';
    if (zone.snapshot === null) return text.live(zone.asOf);
    return html`<ld-icon name="lock" size="small"></ld-icon>${text.frozen(zone.snapshot.version, zone.snapshot.frozenAt.slice(0, 10))}`;
  }

  /** The report of the running period, or of the frozen quarter that is shown. */
  async #export(choice: string): Promise<void> {
    const [period, format] = choice.split('.') as [ReportPeriod, (typeof formats)[number]];
    const isFrozen = period === 'quarter' && this.#isFrozen;
    if (format === 'png') await this.#savePicture(period, isFrozen);
    else download(periodReportUrl(period, format, this.zoneCode, isFrozen ? this.quarter : null));
  }

  async #savePicture(period: ReportPeriod, isFrozen: boolean): Promise<void> {
    const { quarters, language } = this;
    const at = isFrozen ? quarters.findIndex(({ quarter }) => quarter === this.quarter) : quarters.length - 1;
    const shown = quarters[at];
    if (!shown?.zones[0]) return;
    try {
      const { makePicture } = await import('./picture/make-picture.ts');
      const before = quarters[at - 1] ?? null;
      await makePicture({ period, shown, before, isFrozen, indicatorId: this.ranked, language });
    } catch (error) {
      tell(this, failureText(error, progressMessages[language].failed));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-progress-tools': LdProgressTools;
  }
}
