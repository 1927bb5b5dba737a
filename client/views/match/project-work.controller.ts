import type { LitElement, ReactiveController } from 'lit';
import type { Shortlist } from '../../../geodata/model/api-projects.ts';
import { ApiError } from '../../api/api-error.ts';
import { dropShortlisted, fetchShortlist, keepShortlisted } from '../../api/projects.ts';
import { fetchReservations } from '../../api/reservations.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { failureText, tell } from '../editing/tell.ts';

/** What is kept for the project whose match is shown: its shortlist, and until when it holds which piece. */
export class ProjectWorkController implements ReactiveController {
  readonly #host: LitElement;
  #followed = '';
  #shortlist: Shortlist | null = null;
  #reservedUntil: Readonly<Record<string, string>> = {};

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get shortlist(): Shortlist | null {
    return this.#shortlist;
  }

  /** Last days by supply id. */
  get reservedUntil(): Readonly<Record<string, string>> {
    return this.#reservedUntil;
  }

  keepShortlist(shortlist: Shortlist | null): void {
    this.#shortlist = shortlist;
    this.#host.requestUpdate();
  }

  /** Asks for what is kept for a project, once until something was written. */
  async follow(projectId: number | null, refreshes: number): Promise<void> {
    const key = `${projectId} ${refreshes}`;
    if (key === this.#followed) return;
    this.#followed = key;
    if (projectId === null) {
      this.#reservedUntil = {};
      this.keepShortlist(null);
      return;
    }
    try {
      const [shortlist, { reservations }] = await Promise.all([
        fetchShortlist(projectId),
        fetchReservations({ projectId }),
      ]);
      if (this.#followed !== key) return;
      const active = reservations.filter(({ status }) => status === 'active');
      this.#reservedUntil = Object.fromEntries(active.map(({ supplyId, until }) => [supplyId, until]));
      this.keepShortlist(shortlist);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.keepShortlist(null);
    }
  }

  /** Puts a piece on the shortlist, or takes it off. */
  async toggleShortlisted(projectId: number, supplyId: string, language: Language): Promise<void> {
    const isListed = this.#shortlist?.entries.some((entry) => entry.supplyId === supplyId);
    try {
      this.keepShortlist(
        await (isListed ? dropShortlisted(projectId, supplyId) : keepShortlisted(projectId, supplyId, null)),
      );
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this.#host, failureText(error, matchMessages[language].failedToSave));
    }
  }

  /** Opens the dialog that holds a piece for the project; `land-written` follows when it was held. */
  async reserve(projectId: number, piece: { id: string; name: string }, language: Language): Promise<void> {
    await import('./reserve-dialog.ts');
    const dialog = document.createElement('ld-reserve-dialog');
    dialog.language = language;
    this.#host.renderRoot.append(dialog);
    dialog.addEventListener('dialog-closed', () => dialog.remove());
    dialog.addEventListener('reservation-made', () =>
      this.#host.dispatchEvent(new CustomEvent('land-written', { bubbles: true, composed: true })),
    );
    await dialog.open({ projectId, supplyId: piece.id, name: piece.name });
  }
}
