import type postgres from 'postgres';
import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { writeChangeSet } from '../land/change-set.ts';
import { insertRecords } from '../land/insert-records.ts';
import { writeZoneSample } from '../land/write-zone-sample.ts';
import { arrangeParcels } from './cases/arrange-parcels.ts';
import { writeDemonstrationCases } from './cases/write-cases.ts';
import {
  countForPlanner,
  insertDemonstrationLoad,
  lockDemonstrationZone,
  readKnownZones,
} from './demonstration.repository.ts';
import { demonstrationContracts } from './demonstration-contracts.ts';
import { writeMatchingSample } from './matching-sample.ts';
import { writeDemonstrationBulletins } from './write-bulletins.ts';
import { freezePastQuarters, writeLedgerSample } from './write-ledger-sample.ts';

export interface DemonstrationProgress {
  phase: 'demonstration';
  /** In Chinese: `正在生成 潍坊经济区 3/5`. */
  message: string;
  /** Share of all zones that is done, 0-1. */
  ratio: number;
}

export interface DemonstrationTask {
  /** A database that answers and is migrated. */
  sql: postgres.Sql;
  zones: readonly { zoneCode: string; name: string }[];
  seed: number;
  asOf: string;
  /** Generates a zone, best in another thread: the next ones are generated while one is written. */
  generate: (zoneCode: string) => Promise<ZoneSample>;
  log: { info(details: object, message: string): void; warn(details: object, message: string): void };
  onProgress: (progress: DemonstrationProgress) => void;
}

export interface DemonstrationOutcome {
  loaded: string[];
  /** Filled by an earlier start. */
  kept: string[];
  /** Made by people under the same code: left alone. */
  foreign: string[];
}

const author = { id: 'demonstration', name: '演示数据' };

/**
 * Fills the demonstration zones that are missing, each in one transaction: an interrupted start is resumed by the next
 * one, a repeated start changes nothing.
 */
export async function loadDemonstration(task: DemonstrationTask): Promise<DemonstrationOutcome> {
  const codes = task.zones.map((zone) => zone.zoneCode);
  const known = await readKnownZones(task.sql, codes);
  for (const zoneCode of known.foreign) {
    task.log.warn({ zoneCode }, 'a zone made by people has the code of a demonstration zone: left alone');
  }
  const missing = task.zones.filter((zone) => ![...known.loaded, ...known.foreign].includes(zone.zoneCode));
  const samples = missing.map(({ zoneCode }) => {
    const sample = task.generate(zoneCode);
    // A failure is thrown where the sample is awaited, which may be later.
    sample.catch(() => {});
    return sample;
  });
  const loaded: string[] = [];
  for (const [index, zone] of missing.entries()) {
    const place = `${zone.name} ${index + 1}/${missing.length}`;
    const report = (verb: string, share: number) =>
      task.onProgress({
        phase: 'demonstration',
        message: `正在${verb} ${place}`,
        ratio: (index + share) / missing.length,
      });
    report('生成', 0);
    const sample = await samples[index]!;
    report('写入', 0.5);
    const started = performance.now();
    const isNew = await loadZone(task, sample);
    if (isNew) loaded.push(zone.zoneCode);
    const milliseconds = Math.round(performance.now() - started);
    task.log.info(
      { zoneCode: zone.zoneCode, parcels: sample.parcels.length, milliseconds },
      'demonstration zone loaded',
    );
  }
  await writeDemonstrationBulletins(task.sql, codes);
  return { loaded, kept: known.loaded, foreign: known.foreign };
}

/** Writes a zone unless another server did so meanwhile. */
async function loadZone(task: DemonstrationTask, generated: ZoneSample): Promise<boolean> {
  const { zoneCode } = generated.zone;
  const { sample, aims } = arrangeParcels(generated);
  return await task.sql.begin(async (sql) => {
    await lockDemonstrationZone(sql, zoneCode);
    const known = await readKnownZones(sql, [zoneCode]);
    if (known.loaded.length + known.foreign.length > 0) return false;
    const draft = {
      zoneCode,
      kind: 'demonstration' as const,
      title: `载入演示数据：${sample.zone.name}`,
      author,
      newZone: sample.zone,
    };
    await writeChangeSet(sql, draft, async (changes) => {
      await writeZoneSample(changes, sample);
      const contracts = demonstrationContracts(sample);
      await insertRecords(changes, 'contracts', contracts, { isReported: false });
      await writeDemonstrationCases(changes, sample, aims, contracts);
      await writeLedgerSample(changes, sample, contracts);
      await writeMatchingSample(changes, sample);
      await countForPlanner(sql);
      await freezePastQuarters(changes, sample.asOf);
    });
    await insertDemonstrationLoad(sql, { zoneCode, seed: sample.seed, asOf: sample.asOf });
    return true;
  });
}
