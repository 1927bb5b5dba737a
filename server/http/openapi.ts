import { z } from 'zod';
import { Problem } from '../../geodata/model/api-problem.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { Route } from './define-route.ts';
import type { ParameterShape } from './read-parameters.ts';

type JsonSchema = Record<string, unknown>;

/** OpenAPI 3.1 speaks JSON Schema 2020-12, the dialect zod writes; the `$schema` line belongs to whole documents only. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function parametersOf(shape: ParameterShape, place: 'path' | 'query') {
  return Object.entries(shape).map(([name, schema]) => {
    const { description, examples, ...rest } = jsonSchema(schema, 'input');
    const example = Array.isArray(examples) ? examples[0] : undefined;
    return {
      name,
      in: place,
      required: place === 'path' || !schema.safeParse(undefined).success,
      ...(typeof description === 'string' ? { description } : {}),
      schema: rest,
      ...(example === undefined ? {} : { example }),
    };
  });
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: reference('Problem') } },
});

/** `GET /parcels/{id}/card` -> `get_parcels_id_card`. */
const operationId = ({ method, path }: Route): string =>
  [method, ...path.split('/').filter((part) => part !== '')]
    .join('_')
    .replace(/[^\w]+/g, '_')
    .replace(/_$/, '');

function operationOf(route: Route, actor: Actor) {
  const { response } = route;
  const parameters = [...parametersOf(route.params, 'path'), ...parametersOf(route.query(actor), 'query')];
  const mediaType = response.mediaType ?? 'application/json';
  const body =
    route.body !== undefined
      ? { 'application/json': { schema: jsonSchema(route.body, 'input') } }
      : route.rawBody !== undefined
        ? { [route.rawBody]: { schema: {} } }
        : undefined;
  return {
    operationId: operationId(route),
    summary: route.summary.zh,
    description: route.summary.en,
    tags: [route.path.split('/')[1] || 'service'],
    'x-luodi-access': route.access,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: body } }),
    responses: {
      [response.status ?? 200]: {
        description: '成功',
        content: { [mediaType]: { schema: reference(response.name) } },
      },
      ...(route.method === 'get' ? { 304: { description: '自上次以来没有变化' } } : {}),
      400: problem('请求有误'),
      404: problem('未找到'),
      503: problem('服务暂不可用'),
      default: problem('其他错误'),
    },
  };
}

/** The OpenAPI 3.1 document of all routes, with the parameters this actor may use. */
export function openApiDocument(routes: readonly Route[], actor: Actor, version: string) {
  const schemas: Record<string, JsonSchema> = { Problem: jsonSchema(Problem, 'output') };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes.filter(({ isThere }) => isThere(actor))) {
    schemas[route.response.name] ??= jsonSchema(route.response.schema, 'output');
    const path = route.path === '/' ? '/' : route.path;
    paths[path] = { ...paths[path], [route.method]: operationOf(route, actor) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '落地图 Luodi',
      version,
      description: '开发区土地资源与园区规划一张图。坐标为 CGCS2000 经纬度；面积为平方米，金额为元。',
    },
    servers: [{ url: '/api' }],
    paths,
    components: { schemas },
  };
}
