import { z } from 'zod';
import { Conformance, LandingPage } from '../../geodata/model/api-collections.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { openApiDocument } from '../http/openapi.ts';

const openApiType = 'application/vnd.oai.openapi+json;version=3.1';

/**
 * What the interface is: landing page, conformance, OpenAPI.
 * @param all every route of the application, these ones included; asked when a request comes.
 */
export const serviceRoutes = (all: () => readonly Route[], version: string): Route[] => [
  defineRoute({
    method: 'get',
    path: '/',
    summary: { zh: '接口首页', en: 'Landing page' },
    access: 'reach-service',
    response: { name: 'LandingPage', schema: LandingPage },
    handler: () =>
      json({
        title: '落地图 Luodi',
        description: '开发区土地资源与园区规划一张图的数据接口（OGC API - Features）',
        links: [
          { href: '/api', rel: 'self', type: 'application/json' },
          { href: '/api/openapi.json', rel: 'service-desc', type: openApiType, title: 'OpenAPI 3.1' },
          { href: '/api/conformance', rel: 'conformance', type: 'application/json' },
          { href: '/api/collections', rel: 'data', type: 'application/json', title: '图层' },
        ],
      }),
  }),
  defineRoute({
    method: 'get',
    path: '/conformance',
    summary: { zh: '符合的标准', en: 'Conformance classes' },
    access: 'reach-service',
    response: { name: 'Conformance', schema: Conformance },
    handler: () =>
      json({
        conformsTo: [
          'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
          'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
        ],
      }),
  }),
  defineRoute({
    method: 'get',
    path: '/openapi.json',
    summary: { zh: '接口描述（OpenAPI 3.1）', en: 'This description' },
    access: 'reach-service',
    response: {
      name: 'OpenApiDocument',
      schema: z.looseObject({ openapi: z.string() }),
      mediaType: openApiType,
    },
    // The program and the actor decide: nothing in the data does.
    revision: async () => 'openapi',
    handler: ({ actor }) => json(openApiDocument(all(), actor, version)),
  }),
];
