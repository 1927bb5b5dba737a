import { Session } from '../../geodata/model/api-session.ts';
import { getJson } from './request.ts';

/** Who is asking, what the server is set to, and the day its data stand for. */
export const fetchSession = (signal?: AbortSignal): Promise<Session> =>
  getJson('/api/session', Session, signal);
