import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from '../../api/api-error.ts';
import '../../elements/ld-notice.ts';
import type { Messages } from '../../language/messages-zh.ts';

/** Says why a card cannot be shown, with what can be done about it. */
export function cardFailure(
  error: unknown,
  text: Messages,
  act: { retry: () => void; copy: (requestId: string) => void },
): TemplateResult {
  const requestId = error instanceof ApiError ? error.requestId : null;
  const isMissing = error instanceof ApiError && error.status === 404;
  const detail = error instanceof ApiError ? (error.problem?.title ?? text.serverUnreachableHint) : '';
  return html`<ld-notice
    icon="error"
    tone="alarm"
    heading=${isMissing ? text.recordMissing : text.loadFailed}
    text=${isMissing ? '' : detail}
  >
    <button class="button small primary" @click=${act.retry}>${text.retry}</button>
    ${
      requestId
        ? html`<button class="button small" @click=${() => act.copy(requestId)}>${text.copyErrorNumber}</button>`
        : nothing
    }
  </ld-notice>`;
}
