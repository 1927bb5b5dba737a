import { createContext } from '@lit/context';
import type { StartUpProgress } from '../../geodata/model/api-health.ts';
import type { Session } from '../../geodata/model/api-session.ts';
import type { ZoneOverview } from '../../geodata/model/api-zones.ts';
import { ApiError } from '../api/api-error.ts';
import { fetchReadiness } from '../api/health.ts';
import { fetchSession } from '../api/session.ts';
import { fetchZones } from '../api/zones.ts';
import { Store } from './store.ts';
import type { WithdrawnIds } from './withdrawn-records.ts';

export interface SessionState {
  /** `connecting` before the first answer; `lost` when the server went away after it had been there. */
  phase: 'connecting' | 'starting' | 'unreachable' | 'ready' | 'lost';
  progress: StartUpProgress | null;
  session: Session | null;
  zones: readonly ZoneOverview[];
  /** Counts the reasons to ask for all data again: the connection came back, something was written. */
  refreshes: number;
  /** What the write that led to the last refresh took away. */
  withdrawnIds: WithdrawnIds;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Who we are, which zones there are, and whether the server is there. */
export class SessionStore extends Store<SessionState> {
  #isWaiting = false;

  constructor() {
    super({ phase: 'connecting', progress: null, session: null, zones: [], refreshes: 0, withdrawnIds: {} });
  }

  /** Asks for session and zones; waits for a server that is starting, as long as it takes. */
  async connect(): Promise<void> {
    for (let round = 0; ; round += 1) {
      try {
        const [session, zones] = await Promise.all([fetchSession(), fetchZones()]);
        this.patch({ session, zones, phase: 'ready', progress: null });
        return;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        await this.#waitUntilReady();
        // A server that calls itself ready and still fails is asked less and less often.
        await pause(Math.min(250 * 2 ** round, 10_000));
      }
    }
  }

  /** To be told of every failed request: when the server is gone, waits for it and counts a reconnect. */
  async noticeFailure(error: ApiError): Promise<void> {
    const isGone = error.kind === 'unreachable' || error.kind === 'starting';
    if (!isGone || this.#isWaiting || this.value.session === null) return;
    this.patch({ phase: 'lost' });
    await this.#waitUntilReady();
    await this.connect();
    this.refresh();
  }

  /** Asks for all data again; zones too, whose counts may have changed. */
  refresh(withdrawnIds: WithdrawnIds = {}): void {
    this.patch({ refreshes: this.value.refreshes + 1, withdrawnIds });
    void fetchZones().then(
      (zones) => this.patch({ zones }),
      (error: unknown) => (error instanceof ApiError ? this.noticeFailure(error) : Promise.reject(error)),
    );
  }

  /** To be told that something failed without a reason (a tile): asks whether the server is still there. */
  async probe(): Promise<void> {
    if (this.#isWaiting || this.value.session === null) return;
    const readiness = await fetchReadiness();
    if (readiness.state !== 'ready')
      await this.noticeFailure(new ApiError('unreachable', 'a tile did not load'));
  }

  async #waitUntilReady(): Promise<void> {
    this.#isWaiting = true;
    for (let round = 0; ; round += 1) {
      const readiness = await fetchReadiness();
      if (readiness.state === 'ready') break;
      const isKnown = this.value.session !== null;
      if (readiness.state === 'starting') {
        this.patch({ phase: isKnown ? 'lost' : 'starting', progress: readiness.progress });
      } else this.patch({ phase: isKnown ? 'lost' : 'unreachable', progress: null });
      await pause(round < 20 ? 500 : 2000);
    }
    this.#isWaiting = false;
  }
}

export const sessionContext = createContext<SessionStore>('session');
