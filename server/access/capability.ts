import type { Actor } from '../../geodata/model/api-session.ts';

/** What a caller may do. Every route declares one; a route without a declaration does not exist. */
export type Capability =
  /** Anybody who reaches the server: landing page, description of the interface, the session itself. */
  | 'reach-service'
  /** Act on one's own account: password, sessions, tokens. */
  | 'own-account'
  /** Read land data as far as the visibility predicate lets it be seen. */
  | 'read-land'
  /** Write land data: imports, edits. */
  | 'write-land'
  /** Read idle-land cases, the suspected ones included. */
  | 'read-cases'
  /** Move an idle-land case on: events, evidence, documents, plans. */
  | 'work-cases'
  /** Read projects, their demands and what land fits them. */
  | 'read-projects'
  /** Enter and change projects and demands, shortlist land. */
  | 'work-projects'
  /** Reserve land for a project, extend, transfer, cancel. */
  | 'reserve-land'
  /** Give the opinion of a department in a joint review (联审). */
  | 'give-opinion'
  /** Decide a joint review, against an opinion where the rules let a leader do so. */
  | 'decide-review'
  /** Change rule parameters, routing, lists that decide matches and cases. */
  | 'edit-rules'
  /** Read ledgers, indicators, rankings. */
  | 'read-reports'
  /** Keep ledgers: visits, problems, evaluations, drafts of the bulletin. */
  | 'work-reports'
  /** Approve and publish the quarterly bulletin. */
  | 'approve-bulletin'
  /** Read the audit log. */
  | 'read-audit'
  /** Accounts, roles, diagnostics. */
  | 'administer';

const everything: readonly Capability[] = [
  'reach-service',
  'own-account',
  'read-land',
  'write-land',
  'read-cases',
  'work-cases',
  'read-projects',
  'work-projects',
  'reserve-land',
  'give-opinion',
  'decide-review',
  'edit-rules',
  'read-reports',
  'work-reports',
  'approve-bulletin',
  'read-audit',
  'administer',
];

const capabilities: Readonly<Record<string, readonly Capability[]>> = { local_planner: everything };

/** Whether this actor may call a route with this declaration; an unknown role may only reach the service. */
export const mayCall = (actor: Actor, capability: Capability): boolean =>
  (capabilities[actor.role] ?? ['reach-service']).includes(capability);
