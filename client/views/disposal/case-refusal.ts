import { html, nothing, type TemplateResult } from 'lit';
import type { CaseConflict } from '../../../geodata/model/api-idle-cases.ts';
import { formatMoment } from '../../format/moments.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import type { Language } from '../../language/language.ts';

interface CaseRefusal {
  /** The words of the server; empty when nothing was refused. */
  failure: string;
  conflict: CaseConflict | null;
  language: Language;
  /** Reads the case again, where somebody else was faster. */
  reload?: () => void;
  /** Goes to the case that stands in the way. */
  open?: (caseId: number) => void;
}

/** What stands in the way, above the buttons: it must be seen however long the form is. */
export function caseRefusal({
  failure,
  conflict,
  language,
  reload,
  open,
}: CaseRefusal): TemplateResult | typeof nothing {
  const text = disposalMessages[language];
  if (conflict?.conflict === 'stale' && conflict.by && reload) {
    const { actorName, recordedAt, label, occurredOn } = conflict.by;
    return html`<div class="problem" role="alert">
      <b>${text.staleTitle}</b>
      <p>${text.staleBy(actorName, formatMoment(recordedAt), label, occurredOn)}</p>
      <p>${text.staleHint}</p>
      <button type="button" class="button small" @click=${reload}>${text.reload}</button>
    </div>`;
  }
  if (!failure) return nothing;
  const { article, guard, caseId } = conflict ?? {};
  return html`<div class="problem" role="alert">
    ${conflict?.conflict === 'refused' ? html`<b>${text.refused}</b>` : nothing}
    <p lang="zh">${failure}</p>
    ${article ? html`<p><span class="article" lang="zh">${article}</span> <span class="muted">${text.guard} ${guard ?? ''}</span></p>` : nothing}
    ${caseId && open ? html`<button type="button" class="button small" @click=${() => open(caseId)}>${text.thatCase}</button>` : nothing}
  </div>`;
}
