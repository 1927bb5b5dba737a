import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { findIndustry } from '../../../geodata/codes/industry-code.ts';
import type { Project, ProjectPage, ProjectQueue } from '../../../geodata/model/api-projects.ts';
import { ProjectStage } from '../../../geodata/model/project-stage.ts';
import { toMu } from '../../../geodata/units/area.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchProjects, fetchQueue } from '../../api/projects.ts';
import '../../elements/ld-action-menu.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import { formatCount, formatShort } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { messages } from '../../language/messages.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';
import './match-notices.ts';
import './queue-dialog.ts';
import type { LdQueueDialog } from './queue-dialog.ts';

/** A line of the list: a project, and in the queue why it stands where it does. */
interface Line {
  project: Project;
  place: number | null;
  reason: string;
  ruledPlace: number | null;
}

const linesOfPage = ({ projects }: ProjectPage): Line[] =>
  projects.map((project) => ({ project, place: project.queuePlace, reason: '', ruledPlace: null }));

const linesOfQueue = ({ entries }: ProjectQueue): Line[] =>
  entries.map(({ project, place, ruledPlace, reason }) => ({ project, place, reason, ruledPlace }));

/**
 * The register of projects and their queue. Fires `project-picked` with {id, zoneCode}, `demand-wanted`, and
 * `list-closed` when there is something to go back to.
 */
