import type { IncomingMessage } from 'node:http';
import type { Actor } from '../../geodata/model/api-session.ts';
import { actorOfRole } from './roles.ts';

/** Makes the actor of a request: the one place where identity enters the server (server/accounts/identities.ts). */
export type ActorOf = (request: IncomingMessage) => Actor | Promise<Actor>;

/** The person at the machine itself, who can read the data folder anyway: the command line. */
export const localPlanner: Actor = actorOfRole('local_planner', {
  id: 'local',
  name: '本机规划员',
  zones: 'all',
});
