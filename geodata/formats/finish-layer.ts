import type { Geometry, Position } from 'geojson';
import { isChinaLngLat } from '../units/crs-detection.ts';
import { type CrsDecision, decideCrs } from './decide-crs.ts';
import { FormatError } from './format-error.ts';
import type { StartedGdal } from './gdal.ts';
import { extentOf, forEachPosition, mapPositions } from './positions.ts';
import type { RawLayer } from './raw-layer.ts';
import type { ReadLimits } from './read-limits.ts';
import type { ReadProblem, SourceFeature, SourceLayer } from './read-result.ts';

export interface FinishOptions {
  crs?: string;
  swapAxes?: boolean;
  nearLongitude?: number;
  limits: ReadLimits;
}

const positionsAtATime = 50_000;

function checkSize(layer: RawLayer, limits: ReadLimits): void {
  if (layer.features.length > limits.features) {
    throw new FormatError(
      'too-many-features',
      `图层“${layer.name}”有 ${layer.features.length} 条记录，超过 ${limits.features} 条的上限。请按区域拆分后分批导入。`,
      { layer: layer.name, features: layer.features.length, limit: limits.features },
    );
  }
  let vertices = 0;
  for (const { geometry } of layer.features) {
    if (geometry)
      forEachPosition(geometry, () => {
        vertices += 1;
      });
  }
  if (vertices > limits.vertices) {
    throw new FormatError(
      'too-many-vertices',
      `图层“${layer.name}”有 ${vertices} 个节点，超过 ${limits.vertices} 个的上限。请先抽稀或按区域拆分。`,
      { layer: layer.name, vertices, limit: limits.vertices },
    );
  }
}

/** Two numbers a position, exchanged if asked; counts the features that had more. */
function flatten(layer: RawLayer, swapAxes: boolean): { geometries: (Geometry | null)[]; withMore: number } {
  let withMore = 0;
  const geometries = layer.features.map(({ geometry }) => {
    if (!geometry) return null;
    let more = false;
    const flat = mapPositions(geometry, (position): Position => {
      more ||= position.length > 2;
      return swapAxes ? [position[1]!, position[0]!] : [position[0]!, position[1]!];
    });
    if (more) withMore += 1;
    return flat;
  });
  return { geometries, withMore };
}

/** Replaces the numbers of every position in place, so that shared edges stay shared bit by bit. */
async function reproject(
  geometries: (Geometry | null)[],
  definition: string,
  layer: RawLayer,
  gdal: StartedGdal,
): Promise<void> {
  const positions: { position: Position; row: number }[] = [];
  const flush = async () => {
    const converted = (await gdal()).toLngLat(
      positions.map(({ position }) => position),
      definition,
    );
    positions.forEach(({ position, row }, index) => {
      const [lng, lat] = converted[index]!;
      if (!Number.isFinite(lng) || !Number.isFinite(lat)) {
        throw new FormatError(
          'reprojection-failed',
          `图层“${layer.name}”第${row}条记录的坐标（${position.join(', ')}）无法换算为经纬度，可能超出坐标系的适用范围。请核对坐标系或修正该图形。`,
          { layer: layer.name, row, position: [...position] },
        );
      }
      position[0] = lng!;
      position[1] = lat!;
    });
    positions.length = 0;
  };
  for (const [index, geometry] of geometries.entries()) {
    if (!geometry) continue;
    forEachPosition(geometry, (position) =>
      positions.push({ position, row: layer.features[index]!.index + 1 }),
    );
    if (positions.length >= positionsAtATime) await flush();
  }
  if (positions.length > 0) await flush();
}

/** Warns of a conversion that ends outside China: most likely the wrong system was declared. */
function placeProblems(
  layer: RawLayer,
  geometries: readonly (Geometry | null)[],
  decision: CrsDecision,
): CrsDecision['problems'] {
  if (decision.convertFrom === undefined) return [];
  const extent = extentOf(geometries.filter((geometry) => geometry !== null));
  if (!extent || isChinaLngLat(extent)) return [];
  const message = `图层“${layer.name}”换算后的经纬度不在中国范围内，请核对坐标系。`;
  return [{ code: 'outside-china', severity: 'warning', message }];
}

