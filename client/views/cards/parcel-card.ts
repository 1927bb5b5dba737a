import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { landClassSymbols } from '../../../geodata/catalog/legend.ts';
import type { ReverseMatchResponse } from '../../../geodata/model/api-matches.ts';
import type { ParcelCard } from '../../../geodata/model/api-parcel-card.ts';
import { LandClass } from '../../../geodata/model/land-state.ts';
import '../../elements/ld-swatch.ts';
import '../../elements/ld-tabs.ts';
import type { Tab } from '../../elements/ld-tabs.ts';
import { formatParcelCode } from '../../format/parcel-codes.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import type { CardTab } from '../../state/selection-store.ts';
import { cardStyles, controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { landClassName } from '../map/legend-rows.ts';
import { cardHead, cardHeadStyles } from './card-head.ts';
import './parcel-indicators.ts';
import './parcel-overview.ts';
import './record-attachments.ts';
import './record-history.ts';
import { noRights, type RecordRights } from './record-tabs.ts';

/** The card of a parcel. Fires `tab-chosen`, and `record-picked` for neighbours, park and factory buildings. */
@customElement('ld-parcel-card')
export class LdParcelCard extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    cardStyles,
    cardHeadStyles,
    css`
      .code {
        letter-spacing: 0.01em;
      }
    `,
  ];

  @property({ attribute: false }) card!: ParcelCard;
  @property() language: Language = 'zh';
  @property() tab: CardTab = 'overview';
  @property({ attribute: false }) rights: RecordRights = noRights;
  /** How open projects stand to it; undefined while that is asked, null for who may not know. */
  @property({ attribute: false }) projects: ReverseMatchResponse | null | undefined = null;

  override render(): TemplateResult {
    const text = messages[this.language];
    const { parcel, park, history } = this.card;
    const { name, parcelCode } = parcel.properties;
    const code =
      typeof parcelCode === 'string'
        ? `${text.parcelCode} ${formatParcelCode(parcelCode)}`
        : text.noParcelCode;
    const line = html`<span class="code">${code}</span>${park ? ` · ${park.name}` : ''}`;
    const tabs: Tab[] = [
      { id: 'overview', name: text.overview },
      { id: 'indicators', name: text.indicators },
      ...(this.projects === null ? [] : [this.#projectsTab()]),
      ...(this.rights.attachments
        ? [{ id: 'attachments', name: editingMessages[this.language].attachments }]
        : []),
      ...(this.rights.history ? [{ id: 'history', name: text.history, count: history.length }] : []),
    ];
    return html`${cardHead(String(name ?? ''), line, this.#badges())}
      <ld-tabs
        .value=${this.#tab}
        .tabs=${tabs}
        @tab-chosen=${(event: CustomEvent) => this.#retell(event)}
      ></ld-tabs>
      <div class="body scroll" role="tabpanel" tabindex="0" aria-label=${tabs.find(({ id }) => id === this.#tab)?.name ?? ''}>${this.#body()}</div>`;
  }

  /** The overview stands in for what its reader may not read. */
  get #tab(): CardTab {
    const { tab, rights } = this;
    if (tab === 'projects' && this.projects === null) return 'overview';
    return (tab === 'attachments' || tab === 'history') && !rights[tab] ? 'overview' : tab;
  }

  #badges(): TemplateResult[] {
    const text = messages[this.language];
    const { parcel, assessments } = this.card;
    const landClass = LandClass.safeParse(parcel.properties.landClass).data ?? 'in_use';
    const valid = assessments.filter(({ status }) => status === 'valid').length;
    const isPreparing = landClass !== 'standard' && Boolean(parcel.properties.standardStage);
    const badges = [
      html`<span class="badge" data-tone=${landClassSymbols[landClass].token ?? nothing}>
        <ld-swatch small kind=${landClass}></ld-swatch>${landClassName(landClass, this.language)}
      </span>`,
    ];
    if (parcel.properties.isNetLand === true) badges.push(html`<span class="badge">${text.netLand}</span>`);
    if (landClass === 'standard' && valid === 6) {
      badges.push(html`<span class="badge" data-tone="ok">${text.assessedAll}</span>`);
    }
    if (isPreparing) badges.push(html`<span class="badge" data-tone="warn">${text.preparing(valid)}</span>`);
    return badges;
  }

  #projectsTab(): Tab {
    const count = this.projects?.matches.filter(({ isFeasible }) => isFeasible).length ?? 0;
    return { id: 'projects', name: messages[this.language].fittingProjects, count };
  }

  #body(): TemplateResult {
    const { card, language } = this;
    const tab = this.#tab;
    if (tab === 'projects') {
      void import('../match/reverse-match.ts');
      return html`<ld-reverse-match .answer=${this.projects} .language=${language}></ld-reverse-match>`;
    }
    if (tab === 'indicators')
      return html`<ld-parcel-indicators .card=${card} .language=${language}></ld-parcel-indicators>`;
    if (tab === 'history')
      return html`<ld-record-history
        collection="parcels"
        .recordId=${card.parcel.id}
        .zoneCode=${String(card.parcel.properties.zoneCode)}
        .language=${language}
      ></ld-record-history>`;
    if (tab === 'attachments')
      return html`<ld-record-attachments collection="parcels" .recordId=${card.parcel.id} .language=${language}></ld-record-attachments>`;
    return html`<ld-parcel-overview
      .card=${card}
      .language=${language}
      @record-picked=${(event: CustomEvent) => this.#retell(event)}
    ></ld-parcel-overview>`;
  }

  /** Events of parts end at the card and are told again by it. */
  #retell(event: CustomEvent): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-parcel-card': LdParcelCard;
  }
}
