import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { collectionOf } from '../../geodata/catalog/catalog.ts';
import type { SearchResult } from '../../geodata/model/api-search.ts';
import { ApiError, isAbort } from '../api/api-error.ts';
import { search } from '../api/search.ts';
import type { IconName } from '../elements/icons.ts';
import '../elements/ld-search-box.ts';
import type { LdSearchBox, SearchChoice } from '../elements/ld-search-box.ts';
import { labelIn } from '../language/language.ts';
import { languageContext } from '../state/language-store.ts';
import { cardCollections, selectionContext } from '../state/selection-store.ts';
import { sessionContext } from '../state/session-store.ts';
import { StoreConsumer } from '../state/store-consumer.ts';
import { viewContext } from '../state/view-store.ts';

const typingPauseMilliseconds = 150;
/** Half the side of the box shown around a point, in degrees: about 400 m. */
const pointMargin = 0.004;

/** Search over parcels, parks, factory buildings, facilities and roads; what is picked is opened and shown. */
@customElement('ld-search-field')
export class LdSearchField extends LitElement {
  readonly #language = new StoreConsumer(this, languageContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @state() private results: readonly SearchResult[] = [];
  @state() private answered = '';
  @state() private failed = false;
  @query('ld-search-box') private box!: LdSearchBox;
  #request: AbortController | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  override focus(): void {
    this.box.focus();
  }

  override render(): TemplateResult {
    return html`<ld-search-box
      .language=${this.#language.value.language}
      .choices=${this.results.map((result) => this.#choice(result))}
      .answered=${this.answered}
      .failed=${this.failed}
      @text-changed=${(event: CustomEvent<string>) => this.#type(event.detail)}
      @choice-picked=${(event: CustomEvent<string>) => this.#pick(event.detail)}
    ></ld-search-box>`;
  }

  #choice(result: SearchResult): SearchChoice {
    const { collection } = result;
    const kind = collectionOf(collection);
    const fallback = kind ? labelIn(kind.title, this.#language.value.language) : '';
    const swatch =
      collection === 'parcels'
        ? (result.landClass ?? 'in_use')
        : collection === 'parks' || collection === 'factory-buildings'
          ? collection
          : null;
    const icon: IconName = collection === 'facilities' ? 'expressway_exit' : 'place';
    return { key: keyOf(result), title: result.title, subtitle: result.subtitle || fallback, swatch, icon };
  }

  #type(text: string): void {
    clearTimeout(this.#pause);
    this.#request?.abort();
    if (!text.trim()) {
      this.results = [];
      this.answered = '';
      return;
    }
    this.#pause = setTimeout(() => void this.#ask(text), typingPauseMilliseconds);
  }

  async #ask(text: string): Promise<void> {
    this.#request = new AbortController();
    try {
      this.results = await search(text.trim(), this.#view.store.zoneCode, this.#request.signal);
      this.failed = false;
      this.answered = text;
    } catch (error) {
      if (isAbort(error)) return;
      if (!(error instanceof ApiError)) throw error;
      this.results = [];
      this.failed = true;
      this.answered = text;
      void this.#session.store.noticeFailure(error);
    }
  }

  #pick(key: string): void {
    const result = this.results.find((entry) => keyOf(entry) === key);
    if (!result) return;
    const collection = cardCollections.find((id) => id === result.collection);
    if (collection) this.#selection.store.open({ collection, id: result.id });
    if (result.bounds && result.collection !== 'facilities') this.#view.store.fit(result.bounds);
    else if (result.point) {
      const [lng, lat] = result.point;
      this.#view.store.fit([lng - pointMargin, lat - pointMargin, lng + pointMargin, lat + pointMargin]);
    }
  }
}

const keyOf = (result: SearchResult): string => `${result.collection}/${result.id}`;

declare global {
  interface HTMLElementTagNameMap {
    'ld-search-field': LdSearchField;
  }
}
