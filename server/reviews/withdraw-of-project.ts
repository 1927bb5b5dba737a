import type { AuditedWrite } from '../land/audited-write.ts';
import { withdrawReviews } from './reviews.repository.ts';

const reason = '项目已终止，联审撤回';

/** Withdraws, within a write of its zone, the open reviews of a project that ends: nobody need give an opinion any more. */
export async function withdrawReviewsOf(
  { sql, zoneCode, author, report, touch }: AuditedWrite,
  { id, name }: { id: number; name: string },
): Promise<void> {
  const withdrawn = await withdrawReviews(sql, zoneCode, id, { reason, authorName: author.name });
  for (const reviewId of withdrawn)
    report({
      action: 'update',
      collection: 'reviews',
      recordId: reviewId,
      recordLabel: name,
      before: { status: 'open' },
      after: { status: 'withdrawn', reason },
    });
  if (withdrawn.length > 0) touch('reviews');
}
