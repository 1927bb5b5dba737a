import { type Quarter, quarterAfter } from '../../geodata/analysis/progress/quarter.ts';
import type { ZoneProgress } from '../../geodata/model/api-reports.ts';
import { ApiError, isAbort } from '../api/api-error.ts';
import { fetchProgress } from '../api/reports.ts';
import { type TotalFigure, totalProgress } from './progress-total.ts';
import { Store } from './store.ts';

/** The figures of one quarter; the running one is live. */
export interface QuarterFigures {
  quarter: string;
  zones: readonly ZoneProgress[];
  totals: readonly TotalFigure[];
}

export interface ProgressState {
  /** Oldest first, the running quarter last; empty until the first answer. */
  quarters: readonly QuarterFigures[];
  isLoading: boolean;
  error: ApiError | null;
}

const quartersBefore = 7;

/** A figure over the quarters that were read, null where nothing was frozen. */
export const pointsOf = (quarters: readonly QuarterFigures[], id: string): (number | null)[] =>
  quarters.map(({ totals }) => totals.find((entry) => entry.id === id)?.value ?? null);

/** The figures of a zone, or of all together, over eight quarters. */
export class ProgressStore extends Store<ProgressState> {
  #request: AbortController | undefined;
  /** Zone of the figures that are shown or asked for; null for all zones together. */
  #zoneCode: string | null | undefined;

  constructor() {
    super({ quarters: [], isLoading: false, error: null });
  }

  /**
   * Live figures first, then the frozen quarters. Those of the same zone stay until the new are here; another zone's go
   * at once, because what they lead to would be looked up in this one.
   */
  async load(zoneCode: string | null): Promise<void> {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    const isSameZone = zoneCode === this.#zoneCode;
    this.#zoneCode = zoneCode;
    this.patch(isSameZone ? { isLoading: true } : { quarters: [], isLoading: true, error: null });
    try {
      const live = await fetchProgress(zoneCode, null, request.signal);
      const running = live.zones[0]?.quarter;
      if (running === undefined) {
        this.patch({ quarters: [], isLoading: false, error: null });
        return;
      }
      const last = figuresOf(running, live.zones);
      // Another zone's history may not stand beside these figures, not even for a moment.
      this.patch({ quarters: [last], error: null });
      const names = Array.from({ length: quartersBefore }, (_, index) =>
        quarterAfter(running as Quarter, index - quartersBefore),
      );
      const before = await Promise.all(
        names.map(async (quarter) =>
          figuresOf(quarter, (await fetchProgress(zoneCode, quarter, request.signal)).zones),
        ),
      );
      this.patch({ quarters: [...before, last], isLoading: false });
    } catch (error) {
      if (this.#request !== request || isAbort(error)) return;
      if (!(error instanceof ApiError)) throw error;
      this.patch({ error, isLoading: false });
    }
  }
}

const figuresOf = (quarter: string, zones: readonly ZoneProgress[]): QuarterFigures => ({
  quarter,
  zones,
  totals: totalProgress(zones),
});
