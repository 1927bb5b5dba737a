import { z } from 'zod';
import {
  CancelRequest,
  ExtendRequest,
  Reservation,
  ReservationList,
  ReservationRequest,
  ReservationStatus,
  TransferRequest,
} from '../../geodata/model/api-reservations.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { supplyParameter } from '../http/supply-parameter.ts';
import { wholeNumberParameter } from '../http/whole-number-parameter.ts';
import { zonesParameter } from '../http/zone-parameters.ts';
import {
  cancelReservation,
  extendReservation,
  listReservations,
  reserve,
  transferReservation,
} from './reservations.service.ts';

const one = { name: 'Reservation', schema: Reservation };
const most = 1000;

/** Holding land and floor space for projects. */
export const reservationRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/reservations',
    summary: { zh: '预留', en: 'Reservations' },
    access: 'read-projects',
    query: {
      zone: zonesParameter.optional(),
      project: recordId.optional(),
      supply: supplyParameter.optional(),
      status: z
        .enum(ReservationStatus.options, `可用的有 ${ReservationStatus.options.join('、')}`)
        .optional(),
      limit: wholeNumberParameter('最多返回多少条', 1, most).optional(),
      offset: wholeNumberParameter('跳过多少条', 0, 1_000_000).optional(),
    },
    response: { name: 'ReservationList', schema: ReservationList },
    handler: async ({ actor, query }) =>
      json(
        await listReservations(deps, actor, {
          zones: query.zone,
          projectId: query.project,
          supplyId: query.supply,
          status: query.status,
          limit: query.limit ?? 200,
          offset: query.offset ?? 0,
        }),
      ),
  }),
  defineRoute({
    method: 'post',
    path: '/reservations',
    summary: { zh: '为项目预留地块或厂房', en: 'Reserve a piece for a project' },
    access: 'reserve-land',
    body: ReservationRequest,
    response: { ...one, status: 201 },
    handler: async ({ actor, body, requestId }) => json(await reserve(deps, { actor, requestId }, body), 201),
  }),
  defineRoute({
    method: 'post',
    path: '/reservations/{id}/extend',
    summary: { zh: '延长预留', en: 'Extend a reservation' },
    access: 'reserve-land',
    params: { id: recordId },
    body: ExtendRequest,
    response: one,
    handler: async ({ actor, path, body, requestId }) =>
      json(await extendReservation(deps, { actor, requestId }, path.id, body)),
  }),
  defineRoute({
    method: 'post',
    path: '/reservations/{id}/transfer',
    summary: { zh: '把预留转给另一个项目', en: 'Pass a reservation on to another project' },
    access: 'reserve-land',
    params: { id: recordId },
    body: TransferRequest,
    response: one,
    handler: async ({ actor, path, body, requestId }) =>
      json(await transferReservation(deps, { actor, requestId }, path.id, body)),
  }),
  defineRoute({
    method: 'post',
    path: '/reservations/{id}/cancel',
    summary: { zh: '取消预留', en: 'Cancel a reservation' },
    access: 'reserve-land',
    params: { id: recordId },
    body: CancelRequest,
    response: one,
    handler: async ({ actor, path, body, requestId }) =>
      json(await cancelReservation(deps, { actor, requestId }, path.id, body)),
  }),
];
