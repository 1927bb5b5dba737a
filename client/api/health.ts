import { Readiness, type StartUpProgress } from '../../geodata/model/api-health.ts';

export type ServerState =
  | { state: 'ready' }
  | { state: 'starting'; progress: StartUpProgress | null }
  | { state: 'unreachable' };

/** Whether the server can answer; while it starts, what it is doing. Never throws. */
export async function fetchReadiness(): Promise<ServerState> {
  try {
    const response = await fetch('/health/ready', { headers: { Accept: 'application/json' } });
    if (response.ok) return { state: 'ready' };
    const answer = Readiness.safeParse(await response.json().catch(() => null));
    return { state: 'starting', progress: answer.data?.progress ?? null };
  } catch {
    // No connection at all: the caller shows that and asks again.
    return { state: 'unreachable' };
  }
}
