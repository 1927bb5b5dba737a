import type { ConstraintCode } from '../../geodata/analysis/matching/constraints.ts';
import { createMaskEngine, type MaskEngine } from '../../geodata/analysis/matching/mask-engine.ts';
import type { ProjectStanding } from '../../geodata/analysis/matching/mask-query.ts';
import { match, RelaxationError } from '../../geodata/analysis/matching/match.ts';
import { type DemandMatch, reverseMatch } from '../../geodata/analysis/matching/reverse-match.ts';
import { rowOf, type SupplySnapshot } from '../../geodata/analysis/matching/snapshot.ts';
import { SnapshotBuilder } from '../../geodata/analysis/matching/snapshot-builder.ts';
import { recordAt } from '../../geodata/analysis/matching/snapshot-record.ts';
import { WeightsError } from '../../geodata/analysis/matching/weights.ts';
import {
  createSitingJudge,
  type Siting,
  type SitingFacts,
} from '../../geodata/analysis/siting/judge-siting.ts';
import type { Demand } from '../../geodata/model/demand.ts';
import type { MultiPolygonGeometry } from '../../geodata/model/geometry.ts';
import type { FactorWeights, MatchParameters } from '../../geodata/model/match-parameters.ts';
import type { MatchResult } from '../../geodata/model/match-result.ts';
import type { SupplyAreaInput } from '../../geodata/model/supply-area.ts';
import type { SupplyRecord } from '../../geodata/model/supply-record.ts';

export interface ZoneFacts {
  zoneCode: string;
  revision: number;
  areas: SupplyAreaInput[];
  controlLineVersion: string | null;
}

/** What of the supply somebody may be shown. */
export interface SupplyFilter {
  /** The parks of an operator; null for everything. */
  parkCodes: string[] | null;
  /** 中止建设 is known from monitoring only: hidden from who may not see cases. */
  hidesMonitored: boolean;
}

export interface MatchTask {
  zoneCodes: string[];
  filter: SupplyFilter;
  demand: Demand;
  options: {
    asOf: string;
    parameters: MatchParameters;
    weights?: FactorWeights;
    relaxations: ConstraintCode[];
    limit: number;
    includePotential: boolean;
    blockedHolders: string[];
    namesBlocked: boolean;
    standing: ProjectStanding | undefined;
  };
}

export interface ReverseTask {
  zoneCode: string;
  filter: SupplyFilter;
  supplyId: string;
  demands: Demand[];
  options: {
    asOf: string;
    parameters: MatchParameters;
    blockedHolders: string[];
    namesBlocked: boolean;
    /** Of the projects of the demands, in their order. */
    standings: ProjectStanding[];
  };
}

export type MatchCall =
  | { kind: 'begin'; zoneCode: string }
  | { kind: 'page'; zoneCode: string; text: string }
  | { kind: 'finish'; facts: ZoneFacts }
  | { kind: 'match'; task: MatchTask }
  | { kind: 'reverse'; task: ReverseTask }
  /** Judges parcels by the surroundings of their zone: texts as the database wrote them. */
  | { kind: 'judge'; facts: string; parcels: string };

export type JudgedParcel = Siting & { id: number; revision: number };

export interface MatchOutcome {
  result: MatchResult;
  supplyCount: number;
  milliseconds: number;
}

export interface ReverseOutcome {
  /** Undefined when the zone has no such piece. */
  piece: Pick<SupplyRecord, 'id' | 'kind' | 'code' | 'name' | 'state'> | undefined;
  matches: DemandMatch[];
  dataRevision: number;
}

export type MatchReply = { ok: true; value: unknown } | { ok: false; field?: string; message: string };

interface Held {
  facts: ZoneFacts;
  snapshot: SupplySnapshot;
  engine: MaskEngine;
}

const judgeParcels = (factsText: string, parcelsText: string): JudgedParcel[] => {
  const judge = createSitingJudge(JSON.parse(factsText) as SitingFacts);
  const parcels = JSON.parse(parcelsText) as {
    id: number;
    revision: number;
    geometry: MultiPolygonGeometry;
  }[];
  return parcels.map(({ id, revision, geometry }) => ({ id, revision, ...judge(geometry) }));
};

/** Combinations of zones kept beside the single ones. */
const combinationsKept = 3;

/**
 * The matching engine behind a message port: it holds one columnar snapshot a zone, and combinations of zones as they
 * are asked for. Pure of databases and clocks; the caller feeds it pages of supply.
 */
export class MatchThread {
  readonly #building = new Map<string, SnapshotBuilder>();
  readonly #zones = new Map<string, Held>();
  readonly #combined = new Map<string, Held>();

