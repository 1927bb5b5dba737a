import { html, nothing, type TemplateResult } from 'lit';
import type { ImportContractPlan } from '../../../geodata/model/api-imports.ts';
import { landArea } from '../../format/areas.ts';
import { money } from '../../format/prices.ts';
import type { ImportMessages } from '../../language/import-messages-zh.ts';
import { type Language, labelIn } from '../../language/language.ts';
import type { ImportStore } from '../../state/import-store.ts';

/** How many rows are put on the page. */
const mostShown = 500;

/** What a table that reads as contracts is imported as; nothing for every other layer. */
export function importKind(store: ImportStore, text: ImportMessages): TemplateResult | typeof nothing {
  if (!store.layer?.contracts) return nothing;
  const { kind } = store.value;
  return html`<div class="kinds" role="group" aria-label=${text.importAs}>
    <span class="muted">${text.importAs}</span>
    ${(['contracts', 'parcels'] as const).map(
      (each) => html`<button
        class="chip"
        aria-pressed=${kind === each}
        @click=${() => store.chooseKind(each)}
      >
        ${text.kinds[each]}
      </button>`,
    )}
  </div>`;
}

function unitField(
  id: string,
  label: string,
  chosen: string,
  units: readonly string[],
  text: ImportMessages,
  choose: (unit: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} class="input" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${chosen === ''}>${text.unitOfHeader}</option>
      ${units.map((unit) => html`<option value=${unit} ?selected=${unit === chosen}>${unit}</option>`)}
    </select>
  </div>`;
}

/** Which column of a contract table fills which field, and the units of bare numbers. */
export function contractColumns(
  store: ImportStore,
  text: ImportMessages,
  language: Language,
): TemplateResult | typeof nothing {
  const contracts = store.layer?.contracts;
  if (!contracts) return nothing;
  const { areaUnit, moneyUnit } = store.value.contractUnits;
  const samples = new Map(store.layer?.columns.map((column) => [column.name, column.samples.join(' · ')]));
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
          </tr>
        </thead>
        <tbody>
          ${contracts.columns.map(
            ({ source, label, unit }) => html`<tr>
              <td>${source}</td>
              <td class="muted samples">${samples.get(source) ?? ''}</td>
              <td>${labelIn(label, language)}</td>
              <td>${unit ?? ''}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      contracts.keptColumns.length > 0
        ? html`<p class="muted empty">${text.keptColumns(contracts.keptColumns.join(' · '))}</p>`
        : nothing
    }
    <div class="options">
      ${unitField('area-unit', text.areaUnit, areaUnit, contracts.areaUnits, text, (unit) => store.chooseContractUnit({ areaUnit: unit }))}
      ${unitField('money-unit', text.moneyUnit, moneyUnit, contracts.moneyUnits, text, (unit) => store.chooseContractUnit({ moneyUnit: unit }))}
    </div>
  </section>`;
}

type ContractRow = ImportContractPlan['rows'][number];

function contractRow(row: ContractRow, text: ImportMessages, language: Language): TemplateResult {
  const area = row.areaSquareMetres === null ? null : landArea(row.areaSquareMetres, language);
  const price = row.priceYuan === null ? null : money(row.priceYuan, language);
  const shown = (quantity: { text: string; unit: string } | null) =>
    quantity ? html`${quantity.text}<span class="unit">${quantity.unit}</span>` : '—';
  return html`<tr>
    <td class="number">${row.row}</td>
    <td>${row.holderName ?? '—'}</td>
    <td>${row.projectName ?? '—'}</td>
    <td class="number">${shown(area)}</td>
    <td class="number">${shown(price)}</td>
    <td class="day">${row.signedOn ?? '—'}</td>
    <td>
      <span class="badge" data-tone=${row.isLinked ? 'accent' : ''}>${row.isLinked ? text.linked : text.unlinked}</span>
      ${row.isRepeat ? html`<span class="badge" data-tone="warn">${text.repeat}</span>` : nothing}
      ${row.parcelCodeText ?? ''}
    </td>
  </tr>`;
}

/** What importing a table of contracts would do. */
export function contractPreview(
  store: ImportStore,
  plan: ImportContractPlan,
  commit: () => void,
  text: ImportMessages,
  language: Language,
): TemplateResult {
  const { counts, problems, rows } = plan;
  const unlinked = counts.contracts - counts.linked;
  return html`<p>${text.contractCounts(counts.contracts, counts.linked, unlinked, counts.repeats)}</p>
    <div class="table" tabindex="0" role="region" aria-label=${text.kinds.contracts}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">${text.row}</th>
            <th scope="col">${text.holder}</th>
            <th scope="col">${text.project}</th>
            <th scope="col" class="number">${text.area}</th>
            <th scope="col" class="number">${text.price}</th>
            <th scope="col">${text.signedOn}</th>
            <th scope="col">${text.link}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, mostShown).map((row) => contractRow(row, text, language))}
        </tbody>
      </table>
    </div>
    ${counts.contracts > mostShown ? html`<p class="muted">${text.moreContracts(counts.contracts - mostShown)}</p>` : nothing}
    ${
      problems.length > 0
        ? html`<h3>${text.status.problem} ${problems.length}</h3>
            <div class="long" tabindex="0" role="region" aria-label=${text.status.problem}>
              <ul class="problems">
                ${problems.slice(0, mostShown).map(
                  ({ severity, message, mend }) => html`<li>
                    <span class="badge" data-tone=${severity === 'note' ? 'accent' : 'warn'}>${text.severity[severity]}</span>
                    <span>${message}${mend ? html` <span class="muted">${mend}</span>` : nothing}</span>
                  </li>`,
                )}
              </ul>
            </div>`
        : nothing
    }
    ${plan.canCommit ? nothing : html`<p class="alarm" role="alert">${text.blocked}</p>`}
    <div class="actions">
      <button class="button" @click=${() => store.reopen()}>${text.back}</button>
      <button class="button" @click=${() => void store.discard()}>${text.discard}</button>
      <button class="button primary" ?disabled=${!plan.canCommit} @click=${commit}>
        ${text.commitContracts(counts.contracts)}
      </button>
    </div>`;
}
