import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { landClassSymbols, legendOrder } from '../../../geodata/catalog/legend.ts';
import { optionOf } from '../../../geodata/codes/option-sets.ts';
import type { ParkCard } from '../../../geodata/model/api-park-card.ts';
import { quantity } from '../../elements/quantity.ts';
import '../../elements/ld-swatch.ts';
import { floorArea, landArea } from '../../format/areas.ts';
import { formatCount, formatPercent } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import type { CardTab, RecordRef } from '../../state/selection-store.ts';
import { cardStyles, controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { landClassName } from '../map/legend-rows.ts';
import { cardHead, cardHeadStyles } from './card-head.ts';
import { type Fact, factList, fieldFacts, keyNumbers } from './card-parts.ts';
import { noRights, type RecordRights, recordTabBody, recordTabs } from './record-tabs.ts';

const fields = [
  'operatorName',
  'theme',
  'industries',
  'plannedFloorAreaSquareMetres',
  'leasableAreaSquareMetres',
  'leasedAreaSquareMetres',
  'isCertifiedChemicalPark',
  'sourceName',
  'sourcePeriod',
];

/** The card of a park with its inventory of land and factory space. Fires `record-picked`. */
@customElement('ld-park-card')
export class LdParkCard extends LitElement {
  static override styles = [elementStyles, controlStyles, cardStyles, cardHeadStyles];

  @property({ attribute: false }) card!: ParkCard;
  @property() language: Language = 'zh';
  @property() tab: CardTab = 'overview';
  @property({ attribute: false }) rights: RecordRights = noRights;

  override render(): TemplateResult {
    const { park, parent, children } = this.card;
    const text = messages[this.language];
    const { name, nameEn } = park.properties;
    const title = this.language === 'en' && nameEn ? String(nameEn) : String(name ?? '');
    const line = parent ? html`${parent.name}` : String((this.language === 'zh' ? nameEn : name) ?? '');
    const choose = (tab: CardTab) => this.dispatchEvent(new CustomEvent('tab-chosen', { detail: tab }));
    const body = recordTabBody(this.tab, 'parks', park, this.language, this.rights);
    const head = html`${cardHead(title, line, this.#badges())} ${recordTabs(this.tab, this.language, choose, this.rights)}`;
    if (body) return html`${head}<div class="body scroll" tabindex="0">${body}</div>`;
    return html`${head}
      <div class="body scroll" tabindex="0">
        ${keyNumbers(this.#keys())} ${this.#land()} ${this.#factories()}
        ${
          children.length > 0
            ? html`<section class="section">
              <h3>${text.childParks}</h3>
              <dl class="numbers">${children.map((child) => this.#link(child))}</dl>
            </section>`
            : nothing
        }
        <section class="section">${factList(fieldFacts('parks', park, fields, this.language))}</section>
      </div>`;
  }

  #badges(): TemplateResult[] {
    const { kind, status } = this.card.park.properties;
    const text = messages[this.language];
    const name = (set: 'parkKind' | 'parkStatus', code: unknown) => {
      const option = optionOf(set, String(code));
      return option ? labelIn(option, this.language) : String(code);
    };
    const isPlanned = status === 'planned';
    return [
      html`<span class="badge"><ld-swatch small kind="parks"></ld-swatch>${name('parkKind', kind)}</span>`,
      html`<span class="badge" data-tone=${isPlanned ? 'warn' : 'ok'}>${isPlanned ? text.plannedPark : name('parkStatus', status)}</span>`,
    ];
  }

  #keys(): Fact[] {
    const text = messages[this.language];
    const { areaSquareMetres, signedEnterpriseCount, settledEnterpriseCount } = this.card.park.properties;
    const count = (value: unknown) => ({
      text: typeof value === 'number' ? formatCount(value) : text.noValue,
      unit: typeof value === 'number' && this.language === 'zh' ? '家' : '',
    });
    return [
      { label: text.area, value: landArea(Number(areaSquareMetres ?? 0), this.language) },
      { label: text.signedEnterprises, value: count(signedEnterpriseCount) },
      { label: text.settledEnterprises, value: count(settledEnterpriseCount) },
    ];
  }

  #land(): TemplateResult {
    const text = messages[this.language];
    const { parcels, byLandClass } = this.card.inventory;
    const rows = legendOrder
      .map((landClass) => ({ landClass, group: byLandClass.find(({ value }) => value === landClass) }))
      .filter(({ landClass, group }) => group && (group.count > 0 || landClassSymbols[landClass].token));
    return html`<section class="section">
      <h3>
        ${text.inventory}<span class="muted">${text.resultCount(formatCount(parcels.count))}</span><span class="grow"></span>
        <span class="aside">${quantity(landArea(parcels.areaSquareMetres ?? 0, this.language))}</span>
      </h3>
      <dl class="numbers">
        ${rows.map(({ landClass, group }) => {
          const area = landArea(group?.areaSquareMetres ?? 0, this.language);
          return html`<dt>
              <ld-swatch kind=${landClass}></ld-swatch>${landClassName(landClass, this.language)}
              <span class="muted">${text.resultCount(formatCount(group?.count ?? 0))}</span>
            </dt>
            <dd>${area.text}</dd>
            <dd class="in-unit">${area.unit}</dd>`;
        })}
      </dl>
    </section>`;
  }

  #factories(): TemplateResult | typeof nothing {
    const { buildings, floorAreaSquareMetres, leasedAreaSquareMetres, vacantAreaSquareMetres } =
      this.card.inventory.factories;
    if (buildings === 0) return nothing;
    const text = messages[this.language];
    const lettable = leasedAreaSquareMetres + vacantAreaSquareMetres;
    const value = (area: number) => floorArea(area, this.language);
    const share =
      lettable > 0 ? { text: formatPercent(leasedAreaSquareMetres / lettable, 1), unit: '%' } : null;
    const rows = [
      [text.floorArea, value(floorAreaSquareMetres)],
      [text.leasedArea, value(leasedAreaSquareMetres)],
      [text.vacantArea, value(vacantAreaSquareMetres)],
      ...(share ? [[text.occupancy, share] as const] : []),
    ] as const;
    return html`<section class="section">
      <h3>
        <ld-swatch kind="factory-buildings"></ld-swatch>${text.factories}
        <span class="muted">${formatCount(buildings)} ${this.language === 'zh' ? '栋' : ''}</span>
      </h3>
      <dl class="numbers">
        ${rows.map(
          ([label, shown]) => html`<dt>${label}</dt>
            <dd>${shown.text}</dd>
            <dd class="in-unit">${shown.unit}</dd>`,
        )}
      </dl>
    </section>`;
  }

  #link({ id, name, areaSquareMetres }: ParkCard['children'][number]): TemplateResult {
    const area = landArea(areaSquareMetres, this.language);
    const detail: RecordRef = { collection: 'parks', id };
    return html`<dt>
        <button class="rowlink" @click=${() => this.dispatchEvent(new CustomEvent('record-picked', { detail }))}>
          <ld-swatch kind="parks"></ld-swatch><span class="clip">${name}</span>
        </button>
      </dt>
      <dd>${area.text}</dd>
      <dd class="in-unit">${area.unit}</dd>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-park-card': LdParkCard;
  }
}
