import { ApiError } from '../../api/api-error.ts';

/** What is wrong with a form: by field, and '' for the whole. */
export type FormFailure = Readonly<Record<string, string>>;

/** The failure of a request by field, as the server names them; other errors are not ours to explain. */
export function formFailure(error: unknown, fallback: string): FormFailure {
  if (!(error instanceof ApiError)) throw error;
  const { errors, detail, title } = error.problem ?? {};
  if (errors?.length) return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  return { '': detail ?? title ?? fallback };
}
