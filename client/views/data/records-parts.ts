import { html, type TemplateResult } from 'lit';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-notice.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { recordsMessages } from '../../language/records-messages.ts';

const chip = (name: string, isPressed: boolean, press: () => void): TemplateResult =>
  html`<button class="chip" aria-pressed=${isPressed} @click=${press}>${name}</button>`;

/** The collections to choose from, one of them chosen. */
export const collectionChips = (
  offered: readonly string[],
  chosen: string,
  choose: (id: string) => void,
  language: Language,
): TemplateResult =>
  html`<div class="choices" role="group" aria-label=${recordsMessages[language].collections}>
    ${offered.map((id) => chip(labelIn(knownCollection(id).title, language), id === chosen, () => choose(id)))}
  </div>`;

/** All contracts, or those that no parcel is known of. */
export function linkChips(
  isUnlinkedOnly: boolean,
  choose: (isUnlinkedOnly: boolean) => void,
  language: Language,
): TemplateResult {
  const text = editingMessages[language];
  return html`${chip(text.allContracts, !isUnlinkedOnly, () => choose(false))}
  ${chip(text.onlyUnlinked, isUnlinkedOnly, () => choose(true))}`;
}

/** Says that there is no record, or none that fits what is looked for. */
export function noRecords(isContracts: boolean, isNarrowed: boolean, language: Language): TemplateResult {
  const editing = editingMessages[language];
  const text = recordsMessages[language];
  const heading = isContracts
    ? isNarrowed
      ? editing.contractsEmpty
      : editing.contractsNone
    : isNarrowed
      ? text.recordsEmpty
      : text.recordsNone;
  const hint = isContracts && !isNarrowed ? editing.contractsNoneHint : '';
  return html`<ld-notice class="grow" icon="info" heading=${heading} text=${hint}></ld-notice>`;
}
