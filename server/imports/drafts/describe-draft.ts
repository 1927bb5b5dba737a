import { quantityUnits } from '../../../geodata/formats/quantity-units.ts';
import type { FieldValue, SourceLayer } from '../../../geodata/formats/read-result.ts';
import { dimensionOf } from '../../../geodata/formats/target-field.ts';
import type {
  ImportColumn,
  ImportCrsCandidate,
  ImportDraft,
  ImportLayer,
  ImportTarget,
} from '../../../geodata/model/api-imports.ts';
import { gaussKruegerByEpsg } from '../../../geodata/units/crs.ts';
import { type CrsCandidate, type Extent, isChinaLngLat } from '../../../geodata/units/crs-detection.ts';
import { fromGaussKrueger } from '../../../geodata/units/gauss-krueger.ts';
import { mendRows } from '../mend-rows.ts';
import { parcelTargetOf, parcelTargets } from '../parcel-targets.ts';
import { planColumns } from '../plan-columns.ts';
import { asImportProblem, hasPolygons, isBareTable } from '../read-layer.ts';
import { describeContracts } from './contract-draft.ts';
import type { Draft } from './draft.ts';
import type { RememberedColumn } from './drafts.repository.ts';
import { boundsOf } from './outline-bounds.ts';
import { forPage } from './page-wording.ts';

const mostSamples = 3;
const sampledRows = 300;
const previewRows = 6;

const shown = (value: FieldValue): string => (value === null ? '' : String(value).slice(0, 60));

/** Fields a column may fill, as the page offers them. */
const targets: readonly ImportTarget[] = parcelTargets.map((target) => {
  const dimension = dimensionOf(target);
  const fits = (unit: (typeof quantityUnits)[number]) =>
    unit.dimension === dimension || (target.name === 'priceYuan' && unit.dimension === 'unitPrice');
  const isMeasured = dimension === 'area' || dimension === 'money' || dimension === 'unitPrice';
  const units = isMeasured ? quantityUnits.filter(fits).map(({ label }) => label) : [];
  return { name: target.name, label: target.label, units };
});

function placed({ epsg, label }: CrsCandidate, extent: Extent | undefined): ImportCrsCandidate {
  const system = gaussKruegerByEpsg(epsg);
  if (extent === undefined || system === undefined) return { epsg, label, centre: null };
  const centre = fromGaussKrueger(
    { eastingMetres: (extent.minX + extent.maxX) / 2, northingMetres: (extent.minY + extent.maxY) / 2 },
    system,
  );
  const [lng, lat] = centre;
  return {
    epsg,
    label,
    centre: isChinaLngLat({ minX: lng, maxX: lng, minY: lat, maxY: lat }) ? centre : null,
  };
}

function previewOf({ features, fields }: SourceLayer): string[] {
  const texts = new Set<string>();
  for (const { properties } of features.slice(0, sampledRows))
    for (const value of Object.values(properties))
      if (typeof value === 'string' && /[^\p{ASCII}]/u.test(value)) texts.add(shown(value));
  const names = fields.map(({ name }) => name).filter((name) => /[^\p{ASCII}]/u.test(name));
  return [...(names.length > 0 ? [names.join('、').slice(0, 200)] : []), ...texts].slice(0, previewRows);
}

async function columnsOf(
  layer: SourceLayer,
  remembered: readonly RememberedColumn[] | undefined,
): Promise<ImportColumn[]> {
  const sample = { ...layer, features: layer.features.slice(0, sampledRows) };
  const { rows } = await mendRows(sample);
  const names = new Set(layer.fields.map(({ name }) => name));
  const overrides = (remembered ?? []).filter(
    ({ source, target }) => names.has(source) && (target === null || parcelTargetOf(target) !== undefined),
  );
  const plan = planColumns(
    sample,
    overrides,
    rows.map(({ areaSquareMetres }) => areaSquareMetres),
  );
  return layer.fields.map(({ name, type }): ImportColumn => {
    const planned = plan.columns.find(({ source }) => source === name);
    const hint = plan.problems.find(({ field }) => field === name);
    const values = sample.features.map(({ properties }) => shown(properties[name] ?? null));
    return {
      name,
      type,
      samples: [...new Set(values)].filter((value) => value !== '').slice(0, mostSamples),
      proposal:
        planned === undefined
          ? null
          : {
              target: planned.target.name,
              unit: planned.unit?.label ?? null,
              confidence: planned.confidence,
              origin: planned.origin === 'given' ? 'remembered' : 'proposed',
              reason: planned.origin === 'given' ? '上次导入同样的列时如此对应' : planned.reason,
            },
      hint: hint === undefined ? null : forPage(hint).message,
    };
  });
}

async function describeLayer(layer: SourceLayer, remembered: readonly RememberedColumn[] | undefined) {
  const { crs, encoding } = layer;
  const described: ImportLayer = {
    name: layer.name,
    count: layer.features.length,
    hasPolygons: hasPolygons(layer),
    isTable: isBareTable(layer),
    crs: {
      epsg: crs.epsg ?? null,
      name: crs.name ?? null,
      source: crs.source,
      candidates: (crs.candidates ?? []).map((candidate) => placed(candidate, crs.extent)),
    },
    encoding: { ...encoding, preview: previewOf(layer) },
    bounds: boundsOf(layer.features.map(({ geometry }) => geometry)),
    columns: await columnsOf(layer, remembered),
    contracts: describeContracts(layer),
  };
  return described;
}

/** A draft as the page sees it. */
export async function describeDraft(draft: Draft): Promise<ImportDraft> {
  const { reading, failure } = draft;
  const layers: ImportLayer[] = [];
  const isDescribed = draft.phase === 'ready' || draft.phase === 'planned';
  if (isDescribed)
    for (const layer of reading?.result.layers ?? [])
      layers.push(await describeLayer(layer, reading?.remembered.get(layer.name)?.columns));
  const problems = failure === null ? (reading?.result.problems.map(asImportProblem) ?? []) : [failure];
  return {
    id: draft.id,
    phase: draft.phase,
    progress: draft.progress,
    fileName: draft.fileName,
    zoneCode: draft.zoneCode,
    formats: reading?.result.formats ?? [],
    layers,
    targets: isDescribed ? [...targets] : [],
    problems: problems.map(forPage),
    report: draft.report,
    expiresAt: new Date(draft.expiresAtMs).toISOString(),
  };
}
