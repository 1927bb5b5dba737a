import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { scaleBar } from '../format/map-scale.ts';
import { elementStyles } from '../styles/shared-styles.ts';

/** A length on the ground as a bar, in round metres or kilometres. */
@customElement('ld-scale-bar')
export class LdScaleBar extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: inline-block;
        padding: 3px 7px 5px;
        border-radius: var(--r1);
        background: var(--glass);
        color: var(--ink-2);
        font-size: 11px;
        line-height: 14px;
      }
      i {
        display: block;
        height: 5px;
        margin-top: 1px;
        border: 1.5px solid var(--ink-2);
        border-top: 0;
      }
    `,
  ];

  /** Ground metres per CSS pixel. */
  @property({ type: Number }) resolution = 0;
  @property({ type: Number }) longest = 140;
  @property() label = '';

  override render(): TemplateResult {
    const bar = scaleBar(this.resolution || 1, this.longest);
    return html`<span role="img" aria-label="${this.label} ${bar.label}">${bar.label}</span>
      <i style="width:${bar.widthPixels}px"></i>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-scale-bar': LdScaleBar;
  }
}
