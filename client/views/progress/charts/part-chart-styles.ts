import { css } from 'lit';

/** Bars of parts: one hue, neutral ground. */
export const partChartStyles = css`
  .shares {
    display: flex;
    gap: 1px;
    height: 18px;
    overflow: hidden;
    border-radius: var(--r1);
  }
  .shares i {
    min-width: 2px;
    font-size: 11px;
    font-style: normal;
    line-height: 18px;
    text-align: center;
  }
  .bars li {
    display: grid;
    grid-template-columns: minmax(72px, 34%) 1fr auto;
    gap: 8px;
    align-items: center;
    min-height: 20px;
    font-size: 12px;
    line-height: 20px;
  }
  .bars .link {
    text-align: left;
  }
  .track {
    height: 6px;
    overflow: hidden;
    border-radius: 3px;
    background: var(--d-n2);
  }
  .track i {
    display: block;
    height: 100%;
    background: var(--d2);
  }
`;
