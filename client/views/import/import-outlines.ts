import { html, svg, type TemplateResult } from 'lit';
import type { ImportPlan } from '../../../geodata/model/api-imports.ts';
import type { ImportMessages } from '../../language/import-messages-zh.ts';

const width = 640;
const height = 420;
const margin = 16;

/** [lng, lat] to pixels of a drawing that shows a box whole, north up; degrees of longitude shrink with the latitude. */
export function drawingScale(
  bounds: readonly [number, number, number, number],
): (position: readonly number[]) => [number, number] {
  const [west, south, east, north] = bounds;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const spanX = Math.max((east - west) * shrink, 1e-6);
  const spanY = Math.max(north - south, 1e-6);
  const scale = Math.min((width - 2 * margin) / spanX, (height - 2 * margin) / spanY);
  const [left, top] = [(width - spanX * scale) / 2, (height - spanY * scale) / 2];
  return ([lng = 0, lat = 0]) => [left + (lng - west) * shrink * scale, top + (north - lat) * scale];
}

/** What the lines of the outlines stand for. */
export const importLegend = (text: ImportMessages): TemplateResult => html`<figcaption>
  ${(['new', 'changed', 'same', 'gone', 'problem'] as const).map(
    (status) =>
      html`<span class="key"><svg viewBox="0 0 16 12" aria-hidden="true"><path class=${status} d="M1 1h14v10H1Z" /></svg>${text.status[status]}</span>`,
  )}
</figcaption>`;

/** The outlines of a plan as a drawing, for browsers that cannot draw a map. */
export function importOutlines({ outlines, bounds }: ImportPlan, text: ImportMessages): TemplateResult {
  if (bounds === null) return html``;
  const toPixel = drawingScale(bounds);
  const pathOf = (coordinates: readonly unknown[]) =>
    (coordinates as number[][][][])
      .flat()
      .map(
        (ring) =>
          `M${ring
            .map((position) =>
              toPixel(position)
                .map((value) => value.toFixed(1))
                .join(' '),
            )
            .join('L')}Z`,
      )
      .join('');
  return html`<figure>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${text.outlines}>
      ${outlines.features.map(
        ({ properties, geometry }) =>
          svg`<path class=${properties.status} d=${pathOf(geometry.coordinates)}><title>${properties.name} · ${text.status[properties.status]}</title></path>`,
      )}
    </svg>
    ${importLegend(text)}
  </figure>`;
}
