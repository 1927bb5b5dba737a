import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../styles/shared-styles.ts';
import type { IconName } from './icons.ts';
import './ld-icon.ts';

/** An empty or failed state: sign, title, what is the case, and in the slot what can be done about it. */
@customElement('ld-notice')
export class LdNotice extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
        padding: 20px 16px;
      }
      ld-icon {
        width: 18px;
        height: 18px;
        color: var(--ink-3);
      }
      :host([tone='alarm']) ld-icon {
        color: var(--alarm);
      }
      h3 {
        margin-top: 8px;
        font-size: 14px;
        font-weight: var(--w-bold);
        line-height: 22px;
      }
      p {
        margin-top: 2px;
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 12px;
      }
    `,
  ];

  @property() icon: IconName = 'info';
  @property({ reflect: true }) tone: 'plain' | 'alarm' = 'plain';
  @property() heading = '';
  @property() text = '';

  override render(): TemplateResult {
    return html`<ld-icon name=${this.icon}></ld-icon>
      <h3>${this.heading}</h3>
      ${this.text ? html`<p>${this.text}</p>` : nothing}
      <div class="actions"><slot></slot></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-notice': LdNotice;
  }
}
