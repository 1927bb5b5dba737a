import { UndoConflict } from '../../../geodata/model/api-change-sets.ts';
import { ApiError } from '../../api/api-error.ts';
import { undoChangeSet } from '../../api/editing.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import type { WithdrawnIds } from '../../state/withdrawn-records.ts';

/** Shows a short message at the foot of the page. */
export function tell(host: EventTarget, text: string, action?: { name: string; run: () => void }): void {
  const detail = action ? { text, action } : text;
  host.dispatchEvent(new CustomEvent('message-shown', { detail, bubbles: true, composed: true }));
}

/** Says that land was written: map, list, figures and cards ask again, cards of withdrawn records close. */
export function tellWritten(host: EventTarget, withdrawnIds: WithdrawnIds = {}): void {
  host.dispatchEvent(
    new CustomEvent('land-written', { detail: withdrawnIds, bubbles: true, composed: true }),
  );
}

/** Why a request failed, in a line for people. */
export function failureText(error: unknown, fallback: string): string {
  if (!(error instanceof ApiError) || !error.problem) return fallback;
  const { title, detail, errors } = error.problem;
  return errors?.[0]?.message ?? detail ?? title;
}

/** Tells of a change and offers to undo it. The host may have left the page by then, so the application hears it. */
export function tellChange(
  text: string,
  change: { zoneCode: string; changeSetId: number | null; withdrawnIds?: WithdrawnIds },
  language: Language,
): void {
  const root = applicationRoot();
  const { zoneCode, changeSetId } = change;
  tellWritten(root, change.withdrawnIds);
  if (changeSetId === null) tell(root, text);
  else {
    tell(root, text, {
      name: editingMessages[language].undo,
      run: () => void undo(root, zoneCode, changeSetId, language),
    });
  }
}

/** Tells of changes in several zones and offers to undo them all. */
export function tellChanges(
  text: string,
  changes: readonly { zoneCode: string; changeSetId: number }[],
  language: Language,
): void {
  const root = applicationRoot();
  tellWritten(root);
  const undoAll = async () => {
    for (const { zoneCode, changeSetId } of changes)
      if (!(await undo(root, zoneCode, changeSetId, language))) return;
  };
  tell(root, text, { name: editingMessages[language].undo, run: () => void undoAll() });
}

/** Undoes a change set and tells how that went; whether it was undone. */
export async function undo(
  host: EventTarget,
  zoneCode: string,
  changeSetId: number,
  language: Language,
): Promise<boolean> {
  const text = editingMessages[language];
  try {
    const { withdrawnIds } = await undoChangeSet(zoneCode, changeSetId);
    tellWritten(host, withdrawnIds);
    tell(host, text.undone);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { conflicts = [] } = UndoConflict.safeParse(error.problem).data ?? {};
    const [first] = conflicts;
    const names = conflicts.map(({ label, id }) => label ?? String(id)).slice(0, 3);
    tell(
      host,
      first
        ? text.undoConflict(names.join(language === 'zh' ? '、' : ', '), first.changedBy)
        : failureText(error, text.undoFailed),
    );
    return false;
  }
}

function applicationRoot(): EventTarget {
  const root = document.querySelector('ld-app');
  if (!root) throw new Error('the application is not there');
  return root;
}
