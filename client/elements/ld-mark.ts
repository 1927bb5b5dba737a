import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The mark of the product: four plots, one of them ready. */
@customElement('ld-mark')
export class LdMark extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      width: 24px;
      height: 24px;
      flex: none;
    }
    .frame {
      fill: var(--ink);
    }
    .plot {
      fill: var(--surface);
    }
    .ready {
      fill: var(--c-std);
    }
  `;

  override render(): TemplateResult {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">
      <rect class="frame" x="1" y="1" width="22" height="22" rx="5"></rect>
      <path class="plot" opacity="0.55" d="M5.5 8.2 11 6.2v7.2l-5.5 2z"></path>
      <path class="plot" opacity="0.9" d="M12.4 5.8 18.5 8v4.6l-6.1-2.2z"></path>
      <path class="plot" opacity="0.9" d="M5.5 16.7 11 14.8v3.4l-5.5-.2z"></path>
      <path class="ready" d="M12.4 12 18.5 14.1v4l-6.1.1z"></path>
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-mark': LdMark;
  }
}
