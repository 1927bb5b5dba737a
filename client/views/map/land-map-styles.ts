import { css } from 'lit';

/** Where things float over the map, wide and narrow. */
export const landMapStyles = css`
  :host {
    position: relative;
    display: block;
    min-width: 0;
    overflow: hidden;
    background: var(--m-bg);
  }
  .canvas {
    position: absolute;
    inset: 0;
  }
  .maplibregl-map {
    position: absolute;
    font: inherit;
  }
  .maplibregl-canvas:focus-visible {
    border-radius: 0;
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .chips {
    position: absolute;
    z-index: 2;
    top: 12px;
    left: 12px;
    display: flex;
    gap: 8px;
  }
  .chip {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    height: 26px;
    padding: 0 10px;
    border-radius: var(--r2);
    background: var(--warn-soft);
    box-shadow: var(--e1);
    color: var(--warn);
    font-size: 12px;
  }
  .chip.alarm {
    background: var(--alarm-soft);
    color: var(--alarm);
  }
  ld-map-tools {
    position: absolute;
    z-index: 2;
    top: 12px;
    right: 12px;
  }
  ld-scale-bar {
    position: absolute;
    z-index: 2;
    bottom: 82px;
    left: 12px;
  }
  :host([bare]) ld-scale-bar {
    right: 12px;
    left: auto;
  }
  ld-map-figures {
    position: absolute;
    z-index: 2;
    right: 12px;
    bottom: 12px;
    left: 12px;
  }
  ld-map-tooltip {
    position: absolute;
    z-index: 3;
  }
  ld-measure-panel,
  ld-draw-panel,
  ld-outline-panel {
    position: absolute;
    z-index: 3;
    top: 12px;
    right: 56px;
  }
  .sorry {
    position: absolute;
    inset: 0;
    display: grid;
    padding: 32px;
    place-items: center;
    color: var(--ink-2);
    text-align: center;
  }
  @media (max-width: 899px) {
    .chips {
      top: 112px;
    }
    ld-map-figures {
      display: none;
    }
    ld-map-tools {
      top: 112px;
    }
    ld-measure-panel,
    ld-draw-panel,
    ld-outline-panel {
      top: 112px;
      right: 60px;
      left: 12px;
      width: auto;
    }
    ld-scale-bar {
      bottom: calc(var(--sheet-height, 96px) + 8px);
    }
    ld-map-tooltip {
      display: none;
    }
  }
`;
