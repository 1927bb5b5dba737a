import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { optionOf } from '../../../geodata/codes/option-sets.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import '../../elements/ld-swatch.ts';
import { floorArea } from '../../format/areas.ts';
import { formatPercent } from '../../format/numbers.ts';
import { rent } from '../../format/prices.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import type { CardTab } from '../../state/selection-store.ts';
import { cardStyles, controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { cardHead, cardHeadStyles } from './card-head.ts';
import { type Fact, factList, fieldFacts, keyNumbers } from './card-parts.ts';
import './factory-units.ts';
import { noRights, type RecordRights, recordTabBody, recordTabs } from './record-tabs.ts';

/** The card of a factory building: floor space, what of it is let, rent. */
@customElement('ld-factory-card')
export class LdFactoryCard extends LitElement {
  static override styles = [elementStyles, controlStyles, cardStyles, cardHeadStyles];

  @property({ attribute: false }) feature!: Feature;
  @property() language: Language = 'zh';
  @property() tab: CardTab = 'overview';
  @property({ attribute: false }) rights: RecordRights = noRights;

  override render(): TemplateResult {
    const { name, buildingCode, parkName, status } = this.feature.properties;
    const text = messages[this.language];
    const state = optionOf('factoryBuildingStatus', String(status));
    const line = [buildingCode, parkName].filter(Boolean).join(' · ');
    const facts = fieldFacts(
      'factory-buildings',
      this.feature,
      ['storeys', 'handoverOn', 'sourceName', 'sourcePeriod'],
      this.language,
    );
    const choose = (tab: CardTab) => this.dispatchEvent(new CustomEvent('tab-chosen', { detail: tab }));
    const units = { id: 'units', name: recordsMessages[this.language].units };
    const body =
      this.tab === 'units'
        ? html`<ld-factory-units .building=${this.feature} .language=${this.language}></ld-factory-units>`
        : recordTabBody(this.tab, 'factory-buildings', this.feature, this.language, this.rights);
    return html`${cardHead(String(name ?? ''), line, [
      html`<span class="badge" data-tone="fac"><ld-swatch small kind="factory-buildings"></ld-swatch>${text.factories}</span>`,
      html`<span class="badge">${state ? labelIn(state, this.language) : ''}</span>`,
    ])}
      ${recordTabs(this.tab, this.language, choose, this.rights, [units])}
      <div class="body scroll" tabindex="0">
        ${
          body ??
          html`${keyNumbers(this.#keys())}
            <section class="section">${factList([...this.#letting(), ...facts])}</section>`
        }
      </div>`;
  }

  #keys(): Fact[] {
    const text = messages[this.language];
    const { floorAreaSquareMetres, vacantAreaSquareMetres, rentYuanPerSquareMetreMonth } =
      this.feature.properties;
    const area = (value: unknown) =>
      typeof value === 'number' ? floorArea(value, this.language) : { text: text.noValue, unit: '' };
    return [
      { label: text.floorArea, value: area(floorAreaSquareMetres) },
      { label: text.vacantArea, value: area(vacantAreaSquareMetres) },
      {
        label: text.rent,
        value:
          typeof rentYuanPerSquareMetreMonth === 'number'
            ? rent(rentYuanPerSquareMetreMonth, this.language)
            : { text: text.noValue, unit: '' },
      },
    ];
  }

  #letting(): Fact[] {
    const text = messages[this.language];
    const leased = Number(this.feature.properties.leasedAreaSquareMetres ?? 0);
    const lettable = leased + Number(this.feature.properties.vacantAreaSquareMetres ?? 0);
    const share =
      lettable > 0
        ? { text: formatPercent(leased / lettable, 1), unit: '%' }
        : { text: text.noValue, unit: '' };
    return [
      { label: text.leasedArea, value: floorArea(leased, this.language) },
      { label: text.occupancy, value: share },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-factory-card': LdFactoryCard;
  }
}
