import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../elements/ld-notice.ts';
import { formatPercent } from '../format/numbers.ts';
import { messages } from '../language/messages.ts';
import { languageContext } from '../state/language-store.ts';
import { sessionContext } from '../state/session-store.ts';
import { StoreConsumer } from '../state/store-consumer.ts';
import { elementStyles } from '../styles/shared-styles.ts';

/** What is shown until the server is there: nothing for a moment, then its progress, or that it cannot be reached. */
@customElement('ld-start-up')
export class LdStartUp extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: grid;
        height: 100%;
        place-items: center;
        background: var(--m-bg);
      }
      .card {
        width: min(400px, calc(100vw - 32px));
        padding: 20px 24px;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e2);
        animation: appear var(--m-slow) var(--ease) 300ms backwards;
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      h2 {
        font-size: 16px;
        font-weight: var(--w-bold);
        line-height: 24px;
      }
      .row {
        display: flex;
        gap: 8px;
        justify-content: space-between;
        margin-top: 12px;
      }
      .bar {
        height: 5px;
        margin: 6px 0 12px;
        overflow: hidden;
        background: var(--d-n2);
      }
      .bar i {
        display: block;
        height: 100%;
        background: var(--d1);
        transition: width var(--m-slow) var(--ease);
      }
      .bar i.unknown {
        width: 30%;
        animation: run 1.6s ease-in-out infinite;
      }
      @keyframes run {
        from {
          margin-left: -30%;
        }
        to {
          margin-left: 100%;
        }
      }
      p {
        color: var(--ink-3);
        font-size: 12px;
        line-height: 18px;
      }
      @media (prefers-reduced-motion: reduce) {
        .bar i.unknown {
          width: 100%;
          animation: none;
          opacity: 0.4;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);

  override render(): TemplateResult | typeof nothing {
    const text = messages[this.#language.value.language];
    const { phase, progress } = this.#session.value;
    if (phase === 'connecting') return nothing;
    if (phase === 'unreachable') {
      return html`<div class="card" role="alert">
        <ld-notice
          icon="offline"
          tone="alarm"
          heading=${text.serverUnreachable}
          text=${text.serverUnreachableHint}
          style="padding:0"
        ></ld-notice>
      </div>`;
    }
    const ratio = progress?.ratio;
    return html`<div class="card" role="status">
      <h2>${text.starting} ${text.productName}</h2>
      <div class="row">
        <span>${progress?.message ?? text.startPhase}</span>
        ${ratio === undefined ? nothing : html`<b>${formatPercent(ratio)}<span class="unit">%</span></b>`}
      </div>
      <div class="bar" role="progressbar" aria-label=${text.starting} aria-valuenow=${ratio === undefined ? nothing : Math.round(ratio * 100)}>
        <i class=${ratio === undefined ? 'unknown' : ''} style=${ratio === undefined ? '' : `width:${ratio * 100}%`}></i>
      </div>
      <p>${text.startingHint}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-start-up': LdStartUp;
  }
}
