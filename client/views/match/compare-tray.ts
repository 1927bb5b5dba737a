import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../elements/ld-icon.ts';
import { formatNumber } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { comparedAtMost } from '../../state/match-place.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { rankDot } from './candidate-card.ts';
import { candidateStyles } from './candidate-styles.ts';

/** A piece in the tray; rank and score are gone when it is no candidate any more. */
export interface TrayPiece {
  id: string;
  name: string;
  rank: number | null;
  score: number | null;
}

/** Up to four pieces that wait to be compared. Fires `compare-toggled` with an id, `compare-wanted`. */
@customElement('ld-compare-tray')
export class LdCompareTray extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    candidateStyles,
    css`
      :host {
        display: flex;
        align-items: stretch;
        min-height: 56px;
        overflow: hidden;
        border-radius: var(--r3);
        background: var(--glass);
        box-shadow: var(--e2);
      }
      .title {
        flex: none;
        padding: 8px 12px;
        line-height: 20px;
      }
      .title span {
        display: block;
        color: var(--ink-2);
        font-size: 12px;
      }
      .slot {
        position: relative;
        display: flex;
        flex: 1 1 0;
        gap: 8px;
        align-items: center;
        min-width: 0;
        padding: 6px 8px 6px 10px;
        border-left: 1px solid var(--line);
      }
      .slot .text {
        flex: 1;
        min-width: 0;
        line-height: 18px;
      }
      .slot .text {
        font-size: 12px;
        line-height: 16px;
      }
      .slot .text b {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .slot .text span {
        display: block;
        color: var(--ink-2);
      }
      .slot .button {
        flex: none;
        width: 20px;
        margin-right: -4px;
      }
      .slot.empty {
        justify-content: center;
        background: repeating-linear-gradient(115deg, transparent 0 6px, var(--surface-2) 6px 12px);
        color: var(--ink-2);
        font-size: 12px;
      }
      .go {
        align-self: center;
        flex: none;
        margin: 0 12px;
      }
      @container (max-width: 640px) {
        .slot.empty,
        .slot .dot {
          display: none;
        }
        .title {
          padding: 8px;
        }
        .go {
          margin: 0 8px;
          padding: 0 8px;
        }
      }
    `,
  ];

  @property({ attribute: false }) pieces: readonly TrayPiece[] = [];
  @property() language: Language = 'zh';

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const { pieces } = this;
    const isFull = pieces.length >= comparedAtMost;
    return html`<div class="title"><b>${text.comparison}</b><span>${text.comparedOf(pieces.length)}</span></div>
      ${pieces.map((piece) => this.#piece(piece))}
      ${isFull ? '' : html`<div class="slot empty"><span class="clip">${text.dropHere}</span></div>`}
      <button
        class="button primary go"
        ?disabled=${pieces.length < 2}
        @click=${() => this.dispatchEvent(new CustomEvent('compare-wanted'))}
      >
        ${text.compareNow}
      </button>`;
  }

  #piece({ id, name, rank, score }: TrayPiece): TemplateResult {
    const text = matchMessages[this.language];
    return html`<div class="slot">
      ${rank === null ? '' : rankDot(rank, rank === 1)}
      <span class="text"><b title=${name}>${name}</b><span>${rank === null ? '' : `${rank} · `}${score === null ? '—' : formatNumber(score, 2)}</span></span>
      <button
        class="button ghost small square"
        aria-label=${text.remove(name)}
        title=${text.remove(name)}
        @click=${() => this.dispatchEvent(new CustomEvent('compare-toggled', { detail: id }))}
      >
        <ld-icon name="close" size="small"></ld-icon>
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-compare-tray': LdCompareTray;
  }
}
