import { basename } from 'node:path';
import { FormatError } from '../../geodata/formats/format-error.ts';
import { readFeatureFile } from '../../geodata/formats/read-feature-file.ts';
import type { ReadProblem, ReadResult, SourceLayer } from '../../geodata/formats/read-result.ts';
import type { ImportProblem } from '../../geodata/model/import-report.ts';
import { gaussKruegerByEpsg } from '../../geodata/units/crs.ts';
import type { OnImportProgress } from './import-progress.ts';
import type { ImportRequest } from './import-request.ts';

/** A file as read; `layer` is the one to import, undefined when a problem keeps it out. */
export interface LayerReading {
  formats: string[];
  layer: SourceLayer | undefined;
  problems: ImportProblem[];
}

/** Stages of reading, for people. */
export const stages = { opening: '正在打开', reading: '正在读取', converting: '正在换算坐标' } as const;

/** Reads the file in a thread of its own and picks the layer of polygons. What cannot be read is a problem, not an exception. */
export async function readLayer(
  request: ImportRequest,
  zoneSrid: number | null,
  onProgress: OnImportProgress,
): Promise<LayerReading> {
  const { path, crs, encoding, swapAxes } = request;
  const nearLongitude = zoneSrid === null ? undefined : gaussKruegerByEpsg(zoneSrid)?.centralMeridianDegrees;
  let result: ReadResult;
  try {
    result = await readFeatureFile(
      { path, crs, encoding, swapAxes, nearLongitude },
      { onProgress: ({ stage }) => onProgress({ message: `${stages[stage]} ${basename(path)}` }) },
    );
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const problem = { severity: 'error' as const, code: error.code, message: error.message };
    return { formats: [], layer: undefined, problems: [problem] };
  }
  const chosen = chooseLayer(result.layers, request.layer);
  const problems = result.problems
    // Problems of layers that are not imported would only distract.
    .filter((problem) => chosen.layer === undefined || problem.layer === chosen.layer.name)
    .map(asImportProblem);
  return { formats: result.formats, layer: chosen.layer, problems: [...problems, ...chosen.problems] };
}

/** A problem of reading as one of importing. */
export const asImportProblem = ({
  code,
  severity,
  message,
  layer,
  row,
  field,
}: ReadProblem): ImportProblem => ({
  severity,
  code,
  message,
  layer,
  ...(row === undefined ? {} : { row }),
  ...(field === undefined ? {} : { field }),
});

/** Whether a layer is a table without any outline: its rows are attributes of parcels that are there. */
export const isBareTable = ({ format, geometryKinds }: SourceLayer): boolean =>
  (format === 'csv' || format === 'xlsx') && geometryKinds.length === 0;

/** Whether a layer can hold parcels. */
export const hasPolygons = ({ geometryKinds }: SourceLayer): boolean =>
  geometryKinds.some(
    (kind) => kind === 'Polygon' || kind === 'MultiPolygon' || kind === 'GeometryCollection',
  );

function chooseLayer(
  layers: readonly SourceLayer[],
  wanted: string | undefined,
): { layer: SourceLayer | undefined; problems: ImportProblem[] } {
  const refuse = (code: string, message: string, mend: string) => ({
    layer: undefined,
    problems: [{ severity: 'error' as const, code, message, mend }],
  });
  const names = layers.map(({ name }) => name).join('、');
  if (wanted !== undefined) {
    const layer = layers.find(({ name }) => name === wanted);
    if (layer !== undefined) return { layer, problems: [] };
    return refuse('layer-unknown', `文件中没有图层“${wanted}”。`, `现有的图层：${names || '无'}`);
  }
  if (layers.length === 1) return { layer: layers[0], problems: [] };
  const withPolygons = layers.filter(hasPolygons);
  const polygons = withPolygons.length > 0 ? withPolygons : layers.filter(isBareTable);
  if (polygons.length === 1) return { layer: polygons[0], problems: [] };
  if (polygons.length === 0) return refuse('no-polygons', '文件中没有面状图层。', '地块须为面，请核对文件');
  const choices = polygons.map(({ name }) => name).join('、');
  return refuse(
    'layer-ambiguous',
    `文件中有 ${polygons.length} 个${withPolygons.length > 0 ? '面状图层' : '表'}：${choices}。`,
    '请用 --layer 指定其中一个，分次导入',
  );
}
