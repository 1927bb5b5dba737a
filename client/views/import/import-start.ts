import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/ld-notice.ts';
import type { ImportMessages } from '../../language/import-messages-zh.ts';
import type { ImportStore } from '../../state/import-store.ts';
import { readingHelp } from './import-options.ts';

const accepted = '.zip,.shp,.dbf,.shx,.prj,.cpg,.geojson,.json,.gpkg,.kml,.xlsx,.csv,.tsv';

export interface StartEvents {
  /** Something is held over the page, or no longer. */
  hovered(isOver: boolean): void;
  chosen(files: FileList | null | undefined): void;
}

/** Where a file is dropped or chosen, and why the last one could not be read. */
export function importStart(
  store: ImportStore,
  isOver: boolean,
  events: StartEvents,
  text: ImportMessages,
): TemplateResult {
  const { draft } = store.value;
  const failure = draft?.phase === 'failed' ? draft.problems[0] : undefined;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    events.hovered(false);
    events.chosen(event.dataTransfer?.files);
  };
  const dragOver = (event: DragEvent) => {
    event.preventDefault();
    events.hovered(true);
  };
  return html`${
    failure
      ? html`<ld-notice
            tone="alarm"
            icon="error"
            .heading=${draft?.fileName ?? ''}
            .text=${failure.message}
          ></ld-notice>
          ${/^(crs|axes)/.test(failure.code) ? readingHelp(store, text) : nothing}`
      : nothing
  }
    <div
      class=${isOver ? 'drop over' : 'drop'}
      @dragover=${dragOver}
      @dragleave=${() => events.hovered(false)}
      @drop=${drop}
    >
      <p>
        ${text.drop}
        <label class="button primary">
          ${text.choose}
          <input
            class="visually-hidden"
            type="file"
            multiple
            accept=${accepted}
            @change=${(event: Event) => events.chosen((event.target as HTMLInputElement).files)}
          />
        </label>
      </p>
      <p class="muted">${text.formats}</p>
    </div>`;
}
