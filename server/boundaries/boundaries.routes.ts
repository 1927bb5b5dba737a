import { AdminBoundaries } from '../../geodata/model/api-boundaries.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { NotFoundError } from '../http/problem.ts';
import { readBoundaries } from './boundaries.service.ts';

/** Administrative boundaries of the installation, when it has some: they are no data of a zone, and change with a restart. */
export const boundaryRoutes = ({ config: { adminBoundaries } }: FeatureDeps): Route[] => {
  let reading: Promise<AdminBoundaries> | undefined;
  const read = async (path: string): Promise<AdminBoundaries> => {
    reading ??= readBoundaries(path);
    try {
      return await reading;
    } catch (error) {
      reading = undefined;
      throw error;
    }
  };
  return [
    defineRoute({
      method: 'get',
      path: '/admin-boundaries',
      summary: { zh: '行政区域界线', en: 'Administrative boundaries' },
      access: 'read-land',
      response: { name: 'AdminBoundaries', schema: AdminBoundaries, mediaType: 'application/geo+json' },
      revision: async () => adminBoundaries ?? '',
      handler: async () => {
        if (adminBoundaries === undefined) throw new NotFoundError('本系统没有配置行政区域界线');
        return json(await read(adminBoundaries));
      },
    }),
  ];
};
