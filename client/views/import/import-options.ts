import { html, nothing, type TemplateResult } from 'lit';
import type { ImportCrsCandidate, ImportLayer } from '../../../geodata/model/api-imports.ts';
import type { ImportMessages } from '../../language/import-messages-zh.ts';
import type { ImportStore } from '../../state/import-store.ts';

const encodings = ['GB18030', 'UTF-8', 'Big5'];

const placeOf = ({ centre }: ImportCrsCandidate): string =>
  centre === null ? '' : `${centre[0].toFixed(2)}°E ${centre[1].toFixed(2)}°N`;

function crsField(
  store: ImportStore,
  layer: ImportLayer,
  text: ImportMessages,
): TemplateResult | typeof nothing {
  const { crs } = layer;
  if (store.value.kind === 'contracts') return nothing;
  if (layer.isTable) {
    return html`<div class="field">
      <span class="label">${text.joined}</span>
      <p class="fact muted">${text.joinedHint}</p>
    </div>`;
  }
  const reread = (epsg: string) => void store.reread({ crs: epsg === '' ? null : `EPSG:${epsg}` });
  if (crs.source !== 'unknown') {
    return html`<div class="field">
      <span class="label">${text.crs}</span>
      <p class="fact">${crs.name ?? `EPSG:${crs.epsg}`} <span class="muted">${text.crsBy[crs.source]}</span></p>
    </div>`;
  }
  return html`<div class="field">
    <label for="crs">${text.crsUnknown}</label>
    <select id="crs" class="input" @change=${(event: Event) => reread((event.target as HTMLSelectElement).value)}>
      <option value=""></option>
      ${crs.candidates.map(
        (candidate) => html`<option value=${candidate.epsg}>
          ${candidate.label}${candidate.centre ? ` · ${text.crsAt(placeOf(candidate))}` : ''}
        </option>`,
      )}
    </select>
  </div>`;
}

/** Layer, coordinate system and encoding of what was read. */
export function importOptions(store: ImportStore, text: ImportMessages): TemplateResult | typeof nothing {
  const { draft } = store.value;
  const layer = store.layer;
  if (!draft || !layer) return nothing;
  const chosen = encodings.includes(layer.encoding.name) ? encodings : [layer.encoding.name, ...encodings];
  return html`<section aria-label=${text.steps[1]!}>
    <h3>${draft.fileName}</h3>
    <div class="options">
      <div class="field">
        <label for="layer">${text.layer}</label>
        <select
          id="layer"
          class="input"
          @change=${(event: Event) => store.chooseLayer((event.target as HTMLSelectElement).value)}
        >
          ${draft.layers.map(
            ({ name, count, hasPolygons, isTable, crs }) => html`<option
              value=${name}
              ?selected=${name === layer.name}
              ?disabled=${!hasPolygons && !isTable && crs.source !== 'unknown'}
            >
              ${name} · ${text.rows(count)}${hasPolygons || isTable || crs.source === 'unknown' ? '' : ` · ${text.notPolygons}`}
            </option>`,
          )}
        </select>
      </div>
      ${crsField(store, layer, text)}
      <div class="field">
        <label for="encoding">${text.encoding}</label>
        <select
          id="encoding"
          class="input"
          @change=${(event: Event) => void store.reread({ encoding: (event.target as HTMLSelectElement).value })}
        >
          ${chosen.map((name) => html`<option value=${name} ?selected=${name === layer.encoding.name}>${name}</option>`)}
        </select>
      </div>
    </div>
    <p class="preview">
      <span class="muted">${text.encodingPreview}</span>
      ${layer.encoding.preview.length > 0 ? layer.encoding.preview.join(' · ') : text.noText}
    </p>
  </section>`;
}

/** What a file that could not be read may be read with. */
export function readingHelp(store: ImportStore, text: ImportMessages): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const crs = String(form.get('crs') ?? '')
      .trim()
      .toUpperCase();
    void store.reread({ crs: crs === '' ? null : crs, swapAxes: form.get('swap') !== null });
  };
  return html`<form class="options" @submit=${submit}>
    <div class="field">
      <label for="other-crs">${text.crsOther}</label>
      <input id="other-crs" class="input" name="crs" pattern="[Ee][Pp][Ss][Gg]:[0-9]{4,6}" />
    </div>
    <label class="switch-row"><input type="checkbox" name="swap" />${text.swapAxes}</label>
    <button class="button">${text.reread}</button>
  </form>`;
}
