import { optionOf } from '../../../geodata/codes/option-sets.ts';
import { LandClass } from '../../../geodata/model/land-state.ts';
import type { TooltipContent } from '../../elements/ld-map-tooltip.ts';
import { floorArea, landArea } from '../../format/areas.ts';
import { statusFact } from '../../format/status-fact.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import type { MapRecord } from '../../map/map-controller.ts';
import type { RecordDetails } from '../../state/record-details.ts';
import { landClassName } from './legend-rows.ts';

/** What the tooltip says: the tile knows class and area at once, name and status fact follow with the record. */
export function tooltipContent(
  record: MapRecord,
  details: RecordDetails,
  asOf: string,
  language: Language,
): TooltipContent {
  const { source, id, properties } = record;
  const text = messages[language];
  if (source === 'parks') {
    return { swatch: 'parks', name: String(properties.name ?? ''), fact: text.parks, area: null };
  }
  if (source === 'factory-buildings') {
    const status = optionOf('factoryBuildingStatus', String(properties.status ?? ''));
    const area = Number(properties.floorAreaSquareMetres ?? 0);
    return {
      swatch: 'factory-buildings',
      name: text.factories,
      fact: status ? labelIn(status, language) : '',
      area: area > 0 ? floorArea(area, language) : null,
    };
  }
  const row = details.parcel(id);
  const landClass = LandClass.safeParse(properties.landClass).data ?? 'in_use';
  const area = row?.areaSquareMetres ?? Number(properties.areaSquareMetres ?? 0);
  return {
    swatch: landClass,
    name: row?.name ?? null,
    fact: row ? statusFact(row, asOf, language) : landClassName(landClass, language),
    area: landArea(area, language),
  };
}
