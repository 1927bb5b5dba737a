import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MatchNotice } from '../../../geodata/model/api-matches.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchMatchNotices, readMatchNotice } from '../../api/matches.ts';
import { formatNumber } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';

const shownAtMost = 5;

/** New land that suits open projects and that nobody of the team has looked at. Fires `notice-followed`. */
@customElement('ld-match-notices')
export class LdMatchNotices extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: block;
      }
      section {
        padding: 8px 14px;
        border-bottom: 1px solid var(--line);
        background: var(--accent-soft);
      }
      h3 {
        font-size: 13px;
        font-weight: var(--w-bold);
      }
      li {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 32px;
      }
      .muted {
        color: var(--ink-2);
        font-size: 12px;
      }
      @media (max-width: 899px) {
        .button {
          height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) zoneCode: string | null = null;
  @property({ attribute: false }) refreshes = 0;
  @property() language: Language = 'zh';
  @state() private notices: readonly MatchNotice[] = [];
  #asked = -1;

  protected override willUpdate(): void {
    if (this.#asked === this.refreshes) return;
    this.#asked = this.refreshes;
    void this.#load(fetchMatchNotices);
  }

  override render(): TemplateResult | typeof nothing {
    const text = matchMessages[this.language];
    const unread = this.notices.filter(
      ({ readAt, zoneCode }) => readAt === null && (this.zoneCode === null || zoneCode === this.zoneCode),
    );
    if (unread.length === 0) return nothing;
    return html`<section aria-label=${text.newLand}>
      <h3>${text.newLand} ${unread.length}</h3>
      <ul>
        ${unread.slice(0, shownAtMost).map((notice) => this.#notice(notice))}
      </ul>
    </section>`;
  }

  #notice(notice: MatchNotice): TemplateResult {
    const text = matchMessages[this.language];
    const { id, projectId, zoneCode, projectName, supplyId, supplyName, score, teamName } = notice;
    const follow = () => {
      void this.#load(() => readMatchNotice(id));
      const detail = { id: projectId, zoneCode, supplyId };
      this.dispatchEvent(new CustomEvent('notice-followed', { detail }));
    };
    return html`<li>
      <span class="clip grow" title=${teamName ?? ''}>${text.newLandFor(supplyName, projectName)}</span>
      <b>${formatNumber(score, 2)}</b>
      <button class="button small" @click=${follow}>${text.look}</button>
      <button class="button ghost small" @click=${() => void this.#load(() => readMatchNotice(id))}>${text.seen}</button>
    </li>`;
  }

  async #load(ask: () => Promise<{ notices: MatchNotice[] }>): Promise<void> {
    try {
      this.notices = (await ask()).notices;
    } catch (error) {
      // The list of projects says when the server is away; notices come with the next look.
      if (!(error instanceof ApiError)) throw error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-match-notices': LdMatchNotices;
  }
}
