import type { Article } from './articles.ts';
import type { GuardCode } from './guard-code.ts';

/** Why an event is not accepted: the guard, the rule it rests on, and what to mend, in Chinese. */
export interface Refusal {
  ok: false;
  guard: GuardCode;
  article: Article;
  message: string;
}

export function refuse(guard: GuardCode, article: Article, message: string): Refusal {
  return { ok: false, guard, article, message };
}
