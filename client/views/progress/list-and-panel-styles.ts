import { css } from 'lit';

/** A list with the record that was opened beside it; on a phone the record takes the place of the list. */
export const listAndPanelStyles = css`
  :host {
    background: var(--surface);
  }
  .body {
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .rows {
    flex: 1;
    min-width: 0;
  }
  ld-record-panel {
    width: min(var(--drawer), 100%);
  }
  @media (max-width: 899px) {
    .opened .rows {
      display: none;
    }
    ld-record-panel {
      width: 100%;
    }
  }
`;
