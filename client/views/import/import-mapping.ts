import { html, nothing, type TemplateResult } from 'lit';
import type { ImportColumn, ImportTarget } from '../../../geodata/model/api-imports.ts';
import type { ImportMessages } from '../../language/import-messages-zh.ts';
import { type Language, labelIn } from '../../language/language.ts';
import type { ImportStore } from '../../state/import-store.ts';

function columnRow(
  store: ImportStore,
  column: ImportColumn,
  targets: readonly ImportTarget[],
  text: ImportMessages,
  language: Language,
): TemplateResult {
  const choice = store.value.choices[column.name] ?? { target: '', unit: '' };
  const units = targets.find(({ name }) => name === choice.target)?.units ?? [];
  const { proposal } = column;
  const isProposed = proposal !== null && proposal.target === choice.target;
  const sure =
    proposal?.origin === 'remembered' ? text.remembered : `${Math.round((proposal?.confidence ?? 0) * 100)}%`;
  return html`<tr>
    <td>${column.name}</td>
    <td class="muted samples">${column.samples.join(' · ')}</td>
    <td>
      <select
        class="input"
        aria-label=${`${text.field} ${column.name}`}
        @change=${(event: Event) =>
          store.choose(column.name, { target: (event.target as HTMLSelectElement).value, unit: '' })}
      >
        <option value="" ?selected=${choice.target === ''}>${text.leaveOut}</option>
        ${targets.map(
          ({ name, label }) =>
            html`<option value=${name} ?selected=${name === choice.target}>${labelIn(label, language)}</option>`,
        )}
      </select>
    </td>
    <td>
      ${
        units.length === 0
          ? nothing
          : html`<select
              class="input"
              aria-label=${`${text.unit} ${column.name}`}
              @change=${(event: Event) => store.choose(column.name, { unit: (event.target as HTMLSelectElement).value })}
            >
              <option value="" ?selected=${choice.unit === ''}></option>
              ${units.map((unit) => html`<option value=${unit} ?selected=${unit === choice.unit}>${unit}</option>`)}
            </select>`
      }
    </td>
      <td class="number" title=${isProposed ? (proposal?.reason ?? '') : ''}>${isProposed ? sure : ''}</td>
    </tr>
    ${column.hint ? html`<tr class="told"><td colspan="5" class="hint">${column.hint}</td></tr>` : nothing}`;
}

/** Which column fills which field, in which unit. */
export function importMapping(
  store: ImportStore,
  text: ImportMessages,
  language: Language,
): TemplateResult | typeof nothing {
  const { draft } = store.value;
  const layer = store.layer;
  if (!draft || !layer) return nothing;
  return html`<section aria-label=${text.mapping}>
    <h3>${text.mapping}</h3>
    <div class="table" tabindex="0" role="region" aria-label=${text.mapping}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.column}</th>
            <th scope="col" class="samples">${text.samples}</th>
            <th scope="col">${text.field}</th>
            <th scope="col">${text.unit}</th>
            <th scope="col" class="number">${text.confidence}</th>
          </tr>
        </thead>
        <tbody>
          ${layer.columns.map((column) => columnRow(store, column, draft.targets, text, language))}
        </tbody>
      </table>
    </div>
  </section>`;
}
