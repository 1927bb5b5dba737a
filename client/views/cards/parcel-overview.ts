import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { optionOf } from '../../../geodata/codes/option-sets.ts';
import type { AssessmentStatus, ParcelCard } from '../../../geodata/model/api-parcel-card.ts';
import { isIconName } from '../../elements/icons.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-swatch.ts';
import { floorArea, landArea } from '../../format/areas.ts';
import { kilometres, metres } from '../../format/distances.ts';
import { formatMonth } from '../../format/durations.ts';
import { formatPercent } from '../../format/numbers.ts';
import { assessmentNames } from '../../format/status-fact.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { seesInternals } from '../../state/rights.ts';
import type { RecordRef } from '../../state/selection-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { cardStyles, controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { landClassName } from '../map/legend-rows.ts';
import { factList, fieldFacts, keyNumbers } from './card-parts.ts';
import { indicatorNumbers } from './indicator-numbers.ts';
import { parcelFacts, parcelKeyNumbers } from './parcel-facts.ts';

const stateFields = [
  'idleState',
  'idleSince',
  'idleCause',
  'inefficientReason',
  'standardStage',
  'agreedStartOn',
  'actualStartOn',
];
const supplyFields = [
  'approvalBatchNo',
  'approvedOn',
  'approvalLapsesOn',
  'suppliedOn',
  'holderName',
  'holderKind',
  'priceYuan',
];
const originFields = ['sourceName', 'sourceCode', 'locationText', 'updatedAt'];

