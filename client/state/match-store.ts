import { rerank } from '../../geodata/analysis/matching/rerank.ts';
import { validateWeights, WeightsError } from '../../geodata/analysis/matching/weights.ts';
import type { MatchRequest, MatchResponse, MatchSettings } from '../../geodata/model/api-matches.ts';
import type { Project } from '../../geodata/model/api-projects.ts';
import type { FactorWeights } from '../../geodata/model/match-parameters.ts';
import type { MatchCandidate } from '../../geodata/model/match-result.ts';
import { ApiError, isAbort } from '../api/api-error.ts';
import { fetchMatchSettings, runMatch } from '../api/matches.ts';
import { fetchProject } from '../api/projects.ts';
import type { MatchPlace } from './match-place.ts';
import { Store } from './store.ts';

export interface MatchState {
  settings: MatchSettings | null;
  /** The registered project that is matched; null for a demand that was only entered. */
  project: Project | null;
  /** The last answer; it stays while the next one is on its way. */
  response: MatchResponse | null;
  /** Candidates in the order of the weights of the moment. */
  candidates: readonly MatchCandidate[];
  potential: readonly MatchCandidate[];
  /** Weights while a slider is held. */
  held: FactorWeights | null;
  /** How many places a candidate went up (positive) or down with the last change. */
  moves: Readonly<Record<string, number>>;
  isLoading: boolean;
  error: ApiError | null;
  /** What is wrong with the weights, in Chinese. */
  weightsProblem: string;
  /** Land was written since the answer. */
  isOutdated: boolean;
}

/** Candidates asked for in each group: enough that the order is complete for a zone. */
const candidatesAtMost = 60;

type Question = Pick<MatchPlace, 'projectId' | 'demand' | 'weights' | 'relaxations' | 'includesPotential'>;

/** The request a place stands for; null while nothing is asked. */
export function matchRequest(place: Question): MatchRequest | null {
  const { projectId, demand, weights, relaxations, includesPotential } = place;
  if (projectId === null && demand === null) return null;
  return {
    ...(projectId !== null ? { projectId } : {}),
    ...(projectId === null && demand !== null ? { demand } : {}),
    ...(weights ? { weights } : {}),
    relaxations: [...relaxations],
    includePotential: includesPotential,
    limit: candidatesAtMost,
  };
}

/** By how many places each piece moved up between two orders; pieces that are new or stayed are left out. */
export function rankMoves(
  before: readonly MatchCandidate[],
  after: readonly MatchCandidate[],
): Record<string, number> {
  const ranks = new Map(before.map(({ id, rank }) => [id, rank]));
  const moved = after.flatMap(({ id, rank }) => {
    const old = ranks.get(id);
    return old === undefined || old === rank ? [] : [[id, old - rank] as const];
  });
  return Object.fromEntries(moved);
}

/** One demand and its answer: asks the server when the question changes, scores anew here while a slider moves. */
export class MatchStore extends Store<MatchState> {
  #request: AbortController | undefined;
  #asked = '';
  #project: { id: number; refreshes: number } | null = null;
  #refreshes = 0;

  constructor() {
    super({
      settings: null,
      project: null,
      response: null,
      candidates: [],
      potential: [],
      held: null,
      moves: {},
      isLoading: false,
      error: null,
      weightsProblem: '',
      isOutdated: false,
    });
  }

  /** The weights in force: those held, those of the link, those of the rules. */
  weights(place: MatchPlace): FactorWeights | null {
    return this.value.held ?? place.weights ?? this.value.settings?.weights ?? null;
  }

  candidate(id: string | null): MatchCandidate | undefined {
    return [...this.value.candidates, ...this.value.potential].find((entry) => entry.id === id);
  }

