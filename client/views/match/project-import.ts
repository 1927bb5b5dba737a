import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ProjectImportReport } from '../../../geodata/model/api-projects.ts';
import { ApiError } from '../../api/api-error.ts';
import { importProjects, importTemplateAddress } from '../../api/projects.ts';
import '../../elements/ld-icon.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';

/** Projects from a spreadsheet: checked first, then written, all or none. Fires `projects-imported`, `dialog-closed`. */
@customElement('ld-project-import')
export class LdProjectImport extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      .dialog {
        width: min(760px, calc(100vw - 24px));
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .rows {
        max-height: 320px;
        overflow: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 4px 8px;
        border-bottom: 1px solid var(--line);
        text-align: left;
      }
      th {
        color: var(--ink-2);
        font-size: 12px;
        font-weight: var(--w-reg);
        white-space: nowrap;
      }
    `,
  ];

  @property() language: Language = 'zh';
  @state() private file: File | null = null;
  @state() private report: ProjectImportReport | null = null;
  @state() private isBusy = false;
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  #zoneCode = '';

  async open(zoneCode: string): Promise<void> {
    this.#zoneCode = zoneCode;
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const { report } = this;
    const isGood = report !== null && report.problems.length === 0 && !report.isWritten;
    return html`<dialog class="dialog" aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('dialog-closed'))}>
      <header><h2 id="title">${text.importTitle}</h2></header>
      <div class="content">
        <p>${text.importHint}</p>
        <div class="actions">
          <a class="button" href=${importTemplateAddress(this.#zoneCode)} download>
            <ld-icon name="download" size="small"></ld-icon>${text.template}
          </a>
          <label class="button">
            ${text.chooseFile}
            <input class="visually-hidden" type="file" accept=".xlsx,.csv" @change=${this.#choose} />
          </label>
          <span class="muted clip">${this.file?.name ?? ''}</span>
        </div>
        <div aria-live="polite">
          ${this.isBusy ? text.checking : nothing}
          ${this.failure ? html`<p class="alarm" role="alert">${this.failure}</p>` : nothing} ${report ? this.#outcome(report) : nothing}
        </div>
      </div>
      <footer>
        <button type="button" class="button" @click=${() => this.dialog.close()}>${text.close}</button>
        <button type="button" class="button primary" ?disabled=${!isGood || this.isBusy} @click=${() => void this.#send(true)}>
          ${text.importNow(report?.rows ?? 0)}
        </button>
      </footer>
    </dialog>`;
  }

  #outcome({ isWritten, rows, created, problems, unknownColumns }: ProjectImportReport): TemplateResult {
    const text = matchMessages[this.language];
    const verdict = isWritten
      ? text.imported(created.length)
      : problems.length > 0
        ? text.problemRows(problems.length)
        : text.checkedRows(rows);
    return html`<p class=${problems.length > 0 ? 'alarm' : ''}>${verdict}</p>
      ${unknownColumns.length > 0 ? html`<p class="muted">${text.unknownColumns(unknownColumns.join('、'))}</p>` : nothing}
      ${
        problems.length > 0
          ? html`<div class="rows" tabindex="0" role="region" aria-label=${text.problem}>
            <table>
              <thead>
                <tr>
                  <th scope="col">${text.row}</th>
                  <th scope="col">${text.column}</th>
                  <th scope="col">${text.ruleValue}</th>
                  <th scope="col">${text.problem}</th>
                </tr>
              </thead>
              <tbody lang="zh">
                ${problems.map(
                  ({ row, column, value, message }) =>
                    html`<tr><td>${row}</td><td>${column}</td><td>${value}</td><td>${message}</td></tr>`,
                )}
              </tbody>
            </table>
          </div>`
          : nothing
      }`;
  }

  readonly #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.file = input.files?.[0] ?? null;
    // The same file, mended, can be chosen again.
    input.value = '';
    if (this.file) void this.#send(false);
  };

  async #send(isWriting: boolean): Promise<void> {
    if (!this.file) return;
    this.isBusy = true;
    this.failure = '';
    if (!isWriting) this.report = null;
    try {
      this.report = await importProjects(this.#zoneCode, this.file, isWriting);
      if (this.report.isWritten) this.dispatchEvent(new CustomEvent('projects-imported'));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, matchMessages[this.language].failedToSave);
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-project-import': LdProjectImport;
  }
}
