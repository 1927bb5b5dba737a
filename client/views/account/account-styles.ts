import { css } from 'lit';

/** What the dialogs of the room share: a narrow form, its notes, rows of a list. */
export const accountStyles = css`
  .dialog.narrow {
    width: min(420px, calc(100vw - 24px));
  }
  .dialog .content > .button.primary {
    height: 38px;
  }
  .note {
    color: var(--ink-2);
    line-height: 20px;
  }
  .hint {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
  }
  .warn {
    padding: 8px 12px;
    border-radius: var(--r2);
    background: var(--warn-soft);
    color: var(--warn);
    line-height: 20px;
  }
  .or {
    display: flex;
    gap: 10px;
    align-items: center;
    color: var(--ink-3);
    font-size: 12px;
  }
  .or::before,
  .or::after {
    content: '';
    flex: 1;
    height: 1px;
    background: var(--line);
  }
  .secret {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 8px 10px;
    border: 1px solid var(--line-2);
    border-radius: var(--r2);
    background: var(--surface-2);
  }
  .secret code {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
    font: 12px/18px var(--mono);
    user-select: all;
  }
  .rows-list {
    display: grid;
  }
  .rows-list > li {
    display: flex;
    gap: 12px;
    align-items: center;
    padding: 9px 0;
    border-bottom: 1px solid var(--line);
  }
  .rows-list > li:last-child {
    border-bottom: 0;
  }
  .rows-list .main {
    flex: 1;
    min-width: 0;
  }
  .rows-list .sub {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
    overflow-wrap: anywhere;
  }
  @media (max-width: 899px) {
    .dialog .button {
      height: 44px;
    }
    .dialog .content > .button.primary {
      height: 44px;
    }
  }
`;