  /** Answers one call; what the asker can mend comes back as a refusal, anything else is thrown. */
  handle(call: MatchCall): MatchReply {
    try {
      return { ok: true, value: this.#answer(call) };
    } catch (error) {
      if (error instanceof WeightsError) return { ok: false, field: 'weights', message: error.message };
      if (error instanceof RelaxationError)
        return { ok: false, field: 'relaxations', message: error.message };
      throw error;
    }
  }

  #answer(call: MatchCall): unknown {
    switch (call.kind) {
      case 'begin':
        this.#building.set(call.zoneCode, new SnapshotBuilder());
        return undefined;
      case 'page': {
        const builder = this.#building.get(call.zoneCode);
        for (const record of JSON.parse(call.text) as SupplyRecord[]) builder?.add(record);
        return undefined;
      }
      case 'finish':
        return this.#finish(call.facts);
      case 'match':
        return this.#match(call.task);
      case 'reverse':
        return this.#reverse(call.task);
      case 'judge':
        return judgeParcels(call.facts, call.parcels);
    }
  }

  #finish(facts: ZoneFacts): number {
    const builder = this.#building.get(facts.zoneCode) ?? new SnapshotBuilder();
    this.#building.delete(facts.zoneCode);
    const snapshot = builder.build({
      revision: facts.revision,
      dataVersions: facts.controlLineVersion === null ? {} : { controlLine: facts.controlLineVersion },
      areas: facts.areas,
    });
    this.#zones.set(facts.zoneCode, { facts, snapshot, engine: createMaskEngine(snapshot) });
    for (const key of this.#combined.keys())
      if (key.split(' ').includes(facts.zoneCode)) this.#combined.delete(key);
    return snapshot.count;
  }

  /** The snapshot of one zone, or of several merged, or of a part of them. */
  #held(zoneCodes: readonly string[], { parkCodes, hidesMonitored }: SupplyFilter): Held {
    const zones = [...new Set(zoneCodes)].sort();
    const [only] = zones;
    if (zones.length === 1 && only !== undefined && parkCodes === null && !hidesMonitored) {
      const held = this.#zones.get(only);
      if (held !== undefined) return held;
    }
    const key = [...zones, `|${parkCodes?.toSorted().join(',') ?? '*'}|${hidesMonitored}`].join(' ');
    const known = this.#combined.get(key);
    if (known !== undefined) return known;
    const parts = zones.flatMap((zone) => this.#zones.get(zone) ?? []);
    const builder = new SnapshotBuilder();
    for (const { snapshot } of parts)
      for (let row = 0; row < snapshot.count; row += 1) {
        const record = recordAt(snapshot, row);
        if (parkCodes !== null && !parkCodes.includes(record.parkCode ?? '')) continue;
        builder.add(hidesMonitored && record.state === 'suspended' ? { ...record, state: 'in_use' } : record);
      }
    const versions = new Set(parts.map(({ facts }) => facts.controlLineVersion));
    const [version] = versions;
    const facts: ZoneFacts = {
      zoneCode: key,
      revision: parts.reduce((sum, part) => sum + part.facts.revision, 0),
      areas: parts.flatMap((part) => part.facts.areas),
      // Zones whose lines are of different deliveries: none of them speaks for all.
      controlLineVersion: versions.size === 1 ? (version ?? null) : null,
    };
    const snapshot = builder.build({
      revision: facts.revision,
      dataVersions: facts.controlLineVersion === null ? {} : { controlLine: facts.controlLineVersion },
      areas: facts.areas,
    });
    const held = { facts, snapshot, engine: createMaskEngine(snapshot) };
    this.#combined.set(key, held);
    for (const old of [...this.#combined.keys()].slice(0, -combinationsKept)) this.#combined.delete(old);
    return held;
  }

  #match({ zoneCodes, filter, demand, options }: MatchTask): MatchOutcome {
    const { snapshot, engine } = this.#held(zoneCodes, filter);
    const began = performance.now();
    const result = match(snapshot, demand, {
      ...options,
      blockedHolders: new Set(options.blockedHolders),
      engine,
    });
    return { result, supplyCount: snapshot.count, milliseconds: performance.now() - began };
  }

  #reverse({ zoneCode, filter, supplyId, demands, options }: ReverseTask): ReverseOutcome {
    const { snapshot } = this.#held([zoneCode], filter);
    const row = rowOf(snapshot, supplyId);
    if (row < 0) return { piece: undefined, matches: [], dataRevision: snapshot.revision };
    const { id, kind, code, name, state } = recordAt(snapshot, row);
    const matches = reverseMatch(snapshot, row, demands, {
      ...options,
      blockedHolders: new Set(options.blockedHolders),
    });
    return { piece: { id, kind, code, name, state }, matches, dataRevision: snapshot.revision };
  }
}
