import {
  type CancelRequest,
  type ExtendRequest,
  Reservation,
  ReservationConflict,
  ReservationList,
  type ReservationRequest,
  type TransferRequest,
} from '../../geodata/model/api-reservations.ts';
import { ApiError } from './api-error.ts';
import { getJson, sendJson, withQuery } from './request.ts';

/** Reservations of a project or of a piece, the newest first. */
export function fetchReservations(
  of: { projectId?: number; supplyId?: string },
  signal?: AbortSignal,
): Promise<ReservationList> {
  const query = new URLSearchParams({ limit: '100' });
  if (of.projectId !== undefined) query.set('project', String(of.projectId));
  if (of.supplyId !== undefined) query.set('supply', of.supplyId);
  return getJson(withQuery('/api/reservations', query), ReservationList, signal);
}

/** Refused with 409 while somebody else holds the piece; `holderOf` tells who. */
export const reserve = (request: ReservationRequest): Promise<Reservation> =>
  sendJson('POST', '/api/reservations', request, Reservation);

export const extendReservation = (id: number, request: ExtendRequest): Promise<Reservation> =>
  sendJson('POST', `/api/reservations/${id}/extend`, request, Reservation);

/** Answers with the reservation of the other project. */
export const transferReservation = (id: number, request: TransferRequest): Promise<Reservation> =>
  sendJson('POST', `/api/reservations/${id}/transfer`, request, Reservation);

export const cancelReservation = (id: number, request: CancelRequest): Promise<Reservation> =>
  sendJson('POST', `/api/reservations/${id}/cancel`, request, Reservation);

/** Who holds the piece and until when, when a reservation was refused for that. */
export function holderOf(error: unknown): NonNullable<ReservationConflict['holder']> | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  return ReservationConflict.safeParse(error.problem).data?.holder ?? null;
}