function geometryProblems(layer: RawLayer, withMore: number): Omit<ReadProblem, 'layer'>[] {
  const problems: Omit<ReadProblem, 'layer'>[] = [];
  if (layer.features.length === 0) {
    problems.push({ code: 'layer-empty', severity: 'warning', message: `图层“${layer.name}”没有记录。` });
  }
  const malformed = new Set(
    layer.problems.filter(({ code }) => code === 'geometry-malformed').map(({ row }) => row),
  );
  const missing = layer.features.filter(({ geometry, index }) => !geometry && !malformed.has(index + 1));
  // A table may hold nothing but attributes, for parcels that are there already.
  const isBareTable =
    (layer.format === 'csv' || layer.format === 'xlsx') && missing.length === layer.features.length;
  if (missing.length > 0 && !isBareTable) {
    problems.push({
      code: 'geometry-missing',
      severity: 'warning',
      row: missing[0]!.index + 1,
      count: missing.length,
      message: `图层“${layer.name}”有 ${missing.length} 条记录没有图形（第${missing[0]!.index + 1}行起），将无法上图。`,
    });
  }
  if (withMore > 0) {
    problems.push({
      code: 'dimensions-dropped',
      severity: 'note',
      count: withMore,
      message: `图层“${layer.name}”有 ${withMore} 条记录带高程（Z）或量测值（M），只保留平面坐标。`,
    });
  }
  return problems;
}

/**
 * Columns called like something that every object has (`constructor`), without a value: a row that lacks one of them would
 * seem to have what the language put there. Undefined where no column is called so.
 */
function inheritedNames({ fields }: RawLayer): Record<string, null> | undefined {
  const names = fields.map(({ name }) => name).filter((name) => name in Object.prototype);
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, null]));
}

/**
 * Turns a raw layer into a finished one: checks its size, drops Z and M, decides its CRS and converts to EPSG:4490.
 * Throws FormatError `too-many-*`, `crs-*`, `axes-swapped`, `reprojection-failed`.
 */
export async function finishLayer(
  layer: RawLayer,
  options: FinishOptions,
  gdal: StartedGdal,
): Promise<{ layer: SourceLayer; problems: ReadProblem[] }> {
  checkSize(layer, options.limits);
  const { geometries, withMore } = flatten(layer, options.swapAxes ?? false);
  const decision = await decideCrs(
    {
      layerName: layer.name,
      given: options.crs,
      declared: layer.declaredCrs,
      lngLatByStandard: layer.lngLatByStandard,
      extent: extentOf(geometries.filter((geometry) => geometry !== null)),
      nearLongitude: options.nearLongitude,
    },
    async (epsg) => (await gdal()).nameOfEpsg(epsg),
  );
  if (decision.convertFrom !== undefined) await reproject(geometries, decision.convertFrom, layer, gdal);
  const undecided = decision.crs.source === 'unknown';
  if (!undecided) decision.problems.push(...placeProblems(layer, geometries, decision));
  const unset = inheritedNames(layer);
  const features = layer.features.map(
    ({ index, properties }, at): SourceFeature => ({
      index,
      properties: unset === undefined ? properties : { ...unset, ...properties },
      geometry: undecided ? null : geometries[at]!,
    }),
  );
  const kinds = new Set(geometries.filter((geometry) => geometry !== null).map(({ type }) => type));
  const problems = [...layer.problems, ...decision.problems, ...geometryProblems(layer, withMore)];
  return {
    layer: {
      name: layer.name,
      format: layer.format,
      geometryKinds: [...kinds],
      crs: decision.crs,
      encoding: layer.encoding,
      fields: layer.fields,
      features,
    },
    problems: problems.map((problem) => ({ ...problem, layer: layer.name })),
  };
}
