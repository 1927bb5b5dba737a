import { css } from 'lit';

/** The stage of 1920x1080: nothing under 30 px, table 34, key figures 66, lead figure 164. */
export const hallStyles = css`
  :host {
    position: fixed;
    inset: 0;
    overflow: hidden;
    background: var(--bg);
  }
  .stage {
    display: grid;
    grid-template: 104px 392px minmax(0, 1fr) 64px / minmax(0, 1fr);
    width: 1920px;
    height: 1080px;
    padding: 0 56px;
    transform-origin: 0 0;
    color: var(--ink);
    font-size: 34px;
    line-height: 44px;
  }
  header {
    display: flex;
    gap: 28px;
    align-items: center;
  }
  h1 {
    font-size: 46px;
    font-weight: var(--w-bold);
  }
  button {
    height: 48px;
    padding: 0 18px;
    border: 2px solid var(--line-2);
    border-radius: var(--r2);
    color: var(--ink-2);
    font-size: 30px;
  }
  small {
    margin-left: 10px;
    color: var(--ink-3);
    font-size: 32px;
    font-weight: var(--w-reg);
  }
  .demonstration {
    padding: 0 16px;
    border: 2px solid var(--warn);
    border-radius: var(--r2);
    color: var(--warn);
    font-size: 30px;
  }
  .top {
    display: grid;
    grid-template-columns: 560px minmax(0, 1fr) 620px;
    gap: 28px;
  }
  .top > div {
    overflow: hidden;
    border-radius: 16px;
    background: var(--surface);
  }
  .lead {
    padding: 24px 34px;
    color: var(--ink-2);
  }
  .lead b {
    display: block;
    margin: 2px 0 16px;
    color: var(--ink);
    font-size: 164px;
    line-height: 164px;
  }
  .lead small {
    margin-left: 4px;
    font-size: 66px;
  }
  .track {
    position: relative;
    display: block;
    height: 26px;
    border-radius: 5px;
    background: var(--d-n2);
  }
  .track u {
    display: block;
    height: 100%;
    border-radius: 5px;
    background: var(--d1);
  }
  .track em {
    position: absolute;
    top: -8px;
    width: 4px;
    height: 42px;
    margin-left: -2px;
    background: var(--ink);
  }
  .track.short u {
    background: var(--alarm);
  }
  .plan {
    display: block;
    margin-top: 16px;
    font-size: 30px;
  }
  .keys {
    display: grid;
    grid-template: 1fr 1fr / 1fr 1fr;
    gap: 2px;
  }
  .keys > div {
    padding: 22px 24px;
    color: var(--ink-2);
    box-shadow: 0 0 0 1px var(--line);
    white-space: nowrap;
  }
  .keys b {
    display: block;
    margin-top: 20px;
    color: var(--ink);
    font-size: 66px;
    line-height: 76px;
  }
  .figures {
    padding: 20px 30px;
  }
  .figures p {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto 32px 56px;
    gap: 10px;
    align-items: center;
    height: 60px;
    border-bottom: 2px solid var(--line);
    text-align: right;
  }
  .figures p span:first-child {
    color: var(--ink-2);
    text-align: left;
  }
  .figures p:first-child {
    grid-template-columns: minmax(0, 1fr) auto;
    height: 48px;
    color: var(--ink-3);
    font-size: 30px;
  }
  .figures small {
    margin-left: 6px;
    font-size: 30px;
  }
  .up {
    color: var(--ok);
  }
  .down {
    color: var(--alarm);
  }
  table {
    width: 100%;
    margin-top: 22px;
    border-collapse: collapse;
    table-layout: fixed;
  }
  th {
    width: 176px;
    height: 54px;
    padding: 0 12px 0 0;
    border-bottom: 2px solid var(--line-2);
    color: var(--ink-3);
    font-size: 32px;
    font-weight: var(--w-reg);
    text-align: left;
    white-space: nowrap;
  }
  th:first-child {
    width: 388px;
  }
  th:nth-child(2) {
    width: 196px;
  }
  th:nth-child(3) {
    width: 216px;
  }
  th:nth-child(4) {
    width: 172px;
  }
  th:last-child {
    width: 128px;
  }
  th:nth-child(6) {
    width: 208px;
  }
  th:nth-child(8) {
    width: 136px;
  }
  td {
    height: 84px;
    padding: 0 12px 0 0;
    overflow: hidden;
    border-bottom: 2px solid var(--line);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    font-weight: var(--w-bold);
  }
  .name span,
  td:nth-child(3) span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 38px;
    white-space: normal;
  }
  .number {
    text-align: right;
  }
  .bar {
    padding: 0 2px 0 8px;
  }
  .bar .track {
    height: 18px;
  }
  .bar .track em {
    top: -5px;
    height: 28px;
  }
  footer {
    display: flex;
    gap: 32px;
    align-items: center;
    color: var(--ink-3);
    font-size: 30px;
    white-space: nowrap;
  }
  .dots {
    display: flex;
    gap: 5px;
  }
  .dots i {
    width: 9px;
    height: 9px;
    border-radius: 50%;
    background: var(--line-2);
  }
  .dots .on {
    background: var(--ink);
  }
`;
