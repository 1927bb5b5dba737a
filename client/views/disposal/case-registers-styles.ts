import { css } from 'lit';

/** The tabs of a case's registers and their rows. */
export const caseRegistersStyles = css`
      :host {
        display: block;
        border: 1px solid var(--line);
        border-radius: var(--r3);
        background: var(--surface);
      }
      ld-tabs {
        overflow-x: auto;
        scrollbar-width: none;
      }
      .body {
        padding: 8px 16px 14px;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        align-items: center;
        min-height: 36px;
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
      }
      .second {
        color: var(--ink-3);
        font-size: 12px;
        line-height: 18px;
      }
      h4 {
        margin: 12px 0 6px;
        color: var(--ink-2);
        font-size: 12px;
      }
      .ten {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
        gap: 2px 16px;
      }
      .ten a {
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 30px;
      }
      .head {
        display: flex;
        justify-content: flex-end;
        padding-top: 4px;
      }
      .head:empty {
        display: none;
      }
      @media (max-width: 899px) {
        .ten a,
        .button {
          min-height: 44px;
        }
      }
    `;