@customElement('ld-project-list')
export class LdProjectList extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      :host {
        display: block;
      }
      .head {
        position: sticky;
        z-index: 2;
        top: 0;
        display: grid;
        gap: 8px;
        padding: 10px 14px;
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      .title,
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
      }
      h2 {
        font-size: 16px;
        font-weight: var(--w-bold);
      }
      .tools .input {
        flex: 1;
        min-width: 120px;
      }
      .tools select.input {
        flex: none;
        width: 104px;
      }
      .project {
        display: grid;
        grid-template-columns: 26px minmax(0, 1fr) auto 32px;
        column-gap: 8px;
        align-items: center;
        padding: 0 8px 0 11px;
        border-bottom: 1px solid var(--line);
        border-left: 3px solid transparent;
      }
      .project:hover {
        background: var(--surface-2);
      }
      .project.open {
        border-left-color: var(--accent);
        background: var(--accent-soft);
      }
      .pick {
        display: grid;
        grid-column: 1 / 4;
        grid-template-columns: subgrid;
        align-items: center;
        min-height: 56px;
        padding: 6px 0;
        text-align: left;
      }
      .place {
        color: var(--ink-2);
        font-size: 14px;
        font-weight: var(--w-bold);
        text-align: center;
      }
      .text {
        min-width: 0;
        line-height: 20px;
      }
      .first {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      .second {
        display: block;
        color: var(--ink-2);
        font-size: 12px;
      }
      .figures {
        font-size: 13px;
        line-height: 20px;
        text-align: right;
        white-space: nowrap;
      }
      .figures span {
        display: block;
        color: var(--ink-2);
        font-size: 12px;
      }
      .why {
        white-space: normal;
      }
      @media (max-width: 899px) {
        .head .button,
        .head .input {
          height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) zoneCode: string | null = null;
  @property({ attribute: false }) openId: number | null = null;
  @property({ attribute: false }) refreshes = 0;
  @property({ type: Boolean }) mayWork = false;
  @property({ type: Boolean }) mayOrder = false;
  @property() language: Language = 'zh';
  @state() private isQueue = true;
  @state() private q = '';
  @state() private stage = '';
  /** Counts the changes of the queue made here. */
  @state() private changes = 0;
  @query('ld-queue-dialog') private dialog!: LdQueueDialog;

  readonly #lines = new Task(this, {
    args: () => [this.zoneCode, this.#asksQueue, this.q, this.stage, this.refreshes, this.changes] as const,
    task: async ([zoneCode, asksQueue, q, stage], { signal }) => {
      if (asksQueue && zoneCode) {
        const queue = await fetchQueue(zoneCode, signal);
        return { lines: linesOfQueue(queue), count: queue.entries.length, queue };
      }
      const page = await fetchProjects({ zoneCode, q, stage, sort: q ? 'name' : 'queue' }, signal);
      return { lines: linesOfPage(page), count: page.numberMatched, queue: null };
    },
  });

  /** The queue is a zone's; a search or a stage looks through the whole register. */
  get #asksQueue(): boolean {
    return this.isQueue && this.zoneCode !== null && this.q.trim() === '' && this.stage === '';
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const count = this.#lines.value?.count;
    return html`<div class="head">
        <div class="title">
          <h2>${text.projects}</h2>
          <span class="muted">${count === undefined ? nothing : text.projectCount(formatCount(count))}</span>
          <span class="grow"></span>
          ${
            this.mayWork
              ? html`<button
                class="button small"
                ?disabled=${this.zoneCode === null}
                title=${this.zoneCode === null ? text.importNeedsZone : ''}
                @click=${this.#import}
              >
                ${text.importSheet}
              </button>`
              : nothing
          }
          <button class="button small primary" @click=${() => this.#fire('demand-wanted')}>
            <ld-icon name="plus" size="small"></ld-icon>${text.newDemand}
          </button>
          ${
            this.openId === null
              ? nothing
              : html`<button class="button ghost small square" aria-label=${text.close} title=${text.close} @click=${() => this.#fire('list-closed')}>
                <ld-icon name="close"></ld-icon>
              </button>`
          }
        </div>
        <div class="tools">
          <input
            class="input"
            type="search"
            placeholder=${text.searchProjects}
            aria-label=${text.searchProjects}
            .value=${this.q}
            @input=${(event: Event) => {
              this.q = (event.target as HTMLInputElement).value;
            }}
          />
          <select
            class="input"
            aria-label=${text.stage}
            @change=${(event: Event) => {
              this.stage = (event.target as HTMLSelectElement).value;
            }}
          >
            <option value="">${text.allStages}</option>
            ${ProjectStage.options.map((stage) => html`<option value=${stage} ?selected=${stage === this.stage}>${text.stages[stage]}</option>`)}
          </select>
          ${
            this.zoneCode === null
              ? nothing
              : html`<button
                class="button"
                aria-pressed=${this.isQueue}
                @click=${() => {
                  this.isQueue = !this.isQueue;
                }}
              >
                ${this.isQueue ? text.register : text.queue}
              </button>`
          }
        </div>
        ${this.#order()}
      </div>
      <ld-match-notices
        .zoneCode=${this.zoneCode}
        .refreshes=${this.refreshes}
        .language=${this.language}
        @notice-followed=${(event: CustomEvent) => this.#fire('project-picked', event.detail)}
      ></ld-match-notices>
      ${this.#body()}
      <ld-queue-dialog
        .language=${this.language}
        @queue-changed=${() => {
          this.changes += 1;
        }}
      ></ld-queue-dialog>`;
  }

  /** The keys of the queue, first to last. */
  #order(): TemplateResult | typeof nothing {
    const queue = this.#lines.value?.queue;
    if (!queue) return nothing;
    const text = matchMessages[this.language];
    return html`<div class="title muted">
      ${text.queueOrder} <b>${queue.keys.map((key) => text.queueKeys[key]).join(' → ')}</b>
      ${
        this.mayOrder
          ? html`<button class="link" @click=${() => void this.dialog.openOrder(queue)}>${text.editProject}</button>`
          : nothing
      }
    </div>`;
  }

  #body(): TemplateResult {
    const text = matchMessages[this.language];
    if (this.#lines.status === TaskStatus.ERROR) {
      const { error } = this.#lines;
      const detail =
        error instanceof ApiError ? failureText(error, messages[this.language].serverUnreachableHint) : '';
      return html`<ld-notice tone="alarm" icon="error" .heading=${messages[this.language].loadFailed} .text=${detail}>
        <button class="button small primary" @click=${() => this.#lines.run()}>${text.retry}</button>
      </ld-notice>`;
    }
    const lines = this.#lines.value?.lines;
    if (!lines) {
      return html`<div role="status" aria-label=${text.projects}>
        ${[70, 56, 64, 50].map((width) => html`<div class="project"><span class="pick"><span></span><span class="skeleton" style="width: ${width}%"></span></span></div>`)}
      </div>`;
    }
    if (lines.length === 0)
      return html`<ld-notice .heading=${text.noProjects} .text=${text.noProjectsHint}></ld-notice>`;
    return html`<div>${lines.map((line) => this.#line(line))}</div>`;
  }

  #line({ project, place, reason, ruledPlace }: Line): TemplateResult {
    const text = matchMessages[this.language];
    const { id, zoneCode, name, stage, demand, queueOverride } = project;
    const industry = findIndustry(demand.industryCode);
    const about = [project.projectNo, industry?.name ?? demand.industryCode, project.teamName].filter(
      Boolean,
    );
    const [low, high] = [demand.areaMinSquareMetres, demand.areaMaxSquareMetres].map((area) =>
      area === null ? '' : formatShort(toMu(area), 2),
    );
    const range = [low, high].filter(Boolean).join(' – ');
    const isMoved = queueOverride !== null && ruledPlace !== null;
    return html`<div class="project ${id === this.openId ? 'open' : ''}">
      <button class="pick" aria-current=${id === this.openId} @click=${() => this.#fire('project-picked', { id, zoneCode })}>
        <span class="place" title=${place === null ? '' : text.queuePlace(place)}>${place ?? ''}</span>
        <span class="text">
          <span class="first"><b class="clip">${name}</b><span class="badge" data-tone="accent">${text.stages[stage]}</span></span>
          <span class="second clip">${about.join(' · ')}</span>
          ${reason ? html`<span class="second clip" lang="zh" title=${reason}>${reason}</span>` : nothing}
          ${isMoved ? html`<span class="second why">${text.overridden(queueOverride.by, queueOverride.reason)}，${text.ruledPlace(ruledPlace)}</span>` : nothing}
        </span>
        <span class="figures">${range ? html`${range}<i class="unit" style="display:inline;font-style:normal">${this.language === 'zh' ? '亩' : 'mu'}</i>` : nothing}
          ${reason ? nothing : html`<span>${demand.needBy ? `${text.needBy} ${demand.needBy.slice(0, 7)}` : nothing}</span>`}</span
        >
      </button>
      ${
        this.mayWork && place !== null && this.#asksQueue
          ? html`<button
              class="button ghost small square"
              title=${text.moveBy}
              aria-label="${text.moveBy} ${name}"
              @click=${() => void this.dialog.openPlace(project, place, this.#lines.value?.count ?? place)}
            >
              <ld-icon name="more" size="small"></ld-icon>
            </button>`
          : nothing
      }
    </div>`;
  }

  readonly #import = async (): Promise<void> => {
    await import('./project-import.ts');
    const dialog = document.createElement('ld-project-import');
    dialog.language = this.language;
    this.renderRoot.append(dialog);
    dialog.addEventListener('dialog-closed', () => dialog.remove());
    dialog.addEventListener('projects-imported', () => {
      this.changes += 1;
    });
    await dialog.open(this.zoneCode ?? '');
  };

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-project-list': LdProjectList;
  }
}
