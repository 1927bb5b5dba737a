import { Task } from '@lit/task';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { PublicBulletin } from '../../../geodata/model/api-bulletins.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchPublishedBulletin, fetchPublishedBulletins } from '../../api/reports.ts';
import { fetchSession } from '../../api/session.ts';
import '../../elements/ld-notice.ts';
import type { Language } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { bulletinBody, bulletinBodyStyles } from './bulletin-body.ts';
import { turnSeconds } from './hall-pages.ts';
import './hall-screen.ts';
import { quarterName } from './quarter-name.ts';

/**
 * The page anybody may read: `?bulletin=<zone>/<quarter>` one published bulletin, `?bulletin=all` what there is;
 * `hall=on` for a screen in a hall, `turn` its seconds a page.
 */
@customElement('ld-public-bulletin')
export class LdPublicBulletin extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    bulletinBodyStyles,
    css`
      :host {
        display: block;
        height: 100dvh;
        overflow: auto;
        background: var(--bg);
      }
      main {
        max-width: 1280px;
        margin: 0 auto;
        padding: 16px;
      }
      article {
        padding: 16px 20px;
        border: 1px solid var(--line);
        border-radius: var(--r3);
        background: var(--surface);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        margin-bottom: 12px;
      }
      h1 {
        font-size: 20px;
        font-weight: var(--w-bold);
        line-height: 28px;
      }
      td .link {
        font-size: 14px;
        white-space: normal;
      }
      @media (max-width: 599px) {
        .wide {
          display: none;
        }
        .button.small {
          height: 36px;
        }
        article {
          padding: 12px;
        }
      }
    `,
  ];

  readonly #query = new URLSearchParams(location.search);
  readonly #language: Language = this.#query.get('lang') === 'en' ? 'en' : 'zh';
  readonly #page = new Task(this, {
    args: () => [],
    task: async (_, { signal }) => {
      const [zoneCode, quarter] = (this.#query.get('bulletin') ?? '').split('/');
      if (!zoneCode || !quarter) return { list: (await fetchPublishedBulletins(signal)).bulletins };
      const session = await fetchSession(signal);
      const bulletin = await fetchPublishedBulletin(zoneCode, quarter, signal);
      return { bulletin, settings: session.settings };
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    const { dataset, lang } = document.documentElement;
    const isHall = this.#query.get('hall') === 'on';
    const wanted = this.#query.get('theme');
    const isDark = wanted ? wanted === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    dataset.theme = isHall || isDark ? 'dark' : 'light';
    document.documentElement.lang = this.#language === 'en' ? 'en' : lang;
    document.title = progressMessages[this.#language].hallTitle;
  }

  override render(): TemplateResult {
    const text = progressMessages[this.#language];
    return html`${this.#page.render({
      pending: () => html`<main><p class="muted" role="status">${text.loading}</p></main>`,
      complete: ({ list, bulletin, settings }) =>
        bulletin
          ? this.#query.get('hall') === 'on'
            ? html`<ld-hall-screen
                .bulletin=${bulletin}
                .seconds=${turnSeconds(this.#query.get('turn'))}
                .mapApproval=${settings?.mapApprovalNo ?? ''}
                ?isDemonstration=${settings?.demonstration}
                .language=${this.#language}
              ></ld-hall-screen>`
            : this.#bulletin(bulletin)
          : this.#list(list ?? []),
      error: (error) => html`<main>
        <ld-notice
          icon="error"
          tone="alarm"
          heading=${error instanceof ApiError && error.problem?.status === 404 ? text.notPublished : text.loadFailed}
        >
          <a class="button small" href=${this.#address('all')}>${text.allBulletins}</a>
        </ld-notice>
      </main>`,
    })}`;
  }

  /** Another of these pages in the same language and theme. */
  #address(bulletin: string, isHall = false): string {
    const query = new URLSearchParams({ bulletin });
    if (isHall) query.set('hall', 'on');
    for (const name of ['lang', 'theme']) {
      const value = this.#query.get(name);
      if (value) query.set(name, value);
    }
    return `/?${query.toString().replaceAll('%2F', '/')}`;
  }

  #bulletin({
    title,
    zoneCode,
    quarter,
    version,
    channels,
    publishedAt,
    content,
  }: PublicBulletin): TemplateResult {
    const text = progressMessages[this.#language];
    return html`<main>
      <header>
        <h1>${title}</h1>
        <span class="badge">${text.versionOf(version)}</span>
        <span class="grow"></span>
        <a class="button small" href=${this.#address('all')}>${text.allBulletins}</a>
        <a class="button small primary" href=${this.#address(`${zoneCode}/${quarter}`, true)}>${text.hall}</a>
      </header>
      <article>
        <p class="muted">
          ${content.zoneName} · ${quarterName(quarter, this.#language)} · ${text.asOf} ${content.asOf} ·
          ${text.snapshotVersion(content.snapshotVersion)} · ${text.publishedOn(publishedAt.slice(0, 10))} · ${channels.join('、')}
        </p>
        ${bulletinBody(content, this.#language)}
      </article>
    </main>`;
  }

  #list(list: readonly Omit<PublicBulletin, 'content'>[]): TemplateResult {
    const text = progressMessages[this.#language];
    return html`<main>
      <header>
        <h1>${text.hallTitle}</h1>
        <span class="grow"></span>
        <a class="button small" href="/">${text.toMap}</a>
      </header>
      <article>
        ${
          list.length === 0
            ? html`<p class="muted">${text.nonePublished}</p>`
            : html`<table>
              <thead>
                <tr>
                  <th scope="col">${text.bulletins}</th>
                  <th scope="col">${text.period}</th>
                  <th scope="col" class="wide">${text.versionHead}</th>
                  <th scope="col" class="wide">${text.publishedHead}</th>
                  <th scope="col"><span class="visually-hidden">${text.hall}</span></th>
                </tr>
              </thead>
              <tbody>
                ${list.map(
                  ({ zoneCode, quarter, title, version, publishedAt }) => html`<tr>
                    <td><a class="link" href=${this.#address(`${zoneCode}/${quarter}`)}>${title}</a></td>
                    <td>${quarterName(quarter, this.#language)}</td>
                    <td class="wide">${text.versionOf(version)}</td>
                    <td class="wide">${publishedAt.slice(0, 10)}</td>
                    <td><a class="button small" href=${this.#address(`${zoneCode}/${quarter}`, true)} aria-label="${text.hall} ${title}">${text.hall}</a></td>
                  </tr>`,
                )}
              </tbody>
            </table>`
        }
      </article>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-public-bulletin': LdPublicBulletin;
  }
}
