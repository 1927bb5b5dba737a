import { css, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { createElement } from 'lucide';
import { type IconName, icons } from './icons.ts';

/** An icon as drawn line, in the colour of the text around it. Decoration only: the control names itself. */
@customElement('ld-icon')
export class LdIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: 16px;
      height: 16px;
    }
    :host([size='small']) {
      width: 14px;
      height: 14px;
    }
    svg {
      width: 100%;
      height: 100%;
      stroke-width: 1.75;
    }
  `;

  @property() name: IconName = 'info';
  @property({ reflect: true }) size: 'normal' | 'small' = 'normal';

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render(): SVGElement | TemplateResult {
    return createElement(icons[this.name]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-icon': LdIcon;
  }
}
