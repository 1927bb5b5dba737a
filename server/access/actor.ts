import type { IncomingMessage } from 'node:http';
import type { Actor } from '../../geodata/model/api-session.ts';
import { actorOfRole } from './roles.ts';

/** Makes the actor of a request: the one place where identity enters the server. */
export type ActorOf = (request: IncomingMessage) => Actor;

/** The person at this computer: until accounts exist the server listens on loopback only, so there is nobody else. */
export const localPlanner: Actor = actorOfRole('local_planner', {
  id: 'local',
  name: '本机规划员',
  zones: 'all',
});

/** Every request on loopback is made by the local planner. */
export const actorOfLoopback: ActorOf = () => localPlanner;
