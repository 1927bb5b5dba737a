import { css } from 'lit';

/** The parts of 项目匹配 as items of the map view's grid. */
export const workspaceStyles = css`
  :host {
    display: contents;
  }
  .panel {
    grid-area: 1 / panel;
    width: 440px;
    min-height: 0;
    border-right: 1px solid var(--line);
    background: var(--surface);
  }
  .side {
    grid-area: 1 / drawer;
    width: 324px;
    min-height: 0;
    border-left: 1px solid var(--line);
    background: var(--surface);
  }
  .side.card {
    width: var(--drawer);
  }
  .side ld-why-none {
    border-top: 1px solid var(--line);
  }
  .tray {
    z-index: 3;
    grid-area: 1 / map;
    align-self: end;
    margin: 12px;
    container-type: inline-size;
  }
  .straight {
    z-index: 2;
    grid-area: 1 / map;
    align-self: end;
    justify-self: end;
    margin: 0 12px 116px;
    padding: 2px 8px;
    border-radius: var(--r1);
    background: var(--glass);
    color: var(--ink-2);
    font-size: 12px;
    pointer-events: none;
  }
  .list-head {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    min-height: 36px;
    padding: 4px 14px;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  .list-head h3 {
    font-weight: var(--w-bold);
  }
  .list-head .muted {
    font-size: 12px;
  }
  .switch {
    display: inline-flex;
    gap: 5px;
    align-items: center;
    color: var(--ink-2);
    font-size: 12px;
  }
  .switch input {
    accent-color: var(--accent);
  }
  .stale {
    border-color: var(--warn);
    background: var(--warn-soft);
    color: var(--warn);
  }
  .relaxed {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    padding: 6px 14px;
    border-bottom: 1px solid var(--line);
    background: var(--warn-soft);
    color: var(--warn);
  }
  .relaxed .chip {
    border-color: var(--warn);
    color: var(--warn);
  }
  .notes li {
    display: flex;
    gap: 6px;
    padding: 6px 14px;
    border-bottom: 1px solid var(--line);
    color: var(--ink-2);
    font-size: 12px;
  }
  .notes ld-icon {
    margin-top: 2px;
    color: var(--accent-ink);
  }
  .skeletons > div {
    display: grid;
    gap: 10px;
    padding: 16px 14px;
    border-bottom: 1px solid var(--line);
  }
  .phone-bar {
    position: absolute;
    z-index: 4;
    top: 12px;
    right: 12px;
    left: 12px;
    display: flex;
    gap: 4px;
    align-items: center;
    padding: 4px;
    overflow-x: auto;
    border-radius: var(--r3);
    background: var(--surface);
    box-shadow: var(--e2);
  }
  .phone-bar nav {
    display: flex;
    flex: 1;
    gap: 4px;
    min-width: max-content;
  }
  .phone-bar .button {
    height: 40px;
    padding: 0 8px;
    border: 0;
  }
  .phone-bar .button[aria-current] {
    background: var(--accent-soft);
    color: var(--accent-ink);
    font-weight: var(--w-bold);
  }
  .sheet {
    z-index: 10;
  }
  .in-sheet {
    flex: 1;
    min-height: 0;
  }
  @media (max-width: 899px) {
    .side {
      width: auto;
      border-top: 6px solid var(--surface-3);
      border-left: 0;
    }
    .tray {
      flex: none;
      align-self: stretch;
      margin: 0;
      border-top: 1px solid var(--line);
    }
    .switch {
      min-height: 44px;
    }
    .relaxed .chip {
      height: 36px;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
