import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import type { Field } from '../../../geodata/catalog/field.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { knownCollection } from '../../api/land-query.ts';
import { listWindow } from '../../elements/list-window.ts';
import { formatField } from '../../format/field-value.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { controlStyles, elementStyles, tableStyles } from '../../styles/shared-styles.ts';

const isNumeric = ({ type }: Field): boolean => type === 'number' || type === 'integer';
/** Column widths in pixels by what they hold; texts share what is left. */
const widthOf = ({ type }: Field): string =>
  isNumeric({ type } as Field) ? '124px' : type === 'date' ? '112px' : type === 'timestamp' ? '160px' : '';

/**
 * A table of records; draws only the rows in sight, whatever their number. Fires `record-opened` (feature), and
 * `rows-needed` when rows beyond those loaded come near.
 */
@customElement('ld-record-table')
export class LdRecordTable extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    tableStyles,
    css`
      table {
        table-layout: fixed;
      }
      td {
        height: var(--row);
        padding-block: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      td .link {
        max-width: 100%;
        overflow: hidden;
        line-height: 28px;
        text-overflow: ellipsis;
        vertical-align: middle;
      }
      tr.gap td {
        padding: 0;
        border: 0;
      }
      tr[aria-current] td {
        background: var(--accent-soft);
      }
      th.title {
        width: 24%;
      }
      :host {
        --row: 36px;
      }
      @media (max-width: 899px) {
        :host {
          --row: 44px;
        }
        th {
          width: auto !important;
        }
        th.title {
          width: 46% !important;
        }
      }
    `,
  ];

  @property() collection = 'parcels';
  @property({ attribute: false }) columns: readonly string[] = [];
  @property({ attribute: false }) rows: readonly Feature[] = [];
  /** How many there are in all. */
  @property({ type: Number }) total = 0;
  @property({ attribute: false }) openedId: number | null = null;
  @property() label = '';
  @property() language: Language = 'zh';
  /** What a cell shows instead of the field's value; undefined leaves the value. */
  @property({ attribute: false }) cell: (feature: Feature, field: string) => TemplateResult | undefined =
    () => undefined;
  @state() private scrolled = 0;
  @state() private viewHeight = 600;
  @query('.rows') private scroller!: HTMLElement | null;
  readonly #sizes = new ResizeObserver(() => {
    this.viewHeight = this.clientHeight;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('collection')) this.scroller?.scrollTo({ top: 0 });
    const { end } = this.#window();
    if (end >= this.rows.length && this.rows.length < this.total)
      this.dispatchEvent(new CustomEvent('rows-needed'));
  }

  override render(): TemplateResult {
    const collection = knownCollection(this.collection);
    const titleField = fieldOf(collection, collection.titleField);
    const columns = this.#isNarrow ? this.columns.slice(0, 2) : this.columns;
    const fields = columns.flatMap((name) => fieldOf(collection, name) ?? []);
    const { first, end } = this.#window();
    const span = fields.length + 1;
    return html`<div
      class="rows"
      tabindex="0"
      role="region"
      aria-label=${this.label}
      @scroll=${() => {
        this.scrolled = this.scroller?.scrollTop ?? 0;
      }}
    >
      <table aria-rowcount=${this.total + 1}>
        <thead>
          <tr>
            <th scope="col" class="title">${titleField ? labelIn(titleField.label, this.language) : ''}</th>
            ${fields.map(
              (field) => html`<th
                scope="col"
                class=${isNumeric(field) ? 'number' : ''}
                style=${widthOf(field) ? `width:${widthOf(field)}` : nothing}
              >
                ${labelIn(field.label, this.language)}
              </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${this.#gap(first, span)}
          ${this.rows.slice(first, end).map((feature, index) => this.#row(feature, first + index, fields))}
          ${this.#gap(this.total - end, span)}
        </tbody>
      </table>
    </div>`;
  }

  get #rowHeight(): number {
    return this.#isNarrow ? 44 : 36;
  }

  get #isNarrow(): boolean {
    return matchMedia('(max-width: 899px)').matches;
  }

  #window() {
    const { first, end } = listWindow(this.scrolled, this.viewHeight, this.#rowHeight, this.total, 10);
    return { first: Math.min(first, this.rows.length), end: Math.min(end, this.rows.length) };
  }

  /** Room of the rows that are not drawn. */
  #gap(rows: number, span: number): TemplateResult | typeof nothing {
    if (rows <= 0) return nothing;
    return html`<tr class="gap" aria-hidden="true"><td colspan=${span} style="height:${rows * this.#rowHeight}px"></td></tr>`;
  }

  #row(feature: Feature, index: number, fields: readonly Field[]): TemplateResult {
    const title = feature.properties[knownCollection(this.collection).titleField];
    const open = () => this.dispatchEvent(new CustomEvent('record-opened', { detail: feature }));
    return html`<tr aria-rowindex=${index + 2} aria-current=${feature.id === this.openedId ? 'true' : nothing}>
      <td><button class="link" @click=${open}>${title ?? feature.id}</button></td>
      ${fields.map((field) => {
        const { text, unit } = formatField(field, feature.properties[field.name], this.language);
        return html`<td class=${isNumeric(field) ? 'number' : ''} title=${text}>
          ${this.cell(feature, field.name) ?? html`${text}${unit && text !== '—' ? html`<span class="unit">${unit}</span>` : nothing}`}
        </td>`;
      })}
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-record-table': LdRecordTable;
  }
}
