import { css } from 'lit';

/** Conditions: sign, code, name, numbers, law. */
export const conditionStyles = css`
  .conditions {
    margin: 6px 0 0;
  }
  .condition {
    display: grid;
    grid-template-columns: 16px 26px var(--names, 50px) minmax(0, 1fr) auto;
    gap: 4px;
    align-items: baseline;
    min-height: 22px;
    line-height: 20px;
  }
  .conditions.long-names {
    --names: 82px;
  }
  .condition ld-icon {
    align-self: start;
    margin-top: 3px;
    color: var(--ok);
  }
  .condition.warned ld-icon {
    color: var(--warn);
  }
  .condition.failed ld-icon {
    color: var(--alarm);
  }
  .condition.noted ld-icon {
    color: var(--accent-ink);
  }
  .condition .code,
  .condition .name {
    color: var(--ink-2);
    font-size: 12px;
    white-space: nowrap;
  }
  .condition .code {
    color: var(--ink-3);
  }
  .condition .compared {
    font-size: 12px;
    line-height: 18px;
  }
  .condition .compared.wide {
    grid-column: 2 / -1;
  }
  .law {
    display: inline-flex;
    gap: 4px;
    align-items: baseline;
    max-width: 120px;
    padding: 0 5px;
    border: 1px solid var(--line-2);
    border-radius: var(--r1);
    background: var(--surface);
    color: var(--ink-2);
    font-size: 11px;
    line-height: 16px;
    white-space: nowrap;
  }
  .law .status {
    flex: none;
    color: var(--ok);
    font-style: normal;
    font-weight: var(--w-bold);
  }
  .law .status[data-status='K'] {
    color: var(--warn);
  }
  .law .status[data-status='D'] {
    color: var(--ink-3);
  }
  .others summary,
  .calculation summary {
    min-height: 22px;
    overflow: hidden;
    color: var(--ink-3);
    cursor: pointer;
    font-size: 12px;
    line-height: 22px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (max-width: 899px) {
    .condition {
      grid-template-columns: 16px 30px minmax(0, 1fr) auto;
    }
    .condition .compared {
      grid-column: 2 / -1;
      grid-row: 2;
    }
    .condition .compared.wide {
      grid-row: 1;
    }
    .others summary,
    .calculation summary {
      min-height: 44px;
      line-height: 44px;
    }
  }
`;

/** Candidates in the list and in the comparison. */
export const candidateStyles = css`
  .card {
    padding: 8px 14px 8px 11px;
    border-bottom: 1px solid var(--line);
    border-left: 3px solid transparent;
    background: var(--surface);
  }
  .card.open {
    border-left-color: var(--accent);
    background: var(--accent-soft);
  }
  .head {
    display: flex;
    gap: 8px;
    align-items: center;
    margin-bottom: 5px;
  }
  .opener {
    display: flex;
    flex: 1;
    gap: 8px;
    align-items: center;
    min-width: 0;
    height: 26px;
    text-align: left;
  }
  .opener .name {
    font-size: 14px;
    font-weight: var(--w-bold);
  }
  .dot {
    display: grid;
    flex: none;
    width: 20px;
    height: 20px;
    border-radius: 50%;
    background: var(--ink);
    color: var(--ink-inv);
    font-size: 12px;
    font-weight: var(--w-bold);
    place-items: center;
  }
  .dot.open {
    background: var(--accent);
    color: var(--on-accent);
  }
  .score {
    flex: none;
    min-width: 48px;
    font-size: 16px;
    text-align: right;
  }
  .open .score {
    font-size: 20px;
  }
  .line {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 22px;
    padding-left: 28px;
  }
  .line.second {
    margin-bottom: 4px;
    font-size: 12px;
  }
  .line .badge {
    background: var(--surface);
  }
  .losses {
    display: flex;
    gap: 8px;
    align-items: center;
    margin-top: 4px;
    font-size: 12px;
    line-height: 18px;
    white-space: nowrap;
  }
  .losses .lost {
    flex: 1;
    color: var(--ink-2);
  }
  .losses .bar {
    display: inline-block;
    width: 1px;
    height: 10px;
    margin: 0 5px 0 1px;
    background: var(--line-2);
  }
  .losses .met {
    display: inline-flex;
    gap: 3px;
    align-items: center;
  }
  .met.warn {
    color: var(--warn);
  }
  .move {
    display: inline-flex;
    flex: none;
    align-items: center;
    padding: 0 5px 0 2px;
    border-radius: var(--r1);
    background: var(--surface-3);
    color: var(--ink-2);
    font-size: 12px;
    line-height: 18px;
  }
  .open .muted {
    color: var(--ink-2);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    margin-top: 6px;
    font-size: 12px;
  }
  .foot [aria-pressed='true'] {
    border-color: var(--accent);
    color: var(--accent-ink);
  }
  .calculation table {
    width: 100%;
    border-collapse: collapse;
    font-size: 12px;
    line-height: 20px;
  }
  .calculation th {
    color: var(--ink-2);
    font-weight: var(--w-reg);
    text-align: left;
  }
  .calculation .aside {
    color: var(--ink-2);
    font-size: 11px;
  }
  .calculation thead th,
  .calculation tfoot th {
    color: var(--ink-2);
  }
  .calculation .number {
    text-align: right;
  }
  .calculation tfoot td,
  .calculation tfoot th {
    border-top: 1px solid var(--line-2);
  }
  @media (max-width: 899px) {
    .opener {
      height: 44px;
    }
    .foot .button {
      height: 44px;
    }
  }
`;
