import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ApiError } from '../../api/api-error.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';

/** A control of the dialog; a select without a value begins empty. */
export interface Asked {
  name: string;
  label: string;
  kind: 'longText' | 'date' | 'select' | 'checks';
  isRequired?: boolean;
  value?: string;
  min?: string;
  choices?: readonly { code: string; name: string }[];
  help?: string;
}

export interface AskRequest {
  title: string;
  hint?: string;
  action: string;
  fields: readonly Asked[];
  /** Does it with the values by name (checks joined by commas); an ApiError is shown and the dialog stays. */
  send: (values: Readonly<Record<string, string>>) => Promise<void>;
}

/** Asks for a few values and a reason, and does something with them. */
@customElement('ld-ask-dialog')
export class LdAskDialog extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles];

  @property() language: Language = 'zh';
  @state() private request: AskRequest | null = null;
  @state() private values: Readonly<Record<string, string>> = {};
  @state() private failure = '';
  @state() private isBusy = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(request: AskRequest): Promise<void> {
    this.request = request;
    this.values = Object.fromEntries(request.fields.map(({ name, value = '' }) => [name, value]));
    this.failure = '';
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const { request } = this;
    return html`<dialog class="dialog" aria-labelledby="title">
      <form novalidate @submit=${this.#submit}>
        <header><h2 id="title">${request?.title ?? ''}</h2></header>
        <div class="content">
          ${request?.hint ? html`<p>${request.hint}</p>` : nothing} ${request?.fields.map((field) => this.#field(field))}
          <span class="reason-wrong" id="wrong" role="alert" lang="zh" ?hidden=${!this.failure}>${this.failure}</span>
        </div>
        <footer>
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
          <button type="submit" class="button primary" aria-disabled=${this.isBusy}>${request?.action ?? ''}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #field(field: Asked): TemplateResult {
    const { name, label, isRequired, help } = field;
    const must = isRequired ? html`<span class="must" aria-hidden="true">*</span>` : nothing;
    const title = html`${label}${must}${help ? html`<span class="aside">${help}</span>` : nothing}`;
    return html`<div class="field">
      ${field.kind === 'checks' ? html`<span class="label" id="${name}-label">${title}</span>` : html`<label for=${name}>${title}</label>`}
      ${this.#control(field)}
    </div>`;
  }

  #control({ name, kind, isRequired, choices = [], min }: Asked): TemplateResult {
    const value = this.values[name] ?? '';
    const set = (event: Event) => this.#set(name, (event.target as HTMLInputElement).value);
    const described = this.failure ? 'wrong' : nothing;
    if (kind === 'longText') {
      return html`<textarea class="input" id=${name} maxlength="1000" aria-required=${isRequired === true} aria-describedby=${described} .value=${value} @input=${set}></textarea>`;
    }
    if (kind === 'date') {
      return html`<input class="input" id=${name} type="date" min=${min ?? nothing} aria-required=${isRequired === true} aria-describedby=${described} .value=${value} @input=${set} />`;
    }
    if (kind === 'checks') {
      const chosen = value.split(',').filter(Boolean);
      const toggle = (code: string) =>
        this.#set(
          name,
          (chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]).join(','),
        );
      return html`<div class="choices" role="group" aria-labelledby="${name}-label">
        ${choices.map(
          (choice) =>
            html`<button type="button" class="chip" aria-pressed=${chosen.includes(choice.code)} @click=${() => toggle(choice.code)}>${choice.name}</button>`,
        )}
      </div>`;
    }
    return html`<select class="input" id=${name} aria-required=${isRequired === true} aria-describedby=${described} @change=${set}>
      <option value="" ?selected=${value === ''}></option>
      ${choices.map((choice) => html`<option value=${choice.code} ?selected=${choice.code === value}>${choice.name}</option>`)}
    </select>`;
  }

  #set(name: string, value: string): void {
    this.values = { ...this.values, [name]: value };
    this.failure = '';
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { request, values } = this;
    // The button stays enabled: a disabled one would lose the focus, and Escape then would mean the page.
    if (!request || this.isBusy) return;
    const text = matchMessages[this.language];
    const missing = request.fields.find(({ name, isRequired }) => isRequired && !values[name]?.trim());
    if (missing) {
      this.failure = `${missing.label}：${text.required}`;
      this.renderRoot.querySelector<HTMLElement>(`[id="${missing.name}"]`)?.focus();
      return;
    }
    this.isBusy = true;
    try {
      await request.send(values);
      this.dialog.close();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.failedToSave);
    } finally {
      this.isBusy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-ask-dialog': LdAskDialog;
  }
}
