import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Project } from '../../../geodata/model/api-projects.ts';
import type { Reservation } from '../../../geodata/model/api-reservations.ts';
import { fetchProjects } from '../../api/projects.ts';
import { cancelReservation, extendReservation, transferReservation } from '../../api/reservations.ts';
import { formatMoment } from '../../format/moments.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import './ask-dialog.ts';
import type { LdAskDialog } from './ask-dialog.ts';
import { sideStyles } from './side-styles.ts';

/** The reservations of a project, each with its log. Fires `piece-picked` with a supply id and `reservations-changed`. */
@customElement('ld-reservation-list')
export class LdReservationList extends LitElement {
  static override styles = [elementStyles, controlStyles, sideStyles];

  @property({ attribute: false }) project!: Project;
  @property({ attribute: false }) reservations: readonly Reservation[] = [];
  @property({ type: Boolean }) mayReserve = false;
  @property() language: Language = 'zh';
  @query('ld-ask-dialog') private dialog!: LdAskDialog;

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    return html`<section aria-label=${text.reservations}>
      <div class="head"><h3>${text.reservations}</h3><span class="muted">${this.reservations.length || nothing}</span></div>
      ${this.reservations.length === 0 ? html`<p class="note">${text.noReservations}</p>` : nothing}
      ${this.reservations.map((entry) => this.#entry(entry))}
      <ld-ask-dialog .language=${this.language}></ld-ask-dialog>
    </section>`;
  }

  #entry(entry: Reservation): TemplateResult {
    const text = matchMessages[this.language];
    const { supplyId, supplyName, status, until, daysLeft, note, log } = entry;
    const isActive = status === 'active';
    return html`<div class="entry">
      <div class="first">
        <button class="name" @click=${() => this.dispatchEvent(new CustomEvent('piece-picked', { detail: supplyId }))}>${supplyName}</button>
        <span class="badge" data-tone=${isActive ? 'ok' : nothing}>${text.reservationStates[status]}</span>
        <span class="grow"></span>
        <span class="muted">${until}</span>
      </div>
      <p class="muted">${[daysLeft === null ? '' : text.daysLeft(daysLeft), note ?? ''].filter(Boolean).join(' · ')}</p>
      ${
        isActive && this.mayReserve
          ? html`<div class="actions">
            <button class="button small" @click=${() => void this.#extend(entry)}>${text.extend}</button>
            <button class="button small" @click=${() => void this.#transfer(entry)}>${text.transfer}</button>
            <button class="button small" @click=${() => void this.#cancel(entry)}>${text.cancelReservation}</button>
          </div>`
          : nothing
      }
      <details class="log">
        <summary>${text.log} ${log.length}</summary>
        <ul>
          ${log.map(
            ({ action, at, by, reason, until: day }) =>
              html`<li>${formatMoment(at)} ${by} ${text.reservationActions[action]}${day ? ` ${day}` : ''}${reason ? `：${reason}` : ''}</li>`,
          )}
        </ul>
      </details>
    </div>`;
  }

  get #reasonField() {
    return {
      name: 'reason',
      label: matchMessages[this.language].reason,
      kind: 'longText',
      isRequired: true,
    } as const;
  }

  async #extend({ id, revision, supplyName, until }: Reservation): Promise<void> {
    const text = matchMessages[this.language];
    await this.dialog.open({
      title: `${text.extend} ${supplyName}`,
      action: text.extend,
      fields: [
        { name: 'until', label: text.until, kind: 'date', isRequired: true, value: until, min: until },
        this.#reasonField,
      ],
      send: async (values) => {
        await extendReservation(id, { revision, until: values.until ?? '', reason: values.reason ?? '' });
        this.#changed();
      },
    });
  }

  async #transfer({ id, revision, supplyName }: Reservation): Promise<void> {
    const text = matchMessages[this.language];
    const { projects } = await fetchProjects({
      zoneCode: this.project.zoneCode,
      q: '',
      stage: '',
      sort: 'queue',
    });
    const choices = projects
      .filter(
        (project) =>
          project.id !== this.project.id && ['planned', 'negotiating', 'signed'].includes(project.stage),
      )
      .map((project) => ({ code: String(project.id), name: `${project.projectNo} ${project.name}` }));
    await this.dialog.open({
      title: `${text.transfer} ${supplyName}`,
      action: text.transfer,
      fields: [
        { name: 'to', label: text.transferTo, kind: 'select', isRequired: true, choices },
        this.#reasonField,
      ],
      send: async (values) => {
        await transferReservation(id, {
          revision,
          toProjectId: Number(values.to),
          reason: values.reason ?? '',
        });
        this.#changed();
      },
    });
  }

  async #cancel({ id, revision, supplyName }: Reservation): Promise<void> {
    const text = matchMessages[this.language];
    await this.dialog.open({
      title: `${text.cancelReservation} ${supplyName}`,
      action: text.cancelReservation,
      fields: [this.#reasonField],
      send: async (values) => {
        await cancelReservation(id, { revision, reason: values.reason ?? '' });
        this.#changed();
      },
    });
  }

  #changed(): void {
    this.dispatchEvent(new CustomEvent('reservations-changed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-reservation-list': LdReservationList;
  }
}
