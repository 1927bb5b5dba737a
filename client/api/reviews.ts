import {
  type DecisionRequest,
  type OpinionRequest,
  Review,
  ReviewList,
  type ReviewRequest,
} from '../../geodata/model/api-reviews.ts';
import { getJson, sendJson, withQuery } from './request.ts';

/** Joint reviews (联审) of a project, the newest first. */
export function fetchReviews(projectId: number, signal?: AbortSignal): Promise<ReviewList> {
  const query = new URLSearchParams({ project: String(projectId) });
  return getJson(withQuery('/api/reviews', query), ReviewList, signal);
}

export const openReview = (request: ReviewRequest): Promise<Review> =>
  sendJson('POST', '/api/reviews', request, Review);

export const giveOpinion = (id: number, request: OpinionRequest): Promise<Review> =>
  sendJson('PUT', `/api/reviews/${id}/opinions`, request, Review);

/** 409 while a department has not spoken. */
export const decideReview = (id: number, request: DecisionRequest): Promise<Review> =>
  sendJson('POST', `/api/reviews/${id}/decision`, request, Review);
