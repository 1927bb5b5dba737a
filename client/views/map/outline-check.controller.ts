import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OutlineCheck } from '../../../geodata/model/api-edit.ts';
import { ApiError } from '../../api/api-error.ts';
import { checkOutline } from '../../api/editing.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { failureText } from '../editing/tell.ts';

/** How long the hand rests before the server is asked. */
const pauseMilliseconds = 400;

type OutlineQuestion = Parameters<typeof checkOutline>;

/** Asks the server what an outline lies over whenever the hand that draws it rests; only the newest answer counts. */
export class OutlineCheckController implements ReactiveController {
  check: OutlineCheck | null = null;
  isChecking = false;
  failure = '';
  readonly #host: ReactiveControllerHost & { readonly language: Language };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(host: ReactiveControllerHost & { readonly language: Language }) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  get hasErrors(): boolean {
    return this.check?.problems.some(({ severity }) => severity === 'error') ?? false;
  }

  /** The outline changed: ask once it rests. Whatever was asked before no longer counts. */
  later(question: () => OutlineQuestion): void {
    this.#begin(true);
    this.#timer = setTimeout(() => void this.#ask(question()), pauseMilliseconds);
  }

  /** There is nothing to ask about: no outline yet, or one that may lie over others. */
  forget(): void {
    this.#begin(false);
    this.check = null;
  }

  /** Something else went wrong with this outline, such as saving it. */
  fail(message: string): void {
    this.failure = message;
    this.#host.requestUpdate();
  }

  #begin(isChecking: boolean): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.failure = '';
    this.isChecking = isChecking;
    this.#host.requestUpdate();
  }

  async #ask(question: OutlineQuestion): Promise<void> {
    const asked = this.#asked;
    try {
      const check = await checkOutline(...question);
      if (asked === this.#asked) this.check = check;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (asked === this.#asked)
        this.failure = failureText(error, editingMessages[this.#host.language].loadFailed);
    } finally {
      if (asked === this.#asked) {
        this.isChecking = false;
        this.#host.requestUpdate();
      }
    }
  }
}
