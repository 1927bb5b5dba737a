import { readSetting, writeSetting } from '../../state/local-settings.ts';

/** What of the account's room is wanted; detail of `account-wanted`. */
export type AccountRoom = 'welcome' | 'sign-in' | 'settings';

/** Asks for a part of the account's room. */
export function wantAccount(host: EventTarget, room: AccountRoom): void {
  host.dispatchEvent(new CustomEvent('account-wanted', { detail: room, bubbles: true, composed: true }));
}

/** Loads the page anew as whoever one is now: nothing of what the former person saw stays behind. */
export function startAnew(): void {
  location.reload();
}

/** Remembers whether somebody chose to look at the demonstration as a visitor. */
export const visitSetting = {
  isChosen: (): boolean => readSetting('visit') === 'visitor',
  choose: (): void => writeSetting('visit', 'visitor'),
  forget: (): void => writeSetting('visit', ''),
};
