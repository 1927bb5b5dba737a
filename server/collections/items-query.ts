import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { type VisibleField, visibleFields } from '../access/visibility.ts';
import type { ParameterShape } from '../http/read-parameters.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { collectionQueryShape } from './collection-query.ts';
import { readSortKeys } from './sort-order.ts';

const defaultLimit = 100;
export const mostItems = 10_000;

const switchParameter = (zh: string, preset: boolean) =>
  textParameter({ zh, example: String(!preset) }, (text) =>
    text === 'true' || text === 'false' ? read(text === 'true') : refused('须为 true（是）或 false（否）'),
  )
    .optional()
    .transform((value) => value ?? preset);

const limit = textParameter(
  { zh: `每页条数，1–${mostItems}，默认 ${defaultLimit}`, example: '100' },
  (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    return value >= 1 && value <= mostItems ? read(value) : refused(`须为 1–${mostItems} 的整数`);
  },
)
  .optional()
  .transform((value) => value ?? defaultLimit);

const cursor = textParameter({ zh: '续页游标：取自上一页的 next 链接' }, (text) =>
  /^[\w-]{1,6000}$/.test(text) ? read(text) : refused('游标无效，请从第一页重新开始'),
).optional();

const sortby = (collection: Collection, actor: Actor) =>
  textParameter({ zh: '排序字段，逗号分隔，降序前加 -', example: collection.defaultSort.join(',') }, (text) =>
    readSortKeys(collection, actor, text),
  ).optional();

const properties = (collection: Collection, actor: Actor) =>
  textParameter({ zh: '只返回这些字段，逗号分隔', example: collection.titleField }, (text) => {
    const visible = visibleFields(collection, actor);
    const names = [...new Set(text.split(',').map((name) => name.trim()))];
    const wrong = names.find((name) => !visible.some(({ field }) => field.name === name));
    if (wrong !== undefined)
      return refused(`没有字段“${wrong}”；可用的有 ${visible.map(({ field }) => field.name).join('、')}`);
    return read(visible.filter(({ field }) => names.includes(field.name)) as readonly VisibleField[]);
  }).optional();

/** Parameters of a list of items, beside those that narrow the collection. */
export const pageShape = (collection: Collection, actor: Actor) =>
  ({
    limit,
    cursor,
    sortby: sortby(collection, actor),
    properties: properties(collection, actor),
    geometry: switchParameter('是否返回几何，默认 true', true),
    bounds: switchParameter('是否返回每条记录的外接矩形 bbox，默认 false', false),
  }) satisfies ParameterShape;

/** Every parameter of a list of items. */
export const itemsShape = (collection: Collection, actor: Actor) => ({
  ...collectionQueryShape(collection, actor),
  ...pageShape(collection, actor),
});
