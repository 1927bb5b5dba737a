import { css } from 'lit';

/** The page of a case: head, timeline and registers on the left, steps on the right. */
export const casePageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    background: var(--bg);
  }
  header.case-head {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    padding: 10px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  h2 {
    font-size: 16px;
    font-weight: var(--w-bold);
    line-height: 24px;
  }
  .facts {
    display: flex;
    flex-basis: 100%;
    flex-wrap: wrap;
    gap: 2px 18px;
    color: var(--ink-2);
  }
  .facts dt {
    display: inline;
    margin-right: 5px;
    color: var(--ink-3);
    font-size: 12px;
  }
  .facts dd {
    display: inline;
  }
  .columns {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) 380px;
    gap: 12px;
    min-height: 0;
    padding: 12px 16px;
  }
  .column {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    align-content: start;
    min-height: 0;
  }
  section {
    padding: 10px 16px 14px;
    border: 1px solid var(--line);
    border-radius: var(--r3);
    background: var(--surface);
  }
  section > h3 {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 28px;
    font-size: 14px;
    font-weight: var(--w-bold);
  }
  h4 {
    margin-top: 10px;
    color: var(--ink-2);
    font-size: 12px;
  }
  .step {
    padding: 10px 0;
    border-top: 1px solid var(--line);
  }
  .step .first {
    display: flex;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
  }
  .needs li,
  .second {
    color: var(--ink-3);
    font-size: 12px;
    line-height: 18px;
  }
  .needs li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 4px;
    align-items: start;
    margin-top: 3px;
  }
  .needs .met ld-icon {
    color: var(--ok);
  }
  details summary {
    padding: 6px 0;
    color: var(--ink-2);
    font-size: 12px;
    cursor: pointer;
  }
  .article {
    display: inline-block;
    padding: 0 6px;
    border: 1px solid var(--line-2);
    border-radius: var(--r1);
    color: var(--ink-2);
    font-size: 12px;
    line-height: 18px;
  }
  .scroll-column {
    overflow-y: auto;
  }
  @media (max-width: 899px) {
    .columns {
      display: flex;
      flex-direction: column;
      padding: 8px;
      overflow-y: auto;
    }
    .column {
      flex: none;
      overflow: visible;
    }
    /* What is to be done comes before what was done. */
    .column.work {
      order: -1;
    }
    .step .button,
    header .button {
      height: 44px;
    }
  }
`;
