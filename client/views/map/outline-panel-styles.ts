import { css } from 'lit';

/** The look of the panels beside an outline that is drawn or redrawn. */
export const outlinePanelStyles = css`
  :host {
    display: block;
    width: 300px;
    padding: 12px 14px;
    border-radius: var(--r3);
    background: var(--surface);
    box-shadow: var(--e2);
  }
  h2 {
    font-size: 14px;
    font-weight: var(--w-bold);
    line-height: 22px;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    margin: 6px 0;
    line-height: 24px;
  }
  dt {
    color: var(--ink-3);
  }
  dd {
    text-align: right;
  }
  dd.now {
    font-size: 16px;
    font-weight: var(--w-bold);
  }
  .hint {
    margin: 6px 0;
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
  }
  .told {
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .warning {
    color: var(--warn);
  }
  .row {
    display: flex;
    gap: 8px;
    align-items: center;
    margin-top: 8px;
  }
  .button:disabled {
    border-color: var(--line);
    background: var(--surface-3);
    color: var(--ink-3);
  }
`;
