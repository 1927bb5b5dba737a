import { css } from 'lit';

/** Filters above, cases beneath as table or board. */
export const deskStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    background: var(--surface);
  }
  .tools {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 10px 16px 6px;
  }
  .tools .input {
    width: auto;
    max-width: 100%;
  }
  .tools input.input {
    width: 240px;
  }
  .tools select.input {
    max-width: 126px;
  }
  .tools .chip {
    height: 28px;
    padding: 0 9px;
  }
  .segments {
    display: flex;
  }
  .segments .button {
    height: 28px;
    border-radius: 0;
  }
  .segments .button:first-child {
    border-radius: var(--r2) 0 0 var(--r2);
  }
  .segments .button:last-child {
    margin-left: -1px;
    border-radius: 0 var(--r2) var(--r2) 0;
  }
  .segments .button[aria-pressed='true'] {
    z-index: 1;
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent-ink);
    font-weight: var(--w-bold);
  }
  .actions {
    display: flex;
    gap: 6px;
    margin-left: auto;
  }
  .count-line {
    display: flex;
    flex: none;
    gap: 10px;
    align-items: center;
    padding: 0 16px 8px;
    color: var(--ink-3);
    font-size: 12px;
  }
  table {
    min-width: 900px;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:hover td {
    background: var(--surface-2);
  }
  td .second {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 16px;
  }
  td {
    height: 46px;
    vertical-align: middle;
  }
  .case-no {
    color: var(--accent-ink);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .officer {
    white-space: nowrap;
  }
  .overdue {
    color: var(--alarm);
    font-weight: var(--w-bold);
  }
  .soon {
    color: var(--warn);
    font-weight: var(--w-bold);
  }
  .board {
    display: flex;
    flex: 1;
    gap: 12px;
    min-height: 0;
    padding: 4px 16px 12px;
    overflow: auto hidden;
  }
  .column {
    display: flex;
    flex: 0 0 252px;
    flex-direction: column;
    min-height: 0;
    border: 1px solid var(--line);
    border-radius: var(--r3);
    background: var(--surface-2);
  }
  .column h2 {
    display: flex;
    flex: none;
    gap: 6px;
    align-items: center;
    padding: 8px 10px;
    font-weight: var(--w-bold);
  }
  .column ul {
    flex: 1;
    min-height: 0;
    padding: 0 8px 8px;
    overflow-y: auto;
  }
  .column li button {
    display: grid;
    gap: 2px;
    width: 100%;
    margin-bottom: 6px;
    padding: 8px 10px;
    border: 1px solid var(--line);
    border-radius: var(--r2);
    background: var(--surface);
    text-align: left;
  }
  .column li button:hover {
    border-color: var(--line-ctl);
  }
  .column li .second {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
  }
  .more {
    padding: 12px 16px;
  }
  .phone-list {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
  }
  .phone-list button {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 10px;
    width: 100%;
    padding: 10px 16px;
    border-bottom: 1px solid var(--line);
    text-align: left;
  }
  .phone-list .second {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
  }
  .phone-list .right {
    text-align: right;
  }
  @media (max-width: 899px) {
    .tools {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .tools > * {
      flex: none;
    }
    .tools input.input {
      width: 200px;
    }
    .tools .chip,
    .count-line {
      flex-wrap: wrap;
    }
    .actions {
      margin-left: 0;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .segments .button,
    .actions .button {
      height: 44px;
    }
  }
`;
