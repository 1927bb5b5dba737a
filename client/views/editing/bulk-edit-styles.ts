import { css } from 'lit';

/** The look of the bulk-edit dialog. */
export const bulkEditStyles = css`
  .wide-dialog {
    width: min(680px, calc(100vw - 24px));
  }
  .content {
    max-height: calc(100dvh - 200px);
    overflow: auto;
  }
  .fields {
    display: grid;
    gap: 10px;
  }
  .fields:empty {
    display: none;
  }
  .chosen {
    display: flex;
    gap: 4px;
    align-items: end;
  }
  .chosen .field {
    flex: 1;
  }
  .preview {
    width: 100%;
    border-collapse: collapse;
  }
  .preview th,
  .preview td {
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .preview thead th {
    color: var(--ink-3);
    font-size: 12px;
  }
  .preview th {
    font-weight: var(--w-reg);
  }
  .preview .number {
    text-align: right;
    white-space: nowrap;
  }
  .conflicts {
    padding: 10px 12px;
    border: 1px solid var(--alarm);
    border-radius: var(--r2);
  }
  .conflicts h3 {
    color: var(--alarm);
    font-weight: var(--w-bold);
  }
  .conflicts ul {
    max-height: 140px;
    margin: 4px 0 8px;
    overflow: auto;
  }
  .failure {
    color: var(--alarm);
    overflow-wrap: anywhere;
  }
  footer .button:disabled {
    border-color: var(--line);
    background: var(--surface-3);
    color: var(--ink-3);
  }
  footer {
    flex-wrap: wrap;
    align-items: center;
  }
`;
