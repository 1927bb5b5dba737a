import type { IncomingMessage } from 'node:http';
import type { Actor, Session } from '../../geodata/model/api-session.ts';
import { mayCall } from '../access/capability.ts';
import { offeredRoles } from '../accounts/demonstration.service.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { requestIsInsecure } from '../http/session-cookie.ts';

/** Who asks, how one can sign in, and what this installation shows. */
export async function describeSession(
  deps: FeatureDeps,
  actor: Actor,
  request: IncomingMessage,
): Promise<Session> {
  const { config, database, identities, revisions, version } = deps;
  const zones = await revisions.zones(actor);
  const { asOf } = await revisions.freshness(actor);
  const { mapApprovalNo, qualificationNo, icpNo, tiandituKey } = config;
  // Nobody signs in to a public map: it does not even say how.
  const canSignIn = mayCall(actor, 'sign-in');
  const { account, session } = canSignIn ? await identities.of(request) : { account: null, session: null };
  return {
    actor,
    account:
      account === null
        ? null
        : {
            loginName: account.loginName,
            displayName: account.displayName,
            method: session?.method ?? null,
            hasPassword: account.hasPassword,
          },
    signIn: {
      demonstration: canSignIn ? await offeredRoles(deps) : [],
      provider: canSignIn ? (config.oidc?.name ?? null) : null,
      needsAdministrator: canSignIn && !(await identities.hasAdministrator()),
      needsTls: canSignIn && requestIsInsecure(config, request),
    },
    mode: 'local',
    settings: {
      mapApprovalNo,
      qualificationNo,
      icpNo,
      tiandituKey,
      adminBoundaries: config.adminBoundaries !== undefined,
      engine: database.engine,
      demonstration: zones.some(({ isDemonstration }) => isDemonstration),
    },
    dataAsOf: asOf,
    version,
  };
}
