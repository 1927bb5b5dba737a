import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CaseDocumentEntry, IdleCaseItem } from '../../../geodata/model/api-idle-cases.ts';
import { CaseDocumentType, caseDocumentLabels } from '../../../geodata/model/idle-case-terms.ts';
import { groupedYuan } from '../../../geodata/units/money.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-tabs.ts';
import { choiceName } from '../../language/disposal-field-terms.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { causeName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import { hasObject } from '../../state/case-entry.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { bondRegister } from './bond-register.ts';
import { caseRegistersStyles } from './case-registers-styles.ts';
import { isEventType } from './case-steps.ts';
import './case-files.ts';

const registers = [
  'documents',
  'evidence',
  'hearing',
  'payments',
  'remedies',
  'mortgagees',
  'pauses',
  'bond',
] as const;
type Register = (typeof registers)[number];

/** The event that adds to a register, if entries are added by hand. */
const entryEvents: Readonly<Record<Register, string>> = {
  documents: 'document_issued',
  evidence: 'evidence_recorded',
  hearing: 'hearing_requested',
  payments: 'fee_payment_recorded',
  remedies: 'remedy_filed',
  mortgagees: 'mortgagee_registered',
  pauses: 'pause_accepted',
  bond: 'bond_resupplied',
};

/** The ten official documents of the model forms come first in the list of kinds. */
const officialCount = 10;

/** The registers of a case. Fires `step-wanted` with the event that makes an entry, `case-changed` never by itself. */
@customElement('ld-case-registers')
export class LdCaseRegisters extends LitElement {
  static override styles = [elementStyles, controlStyles, caseRegistersStyles];

  @property({ attribute: false }) item!: IdleCaseItem;
  @property() language: Language = 'zh';
  @property({ type: Boolean }) mayWork = false;
  @state() private register: Register = 'documents';

  override render(): TemplateResult {
    const text = disposalMessages[this.language];
    const { registers: held } = this.item;
    const counts: Record<Register, number> = {
      documents: held.documents.length,
      evidence: held.evidence.length,
      hearing: held.hearing ? 1 : 0,
      payments: held.payments.length,
      remedies: held.remedies.length,
      mortgagees: held.mortgagees.length,
      pauses: held.pauses.length,
      bond: held.bond ? 1 : 0,
    };
    // Most cases are never bought with bond money: no tab tells them so.
    const shown = registers.filter((id) => id !== 'bond' || held.bond);
    return html`<ld-tabs
        aria-label=${text.registers}
        .value=${this.register}
        .tabs=${shown.map((id) => ({ id, name: text[id], count: counts[id] }))}
        @tab-chosen=${(event: CustomEvent<Register>) => {
          this.register = event.detail;
        }}
      ></ld-tabs>
      <div class="body" role="tabpanel" aria-label=${text[this.register]}>
        <div class="head">${this.#addButton()}</div>
        ${counts[this.register] === 0 ? html`<p class="second">${text.none}</p>` : nothing} ${this.#entries()}
      </div>`;
  }

