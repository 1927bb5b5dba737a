import { z } from 'zod';
import { LandUseScheme, ZoneCode } from './field-formats.ts';
import { Position } from './geometry.ts';
import { ImportMend, ImportProblem, ImportReport } from './import-report.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
const DecisionSource = z.enum(['file', 'given', 'guessed', 'unknown']);

/** A field that a column may fill, with the units its values may be in (none for texts, dates and bare numbers). */
export const ImportTarget = z.object({ name: z.string(), label: Label, units: z.array(z.string()) });
export type ImportTarget = z.infer<typeof ImportTarget>;

/** A column of an uploaded file, and the field it is taken for until a person says otherwise. */
export const ImportColumn = z.object({
  name: z.string(),
  type: z.string(),
  /** Up to three different values as read. */
  samples: z.array(z.string()),
  proposal: z
    .object({
      /** Field of the catalog. */
      target: z.string(),
      unit: z.string().nullable(),
      /** 0 to 1. */
      confidence: z.number(),
      /** `remembered`: the same columns were imported so before. */
      origin: z.enum(['proposed', 'remembered']),
      reason: z.string(),
    })
    .nullable(),
  /** Chinese: what to look at before the column is taken, or why it is not. */
  hint: z.string().nullable(),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/** A coordinate system that fits the numbers, and where the data would lie in it. */
export const ImportCrsCandidate = z.object({
  epsg: z.number().int(),
  label: z.string(),
  centre: Position.nullable(),
});
export type ImportCrsCandidate = z.infer<typeof ImportCrsCandidate>;

export const ImportLayer = z.object({
  name: z.string(),
  count: z.number().int(),
  /** Parcels are polygons; other layers cannot be chosen, tables apart. */
  hasPolygons: z.boolean(),
  /** Rows without any outline: attributes for parcels that are there, found by their code. */
  isTable: z.boolean(),
  crs: z.object({
    epsg: z.number().int().nullable(),
    name: z.string().nullable(),
    source: DecisionSource,
    candidates: z.array(ImportCrsCandidate),
  }),
  encoding: z.object({
    name: z.string(),
    source: DecisionSource,
    /** Texts of the layer that are not plain ASCII, as they read in this encoding. */
    preview: z.array(z.string()),
  }),
  /** [minLng, minLat, maxLng, maxLat]; null while the coordinate system is unknown. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  columns: z.array(ImportColumn),
  /** What the table reads as when it is one of supply contracts; null for every other layer. */
  contracts: z
    .object({
      columns: z.array(
        z.object({ source: z.string(), target: z.string(), label: Label, unit: z.string().nullable() }),
      ),
      /** Columns that fill no field; kept with the contract. */
      keptColumns: z.array(z.string()),
      /** Units that bare areas and sums may be in. */
      areaUnits: z.array(z.string()),
      moneyUnits: z.array(z.string()),
    })
    .nullable(),
});
export type ImportLayer = z.infer<typeof ImportLayer>;

export const ImportPhase = z.enum(['reading', 'failed', 'ready', 'planning', 'planned', 'writing', 'done']);
export type ImportPhase = z.infer<typeof ImportPhase>;

/** An uploaded file on its way into a zone; thrown away by itself after `expiresAt`. */
export const ImportDraft = z.object({
  id: z.string(),
  /** `failed`: the file could not be read as it is; other reading options, or another file, may help. */
  phase: ImportPhase,
  progress: z.object({
    /** Chinese: what is being done. */
    message: z.string(),
    /** 0 to 1; null when it cannot be told. */
    ratio: z.number().min(0).max(1).nullable(),
  }),
  fileName: z.string(),
  zoneCode: z.string().nullable(),
  formats: z.array(z.string()),
  layers: z.array(ImportLayer),
  targets: z.array(ImportTarget),
  problems: z.array(ImportProblem),
  /** Of the commit, once done. */
  report: ImportReport.nullable(),
  expiresAt: z.string(),
});
export type ImportDraft = z.infer<typeof ImportDraft>;

/** How to read the file; what is absent is decided from the file. */
export const ImportReadingRequest = z.strictObject({
  crs: z
    .string()
    .regex(/^EPSG:\d{4,6}$/, '坐标系须写成 EPSG:4528 的形式')
    .nullable()
    .optional(),
  encoding: z.string().max(40).nullable().optional(),
  swapAxes: z.boolean().optional(),
});
export type ImportReadingRequest = z.infer<typeof ImportReadingRequest>;

/**
 * What a text of the land-use column is taken for; null: the text is kept, without a class. A code never comes without
 * its scheme: 1001 means 工业用地 in one and railway in two others.
 */
export const ImportLandUse = z
  .strictObject({
    text: z.string().min(1).max(200),
    scheme: LandUseScheme.nullable(),
    code: z
      .string()
      .regex(/^\d{2,6}$/, '用途代码须为 2–6 位数字')
      .nullable(),
  })
  .refine(({ scheme, code }) => (scheme === null) === (code === null), {
    message: '用途代码须连同分类标准一起给出：同一代码在不同标准中含义不同',
  });
export type ImportLandUse = z.infer<typeof ImportLandUse>;

/** The different texts of a land-use column, the most frequent first. */
export const ImportLandUses = z.object({
  values: z.array(
    z.object({
      text: z.string(),
      count: z.number().int(),
      /** Null: no class, or none that can be told. */
      guess: z.object({ scheme: LandUseScheme, code: z.string() }).nullable(),
      /** `remembered`: chosen for the same text of the same source before, be it as no class. */
      origin: z.enum(['proposed', 'remembered']),
      /** Chinese: why there is no guess. */
      message: z.string().nullable(),
      /** A bare code: without a choice the rows are refused. */
      needsChoice: z.boolean(),
    }),
  ),
  /** Texts beyond the 200 listed. */
  more: z.number().int(),
});
export type ImportLandUses = z.infer<typeof ImportLandUses>;

export const ImportPlanRequest = z.strictObject({
  layer: z.string().max(300),
  zoneCode: ZoneCode,
  /** Makes the zone when it is not registered yet. */
  zoneName: z.string().trim().min(1).max(60).optional(),
  /** Columns that fill a field; every other column is kept with the parcel as it came. */
  mapping: z
    .array(
      z.strictObject({
        source: z.string().min(1).max(300),
        target: z.string().min(1).max(80),
        unit: z.string().max(20).nullable().default(null),
      }),
    )
    .max(500),
  /** Texts not named here are read as they are. */
  landUses: z.array(ImportLandUse).max(500).default([]),
  ...ImportReadingRequest.shape,
});
export type ImportPlanRequest = z.infer<typeof ImportPlanRequest>;

/** How a table of contracts is to be imported. */
export const ImportContractPlanRequest = z.strictObject({
  layer: z.string().max(300),
  zoneCode: ZoneCode,
  zoneName: z.string().trim().min(1).max(60).optional(),
  /** Of numbers without a unit; null: as the header says. */
  areaUnit: z.enum(['平方米', '亩', '公顷']).nullable().default(null),
  moneyUnit: z.enum(['元', '万元', '亿元']).nullable().default(null),
});
export type ImportContractPlanRequest = z.infer<typeof ImportContractPlanRequest>;

/** What importing a table of contracts would do. Nothing is written yet. */
export const ImportContractPlan = z.object({
  token: z.string(),
  canCommit: z.boolean(),
  counts: z.object({
    read: z.number().int(),
    contracts: z.number().int(),
    /** Whose 宗地代码 names a parcel of the zone; the others wait in the worklist. */
    linked: z.number().int(),
    /** Rows that look like repeats of earlier ones; they are written, too. */
    repeats: z.number().int(),
    problem: z.number().int(),
  }),
  /** At most 2,000. */
  rows: z.array(
    z.object({
      row: z.number().int(),
      projectName: z.string().nullable(),
      holderName: z.string().nullable(),
      areaSquareMetres: z.number().nullable(),
      priceYuan: z.number().nullable(),
      signedOn: z.string().nullable(),
      parcelCodeText: z.string().nullable(),
      isLinked: z.boolean(),
      isRepeat: z.boolean(),
    }),
  ),
  problems: z.array(ImportProblem),
});
export type ImportContractPlan = z.infer<typeof ImportContractPlan>;

/** A field that the file changes; values as stored. */
export const ImportChange = z.object({
  field: z.string(),
  label: Label,
  before: z.unknown(),
  after: z.unknown(),
});
export type ImportChange = z.infer<typeof ImportChange>;

export const ImportRowStatus = z.enum(['new', 'changed', 'same', 'gone', 'problem']);
export type ImportRowStatus = z.infer<typeof ImportRowStatus>;

/** A row of the file, or for `gone` a parcel that the file no longer has. */
export const ImportPlanRow = z.object({
  /** The same for a row and its outline: `row-12`, `parcel-34` for `gone`. */
  key: z.string(),
  status: ImportRowStatus,
  /** From 1; null for `gone`. */
  row: z.number().int().nullable(),
  /** Of the parcel that is there. */
  parcelId: z.number().int().nullable(),
  name: z.string(),
  code: z.string().nullable(),
  areaSquareMetres: z.number().nullable(),
  changes: z.array(ImportChange),
});
export type ImportPlanRow = z.infer<typeof ImportPlanRow>;

/** What a commit would do. Nothing is written yet. */
export const ImportPlan = z.object({
  /** Names this very plan to the commit. */
  token: z.string(),
  canCommit: z.boolean(),
  isNewZone: z.boolean(),
  counts: z.object({
    new: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    gone: z.number().int(),
    /** Rows with an error of their own. */
    problem: z.number().int(),
    mended: z.number().int(),
  }),
  /** At most 2,000 of each status; the counts are whole. */
  rows: z.array(ImportPlanRow),
  /** All of them. */
  problems: z.array(ImportProblem),
  mends: z.array(ImportMend),
  /** GeoJSON of at most 5,000 outlines, by the `key` of their row. */
  outlines: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({
          key: z.string(),
          row: z.number().nullable(),
          parcelId: z.number().nullable(),
          status: ImportRowStatus,
          name: z.string(),
        }),
        geometry: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.unknown()) }),
      }),
    ),
  }),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export const ImportCommitRequest = z.strictObject({
  token: z.string().max(80),
  reason: z.string().trim().max(500, '理由最多 500 字').optional(),
  /** Parcels that the file no longer has and that are to be withdrawn; the others stay as they are. */
  withdraw: z.array(z.int().positive()).max(100_000).default([]),
});
export type ImportCommitRequest = z.infer<typeof ImportCommitRequest>;

/** A draft that was thrown away. */
export const ImportDiscarded = z.object({ id: z.string() });
