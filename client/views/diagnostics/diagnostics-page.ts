import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Diagnostics, IntegrityReport } from '../../../geodata/model/api-diagnostics.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchDiagnostics, runChecks } from '../../api/audit.ts';
import '../../elements/ld-notice.ts';
import { fileSize } from '../../format/file-sizes.ts';
import { formatMoment } from '../../format/moments.ts';
import { formatShort } from '../../format/numbers.ts';
import { adminMessages } from '../../language/admin-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';

/** The state of this installation for administrators: versions, database, backups, audit chains, checks, recent errors. */
@customElement('ld-diagnostics-page')
export class LdDiagnosticsPage extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: block;
        height: 100%;
        overflow: auto;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
        gap: 12px;
        padding: 14px 16px 24px;
      }
      section {
        min-width: 0;
        padding: 12px 16px 14px;
        border: 1px solid var(--line);
        border-radius: var(--r3);
        background: var(--surface);
      }
      h2 {
        margin: 0 0 8px;
        font-size: 14px;
        font-weight: var(--w-bold);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(96px, max-content) 1fr;
        gap: 4px 16px;
        margin: 0;
        line-height: 22px;
      }
      dt,
      .muted {
        color: var(--ink-3);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 4px 0;
        overflow-wrap: anywhere;
        line-height: 20px;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li .muted {
        font-size: 12px;
      }
      .alarm {
        color: var(--alarm);
      }
      .good {
        color: var(--brand);
      }
      .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #facts = new Task(this, { args: () => [], task: (_none, { signal }) => fetchDiagnostics(signal) });
  @state() private checking = false;
  @state() private report: IntegrityReport | null = null;
  @state() private failure = '';

  override render(): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    return html`${this.#facts.render({
      pending: () => html`<p class="muted grid">${text.loading}</p>`,
      complete: (facts) => this.#page(facts),
      error: (error) =>
        html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${failureText(error, '')}>
          <button class="button small primary" @click=${() => this.#facts.run()}>${text.retry}</button>
        </ld-notice>`,
    })}`;
  }

  #page(facts: Diagnostics): TemplateResult {
    return html`<div class="grid">
      ${this.#program(facts)} ${this.#database(facts)} ${this.#backups(facts)} ${this.#checks(facts)}
      ${this.#tables(facts)} ${this.#errors(facts)}
    </div>`;
  }

  #program({ version, nodeVersion, startedAt, memoryBytes }: Diagnostics): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    return html`<section aria-labelledby="program">
      <h2 id="program">${text.program}</h2>
      <dl>
        <dt>${text.version}</dt>
        <dd>${version} · Node.js ${nodeVersion}</dd>
        <dt>${text.running}</dt>
        <dd>${formatMoment(startedAt)}</dd>
        <dt>${text.memory}</dt>
        <dd>${fileSize(memoryBytes)}</dd>
      </dl>
    </section>`;
  }

  #database(facts: Diagnostics): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    const { engine, mayRewriteAudit, migrations } = facts;
    const newest = migrations.filter(({ name }) => !name.startsWith('functions/')).at(-1)?.name ?? '—';
    const rights =
      mayRewriteAudit === null
        ? text.auditEmbedded
        : mayRewriteAudit
          ? html`<span class="alarm">${text.auditOpen}</span>`
          : text.auditSafe;
    return html`<section aria-labelledby="database">
      <h2 id="database">${text.database}</h2>
      <dl>
        <dt>${text.version}</dt>
        <dd>${engine === 'embedded' ? text.embedded : text.external} ${facts.databaseVersion} · PostGIS ${facts.postgisVersion}</dd>
        <dt>${text.size}</dt>
        <dd>${fileSize(facts.databaseBytes)}</dd>
        <dt>${text.losses}</dt>
        <dd>${text.times(facts.databaseLosses)}</dd>
        <dt>${text.migrations}</dt>
        <dd>${text.migrationsCount(migrations.length, newest)}</dd>
        <dt>${text.auditRights}</dt>
        <dd>${rights}</dd>
      </dl>
    </section>`;
  }

  #backups({ backups, restores }: Diagnostics): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    return html`<section aria-labelledby="backups">
      <h2 id="backups">${text.backups}</h2>
      ${
        backups === null
          ? html`<p class="muted">${text.backupsOff}</p>`
          : html`<p>${text.backupsPlan(backups.everyHours, backups.keep)} <span class="muted">${backups.folder}</span></p>
              ${
                backups.failure === null
                  ? nothing
                  : html`<p class="alarm">${text.backupFailed}（${formatMoment(backups.failure.at)}）：${backups.failure.message}</p>`
              }
              <ul>
                ${
                  backups.files.length === 0
                    ? html`<li class="muted">${text.backupNone}</li>`
                    : backups.files
                        .slice(0, 5)
                        .map(
                          ({ name, at, bytes }) =>
                            html`<li>${formatMoment(at)} · ${fileSize(bytes)} <span class="muted">${name}</span></li>`,
                        )
                }
              </ul>`
      }
      ${
        restores.length === 0
          ? nothing
          : html`<h2>${text.restores}</h2>
              <ul>
                ${restores.map(
                  ({ restoredAt, backupCreatedAt, backupProductVersion }) =>
                    html`<li>${formatMoment(restoredAt)} <span class="muted">${text.restoredFrom(formatMoment(backupCreatedAt), backupProductVersion)}</span></li>`,
                )}
              </ul>`
      }
    </section>`;
  }

  #checks({ chains }: Diagnostics): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    return html`<section aria-labelledby="chains">
      <h2 id="chains">${text.chains}</h2>
      <ul>
        ${chains.map(
          ({ zoneCode, lastSequence, lastHash }) =>
            html`<li>${zoneCode === '-' ? text.installation : zoneCode} · ${text.entries(lastSequence)} <span class="muted">${lastHash.slice(0, 16)}</span></li>`,
        )}
      </ul>
      <p>
        <button class="button small" ?disabled=${this.checking} @click=${() => this.#check()}>
          ${this.checking ? text.checking : text.runChecks}
        </button>
      </p>
      <div role="status">${this.failure === '' ? this.#found() : html`<p class="alarm">${this.failure}</p>`}</div>
    </section>`;
  }

  #found(): TemplateResult | typeof nothing {
    const text = adminMessages[this.#language.value.language];
    const { report } = this;
    if (report === null) return nothing;
    const broken = [
      ...report.audit.zones.flatMap((zone) =>
        zone.isWhole ? [] : [text.chainBroken(zone.zoneCode, zone.sequence)],
      ),
      ...report.violations.map(({ check, rows }) => text.ruleBroken(check, rows.length)),
    ];
    if (broken.length === 0)
      return html`<p class="good">${text.checksWhole(formatShort(report.milliseconds / 1000, 1))}</p>`;
    return html`<ul>${broken.map((line) => html`<li class="alarm">${line}</li>`)}</ul>`;
  }

  #tables({ tables }: Diagnostics): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    return html`<section aria-labelledby="tables">
      <h2 id="tables">${text.tables}</h2>
      <dl>${tables.map(({ name, bytes }) => html`<dt>${name}</dt><dd>${fileSize(bytes)}</dd>`)}</dl>
    </section>`;
  }

  #errors({ recentErrors }: Diagnostics): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    return html`<section class="wide" aria-labelledby="errors">
      <h2 id="errors">${text.errors}</h2>
      ${
        recentErrors.length === 0
          ? html`<p class="muted">${text.noErrors}</p>`
          : html`<ul>
              ${recentErrors.map(
                ({ at, requestId, method, path, status, message }) =>
                  html`<li>${formatMoment(at)} · ${status} · ${method} ${path}<br /><span class="muted">${message} · ${requestId}</span></li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  async #check(): Promise<void> {
    this.checking = true;
    try {
      this.report = await runChecks();
      this.failure = '';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, adminMessages[this.#language.value.language].loadFailed);
    } finally {
      this.checking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-diagnostics-page': LdDiagnosticsPage;
  }
}
