import { html, type TemplateResult } from 'lit';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import '../../elements/ld-tabs.ts';
import type { Tab } from '../../elements/ld-tabs.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import type { CardTab } from '../../state/selection-store.ts';
import './record-attachments.ts';
import './record-history.ts';

/** What of a record beside its facts the caller may read. */
export interface RecordRights {
  attachments: boolean;
  history: boolean;
}
export const noRights: RecordRights = { attachments: false, history: false };

/** Tabs of a card: overview, parts of its own, files and history. */
export function recordTabs(
  tab: CardTab,
  language: Language,
  choose: (tab: CardTab) => void,
  rights: RecordRights,
  own: readonly Tab[] = [],
): TemplateResult {
  const text = editingMessages[language];
  return html`<ld-tabs
    .value=${shownTab(tab, rights, own)}
    .tabs=${[
      { id: 'overview', name: messages[language].overview },
      ...own,
      ...(rights.attachments ? [{ id: 'attachments', name: text.attachments }] : []),
      ...(rights.history ? [{ id: 'history', name: text.history }] : []),
    ]}
    @tab-chosen=${(event: CustomEvent<CardTab>) => {
      event.stopPropagation();
      choose(event.detail);
    }}
  ></ld-tabs>`;
}

/** The overview stands in for tabs that such a card does not have, or that its reader may not read. */
function shownTab(tab: CardTab, rights: RecordRights, own: readonly Tab[]): CardTab {
  if (tab === 'attachments' || tab === 'history') return rights[tab] ? tab : 'overview';
  return own.some(({ id }) => id === tab) ? tab : 'overview';
}

/** What a tab other than the overview shows; undefined for the overview. */
export function recordTabBody(
  tab: CardTab,
  collection: string,
  feature: Feature,
  language: Language,
  rights: RecordRights,
): TemplateResult | undefined {
  if ((tab === 'history' || tab === 'attachments') && !rights[tab]) return undefined;
  if (tab === 'history') {
    return html`<ld-record-history
      .collection=${collection}
      .recordId=${feature.id}
      .zoneCode=${String(feature.properties.zoneCode)}
      .language=${language}
    ></ld-record-history>`;
  }
  if (tab === 'attachments') {
    return html`<ld-record-attachments
      .collection=${collection}
      .recordId=${feature.id}
      .language=${language}
    ></ld-record-attachments>`;
  }
  return undefined;
}
