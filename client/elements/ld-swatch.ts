import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classPatterns } from '../styles/class-patterns.ts';
import { outlineOf, type SymbolKind, symbolOf } from '../styles/class-symbols.ts';

/** The sign of a class: colour and pattern, the same in legend, list, badge, table, tooltip and map. */
@customElement('ld-swatch')
export class LdSwatch extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      flex: none;
      width: 18px;
      height: 14px;
    }
    :host([small]) {
      width: 14px;
      height: 11px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
  `;

  @property() kind: SymbolKind = 'in_use';
  @property({ type: Boolean, reflect: true }) small = false;

  override render(): TemplateResult {
    const [width, height] = this.small ? [14, 11] : [18, 14];
    return html`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${this.kind === 'parks' ? this.#park(width, height) : this.#class(this.kind, width, height)}
    </svg>`;
  }

  #park(width: number, height: number) {
    return svg`<rect x="0.75" y="0.75" width=${width - 1.5} height=${height - 1.5} rx="2" fill="none"
      style="stroke:var(--m-pk)" stroke-width="1.2" stroke-dasharray="5 2"></rect>`;
  }

  #class(kind: Exclude<SymbolKind, 'parks'>, width: number, height: number) {
    const symbol = symbolOf(kind);
    const tile = classPatterns[symbol.pattern];
    const fill = symbol.token ? `var(--c-${symbol.token})` : 'var(--m-blk)';
    const ink = symbol.token ? `var(--c-${symbol.token}-d)` : 'var(--line-ctl)';
    const { dashes } = outlineOf(kind);
    return svg`
      <pattern id="tile" width=${tile.size} height=${tile.size} patternUnits="userSpaceOnUse">
        <rect width=${tile.size} height=${tile.size} style="fill:${fill}"
          fill-opacity=${symbol.token ? tile.ground : 1}></rect>
        ${tile.lines.map(
          ([x1, y1, x2, y2]) => svg`<path d="M${x1} ${y1}L${x2} ${y2}" style="stroke:${fill}"
            stroke-width=${tile.lineWidth} stroke-opacity=${tile.lineOpacity}></path>`,
        )}
        ${tile.dots.map(([x, y]) => svg`<circle cx=${x} cy=${y} r=${tile.dotRadius} style="fill:${ink}"></circle>`)}
      </pattern>
      <rect x="0.75" y="0.75" width=${width - 1.5} height=${height - 1.5} rx="2" fill="url(#tile)"
        style="stroke:${ink}" stroke-width="1.2" stroke-dasharray=${dashes.join(' ') || 'none'}></rect>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-swatch': LdSwatch;
  }
}
