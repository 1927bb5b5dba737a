import { type FieldMapping, proposeMapping } from '../../geodata/formats/attribute-mapping.ts';
import { type AreaPair, guessAreaUnit } from '../../geodata/formats/guess-area-unit.ts';
import { parseQuantity } from '../../geodata/formats/parse-quantity.ts';
import { type QuantityUnit, quantityUnits, unitFromText } from '../../geodata/formats/quantity-units.ts';
import type { SourceLayer } from '../../geodata/formats/read-result.ts';
import { dimensionOf, type TargetField } from '../../geodata/formats/target-field.ts';
import type { ImportProblem } from '../../geodata/model/import-report.ts';
import type { ColumnOverride } from './import-request.ts';
import { looksLikeUnitPrice } from './looks-like-unit-price.ts';
import { parcelTargetOf, parcelTargets } from './parcel-targets.ts';

/** A column that fills a field. */
export interface PlannedColumn {
  source: string;
  target: TargetField;
  unit?: QuantityUnit;
  origin: 'given' | 'proposed';
  confidence: number;
  reason: string;
}

export interface ColumnPlan {
  columns: PlannedColumn[];
  problems: ImportProblem[];
}

/** Below this a proposal is only told, not taken. */
const leastConfidence = 0.65;

/**
 * Decides which column fills which field: what the caller says first, then what names and values tell. A column of
 * areas without a unit takes the one that agrees with the outlines; a total price that does not grow with the area is
 * not taken over. `areasSquareMetres` holds the area of each row's outline, undefined for rows without one.
 */
export function planColumns(
  layer: SourceLayer,
  overrides: readonly ColumnOverride[],
  areasSquareMetres: readonly (number | undefined)[],
): ColumnPlan {
  const problems: ImportProblem[] = [];
  const tell = (problem: Omit<ImportProblem, 'layer'>) => problems.push({ ...problem, layer: layer.name });
  const given = overrides.flatMap((override) => readOverride(layer, override, tell));
  for (const problem of filledTwice(given)) tell(problem);
  const spoken = new Set(overrides.map(({ source }) => source));
  const filled = new Set(given.map(({ target }) => target.name));
  const proposals = proposeMapping(
    layer.fields.filter(({ name }) => !spoken.has(name)),
    parcelTargets.filter(({ name }) => !filled.has(name)),
    layer.features.slice(0, 500).map(({ properties }) => properties),
  );
  const pairs = (source: string): AreaPair[] =>
    layer.features.flatMap(({ properties }, index) => {
      const value = properties[source];
      const figure = typeof value === 'number' ? value : parseQuantity(String(value ?? ''))?.value;
      const areaSquareMetres = areasSquareMetres[index];
      return figure === undefined || areaSquareMetres === undefined
        ? []
        : [{ value: figure, areaSquareMetres }];
    });
  const proposed = proposals.flatMap((proposal) => takeProposal(proposal, pairs, tell));
  return { columns: [...given, ...proposed], problems };
}

/** Columns given for a field that another one fills already: one of the two would be lost. */
function filledTwice(given: readonly PlannedColumn[]): Omit<ImportProblem, 'layer'>[] {
  return given.flatMap(({ source, target }, index) => {
    const first = given.findIndex((column) => column.target.name === target.name);
    if (first === index) return [];
    const label = target.label.zh;
    return {
      severity: 'error' as const,
      code: 'field-filled-twice',
      field: source,
      message: `列“${given[first]!.source}”和“${source}”都对应到“${label}”，只能有一列。`,
      mend: `只留一列对应“${label}”，另一列加 --map ${source}= 不导入`,
    };
  });
}

type Tell = (problem: Omit<ImportProblem, 'layer'>) => void;

function readOverride(layer: SourceLayer, override: ColumnOverride, tell: Tell): PlannedColumn[] {
  const { source } = override;
  const refuse = (code: string, message: string, mend: string) => {
    tell({ severity: 'error', code, message, field: source, mend });
    return [];
  };
  if (!layer.fields.some(({ name }) => name === source)) {
    const names = layer.fields.map(({ name }) => name).join('、');
    return refuse('column-unknown', `图层“${layer.name}”没有列“${source}”。`, `现有的列：${names || '无'}`);
  }
  if (override.target === null) return [];
  const target = parcelTargetOf(override.target);
  if (target === undefined) {
    const names = parcelTargets.map(({ name, label }) => `${name}（${label.zh}）`).join('、');
    return refuse('field-unknown', `没有可导入的字段“${override.target}”。`, `可用的字段：${names}`);
  }
  const unit = override.unit === null ? undefined : unitFromText(override.unit);
  const isPriceByArea = target.name === 'priceYuan' && unit?.dimension === 'unitPrice';
  if (
    override.unit !== null &&
    (unit === undefined || (unit.dimension !== dimensionOf(target) && !isPriceByArea))
  ) {
    const labels = quantityUnits.filter(({ dimension }) => dimension === dimensionOf(target));
    const fitting = labels.map(({ label }) => label).join('、') || '不带单位';
    return refuse(
      'unit-unknown',
      `“${override.unit}”不是“${target.label.zh}”的单位。`,
      `可用的单位：${fitting}`,
    );
  }
  return [{ source, target, unit, origin: 'given', confidence: 1, reason: '由 --map 指定' }];
}

function takeProposal(
  proposal: FieldMapping,
  pairs: (source: string) => AreaPair[],
  tell: Tell,
): PlannedColumn[] {
  const { source, confidence, reason } = proposal;
  const target = parcelTargetOf(proposal.target)!;
  const label = target.label.zh;
  if (confidence < leastConfidence) {
    tell({
      severity: 'note',
      code: 'column-not-mapped',
      field: source,
      message: `列“${source}”可能是“${label}”，把握不大，未采用；原值随地块保留。`,
      mend: `确认后加 --map ${source}=${target.name}`,
    });
    return [];
  }
  const planned = { source, target, unit: proposal.unit, origin: 'proposed' as const, confidence, reason };
  if (target.name === 'priceYuan') {
    const priced = pairs(source).map(({ value, areaSquareMetres }) => ({ price: value, areaSquareMetres }));
    if (looksLikeUnitPrice(priced)) {
      tell({
        severity: 'warning',
        code: 'price-looks-per-area',
        field: source,
        message: `列“${source}”的数值不随面积增减，像单价而不是总价，未作为“${label}”导入；原值随地块保留。`,
        mend: `是总价时加 --map ${source}=priceYuan；是单价时加 --map ${source}=priceYuan:万元/亩，按面积折算`,
      });
      return [];
    }
  }
  if (!proposal.needsUnit) return [planned];
  const unit = dimensionOf(target) === 'area' ? guessAreaUnit(pairs(source)) : undefined;
  if (unit !== undefined) {
    tell({
      severity: 'note',
      code: 'unit-guessed',
      field: source,
      message: `列“${source}”没有写明单位，与图形面积比较后按“${unit.label}”读取，请核对。`,
      mend: `不对时加 --map ${source}=${target.name}:单位`,
    });
    return [{ ...planned, unit }];
  }
  tell({
    severity: 'warning',
    code: 'unit-missing',
    field: source,
    message: `列“${source}”像“${label}”，但没有写明单位，也无法从图形判断，未采用；原值随地块保留。`,
    mend: `加 --map ${source}=${target.name}:单位，如 亩、平方米、万元`,
  });
  return [];
}
