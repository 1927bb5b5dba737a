import type { z } from 'zod';
import { Problem } from '../../geodata/model/api-problem.ts';
import { ApiError } from './api-error.ts';

/**
 * Sends a form with files and checks the shape of the answer. `progressed` hears the share that was sent, 0 to 1: only
 * XMLHttpRequest tells it. Throws `ApiError`.
 */
export function sendForm<Schema extends z.ZodType>(
  path: string,
  form: FormData,
  schema: Schema,
  progressed: (share: number) => void,
): Promise<z.output<Schema>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progressed(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', () => reject(new ApiError('unreachable', `no answer from ${path}`)));
    request.addEventListener('load', () => {
      const answer = readJson(request.responseText);
      const parsed = schema.safeParse(answer);
      if (request.status < 300 && parsed.success) resolve(parsed.data);
      else reject(refusal(request.status, answer));
    });
    request.send(form);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy may answer with a page of its own; the status says enough then.
    return null;
  }
}

function refusal(status: number, answer: unknown): ApiError {
  const problem = Problem.safeParse(answer);
  if (problem.success) return new ApiError('refused', problem.data.title, problem.data);
  return new ApiError(status < 300 ? 'unreadable' : 'refused', `HTTP ${status}`);
}
