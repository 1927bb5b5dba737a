import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { CaseNotification, CaseNotificationList } from '../../../geodata/model/api-idle-case-desk.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchCaseNotices, readCaseNotices } from '../../api/idle-cases.ts';
import '../../elements/ld-notice.ts';
import { formatCount } from '../../format/numbers.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { clockName, stateName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';

/** Clocks of years: a threshold is reached, nobody is late. */
const thresholds = new Set(['one_year', 'two_years']);

function leadBadge({ lead, clockCode }: CaseNotification, language: Language): TemplateResult {
  const text = disposalMessages[language];
  const isReached = lead === 'overdue' && thresholds.has(clockCode);
  return html`<span
    class="badge ${lead === 'overdue' && !isReached ? 'overdue' : ''}"
    data-tone=${lead === 'due_30' ? nothing : 'warn'}
    >${isReached ? text.thresholdReached : text.leads[lead]}</span
  >`;
}

/** The notification centre: deadlines at 30, 7 and 1 days and those missed. Fires `notices-read`. */
@customElement('ld-case-notices')
export class LdCaseNotices extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        background: var(--surface);
      }
      .head {
        display: flex;
        flex: none;
        gap: 10px;
        align-items: center;
        min-height: 48px;
        padding: 8px 16px;
        border-bottom: 1px solid var(--line);
      }
      .list {
        flex: 1;
        min-height: 0;
      }
      li {
        display: grid;
        grid-template-columns: 10px 92px minmax(0, 1fr) auto;
        gap: 2px 12px;
        align-items: center;
        padding: 9px 16px;
        border-bottom: 1px solid var(--line);
      }
      .dot {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--accent);
      }
      li.read .dot {
        visibility: hidden;
      }
      li.read .title {
        color: var(--ink-2);
        font-weight: var(--w-reg);
      }
      .title {
        max-width: 100%;
        overflow: hidden;
        font-weight: var(--w-bold);
        text-align: left;
        text-overflow: ellipsis;
      }
      .title:hover {
        color: var(--accent-ink);
      }
      .second {
        color: var(--ink-3);
        font-size: 12px;
      }
      .badge.overdue {
        background: var(--alarm-soft);
        color: var(--alarm);
      }
      @media (max-width: 899px) {
        .button {
          height: 44px;
        }
        li {
          grid-template-columns: 10px minmax(0, 1fr) auto;
        }
        li .about {
          grid-column: 2 / -1;
          grid-row: 2;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);

  readonly #list = new Task(this, {
    args: () => [this.#view.value.zone, this.#session.value.refreshes] as const,
    task: ([zone], { signal }) => fetchCaseNotices(zone === 'all' ? null : zone, signal),
  });

  override render(): TemplateResult {
    const text = disposalMessages[this.#language.value.language];
    return this.#list.render({
      initial: () => html``,
      pending: () =>
        this.#list.value
          ? this.#notices(this.#list.value)
          : html`<div class="head" role="status">${text.loading}</div>`,
      complete: (list) => this.#notices(list),
      error: (
        error,
      ) => html`<ld-notice icon="error" tone="alarm" .heading=${text.loadFailed} .text=${failureText(error, '')}>
        <button class="button small primary" @click=${() => this.#list.run()}>${text.retry}</button>
      </ld-notice>`,
    }) as TemplateResult;
  }

  #notices({ notifications, unread, asOf }: CaseNotificationList): TemplateResult {
    const text = disposalMessages[this.#language.value.language];
    if (notifications.length === 0)
      return html`<ld-notice .heading=${text.noNotices} .text=${text.noNoticesHint}></ld-notice>`;
    return html`<div class="head">
        <h2><b>${text.unread(formatCount(unread))}</b></h2>
        <span class="second">${text.asOf(asOf)}</span>
        <span class="grow"></span>
        <button class="button small" ?disabled=${unread === 0} @click=${() => void this.#read()}>${text.readAll}</button>
      </div>
      <ul class="list scroll">
        ${notifications.map((notice) => this.#notice(notice))}
      </ul>`;
  }

  #notice(notice: CaseNotification): TemplateResult {
    const { language } = this.#language.value;
    const text = disposalMessages[language];
    return html`<li class=${notice.isRead ? 'read' : ''}>
      <span class="dot" role=${notice.isRead ? nothing : 'img'} aria-label=${notice.isRead ? nothing : text.isUnread}></span>
      <span>${leadBadge(notice, language)}</span>
      <div class="clip about">
        <button class="title" @click=${() => void this.#open(notice)}><span>${clockName({ code: notice.clockCode, label: notice.label }, language)}</span> · ${notice.parcelName}</button>
        <div class="second clip">${notice.caseNo} · ${stateName(notice.state, language)} · <span lang="zh">${notice.article}</span></div>
      </div>
      <span class="second">${text.due(notice.dueOn)}</span>
    </li>`;
  }

  async #open({ id, caseId, isRead }: CaseNotification): Promise<void> {
    if (!isRead) await this.#read([id]);
    this.#workspace.store.open('disposal', { tab: 'cases', case: String(caseId) });
  }

  async #read(ids?: number[]): Promise<void> {
    try {
      await readCaseNotices(ids);
      this.dispatchEvent(new CustomEvent('notices-read'));
      await this.#list.run();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this, failureText(error, disposalMessages[this.#language.value.language].loadFailed));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-case-notices': LdCaseNotices;
  }
}
