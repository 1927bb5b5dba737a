import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { cardStyles, elementStyles } from '../../styles/shared-styles.ts';

/** The layout of a card while it loads. */
@customElement('ld-card-skeleton')
export class LdCardSkeleton extends LitElement {
  static override styles = [
    elementStyles,
    cardStyles,
    css`
      :host {
        display: block;
      }
      .head {
        display: grid;
        gap: 12px;
        padding: 18px 16px 14px;
        border-bottom: 1px solid var(--line);
      }
      .lines {
        display: grid;
        gap: 14px;
        padding: 18px 16px;
      }
    `,
  ];

  override render(): TemplateResult {
    const bar = (width: string, height = 10) =>
      html`<span class="skeleton" style="width:${width};height:${height}px"></span>`;
    return html`<div class="head">${bar('56%', 16)} ${bar('74%')} ${bar('40%', 14)}</div>
      <div class="keys">
        <div>${bar('70%', 20)}</div>
        <div>${bar('70%', 20)}</div>
        <div>${bar('70%', 20)}</div>
      </div>
      <div class="lines">${['92%', '84%', '90%', '70%', '88%', '76%', '94%', '62%'].map((width) => bar(width))}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-card-skeleton': LdCardSkeleton;
  }
}
