import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatNumber } from '../format/numbers.ts';
import type { Language } from '../language/language.ts';
import { messages } from '../language/messages.ts';
import { elementStyles } from '../styles/shared-styles.ts';
import { barHeights, isBinInRange, niceStep, positionOf, type RangeDomain, valueAt } from './range-scale.ts';

export interface ChosenRange {
  from: number | null;
  to: number | null;
}

type End = 'from' | 'to';

/** A histogram with two handles. Values are in the reader's unit. Fires `range-chosen` when a handle is let go. */
@customElement('ld-range-filter')
export class LdRangeFilter extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        justify-content: space-between;
        gap: 4px;
        color: var(--ink-2);
        font-size: 12px;
        line-height: 18px;
        white-space: nowrap;
      }
      .head .range {
        color: var(--ink);
      }
      .track {
        position: relative;
        height: 38px;
        margin-top: 2px;
        touch-action: none;
      }
      svg {
        position: absolute;
        inset: 0 0 8px;
        width: 100%;
        height: 30px;
      }
      .in {
        fill: var(--d2);
      }
      .out {
        fill: var(--d-n2);
      }
      .line {
        position: absolute;
        bottom: 7px;
        height: 1px;
        background: var(--line-2);
        right: 0;
        left: 0;
      }
      .chosen {
        position: absolute;
        bottom: 6.5px;
        height: 2px;
        background: var(--accent);
      }
      .handle {
        position: absolute;
        bottom: 0;
        width: 20px;
        height: 20px;
        margin-left: -10px;
        cursor: ew-resize;
      }
      .handle::after {
        content: '';
        position: absolute;
        bottom: 2px;
        left: 7px;
        width: 7px;
        height: 11px;
        border: 1.4px solid var(--accent);
        border-radius: 2px;
        background: var(--surface);
      }
      .handle:focus-visible {
        box-shadow: none;
      }
      .handle:focus-visible::after {
        box-shadow: var(--focus);
      }
      :host([disabled]) .track {
        opacity: 0.4;
        pointer-events: none;
      }
    `,
  ];

  @property() label = '';
  @property() unit = '';
  @property() language: Language = 'zh';
  @property({ attribute: false }) bins: readonly number[] = [];
  @property({ attribute: false }) domain: RangeDomain = { min: 0, max: 0 };
  @property({ attribute: false }) range: ChosenRange = { from: null, to: null };
  @property({ type: Number }) places = 2;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** The range while a handle is held; null otherwise. */
  @state() private held: ChosenRange | null = null;

  override render(): TemplateResult {
    const range = this.held ?? this.range;
    const [from, to] = [this.#position('from', range), this.#position('to', range)];
    return html`<div class="head">
        <span>${this.label} ${this.unit}</span><span class="range">${this.#rangeText(range)}</span>
      </div>
      <div class="track">
        ${this.#bars(range)}
        <div class="line"></div>
        <div class="chosen" style="left:${from * 100}%;right:${(1 - to) * 100}%"></div>
        ${this.disabled ? nothing : [this.#handle('from', from, range), this.#handle('to', to, range)]}
      </div>`;
  }

  #bars(range: ChosenRange): TemplateResult {
    const width = 100 / Math.max(1, this.bins.length);
    const bars = barHeights(this.bins).map((height, index) => {
      const isIn = isBinInRange(index, this.bins.length, this.domain, range);
      return svg`<rect class=${isIn ? 'in' : 'out'} x=${index * width + width * 0.07} width=${width * 0.86}
        y=${28 - height * 26} height=${height * 26}></rect>`;
    });
    return html`<svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>`;
  }

  #handle(end: End, position: number, range: ChosenRange): TemplateResult {
    const text = messages[this.language];
    const name = end === 'from' ? text.lowerBound(this.label) : text.upperBound(this.label);
    const value = range[end] ?? (end === 'from' ? this.domain.min : this.domain.max);
    return html`<div
      class="handle"
      role="slider"
      tabindex="0"
      style="left:${position * 100}%"
      aria-label=${name}
      aria-valuemin=${this.domain.min}
      aria-valuemax=${this.domain.max}
      aria-valuenow=${value}
      aria-valuetext=${range[end] === null ? text.unlimited : `${formatNumber(value, this.places)} ${this.unit}`}
      @pointerdown=${(event: PointerEvent) => this.#hold(event, end)}
      @keydown=${(event: KeyboardEvent) => this.#press(event, end)}
    ></div>`;
  }

  #position(end: End, range: ChosenRange): number {
    const value = range[end];
    if (value === null) return end === 'from' ? 0 : 1;
    return positionOf(value, this.domain);
  }

  #rangeText({ from, to }: ChosenRange): string {
    const text = messages[this.language];
    const show = (value: number) => formatNumber(value, this.places);
    if (from === null && to === null) return text.unlimited;
    if (from === null) return text.atMost(show(to!));
    return to === null ? text.atLeast(show(from)) : `${show(from)} – ${show(to)}`;
  }

  #hold(event: PointerEvent, end: End): void {
    const handle = event.currentTarget as HTMLElement;
    const track = handle.parentElement!.getBoundingClientRect();
    handle.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent) => {
      this.held = this.#moved(end, (clientX - track.left) / track.width);
    };
    const letGo = () => {
      handle.removeEventListener('pointermove', move);
      if (this.held) this.#choose(this.held);
      this.held = null;
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', letGo, { once: true });
  }

  #press(event: KeyboardEvent, end: End): void {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -10,
      PageUp: 10,
    };
    const step = niceStep(this.domain);
    const current = this.range[end] ?? (end === 'from' ? this.domain.min : this.domain.max);
    const target =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? 1
          : positionOf(current + (steps[event.key] ?? 0) * step, this.domain);
    if (!(event.key in steps) && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    this.#choose(this.#moved(end, target));
  }

  /** The range with one end at a position; a handle at the end of the track leaves that end open. */
  #moved(end: End, position: number): ChosenRange {
    const range = this.held ?? this.range;
    const value = valueAt(position, this.domain, niceStep(this.domain));
    if (end === 'from') {
      const most = range.to ?? this.domain.max;
      return { ...range, from: value <= this.domain.min ? null : Math.min(value, most) };
    }
    const least = range.from ?? this.domain.min;
    return { ...range, to: value >= this.domain.max ? null : Math.max(value, least) };
  }

  #choose(range: ChosenRange): void {
    this.dispatchEvent(new CustomEvent<ChosenRange>('range-chosen', { detail: range }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-range-filter': LdRangeFilter;
  }
}
