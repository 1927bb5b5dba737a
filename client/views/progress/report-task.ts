import type { Task } from '@lit/task';
import { html, type TemplateResult } from 'lit';
import '../../elements/ld-notice.ts';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import { failureText } from '../editing/tell.ts';

/** What was asked for, or that it is on its way, or why it did not come and the press that asks again. */
export function reportOf<Value>(
  task: Task<readonly unknown[], Value>,
  language: Language,
  complete: (value: Value) => TemplateResult,
): TemplateResult {
  const text = stockReportMessages[language];
  return html`${task.render({
    pending: () =>
      task.value === undefined
        ? html`<p class="small" role="status">${text.loading}</p>`
        : complete(task.value),
    complete,
    error: (
      error,
    ) => html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${failureText(error, '')}>
      <button class="button small" @click=${() => task.run()}>${text.retry}</button>
    </ld-notice>`,
  })}`;
}
