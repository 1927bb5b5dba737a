import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../elements/ld-figures-strip.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { layersContext } from '../../state/layers-store.ts';
import { viewSummaryContext } from '../../state/panel-summary.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { classCells, figureCells } from './figure-cells.ts';

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
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #summary = new StoreConsumer(this, viewSummaryContext);

  override render(): TemplateResult {
    const { language } = this.#language.value;
    return html`<ld-figures-strip
      .label=${messages[language].inView}
      .cells=${figureCells(this.#summary.value.data, this.#layers.value.visible, language, this.#session.value.session?.actor.sees.suspected ?? false)}
      @figure-toggled=${(event: CustomEvent<string>) => this.#toggle(event.detail)}
    ></ld-figures-strip>`;
  }

  #toggle(id: string): void {
    const classes = classCells.find(([first]) => first === id);
    if (classes) this.#layers.store.toggle(classes);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-map-figures': LdMapFigures;
  }
}
