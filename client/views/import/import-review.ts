import { html, nothing, type TemplateResult } from 'lit';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import { parcels } from '../../../geodata/catalog/parcels.ts';
import type {
  ImportChange,
  ImportPlan,
  ImportPlanRow,
  ImportRowStatus,
} from '../../../geodata/model/api-imports.ts';
import '../../elements/ld-tabs.ts';
import { landArea } from '../../format/areas.ts';
import { formatField } from '../../format/field-value.ts';
import type { ImportMessages } from '../../language/import-messages-zh.ts';
import { type Language, labelIn } from '../../language/language.ts';
import type { ImportStore } from '../../state/import-store.ts';

const reviewTabs: readonly ImportRowStatus[] = ['new', 'changed', 'same', 'gone', 'problem'];

/** How many rows are put on the page; the report has the rest. */
const mostShown = 500;

/** Rows and outlines that point at each other, by their key. */
export interface Pointing {
  key: string | null;
  point(key: string | null): void;
  /** Moves the map to an outline. */
  show(key: string): void;
}

/** The tab to look at first: what is wrong, else what changes. */
export const firstTab = ({ counts, problems }: ImportPlan): ImportRowStatus => {
  if (problems.some(({ severity }) => severity === 'error')) return 'problem';
  return reviewTabs.find((status) => counts[status] > 0) ?? 'new';
};

function shownValue(field: string, value: unknown, language: Language): string {
  if (field === 'geometry' && typeof value === 'number') {
    const { text, unit } = landArea(value, language);
    return `${text} ${unit}`;
  }
  const known = fieldOf(parcels, field);
  if (known) {
    const { text, unit } = formatField(known, value, language);
    return unit ? `${text} ${unit}` : text;
  }
  if (value === null) return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const changeLine = (
  { field, label, before, after }: ImportChange,
  language: Language,
): TemplateResult => html`<div>
  <span class="muted">${labelIn(label, language)}</span> ${shownValue(field, before, language)} →
  <b>${shownValue(field, after, language)}</b>
</div>`;

function parcelRow(
  store: ImportStore,
  row: ImportPlanRow,
  pointing: Pointing,
  text: ImportMessages,
  language: Language,
): TemplateResult {
  const area = row.areaSquareMetres === null ? null : landArea(row.areaSquareMetres, language);
  const { parcelId, key } = row;
  return html`<tr
    data-key=${key}
    class=${key === pointing.key ? 'pointed' : ''}
    @mouseenter=${() => pointing.point(key)}
    @mouseleave=${() => pointing.point(null)}
  >
    <td class="number">
      ${
        row.status === 'gone' && parcelId !== null
          ? html`<input
              type="checkbox"
              aria-label=${text.withdrawRow(row.name)}
              .checked=${store.value.withdraw.has(parcelId)}
              @change=${(event: Event) => store.tick(parcelId, (event.target as HTMLInputElement).checked)}
            />`
          : row.row
      }
    </td>
    <td><button class="link" title=${text.locate} @click=${() => pointing.show(key)}>${row.name}</button></td>
    <td>${row.code ?? '—'}</td>
    <td class="number">${area ? html`${area.text}<span class="unit">${area.unit}</span>` : '—'}</td>
    ${row.status === 'changed' ? html`<td>${row.changes.map((change) => changeLine(change, language))}</td>` : nothing}
  </tr>`;
}

function problemList({ problems, mends }: ImportPlan, text: ImportMessages): TemplateResult {
  return html`<ul class="problems">
    ${problems.map(
      ({ severity, message, mend }) => html`<li>
        <span class="badge" data-tone=${severity === 'note' ? 'accent' : 'warn'}>${text.severity[severity]}</span>
        <span>${message}${mend ? html` <span class="muted">${mend}</span>` : nothing}</span>
      </li>`,
    )}
    ${mends.map(
      ({ row, name, changes }) => html`<li>
        <span class="badge">${text.mends}</span>
        <span>${text.row} ${row} ${name}：${changes.map(({ message }) => message).join('；')}</span>
      </li>`,
    )}
  </ul>`;
}

function parcelTable(
  store: ImportStore,
  { rows: all, counts }: ImportPlan,
  tab: ImportRowStatus,
  pointing: Pointing,
  text: ImportMessages,
  language: Language,
): TemplateResult {
  const rows = all.filter(({ status }) => status === tab).slice(0, mostShown);
  if (rows.length === 0) return html`<p class="muted empty">${text.emptyTab(text.status[tab])}</p>`;
  return html`${tab === 'gone' ? html`<p class="muted empty">${text.goneHint}</p>` : nothing}
    <div class="table" tabindex="0" role="region" aria-label=${text.status[tab]}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">${tab === 'gone' ? text.withdraw : text.row}</th>
            <th scope="col">${text.name}</th>
            <th scope="col">${text.code}</th>
            <th scope="col" class="number">${text.area}</th>
            ${tab === 'changed' ? html`<th scope="col">${text.changes}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => parcelRow(store, row, pointing, text, language))}
        </tbody>
      </table>
    </div>
    ${counts[tab] > rows.length ? html`<p class="muted empty">${text.moreRows(counts[tab] - rows.length)}</p>` : nothing}`;
}

/** Tabs of what becomes of the rows, and what is to be said about them. */
export function importReview(
  store: ImportStore,
  plan: ImportPlan,
  tab: ImportRowStatus,
  onTab: (tab: ImportRowStatus) => void,
  pointing: Pointing,
  text: ImportMessages,
  language: Language,
): TemplateResult {
  return html`<ld-tabs
      .value=${tab}
      .tabs=${reviewTabs.map((id) => ({
        id,
        name: text.status[id],
        count: id === 'problem' ? plan.problems.length + plan.mends.length : plan.counts[id],
      }))}
      @tab-chosen=${(event: CustomEvent<ImportRowStatus>) => onTab(event.detail)}
    ></ld-tabs>
    <div role="tabpanel" aria-label=${text.status[tab]}>
      ${tab === 'problem' ? problemList(plan, text) : parcelTable(store, plan, tab, pointing, text, language)}
    </div>`;
}
