import { css } from 'lit';

/** Forms made from a schema: two columns, groups framed by a line. */
export const formGridStyles = css`
  .dialog.form {
    width: min(680px, calc(100vw - 16px));
    max-height: calc(100dvh - 32px);
  }
  .dialog.form[open] {
    display: flex;
    flex-direction: column;
  }
  .dialog.form form {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .dialog.form header,
  .dialog.form footer,
  .problem {
    flex: none;
  }
  .dialog.form .content {
    flex: 1;
    min-height: 0;
  }
  .grid,
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 12px;
    align-items: start;
  }
  .group {
    grid-column: 1 / -1;
    min-width: 0;
    margin: 0;
    padding: 10px 0 0;
    border: 0;
    border-top: 1px solid var(--line);
  }
  .group legend {
    padding: 0 8px 0 0;
    font-weight: var(--w-bold);
  }
  .group .group {
    padding-left: 12px;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .entry {
    padding: 8px 10px;
    border: 1px solid var(--line);
    border-radius: var(--r2);
  }
  .entry .grid {
    margin-bottom: 6px;
  }
  .problem {
    display: grid;
    gap: 4px;
    justify-items: start;
    padding: 10px 20px;
    border-top: 1px solid var(--line);
    background: var(--alarm-soft);
    color: var(--alarm);
  }
  .problem .muted,
  .problem .article {
    color: var(--ink-2);
    font-size: 12px;
  }
  .problem .article {
    padding: 0 6px;
    border: 1px solid var(--line-ctl);
    border-radius: var(--r1);
  }
  @media (max-width: 599px) {
    .grid,
    .group {
      grid-template-columns: minmax(0, 1fr);
    }
    .with-unit {
      flex-wrap: wrap;
    }
    .dialog footer .button {
      height: 44px;
    }
  }
`;
