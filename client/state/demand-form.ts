import { matchParametersFrom } from '../../geodata/analysis/matching/parameters.ts';
import { parseDemand } from '../../geodata/analysis/matching/parse-demand.ts';
import { bareIndustryCode, findIndustry } from '../../geodata/codes/industry-code.ts';
import type {
  DemandRequest,
  Project,
  ProjectOptions,
  ProjectRequest,
} from '../../geodata/model/api-projects.ts';
import type { MatchParameters } from '../../geodata/model/match-parameters.ts';
import { entryFromStored, storedFromEntry } from '../format/entry-units.ts';
import { type DemandField, demandFields } from './demand-fields.ts';

/** What stands in a control: text, a tick, or chosen codes. */
export type DemandEntry = string | boolean | readonly string[];
export type DemandEntries = Readonly<Record<string, DemandEntry>>;

/** Problems by field; the messages are Chinese and name the mend. */
export type DemandProblems = Readonly<Record<string, string>>;

/** What the form sends when nothing is wrong. */
export type ProjectParts = Omit<ProjectRequest, 'zoneCode' | 'projectNo'>;

const emptyEntry = (field: DemandField): DemandEntry =>
  field.kind === 'boolean' ? false : field.kind === 'options' ? (field.name === 'kinds' ? ['land'] : []) : '';

export const emptyEntries: DemandEntries = Object.fromEntries(
  demandFields.map((field) => [field.name, emptyEntry(field)]),
);

/** The value at a dotted name: `transport.portMaxMetres`. */
const valueAt = (record: unknown, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined,
      record,
    );

function entryOf(field: DemandField, value: unknown): DemandEntry {
  if (value === null || value === undefined) return emptyEntry(field);
  if (field.kind === 'number') return typeof value === 'number' ? entryFromStored(value, field.unit) : '';
  if (field.kind === 'options') return Array.isArray(value) ? value.map(String) : [];
  if (field.kind === 'list') return Array.isArray(value) ? value.join('，') : '';
  return field.kind === 'boolean' ? value === true : String(value);
}

/** Entries of a demand, and of the project it belongs to. */
export function entriesOf(demand: DemandRequest | null, project: Project | null): DemandEntries {
  const from: Readonly<Record<DemandField['target'], unknown>> = {
    demand: { ...demand, landUseScheme: demand?.landUse?.scheme, landUseCode: demand?.landUse?.code },
    project,
    needs: project?.needs,
  };
  return Object.fromEntries(
    demandFields.map((field) => [field.name, entryOf(field, valueAt(from[field.target], field.name))]),
  );
}

const noNumber = '须为数字';

/** The stored value of a control; undefined for a number that is none. */
function storedOf(field: DemandField, entry: DemandEntry | undefined): unknown {
  if (field.kind === 'boolean') return entry === true;
  if (field.kind === 'options') {
    const chosen = Array.isArray(entry) ? [...entry] : [];
    // No utility chosen says nothing about utilities.
    return field.name === 'utilities' && chosen.length === 0 ? null : chosen;
  }
  const text = String(entry ?? '').trim();
  if (field.kind === 'list') {
    return text
      .split(/[,，、;；\s]+/)
      .map((code) => code.trim().toUpperCase())
      .filter(Boolean);
  }
  if (text === '') return null;
  return field.kind === 'number' ? storedFromEntry(text, field.unit) : text;
}

interface Parts {
  demand: Record<string, unknown>;
  project: Record<string, unknown>;
  needs: Record<string, unknown>;
  unread: string[];
}

/** Whether a field applies: sizes of land only while land is looked for. */
export function isAsked(field: DemandField, entries: DemandEntries): boolean {
  const kinds = Array.isArray(entries.kinds) ? entries.kinds : [];
  if (field.only === 'land') return kinds.includes('land');
  return field.only !== 'floor' || kinds.some((kind) => kind !== 'land');
}

function partsOf(entries: DemandEntries): Parts {
  const parts: Parts = { demand: {}, project: {}, needs: {}, unread: [] };
  for (const field of demandFields) {
    const entry = isAsked(field, entries) ? entries[field.name] : emptyEntry(field);
    const stored = storedOf(field, entry);
    if (stored === undefined) parts.unread.push(field.name);
    parts[field.target][field.name] = stored === undefined ? null : stored;
  }
  return parts;
}

