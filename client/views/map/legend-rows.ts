import { landClassSymbols, legendOrder } from '../../../geodata/catalog/legend.ts';
import { optionOf } from '../../../geodata/codes/option-sets.ts';
import type { LandClass } from '../../../geodata/model/land-state.ts';
import { facetValue } from '../../api/summary.ts';
import type { LegendRow } from '../../elements/ld-layer-list.ts';
import { floorArea, landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import type { LayerId } from '../../state/layers-store.ts';
import type { PanelSummary } from '../../state/panel-summary.ts';

/** The name of a class in the legend; 闲置 says that it is determined, beside 疑似闲置. */
export function landClassName(landClass: LandClass, language: Language): string {
  if (landClass === 'idle') return messages[language].idleDetermined;
  const option = optionOf('landClass', landClass);
  return option ? labelIn(option, language) : landClass;
}

/** Classes with a sign of their own come first; land in use and planned land are drawn like blocks and named last. */
const signed = legendOrder.filter((landClass) => landClassSymbols[landClass].token !== null);
const unsigned = legendOrder.filter((landClass) => landClassSymbols[landClass].token === null);

export interface LegendInput {
  summary: PanelSummary | null;
  visible: readonly LayerId[];
  language: Language;
  /** Whether the reader may see land that is only suspected idle. */
  seesSuspected: boolean;
  /** Whether the rows that are seldom wanted are shown too. */
  isWhole: boolean;
}

/** Rows of the legend. Counts follow the filters and are those of list head and figures. */
export function legendRows({ summary, visible, language, seesSuspected, isWhole }: LegendInput): LegendRow[] {
  const text = messages[language];
  const isVisible = (id: LayerId) => visible.includes(id);
  const landRow = (landClass: LandClass): LegendRow => {
    const share = summary ? facetValue(summary.parcels, 'landClass', landClass) : undefined;
    const figures = summary && {
      count: formatCount(share?.count ?? 0),
      area: landArea(share?.areaSquareMetres ?? 0, language),
    };
    const name = landClassName(landClass, language);
    return { id: landClass, name, swatch: landClass, isVisible: isVisible(landClass), ...figures };
  };
  const factories = summary && {
    count: formatCount(summary.factories.total.count),
    area: floorArea(summary.factories.total.areaSquareMetres ?? 0, language),
  };
  const parks = summary && {
    count: formatCount(summary.parks.total.count),
    area: landArea(summary.parks.total.areaSquareMetres ?? 0, language),
  };
  const main: LegendRow[] = [
    ...signed.filter((id) => seesSuspected || id !== 'suspected').map(landRow),
    { id: 'parks', name: text.parks, swatch: 'parks', isVisible: isVisible('parks'), ...parks },
  ];
  // Factory space stands beside the land that can be had at once, before land that others hold.
  main.splice(
    main.findIndex((row) => row.id === 'supplied_unused'),
    0,
    {
      id: 'factory-buildings',
      name: text.factories,
      swatch: 'factory-buildings',
      isVisible: isVisible('factory-buildings'),
      ...factories,
    },
  );
  // Land in use is background to most questions; once switched on it has its row like the others.
  const background = unsigned.filter((id) => isWhole || isVisible(id)).map(landRow);
  if (!isWhole) return [...main, ...background];
  return [
    ...main,
    ...background,
    { id: 'facilities', name: text.facilities, swatch: null, isVisible: isVisible('facilities') },
    { id: 'surroundings', name: text.surroundings, swatch: null, isVisible: isVisible('surroundings') },
  ];
}
