import { Task, TaskStatus } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Bulletin, BulletinItem } from '../../../geodata/model/api-bulletins.ts';
import { ApiError } from '../../api/api-error.ts';
import {
  decideBulletin,
  draftBulletin,
  fetchBulletin,
  fetchBulletins,
  freezeQuarter,
  publishBulletin,
} from '../../api/reports.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import type { Language } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';
import { bulletinBody, bulletinBodyStyles } from './bulletin-body.ts';
import { bulletinsPageStyles } from './bulletins-page-styles.ts';
import { quarterName } from './quarter-name.ts';

const tones = { draft: 'warn', approved: 'accent', published: 'ok', discarded: 'plain' } as const;

/** A quarter that is over, and whether its data are frozen. */
export interface ClosedQuarter {
  quarter: string;
  isFrozen: boolean;
}

/**
 * Quarterly bulletins of a zone: freeze the quarter, draft, look, approve, publish. Nothing is edited: another version
 * is drafted from a corrected snapshot.
 */
@customElement('ld-bulletins-page')
export class LdBulletinsPage extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    bulletinBodyStyles,
    bulletinsPageStyles,
  ];

  @property({ attribute: false }) zoneCode: string | null = null;
  /** Newest first. */
  @property({ attribute: false }) quarters: readonly ClosedQuarter[] = [];
  @property({ type: Boolean }) canDraft = false;
  @property({ type: Boolean }) canApprove = false;
  @property() language: Language = 'zh';
  @state() private chosen: number | null = null;
  @state() private item: BulletinItem | null = null;
  @state() private quarter = '';
  @state() private reason = '';
  @state() private channels: readonly string[] = [];
  @state() private isBusy = false;

  readonly #bulletins = new Task(this, {
    args: () => [this.zoneCode] as const,
    task: async ([zoneCode], { signal }) => {
      const { bulletins } = await fetchBulletins(zoneCode, signal);
      // What waits for a decision first, else the newest: nobody looks at an empty page.
      if (!bulletins.some(({ id }) => id === this.chosen)) {
        const waiting = bulletins.find(({ status }) => status === 'draft' || status === 'approved');
        this.chosen = (waiting ?? bulletins[0])?.id ?? null;
      }
      return bulletins;
    },
  });
  readonly #item = new Task(this, {
    args: () => [this.chosen] as const,
    task: async ([id], { signal }) => {
      this.item = id === null ? null : await fetchBulletin(id, signal);
    },
  });

  override render(): TemplateResult {
    const text = progressMessages[this.language];
    const list = this.#bulletins.value ?? [];
    return html`<section class="card" aria-label=${text.bulletins}>
        ${this.canDraft ? this.#form() : nothing}
        ${
          this.#bulletins.status === TaskStatus.ERROR
            ? html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed}></ld-notice>`
            : list.length === 0
              ? html`<p class="small">${text.bulletinsNone}</p>`
              : html`<ul>${list.map((entry) => this.#entry(entry))}</ul>`
        }
      </section>
      <section class="card" aria-label=${text.preview}>${this.item ? this.#preview(this.item) : html`<p class="small">${text.chooseBulletin}</p>`}</section>`;
  }

  #form(): TemplateResult {
    const text = progressMessages[this.language];
    if (!this.zoneCode) return html`<p class="small">${text.zoneFirst}</p>`;
    const chosen = this.quarters.find(({ quarter }) => quarter === this.quarter) ?? this.quarters[0];
    if (!chosen) return html`<p class="small">${text.loading}</p>`;
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <label class="field">${text.period}
        <select
          class="input"
          @change=${(event: Event) => {
            this.quarter = (event.target as HTMLSelectElement).value;
          }}
        >
          ${this.quarters.map(
            ({ quarter, isFrozen }) => html`<option value=${quarter} ?selected=${quarter === chosen.quarter}>
              ${quarterName(quarter, this.language)}${isFrozen ? '' : ` · ${text.notFrozen}`}
            </option>`,
          )}
        </select>
      </label>
      ${
        chosen.isFrozen
          ? html`<label class="field">${text.correction}
            <input class="input" .value=${this.reason} placeholder=${text.correctionHint} @input=${(
              event: Event,
            ) => {
              this.reason = (event.target as HTMLInputElement).value;
            }} />
          </label>`
          : nothing
      }
      <div class="row">
        <button class="button small" type="button" ?disabled=${this.isBusy || (chosen.isFrozen && this.reason.trim() === '')} @click=${() => this.#freeze(chosen)}>
          ${chosen.isFrozen ? text.freezeAgain : text.freeze}
        </button>
        <button class="button small primary" type="button" ?disabled=${this.isBusy || !chosen.isFrozen} @click=${() => this.#draft(chosen.quarter)}>${text.draft}</button>
      </div>
    </form>`;
  }

  #entry(bulletin: Bulletin): TemplateResult {
    const text = progressMessages[this.language];
    return html`<li>
      <button
        aria-current=${bulletin.id === this.chosen ? 'true' : nothing}
        @click=${() => {
          this.chosen = bulletin.id;
          this.channels = [];
        }}
      >
        ${bulletin.title}
        <span class="line">
          <span class="badge" data-tone=${tones[bulletin.status]}>${text.statuses[bulletin.status]}</span>
          <span class="small">${text.versionOf(bulletin.version)}</span>
        </span>
      </button>
    </li>`;
  }

  #preview(item: BulletinItem): TemplateResult {
    const text = progressMessages[this.language];
    const { content, status, zoneCode, quarter } = item;
    const isOpen = status === 'draft' || status === 'approved';
    const address = `/?bulletin=${zoneCode}/${quarter}`;
    return html`<div class="row">
        <h2>${item.title}</h2>
        <span class="badge" data-tone=${tones[status]}>${text.statuses[status]}</span>
      </div>
      <p class="small">
        ${text.snapshotVersion(content.snapshotVersion)} · ${text.asOf} ${content.asOf} · ${text.draftedBy(item.draftedBy)}
        ${item.approvedBy ? `· ${text.approvedBy(item.approvedBy)}` : ''}
        ${item.channels.length > 0 ? `· ${item.channels.join('、')}` : ''}
      </p>
      ${isOpen && this.canApprove ? this.#decision(item) : nothing}
      ${isOpen && !this.canApprove ? html`<p class="small">${text.leaderDecides}</p>` : nothing}
      ${
        status === 'published'
          ? html`<div class="row" style="margin-top:8px">
            <a class="button small" href=${address} target="_blank">${text.publicPage}</a>
            <a class="button small" href="${address}&hall=on" target="_blank">${text.hall}</a>
          </div>`
          : nothing
      }
      ${bulletinBody(content, this.language)}`;
  }

  #decision(item: BulletinItem): TemplateResult {
    const text = progressMessages[this.language];
    const discard = html`<button class="button small ghost" ?disabled=${this.isBusy} @click=${() =>
      this.#attempt(
        () => decideBulletin(item.id, 'discard', item.revision),
        text.discarded,
      )}>${text.discard}</button>`;
    if (item.status === 'draft')
      return html`<div class="row" style="margin-top:8px">
        <button class="button small primary" ?disabled=${this.isBusy} @click=${() =>
          this.#attempt(
            () => decideBulletin(item.id, 'approve', item.revision),
            text.approved,
          )}>${text.approve}</button>
        ${discard}
      </div>`;
    return html`<div class="row" style="margin-top:8px">
      <fieldset aria-label=${text.channels}>
        ${text.channelNames.map(
          (name) => html`<label
            ><input
              type="checkbox"
              .checked=${this.channels.includes(name)}
              @change=${(event: Event) => {
                const isOn = (event.target as HTMLInputElement).checked;
                this.channels = isOn
                  ? [...this.channels, name]
                  : this.channels.filter((entry) => entry !== name);
              }}
            />${name}</label
          >`,
        )}
      </fieldset>
      <button class="button small primary" ?disabled=${this.isBusy || this.channels.length === 0} @click=${() =>
        this.#attempt(
          () => publishBulletin(item.id, item.revision, this.channels),
          text.publishedNow,
        )}>${text.publish}</button>
      ${discard}
    </div>`;
  }

  async #freeze({ quarter, isFrozen }: ClosedQuarter): Promise<void> {
    const zoneCode = this.zoneCode ?? '';
    await this.#do(async () => {
      await freezeQuarter(zoneCode, quarter, isFrozen ? this.reason.trim() : null);
      this.reason = '';
      tell(this, progressMessages[this.language].frozenNow);
      this.dispatchEvent(new CustomEvent('quarter-frozen'));
    });
  }

  async #draft(quarter: string): Promise<void> {
    const zoneCode = this.zoneCode ?? '';
    await this.#attempt(() => draftBulletin(zoneCode, quarter), progressMessages[this.language].drafted);
  }

  async #attempt(work: () => Promise<BulletinItem>, done: string): Promise<void> {
    await this.#do(async () => {
      const item = await work();
      this.item = item;
      this.chosen = item.id;
      tell(this, done);
    });
  }

  /** Two people may decide at once: whoever is late is told, and sees what holds now. */
  async #do(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this, failureText(error, progressMessages[this.language].failed));
      void this.#item.run();
    } finally {
      this.isBusy = false;
      void this.#bulletins.run();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-bulletins-page': LdBulletinsPage;
  }
}
