import { css, html, type TemplateResult } from 'lit';

/** Title, a line beneath, badges: the head of every card. Room on the right is left for the drawer's close button. */
export const cardHead = (
  title: string,
  line: TemplateResult | string,
  badges: readonly TemplateResult[],
): TemplateResult => html`<header class="head">
  <h2 class="clip" title=${title}>${title}</h2>
  <div class="line clip">${line}</div>
  <div class="badges">${badges}</div>
</header>`;

export const cardHeadStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .head {
    flex: none;
    padding: 12px 16px 8px;
  }
  .head h2 {
    padding-right: 36px;
    font-size: 16px;
    font-weight: var(--w-bold);
    line-height: 24px;
  }
  .line {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 6px;
  }
  .badges:empty {
    display: none;
  }
  .body {
    flex: 1;
    min-height: 0;
  }
  .body:focus-visible {
    border-radius: 0;
    box-shadow: inset 0 0 0 2px var(--accent);
  }
`;