  #addButton(): TemplateResult | typeof nothing {
    const event = entryEvents[this.register];
    const isOpen =
      this.item.next.permitted.some((step) => step.event === event) &&
      isEventType(event) &&
      hasObject(event, this.item);
    if (!this.mayWork || !isOpen) return nothing;
    const text = disposalMessages[this.language];
    return html`<button class="button small" @click=${() => this.#want(event)}>
      <ld-icon name="plus" size="small"></ld-icon>${text.add}
    </button>`;
  }

  #want(event: string): void {
    this.dispatchEvent(new CustomEvent('step-wanted', { detail: event }));
  }

  #entries(): TemplateResult {
    switch (this.register) {
      case 'documents':
        return this.#documents();
      case 'evidence':
        return this.#evidence();
      case 'hearing':
        return this.#hearing();
      case 'payments':
        return this.#payments();
      case 'remedies':
        return this.#remedies();
      case 'mortgagees':
        return this.#mortgagees();
      case 'bond':
        return this.#bond();
      default:
        return this.#pauses();
    }
  }

  #documents(): TemplateResult {
    const text = disposalMessages[this.language];
    const { documents } = this.item.registers;
    const mayServe =
      this.mayWork && this.item.next.permitted.some(({ event }) => event === 'document_served');
    const draftHref = (type: CaseDocumentType) => `/api/idle-cases/${this.item.id}/documents/${type}`;
    return html`<ul>
        ${documents.map((paper) => this.#paper(paper, mayServe))}
      </ul>
      <h4>${text.officialDocuments}</h4>
      <div class="ten" lang="zh">
        ${CaseDocumentType.options.slice(0, officialCount).map((type) => {
          const isIssued = documents.some(({ docType }) => docType === type);
          return html`<a href=${draftHref(type)} download>
            <ld-icon name="download" size="small"></ld-icon>${caseDocumentLabels[type]}
            ${isIssued ? nothing : html`<span class="badge">${text.draft}</span>`}
          </a>`;
        })}
      </div>`;
  }

  #paper(paper: CaseDocumentEntry, mayServe: boolean): TemplateResult {
    const text = disposalMessages[this.language];
    const { label, docNo, issuedOn, servedOn, servedMethod, receiptRef, href } = paper;
    const method = servedMethod ? (choiceName('', 'method', servedMethod, this.language) ?? '') : '';
    const service = servedOn
      ? [text.servedOn(servedOn), method, receiptRef ? text.receipt(receiptRef) : '']
          .filter(Boolean)
          .join(' · ')
      : text.notServed;
    return html`<li>
      <span lang="zh">${label}</span><span class="second" lang="zh">${docNo}</span>
      <span class="grow"></span>
      <span class="second">${text.issuedOn(issuedOn)} · ${service}</span>
      ${!servedOn && mayServe ? html`<button class="button small" aria-label="${text.serve} ${docNo}" @click=${() => this.#want('document_served')}>${text.serve}</button>` : nothing}
      ${this.#receiptLink(docNo, servedOn)}
      ${href ? html`<a class="button ghost small square" href=${href} download aria-label=${text.downloadAs(`${label} ${docNo}`)} title=${text.download}><ld-icon name="download" size="small"></ld-icon></a>` : nothing}
    </li>`;
  }

  /** 送达回证 of a paper: filled in once it is served, a blank to take along before. */
  #receiptLink(docNo: string, servedOn: string | null): TemplateResult {
    const text = disposalMessages[this.language];
    const query = new URLSearchParams({ no: docNo });
    return html`<a
      class="link"
      href="/api/idle-cases/${this.item.id}/documents/service_receipt?${query}"
      download
      aria-label=${text.downloadAs(`${caseDocumentLabels.service_receipt} ${docNo}`)}
      >${servedOn ? text.receiptPaper : text.blankReceipt}</a
    >`;
  }

  #evidence(): TemplateResult {
    const text = disposalMessages[this.language];
    return html`<ul>
        ${this.item.registers.evidence.map(
          ({ kindLabel, ref, description, recordedOn, position }) => html`<li lang="zh">
            <span class="badge">${kindLabel}</span><span>${description}</span>
            <span class="grow"></span>
            <span class="second">${ref} · ${recordedOn}${position ? ` · ${text.at(position[0].toFixed(5), position[1].toFixed(5))}` : ''}</span>
          </li>`,
        )}
      </ul>
      <h4>${text.files}</h4>
      <ld-case-files .caseId=${this.item.id} .language=${this.language} ?mayWork=${this.mayWork}></ld-case-files>`;
  }

  #hearing(): TemplateResult {
    const { hearing } = this.item.registers;
    if (!hearing) return html``;
    const text = disposalMessages[this.language];
    const steps = ['rightsNoticeNo', 'requestedOn', 'hearingOn', 'heldOn', 'waivedOn'] as const;
    return html`<ul>
      <li>${choiceName('', 'about', hearing.about, this.language)}</li>
      ${steps.flatMap((step) => (hearing[step] ? [html`<li><span>${text.hearingFacts[step]}</span><span class="grow"></span><span class="second">${hearing[step]}</span></li>`] : []))}
    </ul>`;
  }

  #payments(): TemplateResult {
    const text = disposalMessages[this.language];
    const { fees, payments } = this.item.registers;
    return html`<ul>
      ${fees.map(
        ({ docNo, paidYuan, amountYuan, annulled }) => html`<li>
          <b>${text.feeDecision}</b><span class="second" lang="zh">${docNo}</span>${annulled ? html`<span class="badge">${text.annulled}</span>` : nothing}
          <span class="grow"></span><span>${text.paidOf(groupedYuan(paidYuan), groupedYuan(amountYuan))}</span>
        </li>`,
      )}
      ${payments.map(
        ({ paidOn, feeDocNo, amountYuan, ref }) => html`<li>
          <span>${paidOn}</span><span class="second" lang="zh">${feeDocNo} · ${ref}</span><span class="grow"></span><span>${text.paidSum(groupedYuan(amountYuan))}</span>
        </li>`,
      )}
    </ul>`;
  }

  #remedies(): TemplateResult {
    const text = disposalMessages[this.language];
    const mayResolve =
      this.mayWork && this.item.next.permitted.some(({ event }) => event === 'remedy_resolved');
    return html`<ul>
      ${this.item.registers.remedies.map(
        ({ kind, filingNo, targetDocNo, filedOn, result, resolvedOn }) => html`<li>
          <span class="badge">${choiceName('', 'kind', kind, this.language)}</span><span lang="zh">${filingNo}</span>
          <span class="second" lang="zh">${targetDocNo} · ${filedOn}</span><span class="grow"></span>
          <span>${result ? `${choiceName('', 'result', result, this.language)} ${resolvedOn ?? ''}` : text.pending}</span>
          ${!result && mayResolve ? html`<button class="button small" @click=${() => this.#want('remedy_resolved')}>${text.add}</button>` : nothing}
        </li>`,
      )}
    </ul>`;
  }

  #mortgagees(): TemplateResult {
    const text = disposalMessages[this.language];
    return html`<ul>
      ${this.item.registers.mortgagees.map(
        ({ name, notices, copied }) => html`<li>
          <span>${name}</span><span class="grow"></span>
          <span class="second">${[...notices.map(({ docNo, notifiedOn }) => text.notified(docNo, notifiedOn)), ...(copied ? [text.copied] : [])].join(' · ')}</span>
        </li>`,
      )}
    </ul>`;
  }

  #bond(): TemplateResult {
    const { bond } = this.item.registers;
    return bond ? bondRegister(bond, this.language) : html``;
  }

  #pauses(): TemplateResult {
    const text = disposalMessages[this.language];
    return html`<ul>
      ${this.item.registers.pauses.map(
        ({ from, to, cause, materialRef }) => html`<li>
          <span>${from} – ${to ?? text.openEnd}</span><span class="second">${causeName(cause, this.language)} · ${materialRef}</span>
        </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-case-registers': LdCaseRegisters;
  }
}
