/** A one-time link that opened this page. */
export interface OpenedLink {
  purpose: 'first-administrator' | 'recovery';
  token: string;
}

const faults = ['down', 'refused', 'invalid', 'expired', 'no-role', 'disabled'] as const;

/** Why signing in at the provider did not succeed, as the server says it in the address. */
export type ProviderFault = (typeof faults)[number];

/** The one-time link in the fragment of an address; undefined when there is none. */
export function linkOf(hash: string): OpenedLink | undefined {
  const [, purpose, token] = /^#(first-administrator|recovery)=([\w-]{20,200})$/.exec(hash) ?? [];
  if (token === undefined) return undefined;
  return { purpose: purpose === 'recovery' ? 'recovery' : 'first-administrator', token };
}

/** The provider's fault in the fragment of an address; undefined when there is none. */
export const faultOf = (hash: string): ProviderFault | undefined =>
  faults.find((fault) => hash === `#provider-failed=${fault}`);
