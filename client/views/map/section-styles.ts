import { css } from 'lit';

/** A section of a panel: a head of 36 pixels and a line below. */
export const sectionStyles = css`
  :host {
    display: block;
  }
  .section {
    padding: 0 14px 10px;
    border-bottom: 1px solid var(--line);
  }
  .head {
    display: flex;
    gap: 8px;
    align-items: center;
    height: 36px;
    color: var(--ink-3);
    font-size: 12px;
    white-space: nowrap;
  }
  .head h2 {
    color: var(--ink);
    font-size: 13px;
    font-weight: var(--w-bold);
  }
`;
