import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { landUseClass, landUseSchemes } from '../../geodata/codes/land-use-class.ts';
import type { ImportLandUse } from '../../geodata/model/api-imports.ts';
import { LandUseScheme } from '../../geodata/model/field-formats.ts';
import { type ColumnOverride, ImportRequest } from './import-request.ts';

export const importUsage = `用法：npm run import -- <文件> --collection parcels|contracts --zone <开发区代码> [选项]
  <文件>                  .shp（同名 .dbf、.shx、.prj 放在一起）、.zip、.geojson、.gpkg、.kml、.xlsx 或 .csv；
                          表中可有 WKT、坐标串或每行一个界址点（桩号、X、Y，按宗地代码分组）；
                          没有坐标的表按宗地代码更新已有地块；
                          contracts（供地合同）为 .csv（UTF-8 或 GB18030），如公布的土地供应结果表
  --zone-name 名称        开发区尚未登记时新建
  --map 列名=字段[:单位]  指定列对应的字段，可重复；“列名=”不导入该列
  --layer 名称            文件有多个图层时选择其一
  --crs EPSG:4526         文件没有坐标系时指定
  --encoding GBK          文字编码
  --swap-axes             文件的坐标是“纬度（北坐标）在前”
  --land-use-scheme 标准  用途代码所属的分类标准：YDYH2023、GTDC、GBT21010
  --land-use 文字=标准:代码  用途列中的一种写法对应的类别，可重复；“文字=”只保留原文
  --source 名称           数据来源，默认为文件名
  --report json           以 JSON 输出报告`;

export type ImportCall =
  | { ok: true; request: ImportRequest; isJson: boolean }
  | { ok: true; request: undefined }
  | { ok: false; reason: string };

const options = {
  collection: { type: 'string' },
  zone: { type: 'string' },
  'zone-name': { type: 'string' },
  map: { type: 'string', multiple: true },
  layer: { type: 'string' },
  crs: { type: 'string' },
  encoding: { type: 'string' },
  'swap-axes': { type: 'boolean' },
  'land-use-scheme': { type: 'string' },
  'land-use': { type: 'string', multiple: true },
  source: { type: 'string' },
  report: { type: 'string', default: 'text' },
  help: { type: 'boolean', short: 'h' },
} as const;

const optionNames: Readonly<Record<string, string>> = {
  collection: '--collection',
  zoneCode: '--zone',
  zoneName: '--zone-name',
  layer: '--layer',
  crs: '--crs',
  encoding: '--encoding',
  landUseScheme: '--land-use-scheme',
  sourceName: '--source',
};

const chinese = z.locales.zhCN().localeError;

/** Reads the command line of `npm run import`; without a request the usage is asked for. `folder` resolves relative paths. */
export function readImportArguments(args: readonly string[], folder: string): ImportCall {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { ok: false, reason: `参数有误：${error instanceof Error ? error.message : String(error)}` };
  }
  const { values, positionals } = parsed;
  if (values.help) return { ok: true, request: undefined };
  const [path, ...more] = positionals;
  if (path === undefined) return { ok: false, reason: '请给出要导入的文件' };
  if (more.length > 0) return { ok: false, reason: `一次只导入一个文件，多出：${more.join('、')}` };
  if (values.report !== 'json' && values.report !== 'text') {
    return { ok: false, reason: `--report 只能是 json 或 text，不能是“${values.report}”` };
  }
  if (values.collection !== 'parcels' && values.collection !== 'contracts') {
    const given = values.collection === undefined ? '' : `，不能是“${values.collection}”`;
    return { ok: false, reason: `--collection 只能是 parcels（地块）或 contracts（供地合同）${given}` };
  }
  if (values.zone === undefined) return { ok: false, reason: '请用 --zone 给出开发区代码' };
  const columns: ColumnOverride[] = [];
  for (const text of values.map ?? []) {
    const override = readOverride(text);
    if (override === undefined) {
      return { ok: false, reason: `--map 的“${text}”须写成 列名=字段 或 列名=字段:单位` };
    }
    columns.push(override);
  }
  const landUses: ImportLandUse[] = [];
  for (const text of values['land-use'] ?? []) {
    const landUse = readLandUseOption(text);
    if (!landUse.ok) return landUse;
    landUses.push(landUse.landUse);
  }
  const request = ImportRequest.safeParse(
    {
      path: resolve(folder, path),
      collection: values.collection,
      zoneCode: values.zone,
      zoneName: values['zone-name'],
      columns,
      layer: values.layer,
      crs: values.crs,
      encoding: values.encoding,
      swapAxes: values['swap-axes'],
      landUseScheme: values['land-use-scheme'],
      landUses,
      sourceName: values.source,
    },
    { error: chinese },
  );
  if (request.success) return { ok: true, request: request.data, isJson: values.report === 'json' };
  const lines = request.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${optionNames[name] ?? name}：${issue.message}`;
  });
  return { ok: false, reason: lines.join('\n') };
}

/** `工业=YDYH2023:1001`; a code without its scheme, or one its scheme does not have, is refused. */
function readLandUseOption(
  text: string,
): { ok: true; landUse: ImportLandUse } | { ok: false; reason: string } {
  const match = /^(.+)=(?:([A-Z0-9]+):(\d{2,6}))?$/s.exec(text);
  const schemes = Object.keys(landUseSchemes).join('、');
  if (match === null)
    return {
      ok: false,
      reason: `--land-use 的“${text}”须写成 文字=标准:代码，标准为 ${schemes}；同一代码在不同标准中含义不同，不能省略标准`,
    };
  const [, source = '', givenScheme, code] = match;
  if (givenScheme === undefined || code === undefined)
    return { ok: true, landUse: { text: source.trim(), scheme: null, code: null } };
  const scheme = LandUseScheme.safeParse(givenScheme);
  if (!scheme.success)
    return { ok: false, reason: `--land-use 的“${text}”：没有分类标准“${givenScheme}”，可用 ${schemes}` };
  if (landUseClass(scheme.data, code) === undefined)
    return {
      ok: false,
      reason: `--land-use 的“${text}”：${landUseSchemes[scheme.data].zh}中没有代码 ${code}`,
    };
  return { ok: true, landUse: { text: source.trim(), scheme: scheme.data, code } };
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true, strict: true });

/** Column names may hold almost anything, so the last `=` parts them from the field. */
function readOverride(text: string): ColumnOverride | undefined {
  const match = /^(.+)=([^=]*)$/s.exec(text);
  if (match === null) return undefined;
  const [target = '', ...unit] = match[2]!.split(':');
  return {
    source: match[1]!.trim(),
    target: target.trim() === '' ? null : target.trim(),
    unit: unit.length === 0 ? null : unit.join(':').trim(),
  };
}
