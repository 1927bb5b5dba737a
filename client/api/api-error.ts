import { Problem } from '../../geodata/model/api-problem.ts';

/**
 * A request that failed, as the interface tells it. `unreachable`: no server answered; `starting`: it answers but is
 * not ready (503); `refused`: it said what is wrong; `unreadable`: it answered something else than agreed.
 */
export class ApiError extends Error {
  readonly kind: 'unreachable' | 'starting' | 'refused' | 'unreadable';
  readonly status: number | null;
  readonly problem: Problem | null;

  constructor(
    kind: ApiError['kind'],
    message: string,
    problem: Problem | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ApiError';
    this.kind = kind;
    this.problem = problem;
    this.status = problem?.status ?? null;
  }

  /** The number by which people who run the server find this request in the log. */
  get requestId(): string | null {
    return this.problem?.instance ?? null;
  }
}

/** The error an unsuccessful answer stands for; anything that is no problem document is named by its status. */
export async function errorOfResponse(response: Response): Promise<ApiError> {
  const kind = response.status === 503 ? 'starting' : 'refused';
  const body: unknown = await response.json().catch(() => null);
  const problem = Problem.safeParse(body);
  if (problem.success) return new ApiError(kind, problem.data.title, problem.data);
  return new ApiError(kind, `HTTP ${response.status}`);
}

/** Whether an error only says that a newer request took the place of this one. */
export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
