import { css } from 'lit';

/** Styles of the comparison on screen and on paper. */
export const compareStyles = css`
  :host {
    position: fixed;
    z-index: 35;
    inset: 0;
    display: flex;
    flex-direction: column;
    background: var(--surface);
  }
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    min-height: 48px;
    padding: 6px 16px;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    font-size: 16px;
    font-weight: var(--w-bold);
  }
  .desk {
    flex: 1;
    min-height: 0;
    padding: 12px 16px 24px;
    overflow: auto;
  }
  table {
    width: 100%;
    min-width: 560px;
    max-width: 1400px;
    border-collapse: collapse;
    table-layout: fixed;
  }
  col.names {
    width: 148px;
  }
  th,
  td {
    padding: 5px 10px;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }
  tbody th {
    color: var(--ink-2);
    font-size: 12px;
    font-weight: var(--w-reg);
  }
  thead th {
    font-weight: var(--w-reg);
    vertical-align: bottom;
  }
  thead b {
    display: block;
    font-size: 14px;
    line-height: 22px;
  }
  .cell {
    display: flex;
    gap: 6px;
    align-items: baseline;
  }
  .isbest {
    font-weight: var(--w-bold);
  }
  .mark {
    padding: 0 4px;
    border-radius: var(--r1);
    background: var(--accent-soft);
    color: var(--accent-ink);
    font-size: 11px;
    font-weight: var(--w-reg);
    line-height: 16px;
  }
  .strong td {
    font-size: 20px;
    line-height: 28px;
  }
  .share {
    display: block;
    height: 4px;
    margin-top: 3px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--d2) var(--share), var(--d-n2) var(--share));
    print-color-adjust: exact;
  }
  img,
  .no-picture {
    display: block;
    width: 100%;
    height: 168px;
    border: 1px solid var(--line);
    border-radius: var(--r2);
    object-fit: cover;
  }
  .overview img {
    width: auto;
    max-width: 100%;
    height: 320px;
    object-fit: contain;
  }
  .whole {
    display: flex;
    flex-wrap: wrap;
    gap: 16px;
  }
  .whole .no-picture {
    width: 280px;
    height: 320px;
  }
  .pins {
    flex: 1;
    min-width: 200px;
  }
  .dot {
    display: grid;
    flex: none;
    width: 22px;
    height: 22px;
    place-items: center;
    border-radius: 50%;
    background: var(--ink);
    color: var(--surface);
    font-size: 12px;
    font-weight: var(--w-bold);
    print-color-adjust: exact;
  }
  .pins li {
    display: flex;
    gap: 8px;
    padding: 4px 0;
    line-height: 20px;
  }
  .no-picture {
    animation: none;
  }
  ul.notes li {
    font-size: 12px;
    line-height: 18px;
  }
  .warned {
    color: var(--warn);
  }
  .foot {
    margin-top: 10px;
    color: var(--ink-2);
    font-size: 12px;
  }
  @media (max-width: 899px) {
    .bar .button {
      height: 44px;
    }
    th,
    td {
      min-width: 150px;
    }
    col.names {
      width: 96px;
    }
  }
  @media print {
    /* Title and table on one paper: a page of another name begins anew. */
    :host {
      position: static;
      display: block;
      page: a4-landscape;
    }
    .bar .button {
      display: none;
    }
    .desk {
      overflow: visible;
      padding: 0 8mm 8mm;
    }
    .bar {
      padding: 8mm 8mm 2mm;
      border: 0;
    }
    tr {
      break-inside: avoid;
    }
  }
`;
