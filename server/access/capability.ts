import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { Capability } from '../../geodata/model/capability.ts';
import { publicCapabilities, roleOf } from './roles.ts';

/** What it takes to write records of a collection. */
export const writeCapability = ({ rights }: Collection): Capability => rights?.write ?? 'write-land';

/**
 * Whether this actor may call a route with this declaration. The role has to hold the capability, and the actor too: a
 * token of an account carries less than its role. An unknown role may only reach the service.
 */
export function mayCall(actor: Actor, capability: Capability): boolean {
  if (actor.publicMap !== null && !publicCapabilities.includes(capability)) return false;
  const role = roleOf(actor.role);
  if (role === undefined) return capability === 'reach-service';
  return role.capabilities.includes(capability) && actor.capabilities.includes(capability);
}
