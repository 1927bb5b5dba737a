import { html, nothing, type TemplateResult } from 'lit';
import type { IdleCaseItem } from '../../../geodata/model/api-idle-cases.ts';
import type { CaseEventType } from '../../../geodata/model/idle-case-event.ts';
import { CaseEvent } from '../../../geodata/model/idle-case-event.ts';
import type { NextStep } from '../../../geodata/model/idle-case-next-step.ts';
import '../../elements/ld-icon.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { eventName, stateName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import { hasObject } from '../../state/case-entry.ts';

/** Entries in a register: they are open at any time and stand apart from the steps of the procedure. */
const registerEvents: readonly CaseEventType[] = [
  'evidence_recorded',
  'fee_payment_recorded',
  'document_issued',
  'document_served',
  'pause_accepted',
  'pause_ended',
  'mortgagee_registered',
  'parcel_plan_recorded',
  'remedy_filed',
  'remedy_resolved',
  'duty_done',
];

const eventTypes = new Set<string>(CaseEvent.options.map(({ shape }) => shape.type.value));

/** Whether an event is known to this client. */
export const isEventType = (type: string): type is CaseEventType => eventTypes.has(type);

export interface StepList {
  item: IdleCaseItem;
  language: Language;
  /** Null for who may only read. */
  take: ((step: NextStep) => void) | null;
}

/** The steps open to a case, each with what it needs; then register entries; then what is not open yet, and why. */
export function caseSteps({ item, language, take }: StepList): TemplateResult {
  const text = disposalMessages[language];
  const { next } = item;
  const known = next.permitted.filter(({ event }) => isEventType(event) && hasObject(event, item));
  const isRegister = ({ event, leadsTo }: NextStep) =>
    (registerEvents as readonly string[]).includes(event) &&
    !(item.state === 'FEE_DECIDED' && leadsTo.includes('FEE_PAID'));
  const steps = known.filter((step) => !isRegister(step));
  const entries = known.filter(isRegister);
  return html`<section aria-labelledby="steps">
    <h3 id="steps">${text.nextSteps}</h3>
    ${steps.length === 0 ? html`<p class="second">${text.noSteps}</p>` : nothing}
    ${steps.map((step, index) => stepEntry(step, language, take, index === 0))}
    ${
      entries.length > 0 && take
        ? html`<h4>${text.registerEntries}</h4>
          <div class="choices">
            ${entries.map((step) => html`<button class="button small" @click=${() => take(step)}>${eventName(step.event, language)}</button>`)}
          </div>`
        : nothing
    }
    ${
      next.waiting.length > 0
        ? html`<details>
          <summary>${text.waiting(String(next.waiting.length))}</summary>
          ${next.waiting.map(
            ({ event, message, article }) => html`<div class="step">
              <div>${eventName(event, language)}</div>
              <div class="second" lang="zh">${message}</div>
              <span class="article" lang="zh">${article}</span>
            </div>`,
          )}
        </details>`
        : nothing
    }
  </section>`;
}

function stepEntry(
  step: NextStep,
  language: Language,
  take: StepList['take'],
  isFirst: boolean,
): TemplateResult {
  const text = disposalMessages[language];
  const targets = step.leadsTo
    .map((state) => stateName(state, language))
    .join(language === 'zh' ? '、' : ', ');
  return html`<div class="step">
    <div class="first">
      <b>${eventName(step.event, language)}</b>
      ${
        take
          ? html`<button
            class="button small ${isFirst ? 'primary' : ''}"
            aria-label="${text.take} ${eventName(step.event, language)}"
            @click=${() => take(step)}
          >
            ${text.take}
          </button>`
          : nothing
      }
    </div>
    <div class="second">→ ${targets} <span class="article" lang="zh">${step.article}</span></div>
    ${step.documents.length > 0 ? html`<div class="second">${text.issues} <span lang="zh">${step.documents.map(({ label }) => `《${label}》`).join('')}</span></div>` : nothing}
    <ul class="needs">
      ${step.needs.map(
        ({ need, met, article }) => html`<li class=${met ? 'met' : ''} title=${article}>
          <ld-icon name=${met ? 'check' : 'edit'} size="small"></ld-icon>
          <span><span class="visually-hidden">${met ? text.isMet : text.toBring}</span><span lang="zh">${need}</span></span>
        </li>`,
      )}
    </ul>
  </div>`;
}
