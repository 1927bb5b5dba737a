import { html, nothing, type TemplateResult } from 'lit';
import type { ZoneOverview } from '../../../geodata/model/api-zones.ts';
import type { ImportMessages } from '../../language/import-messages-zh.ts';

/** The zone to import into; an empty code stands for a new one. */
export interface ZoneChoice {
  zoneCode: string;
  newCode: string;
  newName: string;
}

/** Whether a choice names a zone, known or new. */
export const isZoneChosen = ({ zoneCode, newCode, newName }: ZoneChoice): boolean =>
  zoneCode !== '' || (/^[0-9A-Z]{2,16}$/.test(newCode) && newName.trim() !== '');

const textOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** Chooses the zone to import into, or names a new one. */
export function importZone(
  choice: ZoneChoice,
  zones: readonly ZoneOverview[],
  change: (part: Partial<ZoneChoice>) => void,
  text: ImportMessages,
): TemplateResult {
  const { zoneCode, newCode, newName } = choice;
  return html`<div class="options">
    <div class="field">
      <label for="zone">${text.targetZone}</label>
      <select id="zone" class="input" @change=${(event: Event) => change({ zoneCode: textOf(event) })}>
        ${zones.map(
          (zone) =>
            html`<option value=${zone.zoneCode} ?selected=${zone.zoneCode === zoneCode}>${zone.name}</option>`,
        )}
        <option value="" ?selected=${zoneCode === ''}>${text.newZone}</option>
      </select>
    </div>
    ${
      zoneCode === ''
        ? html`<div class="field">
              <label for="new-code">${text.zoneCode}<span class="aside">${text.zoneCodeHint}</span></label>
              <input
                id="new-code"
                class="input"
                .value=${newCode}
                @input=${(event: Event) => change({ newCode: textOf(event).trim().toUpperCase() })}
              />
            </div>
            <div class="field">
              <label for="new-name">${text.zoneName}</label>
              <input
                id="new-name"
                class="input"
                .value=${newName}
                @input=${(event: Event) => change({ newName: textOf(event) })}
              />
            </div>`
        : nothing
    }
  </div>`;
}
