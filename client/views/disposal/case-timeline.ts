import { css, html, nothing, type TemplateResult } from 'lit';
import type { IdleCaseItem, TimelineEntry } from '../../../geodata/model/api-idle-cases.ts';
import type { CaseClock } from '../../../geodata/model/idle-case-state.ts';
import { formatMoment } from '../../format/moments.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { clockName, eventName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import { clockText, clockUnit } from './clock-text.ts';

/** Date, dot, event, and on the right the article or the days. */
export const timelineStyles = css`
  .timeline {
    padding: 4px 0;
  }
  .timeline li {
    position: relative;
    display: grid;
    grid-template-columns: 84px 14px minmax(0, 1fr) auto;
    gap: 0 10px;
    padding: 6px 0;
  }
  .timeline li:not(:last-child)::before {
    content: '';
    position: absolute;
    top: 20px;
    bottom: -8px;
    left: 100px;
    width: 1px;
    background: var(--line-2);
  }
  .timeline .dot {
    position: relative;
    width: 9px;
    height: 9px;
    margin: 6px 0 0 2px;
    border: 2px solid var(--ink-2);
    border-radius: 50%;
    background: var(--ink-2);
  }
  .timeline .future .dot {
    background: var(--surface);
  }
  .timeline .overdue .dot {
    border-color: var(--alarm);
    background: var(--alarm);
  }
  .timeline .overdue {
    font-weight: var(--w-bold);
  }
  .timeline .date {
    color: var(--ink-2);
    font-variant-numeric: tabular-nums;
    font-weight: var(--w-reg);
  }
  .timeline .about {
    color: var(--ink-3);
    font-size: 12px;
    font-weight: var(--w-reg);
    line-height: 18px;
    overflow-wrap: anywhere;
  }
  .timeline .struck .what {
    color: var(--ink-3);
    text-decoration: line-through;
  }
  .timeline .side {
    text-align: right;
  }
  .timeline .days {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    white-space: nowrap;
  }
  .timeline .overdue .days {
    color: var(--alarm);
  }
  .timeline .soon .days {
    color: var(--warn);
  }
  .clock {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 10px;
    padding: 6px 0;
    border-top: 1px solid var(--line);
  }
  .clock > :nth-child(even) {
    text-align: right;
  }
  .clock.overdue .days {
    color: var(--alarm);
  }
  .clock.soon .days {
    color: var(--warn);
  }
  .article {
    display: inline-block;
    max-width: 260px;
    padding: 0 6px;
    border: 1px solid var(--line-2);
    border-radius: var(--r1);
    color: var(--ink-2);
    font-size: 12px;
    font-weight: var(--w-reg);
    line-height: 18px;
  }
  @media (max-width: 899px) {
    .timeline li {
      grid-template-columns: 78px 14px minmax(0, 1fr);
    }
    .timeline li:not(:last-child)::before {
      left: 94px;
    }
    .timeline .side {
      grid-column: 3;
      text-align: left;
    }
  }
`;

/** The clocks that run now, the next first, with days left, unit and article; nothing where none runs. */
export function caseClocks(item: IdleCaseItem, language: Language): TemplateResult | typeof nothing {
  const text = disposalMessages[language];
  const clocks = clocksByDay(item);
  if (clocks.length === 0) return nothing;
  return html`<section aria-labelledby="clocks">
    <h3 id="clocks">${text.clocks}</h3>
    <ul>
      ${clocks.map((clock) => {
        const { text: days, tone } = clockText(clock, language);
        return html`<li class="clock ${tone}">
          <span>${clockName(clock, language)}</span><b class="days">${days}</b>
          <span class="second">${clock.dueOn ?? '—'} · ${clockUnit(clock, language)}${clock.provisional ? ` · ${text.provisional}` : ''}</span>
          <span class="second" lang="zh">${clock.article}</span>
        </li>`;
      })}
    </ul>
  </section>`;
}

const clocksByDay = ({ case: { clocks } }: IdleCaseItem): CaseClock[] =>
  clocks.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));

/** Every event of a case, then its running clocks by their day; `correct` asks to mend an entry. */
export function caseTimeline(
  item: IdleCaseItem,
  language: Language,
  correct: ((entry: TimelineEntry) => void) | null,
): TemplateResult {
  const clocks = clocksByDay(item);
  return html`<ol class="timeline">
    ${item.timeline.map((entry) => pastEntry(entry, language, correct))}
    ${clocks.map((clock) => clockEntry(clock, language))}
  </ol>`;
}

function pastEntry(
  entry: TimelineEntry,
  language: Language,
  correct: ((entry: TimelineEntry) => void) | null,
): TemplateResult {
  const text = disposalMessages[language];
  const isMended = entry.correctedBy !== null;
  return html`<li class=${isMended ? 'struck' : ''}>
    <time class="date" datetime=${entry.occurredOn}>${entry.occurredOn}</time>
    <span class="dot"></span>
    <div>
      <span class="what">${eventName(entry.type, language)}</span>
      ${isMended ? html`<span class="badge">${text.mended}</span>` : nothing}
      <div class="about" lang="zh">${entry.summary}</div>
      <div class="about">${text.recordedBy(entry.actorName, formatMoment(entry.recordedAt))}</div>
    </div>
    <div class="side">
      ${
        correct && !isMended && entry.type !== 'corrected'
          ? html`<button class="link" aria-label="${text.correct} ${eventName(entry.type, language)} ${entry.occurredOn}" @click=${() => correct(entry)}>
            ${text.correct}
          </button>`
          : nothing
      }
    </div>
  </li>`;
}

function clockEntry(clock: CaseClock, language: Language): TemplateResult {
  const text = disposalMessages[language];
  const { text: days, tone } = clockText(clock, language);
  const notes = [
    clockUnit(clock, language),
    ...(clock.shifted ? [text.shifted] : []),
    ...(clock.provisional ? [text.provisional] : []),
  ];
  return html`<li class="future ${tone}">
    <time class="date" datetime=${clock.dueOn ?? nothing}>${clock.dueOn ?? '—'}</time>
    <span class="dot"></span>
    <div><span class="what">${clockName(clock, language)}</span><div class="about">${notes.join(' · ')}</div></div>
    <div class="side">
      <span class="days"><ld-icon name="history" size="small"></ld-icon>${days}</span>
      <div><span class="article" lang="zh">${clock.article}</span></div>
    </div>
  </li>`;
}
