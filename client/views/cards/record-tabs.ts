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

/** Tabs of a card: overview, parts of its own, files and history. */
export function recordTabs(
  tab: CardTab,
  language: Language,
  choose: (tab: CardTab) => void,
  own: readonly Tab[] = [],
): TemplateResult {
  const text = editingMessages[language];
  return html`<ld-tabs
    .value=${shownTab(tab, own)}
    .tabs=${[
      { id: 'overview', name: messages[language].overview },
      ...own,
      { id: 'attachments', name: text.attachments },
      { id: 'history', name: text.history },
    ]}
    @tab-chosen=${(event: CustomEvent<CardTab>) => {
      event.stopPropagation();
      choose(event.detail);
    }}
  ></ld-tabs>`;
}

/** The overview stands in for tabs that such a card does not have. */
const shownTab = (tab: CardTab, own: readonly Tab[]): CardTab =>
  ['attachments', 'history', ...own.map(({ id }) => id)].includes(tab) ? tab : 'overview';

/** What a tab other than the overview shows; undefined for the overview. */
export function recordTabBody(
  tab: CardTab,
  collection: string,
  feature: Feature,
  language: Language,
): TemplateResult | undefined {
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
