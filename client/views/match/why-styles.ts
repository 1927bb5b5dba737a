import { css } from 'lit';

/** Funnel, relaxations and near misses. */
export const whyStyles = css`
  :host {
    display: block;
  }
  section {
    padding: 10px 14px 12px;
    border-top: 1px solid var(--line);
  }
  section:first-child {
    border-top: 0;
  }
  .head {
    display: flex;
    gap: 8px;
    flex-wrap: wrap;
    align-items: center;
    min-height: 28px;
  }
  h3 {
    font-size: 13px;
    font-weight: var(--w-bold);
  }
  .head h3,
  .head .muted,
  .toggle button {
    white-space: nowrap;
  }
  .toggle {
    display: inline-flex;
    margin-left: auto;
  }
  .toggle button {
    height: 26px;
    padding: 0 10px;
    border: 1px solid var(--line-2);
    background: var(--surface);
    color: var(--ink-2);
    font-size: 12px;
  }
  .toggle button:first-child {
    border-radius: var(--r2) 0 0 var(--r2);
  }
  .toggle button:last-child {
    margin-left: -1px;
    border-radius: 0 var(--r2) var(--r2) 0;
  }
  .toggle [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent-ink);
    font-weight: var(--w-bold);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  thead th {
    padding-left: 8px;
    color: var(--ink-3);
    font-size: 12px;
    font-weight: var(--w-reg);
    line-height: 20px;
    text-align: right;
    white-space: nowrap;
  }
  tbody th {
    font-weight: var(--w-reg);
    text-align: left;
    white-space: nowrap;
  }
  tbody th .code {
    display: inline-block;
    width: 30px;
    color: var(--ink-3);
    font-size: 12px;
  }
  td {
    height: 26px;
    padding: 0 0 0 8px;
  }
  td.number {
    width: 1%;
    min-width: 36px;
  }
  td.zero {
    color: var(--alarm);
  }
  .bar {
    position: relative;
    display: block;
    min-width: 40px;
    height: 9px;
    overflow: hidden;
    border-radius: 2px;
    background: var(--surface-3);
  }
  .bar i {
    position: absolute;
    top: 0;
    bottom: 0;
    background: var(--d-n);
  }
  .bar .left,
  .bar .only {
    background: var(--d1);
  }
  .bar .gone {
    background: repeating-linear-gradient(115deg, var(--d-n) 0 2px, transparent 2px 5px);
  }
  :host([side]) .law {
    display: none;
  }
  .law {
    margin-left: 4px;
    vertical-align: 1px;
  }
  .lock {
    width: 12px;
    height: 12px;
    margin-left: 4px;
    color: var(--ink-3);
    vertical-align: -1px;
  }
  .note {
    display: flex;
    gap: 5px;
    align-items: center;
    color: var(--ink-3);
    font-size: 12px;
    line-height: 22px;
  }
  .relaxation {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 38px;
    margin-top: 6px;
    padding: 4px 6px 4px 10px;
    border: 1px solid var(--line);
    border-radius: var(--r2);
  }
  .relaxation .what {
    flex: 1;
    min-width: 0;
    line-height: 18px;
  }
  .relaxation .what span {
    display: block;
    color: var(--ink-3);
    font-size: 12px;
  }
  .relaxation .gain {
    flex: none;
    font-weight: var(--w-bold);
  }
  .miss {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    width: 100%;
    padding: 7px 4px;
    border-bottom: 1px solid var(--line);
    text-align: left;
  }
  .miss:hover {
    background: var(--surface-2);
  }
  .letter {
    display: grid;
    flex: none;
    width: 20px;
    height: 20px;
    border: 1.5px solid var(--ink);
    border-radius: 50%;
    font-size: 12px;
    font-weight: var(--w-bold);
    line-height: 16px;
    place-items: center;
  }
  .miss .text {
    flex: 1;
    min-width: 0;
    font-size: 12px;
    line-height: 18px;
  }
  .miss .first {
    display: flex;
    gap: 6px;
    align-items: center;
    font-size: 13px;
    line-height: 20px;
  }
  .miss .why {
    display: block;
    color: var(--ink-2);
  }
  .miss .code {
    color: var(--alarm);
    white-space: nowrap;
  }
  @media (max-width: 899px) {
    .relaxation .button,
    .toggle button {
      height: 44px;
    }
    .miss {
      min-height: 44px;
    }
  }
`;
