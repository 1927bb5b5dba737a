import { html, nothing, type TemplateResult } from 'lit';
import type { MatchCandidate, MatchCondition, MatchNote } from '../../../geodata/model/match-result.ts';
import '../../elements/ld-icon.ts';
import { type Language, languageTag } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { comparedText, isTelling, noteText } from '../../language/match-sayings.ts';
import { constraintName, lawChip } from '../../language/match-terms.ts';

/** The law behind a condition: short in the chip, whole on hover, and whether its wording was seen in a source. */
export function lawChipOf(code: string, basis: string, language: Language): TemplateResult | typeof nothing {
  const chip = lawChip(code, language);
  if (!chip) return nothing;
  const { basisStatus, inBrackets } = matchMessages[language];
  return html`<span class="law" title="${basis}${inBrackets(basisStatus[chip.status])}" lang=${languageTag[language]}
    ><span class="clip">${chip.text}</span><i class="status" data-status=${chip.status}>${chip.status}</i></span
  >`;
}

/** One condition: sign, code, name, the numbers compared, and the law. */
export function conditionRow(
  condition: MatchCondition,
  language: Language,
  isRelaxed = false,
): TemplateResult {
  const text = matchMessages[language];
  const { code, hCode, label, isPassed, basis } = condition;
  const icon = isPassed ? 'check' : isRelaxed ? 'warning' : 'close';
  return html`<li class="condition ${isPassed ? '' : isRelaxed ? 'warned' : 'failed'}">
    <ld-icon size="small" name=${icon}></ld-icon>
    <span class="code">${hCode}</span>
    <span class="name">${constraintName(code, label, language)}</span>
    <span class="compared">${comparedText(condition, language)}${isRelaxed ? html` <b>${text.relaxed}</b>` : nothing}</span>
    ${lawChipOf(code, basis, language)}
  </li>`;
}

const noteRow = (note: MatchNote, icon: 'warning' | 'info', language: Language): TemplateResult => html`<li
  class="condition ${icon === 'warning' ? 'warned' : 'noted'}"
>
  <ld-icon size="small" name=${icon}></ld-icon>
  <span class="compared wide">${noteText(note, language)}</span>
</li>`;

/** All conditions of a candidate: what was relaxed, what warns, what was compared; the rest folded. */
export function conditionRows(candidate: MatchCandidate, language: Language): TemplateResult {
  const { conditions, relaxed, warnings, reasons } = candidate;
  const [failed, passed] = [
    conditions.filter((entry) => !entry.isPassed),
    conditions.filter((entry) => entry.isPassed),
  ];
  const telling = passed.filter(isTelling);
  const others = passed.filter((entry) => !isTelling(entry));
  return html`<ul class="conditions ${language === 'zh' ? '' : 'long-names'}">
      ${failed.map((entry) => conditionRow(entry, language, relaxed.includes(entry.code)))}
      ${reasons.map((note) => noteRow(note, 'info', language))} ${warnings.map((note) => noteRow(note, 'warning', language))}
      ${telling.map((entry) => conditionRow(entry, language))}
    </ul>
    ${
      others.length > 0
        ? html`<details class="others">
          <summary>${others.map(({ code, label }) => constraintName(code, label, language)).join(' · ')}</summary>
          <ul class="conditions ${language === 'zh' ? '' : 'long-names'}">${others.map((entry) => conditionRow(entry, language))}</ul>
        </details>`
        : nothing
    }`;
}
