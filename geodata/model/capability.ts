import { z } from 'zod';

/** What a caller may do. Every route declares one; a role is a set of them; the client offers what its caller has. */
export const Capability = z.enum([
  /** Anybody who reaches the server: landing page, description of the interface, the session itself. */
  'reach-service',
  /** Sign in. Nobody may on a public map. */
  'sign-in',
  /** Act on one's own account: password, sessions, tokens. */
  'own-account',
  /** Read land data as far as the visibility predicate lets it be seen. */
  'read-land',
  /** Read photos and scans of records whose internals may be seen. */
  'read-attachments',
  /** Keep, share and change views of the map. */
  'keep-views',
  /** Read what happened to records and in change sets, as far as their fields may be seen. */
  'read-history',
  /** Write land data: imports, edits, undoing. */
  'write-land',
  /** Write 标准厂房 and their units; park operators only those of their own parks. */
  'write-premises',
  /** Read idle-land cases, the suspected ones included. */
  'read-cases',
  /** Move an idle-land case on: events, evidence, documents, plans. */
  'work-cases',
  /** Read projects, their demands and what land fits them. */
  'read-projects',
  /** Enter and change projects and demands, shortlist land. */
  'work-projects',
  /** Reserve land for a project, extend, transfer, cancel. */
  'reserve-land',
  /** Give the opinion of a department in a joint review (联审). */
  'give-opinion',
  /** Decide a joint review, against an opinion where the rules let a leader do so. */
  'decide-review',
  /** Change rule parameters, routing, lists that decide matches and cases. */
  'edit-rules',
  /** Read ledgers, indicators, rankings. */
  'read-reports',
  /** Keep ledgers: visits, problems, evaluations, drafts of the bulletin. */
  'work-reports',
  /** Approve and publish the quarterly bulletin. */
  'approve-bulletin',
  /** Read the audit log. */
  'read-audit',
  /** Accounts, roles, diagnostics. */
  'administer',
]);
export type Capability = z.infer<typeof Capability>;
