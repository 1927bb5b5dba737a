import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { matchParametersFrom } from '../../../geodata/analysis/matching/parameters.ts';
import type { DemandRequest, Project, ProjectOptions } from '../../../geodata/model/api-projects.ts';
import type { MatchParameters } from '../../../geodata/model/match-parameters.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchRuleParams } from '../../api/matches.ts';
import { changeProject, createProject, fetchProjectOptions } from '../../api/projects.ts';
import '../../elements/ld-icon.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { demandFields, demandSections } from '../../state/demand-fields.ts';
import {
  builtInParameters,
  type DemandEntries,
  type DemandEntry,
  demandProblems,
  emptyEntries,
  entriesOf,
  industryCodeOf,
  industryDefaults,
  isAsked,
  projectParts,
} from '../../state/demand-form.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';
import { demandControl, industrySuggestions } from './demand-control.ts';

/**
 * Enters a demand or changes the one of a project. Fires `demand-entered` with a demand to match at once,
 * `project-saved` with {id, zoneCode}, and `form-closed`.
 */
@customElement('ld-demand-form')
export class LdDemandForm extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 100%;
      }
      header {
        position: sticky;
        z-index: 2;
        top: 0;
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 48px;
        padding: 0 8px 0 14px;
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      h2 {
        font-size: 16px;
        font-weight: var(--w-bold);
      }
      form {
        flex: 1;
      }
      fieldset {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        gap: 10px 12px;
        margin: 0;
        padding: 10px 14px 14px;
        border: 0;
        border-bottom: 1px solid var(--line);
      }
      .field {
        grid-column: span 3;
      }
      .field.third {
        grid-column: span 2;
      }
      .field.wide {
        grid-column: 1 / -1;
      }
      legend {
        float: left;
        grid-column: 1 / -1;
        width: 100%;
        padding: 0;
        font-size: 13px;
        font-weight: var(--w-bold);
      }
      .help {
        color: var(--ink-3);
        font-size: 12px;
        line-height: 16px;
      }
      footer {
        position: sticky;
        z-index: 2;
        bottom: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        padding: 10px 14px;
        border-top: 1px solid var(--line);
        background: var(--surface);
      }
      .routed {
        grid-column: 1 / -1;
        color: var(--ink-2);
        font-size: 12px;
      }
      @media (max-width: 899px) {
        footer .button {
          height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) project: Project | null = null;
  @property({ attribute: false }) demand: DemandRequest | null = null;
  /** Where the project is registered unless another zone is chosen here. */
  @property() zoneCode = '';
  @property({ attribute: false }) zones: readonly { zoneCode: string; name: string }[] = [];
  @property() language: Language = 'zh';
  @property({ type: Boolean }) mayWork = false;
  @state() private entries: DemandEntries = emptyEntries;
  @state() private touched: ReadonlySet<string> = new Set();
  @state() private options: ProjectOptions | null = null;
  /** Everything wrong is shown, not only what was touched. */
  @state() private isStrict = false;
  @state() private refused: Readonly<Record<string, string>> = {};
  @state() private failure = '';
  @state() private isSaving = false;
  @state() private chosenZone: string | null = null;
  #parameters: MatchParameters = builtInParameters;
  #optionsOf = '';
  #shown: unknown = undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const shown = this.project?.id ?? this.demand ?? null;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.entries = entriesOf(this.project?.demand ?? this.demand, this.project);
      this.touched = new Set(this.project || this.demand ? demandFields.map(({ name }) => name) : []);
    }
    if (this.#zone !== this.#optionsOf) {
      this.#optionsOf = this.#zone;
      void this.#loadOptions();
    }
  }

  get #zone(): string {
    return this.project?.zoneCode ?? this.chosenZone ?? this.zoneCode;
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const problems = this.#problems();
    const count = Object.keys(problems).length;
    return html`<header>
        <h2>${this.project ? text.formEdit(this.project.name) : text.formNew}</h2>
        <span class="grow"></span>
        <button class="button ghost square" aria-label=${text.close} title=${text.close} @click=${() => this.#fire('form-closed')}>
          <ld-icon name="close"></ld-icon>
        </button>
      </header>
      <form novalidate @submit=${this.#submit}>
        ${this.project === null && this.zones.length > 1 ? this.#zoneField() : nothing}
        ${demandSections.map((section) => this.#section(section, problems))}
        <datalist id="industries">
          ${industrySuggestions(String(this.entries.industryCode ?? '')).map((entry) => html`<option value=${entry}></option>`)}
        </datalist>
        <datalist id="origin-units">${this.options?.originUnits.map((unit) => html`<option value=${unit}></option>`)}</datalist>
        <footer>
          <span class="alarm" role="alert">${this.failure || (this.isStrict && count > 0 ? text.formProblems(count) : '')}</span>
          <span class="grow"></span>
          ${this.project ? nothing : html`<button type="button" class="button" @click=${this.#match}>${text.matchNow}</button>`}
          ${
            this.mayWork
              ? html`<button type="submit" class="button primary" ?disabled=${this.isSaving}>
                ${this.project ? text.saveChanges : text.saveAndMatch}
              </button>`
              : nothing
          }
        </footer>
      </form>`;
  }

  /** A new demand looks at the land of one zone, whose chains and teams it may name; another zone takes others. */
  #zoneField(): TemplateResult {
    const change = (event: Event) => {
      this.chosenZone = (event.target as HTMLSelectElement).value;
      this.entries = { ...this.entries, chainCode: '', linkCode: '', teamCode: '' };
    };
    return html`<fieldset>
      <div class="field wide">
        <label for="zone">${matchMessages[this.language].demandZone}</label>
        <select class="input" id="zone" @change=${change}>
          ${this.zones.map(({ zoneCode, name }) => html`<option value=${zoneCode} ?selected=${zoneCode === this.#zone}>${name}</option>`)}
        </select>
      </div>
    </fieldset>`;
  }

  #section(
    section: (typeof demandSections)[number],
    problems: Readonly<Record<string, string>>,
  ): TemplateResult {
    const text = matchMessages[this.language];
    const fields = demandFields.filter((field) => field.section === section && isAsked(field, this.entries));
    const defaults = industryDefaults(this.entries, this.touched, this.options);
    const chain = this.options?.chains.find(({ code }) => code === this.entries.chainCode);
    return html`<fieldset>
      <legend>${text[section]}</legend>
      ${fields.map((field) =>
        demandControl({
          field,
          entries: this.entries,
          options: this.options,
          problem: this.isStrict || this.touched.has(field.name) ? problems[field.name] : undefined,
          isDefault: Object.hasOwn(defaults, field.name) && defaults[field.name] !== false,
          language: this.language,
          change: (entry) => this.#change(field.name, entry),
        }),
      )}
      ${
        section === 'basics' && chain?.teamName
          ? html`<p class="routed" role="status">${text.routedTo(chain.teamName)}</p>`
          : nothing
      }
    </fieldset>`;
  }

  #problems(): Readonly<Record<string, string>> {
    const asOf = this.options?.asOf ?? '';
    const own = demandProblems(this.#read(), { asOf, parameters: this.#parameters, zoneCode: this.#zone });
    return { ...own, ...this.refused };
  }

  /** The entries with the industry as a code. */
  #read(): DemandEntries {
    return { ...this.entries, industryCode: industryCodeOf(String(this.entries.industryCode ?? '')) };
  }

  #change(name: string, entry: DemandEntry): void {
    this.touched = new Set([...this.touched, name]);
    const { [name]: _, ...refused } = this.refused;
    this.refused = refused;
    this.failure = '';
    const changed = { ...this.entries, [name]: entry };
    if (name === 'chainCode') this.entries = { ...changed, linkCode: '' };
    else if (name === 'industryCode') {
      const coded = { ...changed, industryCode: industryCodeOf(String(entry)) };
      this.entries = { ...changed, ...industryDefaults(coded, this.touched, this.options) };
    } else this.entries = changed;
  }

  async #loadOptions(): Promise<void> {
    try {
      const [options, rules] = await Promise.all([fetchProjectOptions(this.#zone), fetchRuleParams('match')]);
      this.#parameters = matchParametersFrom(rules.params, rules.parametersVersion);
      this.options = options;
      // An industry entered before they came gets its defaults now.
      if (this.touched.has('industryCode'))
        this.entries = { ...this.entries, ...industryDefaults(this.#read(), this.touched, options) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, matchMessages[this.language].failed);
    }
  }

  /** Whether everything can be sent; otherwise shows what is wrong and goes to the first of it. */
  #isReady(): boolean {
    this.isStrict = true;
    const problems = this.#problems();
    const first = demandFields.find(({ name }) => problems[name] !== undefined);
    if (!first) return Object.keys(problems).length === 0;
    void this.updateComplete.then(() => {
      const control = this.renderRoot.querySelector<HTMLElement>(`[id="${first.name}"]`);
      control?.focus();
      control?.scrollIntoView({ block: 'center' });
    });
    return false;
  }

  /** Matches without registering: a name is not needed for that. */
  readonly #match = (): void => {
    const hadName = String(this.entries.name ?? '').trim() !== '';
    if (!hadName) this.entries = { ...this.entries, name: matchMessages.zh.unsaved };
    const isReady = this.#isReady();
    const { demand } = projectParts(this.#read(), this.#zone);
    if (!hadName) this.entries = { ...this.entries, name: '' };
    if (isReady) this.#fire('demand-entered', demand);
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!this.#isReady()) return;
    const parts = projectParts(this.#read(), this.#zone);
    this.isSaving = true;
    try {
      const { project } = this;
      const saved = project
        ? await changeProject(project.id, { revision: project.revision, ...parts })
        : await createProject({ zoneCode: this.#zone, ...parts });
      this.#fire('project-saved', { id: saved.id, zoneCode: saved.zoneCode });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#refuse(error);
    } finally {
      this.isSaving = false;
    }
  };

  #refuse(error: ApiError): void {
    const named = (error.problem?.errors ?? []).map(({ field, message }) => [
      field.replace(/^(demand|needs)\./, ''),
      message,
    ]);
    this.refused = Object.fromEntries(
      named.filter(([field]) => demandFields.some(({ name }) => name === field)),
    );
    const text = matchMessages[this.language];
    this.failure = error.status === 409 ? text.conflictStale : failureText(error, text.failedToSave);
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-demand-form': LdDemandForm;
  }
}
