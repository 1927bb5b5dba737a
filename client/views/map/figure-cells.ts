import type { CollectionSummary } from '../../../geodata/model/api-summary.ts';
import type { LandClass } from '../../../geodata/model/land-state.ts';
import { facetValue } from '../../api/summary.ts';
import type { FigureCell } from '../../elements/ld-figures-strip.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { type LayerId, landClassesOf } from '../../state/layers-store.ts';
import { landClassName } from './legend-rows.ts';

/** Cells of the strip: classes that disposal speaks of together share one. */
export const classCells: readonly (readonly [LandClass, ...LandClass[]])[] = [
  ['standard'],
  ['idle', 'suspected'],
  ['inefficient'],
  ['approved_unsupplied'],
];

/** The total of the visible classes first, then one cell a class or pair of classes. */
export function figureCells(
  summary: CollectionSummary | null,
  visible: readonly LayerId[],
  language: Language,
  seesSuspected = true,
): FigureCell[] {
  const text = messages[language];
  const counted = (count: number) => text.countInStrip(formatCount(count));
  const isEmpty = landClassesOf(visible)?.length === 0;
  const total: FigureCell = {
    id: 'total',
    name: text.inView,
    swatch: null,
    isVisible: true,
    count: summary && counted(isEmpty ? 0 : summary.total.count),
    area: summary && landArea(isEmpty ? 0 : (summary.total.areaSquareMetres ?? 0), language),
  };
  const names: Partial<Record<LandClass, string>> = {
    ...(seesSuspected ? { idle: text.idleAndSuspected } : {}),
    inefficient: text.inefficientShort,
  };
  return [
    total,
    ...classCells.map((classes): FigureCell => {
      const [first] = classes;
      const shares = classes.map((id) => summary && facetValue(summary, 'landClass', id));
      return {
        id: first,
        name: names[first] ?? landClassName(first, language),
        swatch: first,
        isVisible: classes.some((id) => visible.includes(id)),
        count: summary && counted(shares.reduce((sum, share) => sum + (share?.count ?? 0), 0)),
        area:
          summary &&
          landArea(
            shares.reduce((sum, share) => sum + (share?.areaSquareMetres ?? 0), 0),
            language,
          ),
      };
    }),
  ];
}
