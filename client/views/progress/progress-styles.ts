import { css } from 'lit';

/** Cards of the dashboard: white, one line of border, a head with title and hint. */
export const progressCardStyles = css`
  .card {
    display: flex;
    flex-direction: column;
    min-width: 0;
    border: 1px solid var(--line);
    border-radius: var(--r3);
    background: var(--surface);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: center;
    min-height: 40px;
    padding: 6px 16px;
  }
  .head h3 {
    font-size: 14px;
    font-weight: var(--w-bold);
    line-height: 22px;
  }
  .hint {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
  }
  .segments {
    display: inline-flex;
    overflow: hidden;
    border: 1px solid var(--line-2);
    border-radius: var(--r2);
  }
  .segments button {
    height: 26px;
    padding: 0 10px;
    color: var(--ink-2);
    font-size: 12px;
    white-space: nowrap;
  }
  .segments button + button {
    border-left: 1px solid var(--line-2);
  }
  .segments button[aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--accent-ink);
    font-weight: var(--w-bold);
  }
  .segments button:focus-visible {
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  @media (max-width: 899px) {
    .segments button {
      height: 36px;
    }
  }
`;
