import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { elementStyles } from '../styles/shared-styles.ts';
import type { IconName } from './icons.ts';
import './ld-icon.ts';

/** One tool of the map. */
export interface Tool {
  id: string;
  icon: IconName;
  name: string;
  isOn?: boolean;
  /** Turns the icon, for the compass; degrees clockwise. */
  turnDegrees?: number;
}

/** A column of map tools. Fires `tool-used` with the tool's id. */
@customElement('ld-tool-group')
export class LdToolGroup extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        width: 32px;
        overflow: hidden;
        border-radius: var(--r3);
        background: var(--glass);
        box-shadow: var(--e2);
      }
      button {
        display: grid;
        place-items: center;
        width: 100%;
        height: 32px;
        border-top: 1px solid var(--line);
        color: var(--ink-2);
      }
      button:first-child {
        border-top: 0;
      }
      button:hover {
        background: var(--surface-2);
        color: var(--ink);
      }
      button:focus-visible {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      button[aria-pressed='true'] {
        background: var(--accent-soft);
        color: var(--accent-ink);
      }
      @media (max-width: 599px) {
        :host {
          width: 44px;
        }
        button {
          height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) tools: readonly Tool[] = [];

  override render(): TemplateResult {
    return html`${this.tools.map(
      (tool) => html`<button
        aria-label=${tool.name}
        title=${tool.name}
        aria-pressed=${tool.isOn === undefined ? nothing : tool.isOn}
        @click=${() => this.dispatchEvent(new CustomEvent('tool-used', { detail: tool.id }))}
      >
        <ld-icon
          name=${tool.icon}
          style=${styleMap(tool.turnDegrees ? { transform: `rotate(${tool.turnDegrees}deg)` } : {})}
        ></ld-icon>
      </button>`,
    )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-tool-group': LdToolGroup;
  }
}
