import type { ResultItem } from '../../elements/ld-result-list.ts';
import { landArea } from '../../format/areas.ts';
import { landPrice } from '../../format/prices.ts';
import { statusFact } from '../../format/status-fact.ts';
import type { Language } from '../../language/language.ts';
import type { ResultRow } from '../../state/result-row.ts';

/** A parcel as the list shows it: park and the fact that decides, area over price. */
export function resultItem(row: ResultRow, asOf: string, language: Language): ResultItem {
  const status = statusFact(row, asOf, language);
  // English needs more room than there is: what decides goes first, and the name of the park gives way.
  const facts = (language === 'zh' ? [row.parkName, status] : [status, row.parkName]).filter(Boolean);
  const price = row.floorPriceYuanPerSquareMetre;
  return {
    id: row.id,
    swatch: row.landClass ?? 'in_use',
    name: row.name,
    fact: facts.join(' · '),
    area: landArea(row.areaSquareMetres, language),
    price: price === null || price === undefined ? null : landPrice(price, language),
  };
}
