import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Attachment } from '../../../geodata/model/api-attachments.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchCaseFiles, uploadCaseFiles } from '../../api/idle-cases.ts';
import '../../elements/ld-icon.ts';
import { fileSize } from '../../format/file-sizes.ts';
import { formatMoment } from '../../format/moments.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import type { Language } from '../../language/language.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';
import { uploadObjection } from '../editing/upload-limits.ts';

/** The files of a case, with where photos were taken. Fires `files-added` with those of an upload. */
@customElement('ld-case-files')
export class LdCaseFiles extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      li {
        display: grid;
        grid-template-columns: 56px minmax(0, 1fr) auto;
        gap: 10px;
        align-items: center;
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
      }
      .picture {
        display: grid;
        width: 56px;
        height: 42px;
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
      .second {
        color: var(--ink-3);
        font-size: 12px;
      }
      .button {
        margin-top: 8px;
      }
      .failure {
        margin-top: 6px;
        color: var(--alarm);
      }
      @media (max-width: 899px) {
        .button {
          height: 44px;
        }
      }
    `,
  ];

  @property({ type: Number }) caseId = 0;
  @property() language: Language = 'zh';
  @property({ type: Boolean }) mayWork = false;
  @state() private share: number | null = null;
  @state() private failure = '';
  @query('input') private chooser!: HTMLInputElement;

  readonly #list = new Task(this, {
    args: () => [this.caseId] as const,
    task: ([id], { signal }) => fetchCaseFiles(id, signal),
  });

  override render(): TemplateResult {
    const text = disposalMessages[this.language];
    const list = this.#list.value;
    return html`<ul>
        ${list?.attachments.map((file) => this.#file(file))}
      </ul>
      ${
        this.mayWork && list
          ? html`<button type="button" class="button small" ?disabled=${this.share !== null} @click=${() => this.chooser.click()}>
              <ld-icon name="picture" size="small"></ld-icon>${this.share === null ? text.upload : text.uploading((this.share * 100).toFixed(0))}
            </button>
            <input type="file" hidden multiple aria-label=${text.upload} accept=${list.limits.mediaTypes.join(',')} @change=${this.#upload} />`
          : nothing
      }
      ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}`;
  }

  #file({
    id,
    fileName,
    byteLength,
    thumbnailHref,
    href,
    position,
    createdAt,
    createdBy,
  }: Attachment): TemplateResult {
    const text = disposalMessages[this.language];
    const place = position ? ` · ${text.at(position[0].toFixed(5), position[1].toFixed(5))}` : '';
    return html`<li>
      <a class="picture" href="${href}?inline=true" target="_blank" rel="noopener" aria-label=${fileName}>
        ${thumbnailHref ? html`<img src=${thumbnailHref} alt="" loading="lazy" />` : html`<ld-icon name="file"></ld-icon>`}
      </a>
      <div class="clip">
        <div class="clip">附件${id} · ${fileName}</div>
        <div class="second clip">${fileSize(byteLength)} · ${formatMoment(createdAt)} · ${createdBy}${place}</div>
      </div>
      <a class="button ghost small square" href=${href} download=${fileName} aria-label=${text.downloadAs(fileName)}><ld-icon name="download" size="small"></ld-icon></a>
    </li>`;
  }

  readonly #upload = async (): Promise<void> => {
    const files = [...(this.chooser.files ?? [])];
    const limits = this.#list.value?.limits;
    if (!limits || files.length === 0) return;
    this.chooser.value = '';
    this.failure = uploadObjection(files, limits, this.language);
    if (this.failure) return;
    this.share = 0;
    const before = new Set(this.#list.value?.attachments.map(({ id }) => id));
    try {
      const { attachments } = await uploadCaseFiles(this.caseId, files, (share) => {
        this.share = share;
      });
      await this.#list.run();
      const added = attachments.filter(({ id }) => !before.has(id));
      this.dispatchEvent(new CustomEvent('files-added', { detail: added }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, disposalMessages[this.language].saveFailed);
    } finally {
      this.share = null;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-case-files': LdCaseFiles;
  }
}
