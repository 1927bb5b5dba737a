import type { Actor } from '../../geodata/model/api-session.ts';

/** What a caller may do. Every route declares one; a route without a declaration does not exist. */
export type Capability =
  /** Anybody who reaches the server: landing page, description of the interface, the session itself. */
  | 'reach-service'
  /** Read land data as far as the visibility predicate lets it be seen. */
  | 'read-land'
  /** Write land data: imports, edits. */
  | 'write-land'
  /** Read the audit log. */
  | 'read-audit';

const capabilities: Readonly<Record<string, readonly Capability[]>> = {
  local_planner: ['reach-service', 'read-land', 'write-land', 'read-audit'],
};

/** Whether this actor may call a route with this declaration; an unknown role may only reach the service. */
export const mayCall = (actor: Actor, capability: Capability): boolean =>
  (capabilities[actor.role] ?? ['reach-service']).includes(capability);