/** The fields below a dotted name as one value; null when nothing is asked of any. */
function groupOf(demand: Readonly<Record<string, unknown>>, group: string): Record<string, unknown> | null {
  const inside = Object.entries(demand).filter(([name]) => name.startsWith(`${group}.`));
  if (inside.every(([, value]) => value === null)) return null;
  return Object.fromEntries(inside.map(([name, value]) => [name.slice(group.length + 1), value]));
}

function demandOf({ demand }: Parts, zoneCode: string): Record<string, unknown> {
  const { landUseScheme, landUseCode, ...rest } = demand;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !name.includes('.'))),
    zoneCodes: [zoneCode],
    landUse: landUseCode ? { ...(landUseScheme ? { scheme: landUseScheme } : {}), code: landUseCode } : null,
    transport: groupOf(rest, 'transport'),
    building: groupOf(rest, 'building'),
  };
}

/** Where a problem of the demand is shown. */
const shownAt = (field: string): string => {
  if (field.startsWith('landUse'))
    return field.endsWith('code') || field.endsWith('Code') ? 'landUseCode' : 'landUseScheme';
  return demandFields.some(({ name }) => name === field) ? field : (field.split('.')[0] ?? field);
};

/** A message that compares two stored numbers, told in what was typed: 亩 rather than square metres. */
function inTypedUnits(message: string, entries: DemandEntries): string {
  return message.replace(/([^（，]+)（[\d.]+）/g, (whole, label: string) => {
    const name = label.replace(/^大于/, '');
    const field = demandFields.find((each) => each.label.zh === name);
    if (field?.kind !== 'number') return whole;
    return `${label}（${[String(entries[field.name] ?? ''), field.unit.label.zh].filter(Boolean).join(' ')}）`;
  });
}

/** What is wrong with the entries as they stand: numbers, order of limits, codes, dates, terms. */
export function demandProblems(
  entries: DemandEntries,
  { asOf, parameters, zoneCode }: { asOf: string; parameters: MatchParameters; zoneCode: string },
): DemandProblems {
  const parts = partsOf(entries);
  const problems: Record<string, string> = {};
  const demand = { ...demandOf(parts, zoneCode), projectNo: '-', name: String(parts.project.name ?? '-') };
  const parsed = parseDemand(demand, { asOf, parameters });
  if (!parsed.ok) {
    for (const { field, message } of parsed.issues)
      problems[shownAt(field)] ??= inTypedUnits(message, entries);
  }
  if (parts.project.name === null) problems.name = '项目名称：请填写';
  const quality = parts.project.qualityScore;
  if (typeof quality === 'number' && (quality < 0 || quality > 100))
    problems.qualityScore = '项目评分：须在 0–100 之间';
  for (const name of parts.unread) {
    problems[name] = `${demandFields.find((field) => field.name === name)?.label.zh ?? name}：${noNumber}`;
  }
  return problems;
}

/** The entries as a request; to be called when nothing is wrong. */
export function projectParts(entries: DemandEntries, zoneCode: string): ProjectParts {
  const parts = partsOf(entries);
  const hasNeeds = Object.values(parts.needs).some((value) => value !== null);
  return {
    ...parts.project,
    needs: hasNeeds ? parts.needs : null,
    demand: demandOf(parts, zoneCode),
  } as unknown as ProjectParts;
}

/** What an industry fills in where nobody has entered anything: use of the land, whether it is chemical. */
export function industryDefaults(
  entries: DemandEntries,
  touched: ReadonlySet<string>,
  options: ProjectOptions | null,
): DemandEntries {
  const industry = findIndustry(String(entries.industryCode ?? ''));
  if (!industry || !options) return {};
  const { industryDefaults: defaults, chemicalPrefixes } = options;
  const siteUse = (defaults[industry.code.slice(0, 2)] ?? defaults[industry.section])?.siteUse;
  const isChemical = chemicalPrefixes.some((prefix) => industry.code.startsWith(prefix));
  return {
    ...(siteUse && !touched.has('siteUse') ? { siteUse } : {}),
    ...(touched.has('isChemical') ? {} : { isChemical }),
  };
}

/** The parameters that the checks in the form go by until those of the server are there. */
export const builtInParameters: MatchParameters = matchParametersFrom([], 'built-in');

/** The code of what was typed or chosen from the list: `C3983 敏感元件及传感器制造` is 3983. */
export const industryCodeOf = (text: string): string => {
  const code = /^[A-Ta-t]?\d{2,4}/.exec(text.trim())?.[0];
  return code ? bareIndustryCode(code) : text.trim();
};
