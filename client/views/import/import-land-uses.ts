import { html, nothing, type TemplateResult } from 'lit';
import { landUseClasses, landUseSchemes } from '../../../geodata/codes/land-use-class.ts';
import type { ImportLandUses } from '../../../geodata/model/api-imports.ts';
import type { ImportMessages } from '../../language/import-messages-zh.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { keptText } from '../../state/import-choices.ts';
import type { ImportStore } from '../../state/import-store.ts';

/** Every class by the name it is chosen by, code and scheme with it: `1001 工业用地 · 用地用海分类`. */
function classNames(text: ImportMessages, language: Language): ReadonlyMap<string, string> {
  const names = landUseClasses.map((entry): [string, string] => [
    `${entry.scheme} ${entry.code}`,
    `${entry.code} ${labelIn(entry, language)} · ${labelIn(landUseSchemes[entry.scheme], language)}`,
  ]);
  return new Map([[keptText, text.keepText], ...names]);
}

function landUseRow(
  store: ImportStore,
  { text: value, count, message, origin, needsChoice }: ImportLandUses['values'][number],
  names: ReadonlyMap<string, string>,
  text: ImportMessages,
): TemplateResult {
  const choice = store.value.landUseChoices[value] ?? '';
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const given = input.value.trim();
    const found = [...names].find(([, name]) => name === given)?.[0];
    input.setCustomValidity(given === '' || found !== undefined ? '' : text.landUseUnknown);
    if (!input.reportValidity()) return;
    store.chooseLandUse(value, found ?? '');
  };
  const isOpen = choice === '';
  return html`<tr>
    <td>${value}${isOpen && message ? html`<p class="hint">${message}</p>` : nothing}</td>
    <td class="number">${count}</td>
    <td>
      <input
        class="input wide"
        list="land-uses"
        aria-label=${`${text.landUseClass} ${value}`}
        placeholder=${needsChoice ? text.landUseNeeded : text.keepText}
        .value=${names.get(choice) ?? ''}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        @change=${choose}
      />
    </td>
    <td class="number">${!isOpen && origin === 'remembered' ? text.remembered : ''}</td>
  </tr>`;
}

/** Which class each text of the land-use column stands for; nothing while no column is taken for the land use. */
export function importLandUses(
  store: ImportStore,
  text: ImportMessages,
  language: Language,
): TemplateResult | typeof nothing {
  const { landUses } = store.value;
  if (landUses === null || landUses.values.length === 0) return nothing;
  const names = classNames(text, language);
  return html`<section aria-label=${text.landUses}>
    <h3>${text.landUses}</h3>
    <datalist id="land-uses">${[...names.values()].map((name) => html`<option value=${name}></option>`)}</datalist>
    <div class="table" tabindex="0" role="region" aria-label=${text.landUses}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.landUseText}</th>
            <th scope="col" class="number">${text.rowCount}</th>
            <th scope="col">${text.landUseClass}</th>
            <th scope="col" class="number">${text.confidence}</th>
          </tr>
        </thead>
        <tbody>
          ${landUses.values.map((value) => landUseRow(store, value, names, text))}
        </tbody>
      </table>
    </div>
    ${landUses.more > 0 ? html`<p class="muted empty">${text.moreTexts(landUses.more)}</p>` : nothing}
  </section>`;
}
