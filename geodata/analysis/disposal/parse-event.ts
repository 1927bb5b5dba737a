import { z } from 'zod';
import { CaseEvent } from '../../model/idle-case-event.ts';
import { articles } from './articles.ts';
import { type Refusal, refuse } from './refusal.ts';

const chinese = z.locales.zhCN().localeError;

/** An event from outside: the typed event, or a refusal in Chinese that names the field. */
export function parseCaseEvent(
  input: unknown,
): { ok: true; event: CaseEvent } | (Refusal & { field: string }) {
  const parsed = CaseEvent.safeParse(input, { error: chinese });
  if (parsed.success) return { ok: true, event: parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const message = `${field || '事件'}：${issue?.message ?? '格式不对'}`;
  return { ...refuse('event_malformed', articles.product, message), field };
}
