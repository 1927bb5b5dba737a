import { html, nothing, type TemplateResult } from 'lit';
import { landClassSymbols } from '../../../geodata/catalog/legend.ts';
import type { MatchPlace } from '../../../geodata/model/api-matches.ts';
import { LandClass } from '../../../geodata/model/land-state.ts';
import type { SupplyKind } from '../../../geodata/model/supply-record.ts';
import '../../elements/ld-swatch.ts';
import { floorArea, landArea } from '../../format/areas.ts';
import type { Quantity } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { landClassName } from '../map/legend-rows.ts';

/** Land in 亩, floor space in square metres. */
export const pieceArea = (kind: SupplyKind, areaSquareMetres: number, language: Language): Quantity =>
  kind === 'land' ? landArea(areaSquareMetres, language) : floorArea(areaSquareMetres, language);

const kindNames = {
  factory_unit: { zh: '标准厂房', en: 'Factory unit' },
  office_unit: { zh: '商务楼宇', en: 'Office unit' },
} as const;

/** What a piece is, in a word: the class of land, or the kind of floor space. */
export function pieceClassName(kind: SupplyKind, place: MatchPlace | undefined, language: Language): string {
  if (kind !== 'land') return kindNames[kind][language];
  const landClass = LandClass.safeParse(place?.landClass).data;
  return landClass ? landClassName(landClass, language) : '';
}

/** The badge of a piece: the swatch and name of its class. */
export function pieceBadge(
  kind: SupplyKind,
  place: MatchPlace | undefined,
  language: Language,
): TemplateResult | typeof nothing {
  const name = pieceClassName(kind, place, language);
  if (name === '') return nothing;
  if (kind !== 'land') {
    return html`<span class="badge" data-tone="fac"><ld-swatch small kind="factory-buildings"></ld-swatch>${name}</span>`;
  }
  const landClass = LandClass.safeParse(place?.landClass).data ?? 'in_use';
  return html`<span class="badge" data-tone=${landClassSymbols[landClass].token ?? nothing}>
    <ld-swatch small kind=${landClass}></ld-swatch>${name}
  </span>`;
}
