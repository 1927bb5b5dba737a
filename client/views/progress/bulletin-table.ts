import { html, type TemplateResult } from 'lit';
import { optionOf } from '../../../geodata/codes/option-sets.ts';
import type { BulletinProject } from '../../../geodata/model/api-bulletins.ts';
import { formatNumber } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';

const tenThousands = 100_000_000;

/** Money of a bulletin: 亿元 with two places, without unit. */
export const bulletinMoney = (yuan: number): string => formatNumber(yuan / tenThousands, 2);

/** A share of the year's plan in per cent with one place: more than 100 stays more than 100; "—" without a plan. */
export const bulletinShare = (share: number | null): string =>
  share === null ? '—' : formatNumber(share * 100, 1);

/** What a code of a bulletin says: 建设阶段, 类型, 当前进度. */
export function bulletinTerm(
  set: 'projectStage' | 'landClass' | 'idleState',
  code: string,
  language: Language,
): string {
  const option = optionOf(set, code);
  return option ? labelIn(option, language) : code;
}

/** The eight fields of 公开亮屏, exactly and in their order (domain dossier 8.3). */
export function bulletinTable(projects: readonly BulletinProject[], language: Language): TemplateResult {
  const text = progressMessages[language];
  const [name, years, place, stage, ...amounts] = text.bulletinFields;
  return html`<table>
    <thead>
      <tr>
        ${[name, years, place, stage].map((field) => html`<th scope="col">${field}</th>`)}
        ${amounts.map((field) => html`<th scope="col" class="number">${field}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${projects.map(
        (project) => html`<tr>
          <td class="name">${project.projectName}</td>
          <td>${project.yearsText}</td>
          <td>${project.locationText}</td>
          <td>${bulletinTerm('projectStage', project.stage, language)}</td>
          <td class="number">${bulletinMoney(project.totalInvestmentYuan)}</td>
          <td class="number">${bulletinMoney(project.plannedYuan)}</td>
          <td class="number">${bulletinMoney(project.completedYuan)}</td>
          <td class="number"><b>${bulletinShare(project.completedShare)}</b></td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
