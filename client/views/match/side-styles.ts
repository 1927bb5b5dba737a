import { css } from 'lit';

/** Sections of the side that follows a project. */
export const sideStyles = css`
  :host {
    display: block;
  }
  section {
    padding: 8px 14px 12px;
    border-bottom: 1px solid var(--line);
  }
  .head {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 30px;
  }
  h2,
  h3 {
    font-size: 13px;
    font-weight: var(--w-bold);
  }
  .entry {
    padding: 8px 0;
    border-top: 1px solid var(--line);
  }
  .entry .first {
    display: flex;
    gap: 6px;
    align-items: center;
    min-height: 24px;
  }
  .entry .name {
    min-width: 0;
    overflow: hidden;
    font-weight: var(--w-bold);
    text-align: left;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .entry .name:hover {
    color: var(--accent-ink);
  }
  .entry .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 4px;
  }
  .muted,
  .note {
    color: var(--ink-2);
    font-size: 12px;
    line-height: 18px;
  }
  .log {
    margin-top: 4px;
    color: var(--ink-2);
    font-size: 12px;
    line-height: 18px;
  }
  .log summary {
    cursor: pointer;
  }
  .department {
    display: grid;
    grid-template-columns: 72px minmax(0, 1fr) auto;
    gap: 6px;
    align-items: center;
    min-height: 28px;
    font-size: 12px;
  }
  .department .given {
    min-width: 0;
    line-height: 18px;
    overflow-wrap: anywhere;
  }
  .department .reject {
    color: var(--alarm);
  }
  .department .conditional {
    color: var(--warn);
  }
  .department .agree {
    color: var(--ok);
  }
  .department .waiting {
    color: var(--ink-3);
  }
  textarea.input {
    min-height: 44px;
    margin-top: 4px;
    font-size: 12px;
  }
  @media (max-width: 899px) {
    .actions .button,
    .head .button {
      height: 44px;
    }
  }
`;
