import { css } from 'lit';

/** A sheet in millimetres: as preview on the screen, and alone on the paper. Always light: it is paper. */
export const sheetStyles = css`
  :host {
    position: fixed;
    z-index: 35;
    inset: 0;
    display: flex;
    flex-direction: column;
    background: var(--surface-3);
    --sheet-width: 297mm;
    --sheet-height: 210mm;
  }
  :host([paper='a3']) {
    --sheet-width: 420mm;
    --sheet-height: 297mm;
  }
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 8px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  .bar .input {
    width: 320px;
  }
  .desk {
    flex: 1;
    min-height: 0;
    padding: 20px;
    overflow: auto;
  }
  .sheet {
    display: flex;
    flex-direction: column;
    width: var(--sheet-width);
    height: var(--sheet-height);
    margin: 0 auto;
    padding: 10mm;
    background: #ffffff;
    box-shadow: var(--e2);
    color: #16201c;
    font-size: 10pt;
  }
  h2 {
    flex: none;
    margin-bottom: 4mm;
    font-size: 18pt;
    font-weight: var(--w-bold);
    line-height: 1.3;
    text-align: center;
  }
  .body {
    display: flex;
    flex: 1;
    gap: 6mm;
    min-height: 0;
  }
  figure {
    position: relative;
    flex: none;
    width: var(--picture-width);
    align-self: start;
    max-height: 100%;
    overflow: hidden;
    border: 0.4mm solid #16201c;
  }
  img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .north {
    position: absolute;
    top: 4mm;
    right: 4mm;
    display: grid;
    justify-items: center;
    padding: 1.5mm 2mm;
    background: rgba(255, 255, 255, 0.85);
    font-weight: var(--w-bold);
  }
  .north svg {
    width: 6mm;
    height: 10mm;
  }
  aside {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
  }
  h3 {
    font-size: 12pt;
    font-weight: var(--w-bold);
    line-height: 8mm;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 1.2mm 0;
    border-bottom: 0.2mm solid #cbd2ce;
    font-weight: var(--w-reg);
    text-align: right;
    white-space: nowrap;
  }
  th {
    text-align: left;
  }
  th ld-swatch {
    margin-right: 2mm;
    vertical-align: -2px;
  }
  .unit {
    color: #46524d;
  }
  .sum th,
  .sum td {
    font-weight: var(--w-bold);
  }
  .scale {
    margin-top: auto;
  }
  .scale i {
    display: block;
    width: calc(var(--picture-width) * var(--share));
    height: 2mm;
    border: solid #16201c;
    border-width: 0 0.4mm 0.4mm;
  }
  .ratio {
    float: right;
  }
  footer {
    display: flex;
    flex: none;
    gap: 6mm;
    padding-top: 3mm;
    font-size: 9pt;
  }
  @media screen and (max-width: 899px) {
    .sheet {
      zoom: 0.3;
    }
    :host([paper='a3']) .sheet {
      zoom: 0.21;
    }
  }
  @media print {
    :host {
      position: static;
      display: block;
      background: none;
    }
    .bar {
      display: none;
    }
    .desk {
      padding: 0;
      overflow: visible;
    }
    .sheet {
      margin: 0;
      box-shadow: none;
      page: a4-landscape;
      print-color-adjust: exact;
    }
    :host([paper='a3']) .sheet {
      page: a3-landscape;
    }
  }
`;
