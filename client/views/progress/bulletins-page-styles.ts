import { css } from 'lit';

/** The list of bulletins beside the one that is looked at; below each other on a phone. */
export const bulletinsPageStyles = css`
  :host {
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr);
    gap: 12px;
    height: 100%;
    padding: 0 16px 16px;
  }
  .card {
    min-height: 0;
    padding: 14px 16px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--r3);
    background: var(--surface);
  }
  h2 {
    font-size: 16px;
    font-weight: var(--w-bold);
    line-height: 24px;
  }
  form {
    display: grid;
    gap: 8px;
    margin-bottom: 12px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  li button {
    display: block;
    width: 100%;
    padding: 8px 10px;
    border-radius: var(--r2);
    text-align: left;
  }
  .line {
    display: flex;
    gap: 8px;
    align-items: center;
    margin-top: 2px;
  }
  li button:hover {
    background: var(--surface-2);
  }
  li button[aria-current] {
    background: var(--accent-soft);
    box-shadow: inset 3px 0 0 var(--accent);
  }
  .small {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  label {
    display: inline-flex;
    gap: 5px;
    align-items: center;
  }
  @media (max-width: 899px) {
    :host {
      display: block;
      height: auto;
      padding: 0 12px 16px;
    }
    .card {
      margin-bottom: 12px;
    }
  }
`;
