import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

const [width, height, inset] = [84, 26, 4];

/** Points of a line scaled into the picture, null where there is none; a flat line runs through the middle. */
export function sparklinePoints(values: readonly (number | null)[]): ([number, number] | null)[] {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  return values.map((value, index) => {
    if (value === null) return null;
    const share = most > least ? (value - least) / (most - least) : 0.5;
    return [inset + index * step, height - inset - share * (height - 2 * inset)];
  });
}

/** A figure over quarters as a thin line with its last point marked; gaps stay gaps. */
export function sparkline(
  values: readonly (number | null)[],
  isAlarm: boolean,
): TemplateResult | typeof nothing {
  const points = sparklinePoints(values);
  const known = points.filter((point) => point !== null);
  // Two points are no trend: the change beside the figure says as much.
  if (known.length < 3) return nothing;
  const last = points.at(-1);
  const path = points
    .map((point, index) =>
      point ? `${points[index - 1] ? 'L' : 'M'}${point[0].toFixed(1)} ${point[1].toFixed(1)}` : '',
    )
    .join('');
  const dot: SVGTemplateResult | typeof nothing = last
    ? svg`<circle cx=${last[0]} cy=${last[1]} r="3" fill=${isAlarm ? 'var(--alarm)' : 'var(--d1)'}></circle>`
    : nothing;
  return html`<svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">
    <path d=${path} fill="none" stroke="var(--d-n)" stroke-width="1.5" stroke-linejoin="round"></path>
    ${dot}
  </svg>`;
}
