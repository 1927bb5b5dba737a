import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../elements/ld-figures-strip.ts';
import type { CollectionSummary } from '../../../geodata/model/api-summary.ts';
import type { LandClass } from '../../../geodata/model/land-state.ts';
import { facetValue } from '../../api/summary.ts';
import type { FigureCell } from '../../elements/ld-figures-strip.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { type LayerId, landClassesOf, layersContext } from '../../state/layers-store.ts';
import { viewSummaryContext } from '../../state/panel-summary.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { landClassName } from './legend-rows.ts';

/** Cells of the strip: classes that disposal speaks of together share one. */
const cells: readonly (readonly [LandClass, ...LandClass[]])[] = [
  ['standard'],
  ['idle', 'suspected'],
  ['inefficient'],
  ['approved_unsupplied'],
];

/** The figures of what is in view; each cell switches its classes. */
@customElement('ld-map-figures')
export class LdMapFigures extends LitElement {
  static override styles = css`
    :host {
      display: block;
      container-type: inline-size;
    }
  `;

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #summary = new StoreConsumer(this, viewSummaryContext);

  override render(): TemplateResult {
    const { language } = this.#language.value;
    return html`<ld-figures-strip
      .label=${messages[language].inView}
      .cells=${figureCells(this.#summary.value.data, this.#layers.value.visible, language)}
      @figure-toggled=${(event: CustomEvent<string>) => this.#toggle(event.detail)}
    ></ld-figures-strip>`;
  }

  #toggle(id: string): void {
    const classes = cells.find(([first]) => first === id);
    if (classes) this.#layers.store.toggle(classes);
  }
}

/** The total of the visible classes first, then one cell a class or pair of classes. */
export function figureCells(
  summary: CollectionSummary | null,
  visible: readonly LayerId[],
  language: Language,
): FigureCell[] {
  const text = messages[language];
  const counted = (count: number) => `${formatCount(count)} ${text.parcelUnit}`;
  const isEmpty = landClassesOf(visible)?.length === 0;
  const total: FigureCell = {
    id: 'total',
    name: text.inView,
    swatch: null,
    isVisible: true,
    count: summary && counted(isEmpty ? 0 : summary.total.count),
    area: summary && landArea(isEmpty ? 0 : (summary.total.areaSquareMetres ?? 0), language),
  };
  const names: Partial<Record<LandClass, string>> = {
    idle: text.idleAndSuspected,
    inefficient: text.inefficientShort,
  };
  return [
    total,
    ...cells.map((classes): FigureCell => {
      const [first] = classes;
      const shares = classes.map((id) => summary && facetValue(summary, 'landClass', id));
      return {
        id: first,
        name: names[first] ?? landClassName(first, language),
        swatch: first,
        isVisible: classes.some((id) => visible.includes(id)),
        count: summary && counted(shares.reduce((sum, share) => sum + (share?.count ?? 0), 0)),
        area:
          summary &&
          landArea(
            shares.reduce((sum, share) => sum + (share?.areaSquareMetres ?? 0), 0),
            language,
          ),
      };
    }),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-map-figures': LdMapFigures;
  }
}
