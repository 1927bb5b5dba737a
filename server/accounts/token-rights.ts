import { neverByToken, type TokenScope } from '../../geodata/model/api-accounts.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { Capability } from '../../geodata/model/capability.ts';

const readsOnly = (capability: Capability): boolean =>
  capability === 'reach-service' || capability.startsWith('read-');

/** What a token lets its program do: what the account may now, as far as the scope goes. */
export function tokenCapabilities(
  { scope, capabilities }: { scope: TokenScope; capabilities: readonly Capability[] },
  actor: Actor,
): Capability[] {
  const possible = actor.capabilities.filter((capability) => !neverByToken.includes(capability));
  if (scope === 'read') return possible.filter(readsOnly);
  if (scope === 'write') return possible.filter((capability) => capability !== 'administer');
  return possible.filter((capability) => capability === 'reach-service' || capabilities.includes(capability));
}
