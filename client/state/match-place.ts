import { DemandRequest } from '../../geodata/model/api-projects.ts';
import type { FactorWeights } from '../../geodata/model/match-parameters.ts';
import { readWeights, writeWeights } from './match-weights.ts';
import type { Place } from './workspace-store.ts';

/** What fills the panel of 项目匹配. */
export const matchPanels = ['projects', 'form', 'result'] as const;
export type MatchPanel = (typeof matchPanels)[number];

/** What lies beside the map, in place of the weights. */
export const matchSides = ['weights', 'project'] as const;
export type MatchSide = (typeof matchSides)[number];

/** Where one is in 项目匹配: everything a link needs to show the same again. */
export interface MatchPlace {
  panel: MatchPanel;
  side: MatchSide;
  /** A registered project, or a demand that was only entered. */
  projectId: number | null;
  demand: DemandRequest | null;
  /** Null while those of the rules hold. */
  weights: FactorWeights | null;
  relaxations: readonly string[];
  /** Whether 可盘活 land still held is matched too. */
  includesPotential: boolean;
  /** The piece that is open, and those that are compared. */
  candidate: string | null;
  compared: readonly string[];
}

/** At most this many pieces stand side by side. */
export const comparedAtMost = 4;

const supplyId = /^(parcel|unit)-\d{1,15}$/;
const constraintCode = /^[A-Z_]{2,20}$/;

const listOf = (text: string | undefined, pattern: RegExp): string[] => [
  ...new Set((text ?? '').split(',').filter((entry) => pattern.test(entry))),
];

function readDemand(text: string | undefined): DemandRequest | null {
  if (!text) return null;
  try {
    return DemandRequest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Half a link: whoever opens it enters the demand anew.
    return null;
  }
}

/** The place of a link; what is unknown or broken in it is left out. */
export function readMatchPlace(place: Place): MatchPlace {
  const projectId = /^\d{1,15}$/.test(place.project ?? '') ? Number(place.project) : null;
  const demand = projectId === null ? readDemand(place.demand) : null;
  const hasQuestion = projectId !== null || demand !== null;
  const asked = matchPanels.find((panel) => panel === place.panel);
  return {
    panel: asked ?? (hasQuestion ? 'result' : 'projects'),
    side: matchSides.find((side) => side === place.side) ?? 'weights',
    projectId,
    demand,
    weights: readWeights(place.weights),
    relaxations: listOf(place.relax, constraintCode),
    includesPotential: place.potential !== 'off',
    candidate: supplyId.test(place.at ?? '') ? (place.at ?? null) : null,
    compared: listOf(place.compare, supplyId).slice(0, comparedAtMost),
  };
}

/** What changes in the link for a change of the place; '' takes a name out. */
export function writeMatchPlace(change: Partial<MatchPlace>): Place {
  const place: Record<string, string> = {};
  if (change.panel !== undefined) place.panel = change.panel === 'result' ? '' : change.panel;
  if (change.side !== undefined) place.side = change.side === 'weights' ? '' : change.side;
  if (change.projectId !== undefined)
    place.project = change.projectId === null ? '' : String(change.projectId);
  if (change.demand !== undefined) place.demand = change.demand === null ? '' : JSON.stringify(change.demand);
  if (change.weights !== undefined)
    place.weights = change.weights === null ? '' : writeWeights(change.weights);
  if (change.relaxations) place.relax = change.relaxations.join(',');
  if (change.includesPotential !== undefined) place.potential = change.includesPotential ? '' : 'off';
  if (change.candidate !== undefined) place.at = change.candidate ?? '';
  if (change.compared) place.compare = change.compared.join(',');
  return place;
}

/** A list with one piece more, or without it when it is there; a full list stays as it is. */
export function toggleCompared(compared: readonly string[], id: string): readonly string[] {
  if (compared.includes(id)) return compared.filter((entry) => entry !== id);
  return compared.length >= comparedAtMost ? compared : [...compared, id];
}
