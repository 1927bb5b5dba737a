import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Attachment, AttachmentList } from '../../../geodata/model/api-attachments.ts';
import { ApiError } from '../../api/api-error.ts';
import { deleteAttachment, fetchAttachments, uploadAttachments } from '../../api/attachments.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import { fileSize } from '../../format/file-sizes.ts';
import { formatMoment } from '../../format/moments.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { type OverlayShape, overlayContext } from '../../state/overlay-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';
import { uploadObjection } from '../editing/upload-limits.ts';

const roomDegrees = 0.001;

/** Tab 附件: photos and scans of a record; where photos were taken is shown on the map. */
@customElement('ld-record-attachments')
export class LdRecordAttachments extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: block;
        padding: 12px 16px;
      }
      .drop {
        display: grid;
        gap: 2px;
        place-items: center;
        width: 100%;
        padding: 14px 12px;
        border: 1px dashed var(--line-ctl);
        border-radius: var(--r2);
        color: var(--ink-2);
        text-align: center;
      }
      .drop:hover,
      .drop.over {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .drop small {
        color: var(--ink-3);
        font-size: 12px;
      }
      progress {
        width: 100%;
        height: 6px;
        margin-top: 8px;
        accent-color: var(--accent);
      }
      .failure {
        margin-top: 8px;
        color: var(--alarm);
        overflow-wrap: anywhere;
      }
      li {
        display: grid;
        grid-template-columns: 64px minmax(0, 1fr) auto;
        gap: 2px 12px;
        align-items: center;
        padding: 10px 0;
        border-bottom: 1px solid var(--line);
      }
      .picture {
        display: grid;
        width: 64px;
        height: 48px;
        overflow: hidden;
        border-radius: var(--r1);
        background: var(--surface-3);
        color: var(--ink-3);
        place-items: center;
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .about {
        color: var(--ink-3);
        font-size: 12px;
      }
      .actions {
        display: flex;
      }
      .empty {
        padding: 14px 0;
        color: var(--ink-3);
      }
    `,
  ];

  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #overlay = new StoreConsumer(this, overlayContext);
  readonly #view = new StoreConsumer(this, viewContext);
  @property() collection = 'parcels';
  @property({ type: Number }) recordId = 0;
  @property() language: Language = 'zh';
  /** Share of the upload that is under way; null while none is. */
  @state() private share: number | null = null;
  @state() private failure = '';
  @state() private isOver = false;
  /** The file that would be removed by a second click. */
  @state() private doomed: number | null = null;
  @query('input') private chooser!: HTMLInputElement;

  readonly #list = new Task(this, {
    args: () => [this.collection, this.recordId, this.#session.value.refreshes] as const,
    task: async ([collection, id], { signal }) => {
      const list = await fetchAttachments(collection, id, signal);
      this.#showPlaces(list.attachments);
      return list;
    },
  });

  override disconnectedCallback(): void {
    this.#overlay.store.show(['photo'], []);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const text = editingMessages[this.language];
    const list = this.#list.value;
    return html`${list ? this.#drop(list) : nothing}
      ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
      ${this.#list.render({
        pending: () => (list ? this.#rows(list) : html`<p class="empty">${text.loading}</p>`),
        complete: (loaded) => this.#rows(loaded),
        error: (
          error,
        ) => html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${failureText(error, '')}>
          <button class="button small primary" @click=${() => this.#list.run()}>${text.retry}</button>
        </ld-notice>`,
      })}`;
  }

  #drop({ limits }: AttachmentList): TemplateResult {
    const text = editingMessages[this.language];
    return html`<button
        class="drop ${this.isOver ? 'over' : ''}"
        ?disabled=${this.share !== null}
        @click=${() => this.chooser.click()}
        @dragover=${(event: DragEvent) => {
          event.preventDefault();
          this.isOver = true;
        }}
        @dragleave=${() => {
          this.isOver = false;
        }}
        @drop=${(event: DragEvent) => {
          event.preventDefault();
          this.isOver = false;
          void this.#upload([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <span>${this.share === null ? text.dropFiles : text.uploading((this.share * 100).toFixed(0))}</span>
        <small>${text.attachmentsLimits(fileSize(limits.bytesPerFile), limits.filesPerRecord)}</small>
      </button>
      <input
        type="file"
        hidden
        multiple
        aria-label=${text.addFiles}
        accept=${limits.mediaTypes.join(',')}
        @change=${() => void this.#upload([...(this.chooser.files ?? [])])}
      />
      ${this.share === null ? nothing : html`<progress max="1" .value=${this.share} aria-label=${text.addFiles}></progress>`}`;
  }

  #rows({ attachments }: AttachmentList): TemplateResult {
    const text = editingMessages[this.language];
    if (attachments.length === 0) return html`<p class="empty">${text.attachmentsEmpty}</p>`;
    return html`<ul>${attachments.map((attachment) => this.#row(attachment))}</ul>`;
  }

  #row(attachment: Attachment): TemplateResult {
    const text = editingMessages[this.language];
    const { id, fileName, byteLength, thumbnailHref, href, position, takenAt, createdAt, createdBy } =
      attachment;
    const moment = takenAt ? text.takenAt(takenAt.slice(0, 16).replace('T', ' ')) : formatMoment(createdAt);
    const isDoomed = this.doomed === id;
    return html`<li>
      <a class="picture" href="${href}?inline=true" target="_blank" rel="noopener" aria-label=${fileName}>
        ${thumbnailHref ? html`<img src=${thumbnailHref} alt="" loading="lazy" />` : html`<ld-icon name="file"></ld-icon>`}
      </a>
      <div class="clip">
        <div class="clip" title=${fileName}>${fileName}</div>
        <div class="about clip">${fileSize(byteLength)} · ${moment} · ${createdBy}</div>
        ${position ? html`<button class="link" @click=${() => this.#go(position)}>${text.showPlace}</button>` : nothing}
      </div>
      <div class="actions">
        <a class="button ghost small square" href=${href} download=${fileName} aria-label="${text.download} ${fileName}" title=${text.download}>
          <ld-icon name="download"></ld-icon>
        </a>
        <button
          class="button ghost small ${isDoomed ? 'alarm' : 'square'}"
          aria-label=${isDoomed ? nothing : text.removeFile(fileName)}
          title=${text.remove}
          @click=${() => void this.#remove(attachment)}
          @blur=${() => {
            this.doomed = null;
          }}
        >
          ${isDoomed ? text.removeFileSure : html`<ld-icon name="remove"></ld-icon>`}
        </button>
      </div>
    </li>`;
  }

  async #upload(files: readonly File[]): Promise<void> {
    const text = editingMessages[this.language];
    const limits = this.#list.value?.limits;
    if (!limits || files.length === 0) return;
    this.failure = uploadObjection(files, limits, this.language);
    this.chooser.value = '';
    if (this.failure) return;
    this.share = 0;
    try {
      const { attachments } = await uploadAttachments(this.collection, this.recordId, files, (share) => {
        this.share = share;
      });
      tell(this, text.uploaded(attachments.length));
      await this.#list.run();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.uploadFailed);
    } finally {
      this.share = null;
    }
  }

  /** The first click asks, the second one does. */
  async #remove({ id, fileName }: Attachment): Promise<void> {
    const text = editingMessages[this.language];
    if (this.doomed !== id) {
      this.doomed = id;
      return;
    }
    this.doomed = null;
    try {
      await deleteAttachment(id);
      tell(this, text.fileRemoved(fileName));
      await this.#list.run();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.saveFailed);
    }
  }

  #showPlaces(attachments: readonly Attachment[]): void {
    const shapes = attachments.flatMap(({ position }): OverlayShape[] =>
      position ? [{ role: 'photo', geometry: { type: 'Point', coordinates: position } }] : [],
    );
    this.#overlay.store.show(['photo'], shapes);
  }

  #go([lng, lat]: readonly [number, number]): void {
    this.#view.store.fit([lng - roomDegrees, lat - roomDegrees, lng + roomDegrees, lat + roomDegrees]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-record-attachments': LdRecordAttachments;
  }
}
