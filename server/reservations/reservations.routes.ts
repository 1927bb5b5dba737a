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
import { read, refused, textParameter } from '../http/text-parameter.ts';
import {
  cancelReservation,
  extendReservation,
  listReservations,
  reserve,
  transferReservation,
} from './reservations.service.ts';

const one = { name: 'Reservation', schema: Reservation };
const zones = textParameter({ zh: '开发区代码，可用逗号分隔多个', example: 'WFJJQ' }, (text) =>
  read(text.split(',')),
);
const supply = textParameter({ zh: '载体编号', example: 'parcel-1' }, (text) =>
  /^(parcel|unit)-\d{1,15}$/.test(text) ? read(text) : refused('载体编号须形如 parcel-12 或 unit-12'),
);
const most = 1000;
const limit = textParameter({ zh: '最多返回多少条' }, (text) => {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? read(value) : refused(`须为 1–${most} 的整数`);
});

/** Holding land and floor space for projects. */
export const reservationRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/reservations',
    summary: { zh: '预留', en: 'Reservations' },
    access: 'read-projects',
    query: {
      zone: zones.optional(),
      project: recordId.optional(),
      supply: supply.optional(),
      status: z
        .enum(ReservationStatus.options, `可用的有 ${ReservationStatus.options.join('、')}`)
        .optional(),
      limit: limit.optional(),
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
