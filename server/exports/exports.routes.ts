import { catalog } from '../../geodata/catalog/catalog.ts';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { FileBody } from '../../geodata/model/api-attachments.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { isVisibleCollection } from '../access/visibility.ts';
import { assembleCollectionQuery, collectionQueryShape } from '../collections/collection-query.ts';
import { pageShape } from '../collections/items-query.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import type { ExportLanguage } from './export-columns.ts';
import { type ExportFormat, exportFile } from './exports.service.ts';

const format = textParameter({ zh: '文件格式：xlsx、csv 或 geojson', example: 'xlsx' }, (text) =>
  text === 'xlsx' || text === 'csv' || text === 'geojson'
    ? read<ExportFormat>(text)
    : refused('须为 xlsx、csv 或 geojson'),
);

const lang = textParameter({ zh: '语言：zh（默认）或 en', example: 'zh' }, (text) =>
  text === 'zh' || text === 'en' ? read<ExportLanguage>(text) : refused('须为 zh 或 en'),
).optional();

const shapeOf = (collection: Collection, actor: Actor) => {
  const { sortby, properties } = pageShape(collection, actor);
  return { ...collectionQueryShape(collection, actor), sortby, properties, format, lang };
};

/** The filtered list as a file. */
export const exportRoutes = (deps: FeatureDeps): Route[] =>
  catalog.map((collection) =>
    defineRoute({
      method: 'get',
      path: `/collections/${collection.id}/export`,
      summary: {
        zh: `${collection.title.zh}：导出为 Excel、CSV 或 GeoJSON`,
        en: `${collection.title.en}: export as Excel, CSV or GeoJSON`,
      },
      access: 'read-land',
      isThere: (actor) => isVisibleCollection(collection, actor),
      query: (actor) => shapeOf(collection, actor),
      response: { name: 'File', schema: FileBody, mediaType: 'application/octet-stream' },
      handler: async ({ actor, query }) =>
        await exportFile(deps, collection, actor, {
          query: assembleCollectionQuery(collection, actor, query),
          sort: query.sortby,
          fields: query.properties,
          format: query.format,
          language: query.lang ?? 'zh',
        }),
    }),
  );
