import { css } from 'lit';
import { cardTableStyles } from '../../styles/shared-styles.ts';

/** Pages of what rules make of the ledgers: cards below each other, tables in cards that scroll by themselves. */
export const reportPageStyles = [
  cardTableStyles,
  css`
  :host {
    display: block;
    height: 100%;
    overflow: auto;
  }
  .page {
    display: grid;
    gap: 12px;
    align-content: start;
    padding: 12px 16px 24px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
    gap: 12px;
  }
  .inner {
    padding: 4px 16px 14px;
  }
  .small {
    color: var(--ink-2);
    font-size: 12px;
    line-height: 18px;
  }
  .grow {
    flex: 1;
  }
  .table {
    overflow-x: auto;
  }
  th {
    background: var(--surface-2);
  }
  td {
    padding-block: 4px;
  }
  th:first-child,
  td:first-child {
    padding-left: 16px;
  }
  tr.total td {
    font-weight: var(--w-bold);
  }
  .value {
    font-size: 24px;
    font-weight: var(--w-bold);
    line-height: 32px;
  }
  .bad {
    color: var(--alarm);
  }
  .good {
    color: var(--ok);
  }
  label.field {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    max-width: 100%;
    color: var(--ink-2);
    font-size: 13px;
    white-space: nowrap;
  }
  select,
  label.field .input {
    height: 32px;
    padding: 0 8px;
    border: 1px solid var(--line-2);
    border-radius: var(--r2);
    background: var(--surface);
    color: var(--ink);
  }
  @media (max-width: 899px) {
    .page {
      padding: 10px 12px 24px;
    }
    select,
    label.field .input {
      height: 44px;
    }
    td {
      height: 44px;
      padding: 6px 8px;
    }
    th {
      padding: 0 8px;
    }
    td:first-child {
      min-width: 112px;
    }
    .wide {
      display: none;
    }
  }
`,
];