/** Tab 概况: key numbers, facts, indicators, assessments, distances, neighbours. Fires `record-picked`. */
@customElement('ld-parcel-overview')
export class LdParcelOverview extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    cardStyles,
    css`
      .assessments {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 2px 20px;
      }
      .assessments li {
        display: flex;
        gap: 6px;
        align-items: center;
        line-height: 24px;
        white-space: nowrap;
      }
      .assessments .until {
        flex: none;
        margin-left: auto;
        color: var(--ink-3);
        font-size: 12px;
      }
      summary {
        display: flex;
        gap: 6px;
        align-items: center;
        cursor: pointer;
        font-size: 12px;
        font-weight: var(--w-bold);
        line-height: 24px;
      }
      summary::before {
        content: '▸';
        color: var(--ink-3);
      }
      details[open] > summary::before {
        content: '▾';
      }
      .missing {
        color: var(--alarm);
        font-weight: var(--w-bold);
      }
      .missing .until {
        color: var(--alarm);
        font-weight: var(--w-reg);
      }
    `,
  ];

  readonly #workspace = new StoreConsumer(this, workspaceContext);
  @property({ attribute: false }) card!: ParcelCard;
  @property() language: Language = 'zh';

  override render(): TemplateResult {
    const { parcel } = this.card;
    const text = messages[this.language];
    return html`${keyNumbers(parcelKeyNumbers(parcel, this.language))}
      <section class="section">
        ${factList(parcelFacts(parcel, this.language))}
        ${parcel.properties.areaMismatch === true ? html`<p class="note alarm">${text.areaMismatch}</p>` : nothing}
      </section>
      ${this.#indicators()} ${this.#assessments()} ${this.#distances()} ${this.#neighbours()} ${this.#factories()}
      ${this.#fields(text.stateSection, stateFields)} ${this.#fields(text.supplySection, supplyFields)}
      ${this.#park()} ${this.#fields(text.originSection, originFields)} ${this.#sourceColumns()}`;
  }

  #indicators(): TemplateResult | typeof nothing {
    const { standardTerm } = this.card;
    if (!standardTerm) return nothing;
    const text = messages[this.language];
    return html`<section class="section">
      <h3>${text.standardIndicators}<span class="muted clip">${text.edition(standardTerm.edition)}</span></h3>
      ${indicatorNumbers(standardTerm, this.language, 4)}
    </section>`;
  }

  /** Land that is to be offered needs all six; built land without any is not reproached for it. */
  #assessments(): TemplateResult | typeof nothing {
    const { assessments, parcel } = this.card;
    const text = messages[this.language];
    const valid = assessments.filter(({ status }) => status === 'valid').length;
    const lacking = assessments.filter(({ status }) => status !== 'valid').map(({ kind }) => kind);
    const isPrepared = Boolean(parcel.properties.standardStage);
    const isOffered = ['standard', 'approved_unsupplied'].includes(String(parcel.properties.landClass));
    if (!isPrepared && !isOffered && valid === 0) return nothing;
    return html`<section class="section">
      <h3>
        ${text.assessments}<span class="muted">${text.validAssessments(valid, assessments.length)}</span>
        <span class="grow"></span>
        ${
          seesInternals(parcel)
            ? html`<a class="link" href="/?ws=data&data.tab=records&data.collection=assessments" @click=${this.#openAssessments}>${recordsMessages[this.language].manage}</a>`
            : nothing
        }
        ${
          isPrepared && lacking.length > 0 && lacking.length <= 2
            ? html`<span class="alarm">${text.missing(assessmentNames(lacking, this.language))}</span>`
            : nothing
        }
      </h3>
      <ul class="assessments">${assessments.map((entry) => this.#assessment(entry))}</ul>
    </section>`;
  }

  /** Assessments cover areas, not parcels: they are kept in the list of records. */
  readonly #openAssessments = (event: Event): void => {
    event.preventDefault();
    this.#workspace.store.open('data', { tab: 'records', collection: 'assessments' });
  };

  #assessment({ kind, status, validUntil, coverageRatio }: AssessmentStatus): TemplateResult {
    const text = messages[this.language];
    const isValid = status === 'valid';
    const note = {
      valid: validUntil ? text.until(formatMonth(validUntil)) : '',
      expired: validUntil ? text.expiredOn(formatMonth(validUntil)) : text.notDone,
      partial: text.partlyCovered(formatPercent(Math.floor(coverageRatio * 1000) / 1000, 1)),
      missing: text.notDone,
    }[status];
    return html`<li class=${isValid ? '' : 'missing'}>
      <ld-icon size="small" class=${isValid ? 'ok' : ''} name=${isValid ? 'check' : 'close'}></ld-icon>
      <span class="clip">${assessmentNames([kind], this.language)}</span><span class="until">${note}</span>
    </li>`;
  }

  #distances(): TemplateResult | typeof nothing {
    const { facilities } = this.card;
    if (facilities.length === 0) return nothing;
    const text = messages[this.language];
    return html`<section class="section">
      <h3>${text.distances}<span class="muted">${text.straightLine}</span></h3>
      <dl class="numbers lengths">
        ${facilities.map(({ kind, name, distanceMetres }) => {
          const option = optionOf('facilityKind', kind);
          const distance = kilometres(distanceMetres);
          return html`<dt>
              <ld-icon size="small" class="muted" name=${isIconName(kind) ? kind : 'place'}></ld-icon>
              ${option ? labelIn(option, this.language) : kind}<span class="muted clip">${name}</span>
            </dt>
            <dd>${distance.text}</dd>
            <dd class="in-unit">${distance.unit}</dd>`;
        })}
      </dl>
    </section>`;
  }

  #neighbours(): TemplateResult | typeof nothing {
    const { neighbours } = this.card;
    if (neighbours.length === 0) return nothing;
    const text = messages[this.language];
    return html`<section class="section">
      <h3>
        ${text.neighbours}<span class="muted">${text.neighbourCount(neighbours.length)}</span><span class="grow"></span>
        <span class="muted">${text.sharedEdge}</span>
      </h3>
      <dl class="numbers lengths">
        ${neighbours.map((neighbour) => {
          const area = landArea(neighbour.areaSquareMetres, this.language);
          const shared = metres(neighbour.sharedMetres);
          return html`<dt>
              <button class="rowlink" @click=${() => this.#pick({ collection: 'parcels', id: neighbour.id })}>
                <ld-swatch kind=${neighbour.landClass}></ld-swatch><span class="clip">${neighbour.name}</span>
                <span class="muted">${landClassName(neighbour.landClass, this.language)} ${area.text} ${area.unit}</span>
              </button>
            </dt>
            <dd>${shared.text}</dd>
            <dd class="in-unit">${shared.unit}</dd>`;
        })}
      </dl>
    </section>`;
  }

  #factories(): TemplateResult | typeof nothing {
    const { factoryBuildings } = this.card;
    if (factoryBuildings.length === 0) return nothing;
    const text = messages[this.language];
    return html`<section class="section">
      <h3>${text.factoriesOnParcel}</h3>
      <dl class="numbers">
        ${factoryBuildings.map((building) => {
          const area = floorArea(building.floorAreaSquareMetres, this.language);
          return html`<dt>
              <button class="rowlink" @click=${() => this.#pick({ collection: 'factory-buildings', id: building.id })}>
                <ld-swatch kind="factory-buildings"></ld-swatch><span class="clip">${building.name}</span>
              </button>
            </dt>
            <dd>${area.text}</dd>
            <dd class="in-unit">${area.unit}</dd>`;
        })}
      </dl>
    </section>`;
  }

  #park(): TemplateResult | typeof nothing {
    const { park } = this.card;
    if (!park) return nothing;
    const area = landArea(park.areaSquareMetres, this.language);
    return html`<section class="section">
      <h3>${messages[this.language].parkSection}</h3>
      <dl class="numbers">
        <dt>
          <button class="rowlink" @click=${() => this.#pick({ collection: 'parks', id: park.id })}>
            <ld-swatch kind="parks"></ld-swatch><span class="clip">${park.name}</span>
          </button>
        </dt>
        <dd>${area.text}</dd>
        <dd class="in-unit">${area.unit}</dd>
      </dl>
    </section>`;
  }

  #fields(heading: string, names: readonly string[]): TemplateResult | typeof nothing {
    const facts = fieldFacts('parcels', this.card.parcel, names, this.language);
    if (facts.length === 0) return nothing;
    return html`<section class="section"><h3>${heading}</h3>${factList(facts)}</section>`;
  }

  /** What the imported file said beside the fields, word for word; folded, because few need it. */
  #sourceColumns(): TemplateResult | typeof nothing {
    const columns = Object.entries(this.card.sourceAttributes ?? {}).filter(([, value]) => value !== null);
    if (columns.length === 0) return nothing;
    return html`<section class="section">
      <details>
        <summary>${recordsMessages[this.language].sourceColumns}<span class="muted">${columns.length}</span></summary>
        ${factList(columns.map(([label, value]) => ({ label, value: { text: String(value), unit: '' } })))}
      </details>
    </section>`;
  }

  #pick(detail: RecordRef): void {
    this.dispatchEvent(new CustomEvent<RecordRef>('record-picked', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-parcel-overview': LdParcelOverview;
  }
}
