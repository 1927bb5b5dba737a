import type { AccountRoom } from './account-requests.ts';
import './account-dialog.ts';
import './one-time-link.ts';
import type { OpenedLink, ProviderFault } from './opened-address.ts';
import './provider-notice.ts';
import './sign-in-dialog.ts';
import './welcome.ts';

const elements = {
  welcome: 'ld-welcome',
  'sign-in': 'ld-sign-in-dialog',
  settings: 'ld-account-dialog',
} as const satisfies Record<AccountRoom, keyof HTMLElementTagNameMap>;

/** Shows a part of the account's room above the page; what of it stood there before goes. */
export function openAccountRoom(root: ParentNode, room: AccountRoom): void {
  for (const name of Object.values(elements)) root.querySelector(name)?.remove();
  const element = document.createElement(elements[room]);
  element.addEventListener('room-closed', () => element.remove());
  root.append(element);
}

/** Shows what a one-time link is for. */
export function openLink(root: ParentNode, link: OpenedLink): void {
  const element = document.createElement('ld-one-time-link');
  element.link = link;
  element.addEventListener('room-closed', () => element.remove());
  root.append(element);
}

/** Tells why signing in at the provider did not succeed. */
export function openFault(root: ParentNode, fault: ProviderFault): void {
  const element = document.createElement('ld-provider-notice');
  element.fault = fault;
  element.addEventListener('room-closed', () => element.remove());
  root.append(element);
}
