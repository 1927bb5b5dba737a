import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { type VisibleField, visibleFields } from '../access/visibility.ts';
import type { ParameterShape } from '../http/read-parameters.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { collectionQueryShape } from './collection-query.ts';

/** More would make one answer slow for everybody. */
const mostFields = 20;

const severalValued = ({ field }: VisibleField) => field.type === 'options' || field.type === 'texts';
const countable = ({ field }: VisibleField) => field.filter === 'values' || field.type === 'option';

const fieldList = (
  zh: string,
  allowed: readonly VisibleField[],
  refusal: (name: string) => string = () => '',
) =>
  textParameter({ zh, example: allowed[0]?.field.name }, (text) => {
    const names = [...new Set(text.split(',').map((name) => name.trim()))];
    const wrong = names.find((name) => !allowed.some(({ field }) => field.name === name));
    if (wrong !== undefined)
      return refused(
        `${refusal(wrong)}不能用字段“${wrong}”；可用的有 ${allowed.map(({ field }) => field.name).join('、') || '（无）'}`,
      );
    if (names.length > mostFields) return refused(`最多 ${mostFields} 个字段`);
    return read(allowed.filter(({ field }) => names.includes(field.name)));
  })
    .optional()
    .transform((fields): readonly VisibleField[] => fields ?? []);

/** Parameters of a summary, beside those that narrow the collection. */
export const figuresShape = (collection: Collection, actor: Actor) => {
  const visible = visibleFields(collection, actor);
  const values = visible.filter(countable);
  const several = new Set(values.filter(severalValued).map(({ field }) => field.name));
  return {
    groupBy: fieldList(
      '分组字段：各组之和等于合计',
      values.filter((entry) => !severalValued(entry)),
      (name) => (several.has(name) ? '一条记录可有多个值的字段请用 facets；' : ''),
    ),
    facets: fieldList('分面字段：每个值的数量，不计该字段自身的筛选', values),
    histograms: fieldList(
      '直方图字段：16 等分的数量，不计该字段自身的筛选',
      visible.filter(({ field }) => field.filter === 'range'),
    ),
  } satisfies ParameterShape;
};

/** Every parameter of a summary. */
export const summaryShape = (collection: Collection, actor: Actor) => ({
  ...collectionQueryShape(collection, actor),
  ...figuresShape(collection, actor),
});