  /** Asks what is not known yet; called as often as anything changes. `refreshes` counts the writes to land. */
  async follow(place: MatchPlace, refreshes: number): Promise<void> {
    if (!this.value.settings && this.value.error === null) void this.#loadSettings();
    void this.#followProject(place.projectId, refreshes);
    if (refreshes !== this.#refreshes) {
      this.#refreshes = refreshes;
      if (this.value.response) this.patch({ isOutdated: true });
    }
    const request = matchRequest(place);
    const key = request ? JSON.stringify(request) : '';
    if (key === this.#asked) return;
    const isOther = key === '' || !this.#asked || questionOf(key) !== questionOf(this.#asked);
    this.#asked = key;
    if (isOther) this.patch({ response: null, candidates: [], potential: [], moves: {}, held: null });
    if (request) await this.#ask(request);
  }

  /** Asks the same question again: the data has changed, or the last answer failed. */
  async refresh(place: MatchPlace): Promise<void> {
    this.patch({ error: null });
    if (!this.value.settings) void this.#loadSettings();
    if (!this.value.project) this.#project = null;
    const request = matchRequest(place);
    if (request) await this.#ask(request);
  }

  /** Finds out whether others have changed land or rules since the answer. */
  async checkAge(place: MatchPlace): Promise<void> {
    const { response, isOutdated, isLoading } = this.value;
    const request = matchRequest(place);
    if (!response || !request || isOutdated || isLoading) return;
    try {
      const now = await runMatch({ ...request, limit: 1 });
      const isSame =
        now.dataRevision === response.dataRevision && now.parametersVersion === response.parametersVersion;
      if (!isSame && this.value.response === response) this.patch({ isOutdated: true });
    } catch (error) {
      // The next look will tell; a match that fails says so by itself.
      if (!(error instanceof ApiError)) throw error;
    }
  }

  /** Scores the candidates anew while a slider moves; null lets go of it. */
  hold(weights: FactorWeights | null): void {
    const { response, candidates } = this.value;
    if (!weights || !response) {
      this.patch({ held: weights });
      return;
    }
    const ranked = rerank(response, weights);
    this.patch({
      held: weights,
      candidates: ranked.candidates,
      potential: ranked.potential,
      moves: { ...this.value.moves, ...rankMoves(candidates, ranked.candidates) },
    });
  }

  /** The changes of rank have been seen. */
  forgetMoves(): void {
    if (Object.keys(this.value.moves).length > 0) this.patch({ moves: {} });
  }

  /** A newer version of the project that is matched. */
  setProject(project: Project): void {
    if (this.value.project?.id === project.id) this.patch({ project });
  }

  async #followProject(id: number | null, refreshes: number): Promise<void> {
    if (id === (this.#project?.id ?? null) && refreshes === (this.#project?.refreshes ?? refreshes)) return;
    if (id !== this.#project?.id) this.patch({ project: null });
    this.#project = id === null ? null : { id, refreshes };
    if (id === null) return;
    try {
      const project = await fetchProject(id);
      if (this.#project?.id === id) this.patch({ project });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.patch({ error });
    }
  }

  async #loadSettings(): Promise<void> {
    try {
      this.patch({ settings: await fetchMatchSettings() });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.patch({ error });
    }
  }

  async #ask(request: MatchRequest): Promise<void> {
    this.#request?.abort();
    const own = new AbortController();
    this.#request = own;
    try {
      if (request.weights) validateWeights(request.weights);
    } catch (error) {
      if (!(error instanceof WeightsError)) throw error;
      this.patch({ weightsProblem: error.message, isLoading: false });
      return;
    }
    this.patch({ isLoading: true, weightsProblem: '' });
    try {
      const response = await runMatch(request, own.signal);
      if (this.#request !== own) return;
      const { candidates, potential } = response;
      const moves = { ...this.value.moves, ...rankMoves(this.value.candidates, candidates) };
      this.patch({
        response,
        candidates,
        potential,
        moves,
        held: null,
        // A project that could not be read is told of, whatever its match came to.
        error: request.projectId !== undefined && this.value.project === null ? this.value.error : null,
        isLoading: false,
        isOutdated: response.isStale,
      });
    } catch (error) {
      if (this.#request !== own || isAbort(error)) return;
      if (!(error instanceof ApiError)) throw error;
      this.patch({ error, isLoading: false, held: null });
    }
  }
}

/** Project or demand of a request: what makes an answer another one rather than the same in another light. */
function questionOf(key: string): string {
  const { projectId, demand } = JSON.parse(key) as MatchRequest;
  return JSON.stringify([projectId ?? null, demand ?? null]);
}
