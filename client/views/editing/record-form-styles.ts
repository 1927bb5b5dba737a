import { css } from 'lit';

/** The look of a record's form. */
export const recordFormStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .head {
    flex: none;
    padding: 12px 52px 10px 16px;
    border-bottom: 1px solid var(--line);
  }
  .head h2 {
    font-size: 16px;
    font-weight: var(--w-bold);
    line-height: 24px;
  }
  .head p {
    color: var(--ink-3);
    font-size: 12px;
  }
  form {
    flex: 1;
    min-height: 0;
  }
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 10px 14px;
    margin: 0;
    padding: 8px 16px 14px;
    border: 0;
    border-bottom: 1px solid var(--line);
  }
  legend {
    float: left;
    grid-column: 1 / -1;
    padding: 0;
    font-size: 12px;
    font-weight: var(--w-bold);
    line-height: 24px;
  }
  .foot {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 10px 16px;
    border-top: 1px solid var(--line);
  }
  .foot .button:disabled {
    border-color: var(--line);
    background: var(--surface-3);
    color: var(--ink-3);
  }
  .failure {
    flex-basis: 100%;
    color: var(--alarm);
    overflow-wrap: anywhere;
  }
  @media (max-width: 899px) {
    .foot .button {
      height: 44px;
    }
  }
`;
