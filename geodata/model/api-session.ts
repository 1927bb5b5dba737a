import { z } from 'zod';
import { DemonstrationRole, SignInMethod } from './api-accounts.ts';
import { Capability } from './capability.ts';

/** Who asks, and what that person may see. Every query carries one. */
export const Actor = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  /** Zones whose records the actor may see. */
  zones: z.union([z.literal('all'), z.array(z.string())]),
  /** What the actor may do: at most what the role may; the client offers nothing else. */
  capabilities: z.array(Capability),
  sees: z.object({
    /** Fields kept inside the administration and the parks. */
    internal: z.boolean(),
    /** Fields that need a declared right. */
    sensitive: z.boolean(),
    /** Idle-land cases before they are determined; without it they look like 供而未用 (domain dossier 2.7). */
    suspected: z.boolean(),
  }),
  /** Parks of an operator, who sees internal fields of what belongs to them and of nothing else. */
  ownParkIds: z.array(z.number()),
  /** The map is public: outlines are snapped to a grid, the zoom is capped, some things are not shown at all. */
  publicMap: z.object({ gridMetres: z.number(), maxZoom: z.number() }).nullable(),
});
export type Actor = z.infer<typeof Actor>;

/** How people can sign in here. */
export const SignInMethods = z.object({
  /** Roles that one click gives: in the demonstration. */
  demonstration: z.array(DemonstrationRole),
  /** Name of the OpenID Connect provider, for the button. */
  provider: z.string().nullable(),
  /** Nobody administers this installation yet: the server's log has a one-time link. */
  needsAdministrator: z.boolean(),
  /** Over this connection no browser would keep a session: TLS is missing. */
  needsTls: z.boolean(),
});
export type SignInMethods = z.infer<typeof SignInMethods>;

/** The account behind the actor. */
export const OwnAccount = z.object({
  loginName: z.string(),
  displayName: z.string(),
  /** How this session began; null for a token. */
  method: SignInMethod.nullable(),
  hasPassword: z.boolean(),
});

/** What the client needs to know of the caller and of this installation. */
export const Session = z.object({
  actor: Actor,
  /** null: nobody is signed in. */
  account: OwnAccount.nullable(),
  signIn: SignInMethods,
  /** `local`: on this computer, without accounts. */
  mode: z.enum(['local']),
  settings: z.object({
    mapApprovalNo: z.string().optional(),
    qualificationNo: z.string().optional(),
    icpNo: z.string().optional(),
    tiandituKey: z.string().optional(),
    /** There are administrative boundaries to be drawn: GET /api/admin-boundaries. */
    adminBoundaries: z.boolean().optional(),
    engine: z.enum(['embedded', 'external']),
    /** Some of the data shown is generated for demonstration. */
    demonstration: z.boolean(),
  }),
  /** Latest day the data speaks of. */
  dataAsOf: z.string().nullable(),
  version: z.string(),
});
export type Session = z.infer<typeof Session>;
