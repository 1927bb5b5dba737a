import { css, html, nothing, type TemplateResult } from 'lit';
import { findIndustry } from '../../../geodata/codes/industry-code.ts';
import type { DemandRequest, Project } from '../../../geodata/model/api-projects.ts';
import '../../elements/ld-icon.ts';
import { quantity } from '../../elements/quantity.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { demandFacts } from './demand-facts.ts';

/** Styles of the head, of the facts below it, and of stage badges. */
export const projectHeadStyles = css`
  .project {
    padding: 10px 14px 12px;
    border-bottom: 1px solid var(--line);
  }
  .project .title {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 28px;
  }
  .project h2 {
    overflow: hidden;
    font-size: 14px;
    font-weight: var(--w-bold);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .project .about {
    margin-bottom: 6px;
    color: var(--ink-2);
    overflow: hidden;
    font-size: 12px;
    line-height: 20px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .project .demand {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    column-gap: 20px;
  }
  .project .demand > div {
    display: flex;
    gap: 8px;
    justify-content: space-between;
    border-bottom: 1px dotted var(--line);
    line-height: 25px;
  }
  .project dt {
    flex: none;
    color: var(--ink-3);
    font-size: 12px;
  }
  .project dd {
    overflow: hidden;
    text-align: right;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

export interface ProjectHead {
  project: Project | null;
  demand: DemandRequest;
  language: Language;
  mayWork: boolean;
  act: (action: 'choose' | 'edit' | 'follow') => void;
}

/** Number, industry, part in the chain, source: what tells a project at a glance. */
function aboutText({ project, demand, language }: ProjectHead): string {
  const text = matchMessages[language];
  const industry = findIndustry(demand.industryCode);
  const chain = project?.chainName
    ? [demand.chainAction ? text.chainActions[demand.chainAction] : '', project.chainName]
        .filter(Boolean)
        .join(' ')
    : '';
  return [
    project?.projectNo,
    industry ? `${industry.section}${industry.code} ${industry.name}` : demand.industryCode,
    chain,
    project?.leadSource ? text.sources[project.leadSource] : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The project or demand that is matched, with what it asks for. */
export function projectHead(head: ProjectHead): TemplateResult {
  const { project, demand, language, mayWork, act } = head;
  const text = matchMessages[language];
  return html`<section class="project" aria-label=${text.demand}>
    <div class="title">
      <h2 title=${project?.name ?? text.unsaved}>${project?.name ?? text.unsaved}</h2>
      ${project ? html`<span class="badge" data-tone="accent">${text.stages[project.stage]}</span>` : nothing}
      <span class="grow"></span>
      <button class="button ghost small" @click=${() => act('choose')}>
        ${text.changeProject}<ld-icon name="chevron-down" size="small"></ld-icon>
      </button>
      ${project ? html`<button class="button small" @click=${() => act('follow')}>${text.openProject}</button>` : nothing}
      ${
        mayWork
          ? html`<button
              class="button ghost small square"
              title=${project ? text.editProject : text.saveAsProject}
              aria-label=${project ? text.editProject : text.saveAsProject}
              @click=${() => act('edit')}
            >
              <ld-icon name="edit" size="small"></ld-icon>
            </button>`
          : nothing
      }
    </div>
    <p class="about" title=${aboutText(head)}>${aboutText(head)}</p>
    <dl class="demand">
      ${demandFacts(demand, language).map(
        ({ name, value }) => html`<div>
          <dt>${name}</dt>
          <dd title=${value.text}>${quantity(value)}</dd>
        </div>`,
      )}
    </dl>
  </section>`;
}
