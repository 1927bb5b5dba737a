import { html, nothing, type TemplateResult } from 'lit';
import { disposalMessages } from '../../language/disposal-messages.ts';
import type { Language } from '../../language/language.ts';

interface CorrectionFields {
  isStruck: boolean;
  reason: string;
  error: string | undefined;
  language: Language;
  strike: (isStruck: boolean) => void;
  explain: (reason: string) => void;
}

/** Whether a recorded event is struck out rather than replaced, and why it is corrected. */
export function correctionFields(given: CorrectionFields): TemplateResult {
  const { isStruck, reason, error, language, strike, explain } = given;
  const text = disposalMessages[language];
  return html`<label class="switch-row">
      <input
        type="checkbox"
        .checked=${isStruck}
        @change=${(event: Event) => strike((event.target as HTMLInputElement).checked)}
      />${text.strike}
    </label>
    <div class="field">
      <label for="mend-reason">${text.correctionReason}<span class="must" aria-hidden="true">*</span></label>
      <textarea
        class="input"
        id="mend-reason"
        aria-invalid=${error ? 'true' : nothing}
        .value=${reason}
        @input=${(event: Event) => explain((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${error ? html`<span class="reason-wrong">${error}</span>` : nothing}
    </div>`;
}
