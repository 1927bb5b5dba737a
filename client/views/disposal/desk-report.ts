import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DetectionRun, PublicIdleList } from '../../../geodata/model/api-idle-case-desk.ts';
import { IdleState } from '../../../geodata/model/land-state.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchPublicCases, runDetection } from '../../api/idle-cases.ts';
import '../../elements/ld-notice.ts';
import { formatCount } from '../../format/numbers.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { stateName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';
import { formGridStyles } from './form-grid-styles.ts';

/**
 * What a run of detection found and why, or what the public is told of idle land. Fires `case-wanted` (id),
 * `cases-raised`, `dialog-closed`.
 */
@customElement('ld-desk-report')
export class LdDeskReport extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    formGridStyles,
    css`
      .second {
        color: var(--ink-3);
        font-size: 12px;
        line-height: 18px;
      }
      li.entry {
        margin-top: 8px;
      }
      h3 {
        margin-top: 4px;
        font-weight: var(--w-bold);
      }
      .states {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
      }
    `,
  ];

  @property() language: Language = 'zh';
  @state() private heading = '';
  @state() private run: DetectionRun | null = null;
  @state() private published: PublicIdleList | null = null;
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Runs detection and tells what it found. */
  async detect(zoneCode: string | null): Promise<void> {
    await this.#show(disposalMessages[this.language].detection, async () => {
      this.run = await runDetection(zoneCode);
      this.dispatchEvent(new CustomEvent('cases-raised'));
    });
  }

  /** Shows what is published. */
  async publicList(zoneCode: string | null): Promise<void> {
    await this.#show(disposalMessages[this.language].publicEntry, async () => {
      this.published = await fetchPublicCases(zoneCode);
    });
  }

  async #show(heading: string, ask: () => Promise<void>): Promise<void> {
    this.heading = heading;
    await this.updateComplete;
    this.dialog.showModal();
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, disposalMessages[this.language].loadFailed);
    }
  }

  override render(): TemplateResult {
    const text = disposalMessages[this.language];
    const isWaiting = !this.run && !this.published && !this.failure;
    return html`<dialog class="dialog form" aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('dialog-closed'))}>
      <header><h2 id="title">${this.heading}</h2></header>
      <div class="content scroll" tabindex="0" role="region" aria-label=${this.heading}>
        ${isWaiting ? html`<p role="status">${text.loading}</p>` : nothing}
        ${this.failure ? html`<p class="alarm" role="alert" lang="zh">${this.failure}</p>` : nothing}
        ${this.run ? this.#found(this.run) : nothing} ${this.published ? this.#entries(this.published) : nothing}
      </div>
      <footer><button class="button" @click=${() => this.dialog.close()}>${text.close}</button></footer>
    </dialog>`;
  }

  #found({
    asOf,
    contracts,
    states,
    raised,
    clocksPassed,
    notificationsRaised,
    unresolved,
  }: DetectionRun): TemplateResult {
    const text = disposalMessages[this.language];
    const nameOf = (state: string) => {
      const known = IdleState.safeParse(state).data;
      const further: Readonly<Record<string, string>> = text.monitored;
      return known ? stateName(known, this.language) : (further[state] ?? state);
    };
    return html`<p role="status"><b>${text.detected(formatCount(contracts), formatCount(raised.length))}</b> <span class="second">${text.asOf(asOf)}</span></p>
      <p class="second states">${Object.entries(states).map(([state, count]) => html`<span>${nameOf(state)} ${formatCount(count)}</span>`)}</p>
      <p class="second">${text.alsoDone(formatCount(clocksPassed), formatCount(notificationsRaised))}</p>
      <ul>
        ${raised.map(
          ({ caseId, caseNo, parcelName, explanation }) => html`<li class="entry">
            <button class="link" @click=${() => this.#open(caseId)}>${caseNo} ${parcelName}</button>
            <ol lang="zh">${explanation.map((line) => html`<li class="second">${line}</li>`)}</ol>
          </li>`,
        )}
      </ul>
      ${
        unresolved.length > 0
          ? html`<h3>${text.unresolved(formatCount(unresolved.length))}</h3>
            <ul lang="zh">${unresolved.map(({ contractName, message }) => html`<li class="second">${contractName}：${message}</li>`)}</ul>`
          : nothing
      }`;
  }

  #entries({ asOf, entries }: PublicIdleList): TemplateResult {
    const text = disposalMessages[this.language];
    if (entries.length === 0) return html`<ld-notice .heading=${text.nothingPublished}></ld-notice>`;
    return html`<p class="second">${text.asOf(asOf)} · ${text.matched(formatCount(entries.length))}</p>
      <ul>
        ${entries.map(
          ({
            location,
            holderName,
            idleDaysGross,
            idleDaysNet,
            causeText,
            publishedOn,
          }) => html`<li class="entry">
            <b>${location}</b> ${holderName}
            <div class="second">
              ${text.idleGross} ${formatCount(idleDaysGross)} · ${text.idleNet} ${formatCount(idleDaysNet)} · ${text.published} ${publishedOn}
            </div>
            ${causeText ? html`<div class="second" lang="zh">${causeText}</div>` : nothing}
          </li>`,
        )}
      </ul>`;
  }

  #open(caseId: number): void {
    this.dispatchEvent(new CustomEvent('case-wanted', { detail: caseId }));
    this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-desk-report': LdDeskReport;
  }
}
