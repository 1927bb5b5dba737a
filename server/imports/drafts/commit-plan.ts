import type postgres from 'postgres';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import { editableTableOf } from '../../editing/editable-table.ts';
import { withdrawVersions, writeVersions } from '../../editing/write-versions.ts';
import type { Author, ChangeSet } from '../../land/change-set.ts';
import { setFieldsOfEach } from '../../land/update-record.ts';
import { asRefusal } from '../database-refusal.ts';
import { newZone } from '../new-zone.ts';
import { writeNewParcels } from '../write-new-parcels.ts';
import type { HeldPlan, PlannedUpdate } from './held-plan.ts';

export interface CommitContext {
  author: Author;
  /** Null on the command line. */
  requestId: string | null;
  reason: string | undefined;
  /** Parcels of `gone` to be withdrawn. */
  withdraw: readonly number[];
  /** Day on which assessments count as valid. */
  asOf: string;
  onProgress: (message: string, ratio: number | null) => void;
}

const parcels = editableTableOf('parcels')!;

async function writeUpdates(
  changes: ChangeSet,
  updates: readonly PlannedUpdate[],
  asOf: string,
  onWritten: (count: number) => void,
): Promise<void> {
  const moved = updates.filter(({ values }) => values.geometry !== undefined);
  const others = updates.filter(({ values }) => values.geometry === undefined);
  for (const [batch, hasNewOutline] of [
    [moved, true],
    [others, false],
  ] as const) {
    const apply = () => setFieldsOfEach(changes, 'parcels', batch, onWritten);
    await writeVersions(changes, parcels, batch, { apply, hasNewOutline, asOf });
  }
}

/**
 * Writes a plan as one change set: everything, or nothing. A plan that changes nothing writes nothing.
 * @throws RecordConflictError when somebody changed one of the parcels since the plan was made
 */
export async function commitPlan(
  sql: postgres.Sql,
  plan: HeldPlan,
  { author, requestId, reason, withdraw, asOf, onProgress }: CommitContext,
): Promise<ImportReport> {
  const { request, layer, create, update, unchanged, isNewZone } = plan;
  const wanted = new Set(withdraw);
  const leaving = plan.gone.filter(({ id }) => wanted.has(id));
  const report: ImportReport = {
    ...plan.report,
    counts: { ...plan.report.counts, updated: 0, unchanged, withdrawn: 0 },
  };
  const total = create.length + update.length + leaving.length;
  if (total === 0) return { ...report, status: 'imported' };
  const parts = [
    ...(create.length > 0 ? [`新增 ${create.length} 宗`] : []),
    ...(update.length > 0 ? [`变更 ${update.length} 宗`] : []),
    ...(leaving.length > 0 ? [`撤回 ${leaving.length} 宗`] : []),
  ];
  const title = `导入 ${report.file}（${parts.join('，')}）`.slice(0, 200);
  onProgress(`正在写入 ${total} 宗地块`, null);
  let written = 0;
  try {
    const closed = await writeNewParcels(
      sql,
      {
        zoneCode: request.zoneCode,
        kind: 'import',
        title,
        author,
        ...(requestId === null ? {} : { requestId }),
        ...(reason === undefined || reason === '' ? {} : { reason }),
        ...(isNewZone ? { newZone: newZone(request, layer, create[0]!) } : {}),
      },
      {
        records: create.map(({ record }) => record),
        asOf,
        onPrepared: (count) => {
          written = count;
          onProgress(`正在写入 ${total} 宗地块`, written / total);
        },
      },
      async (changes) => {
        await writeUpdates(changes, update, asOf, (count) => {
          written += count;
          onProgress(`正在写入 ${total} 宗地块`, written / total);
        });
        await withdrawVersions(changes, parcels, leaving, asOf);
      },
    );
    return {
      ...report,
      status: 'imported',
      isNewZone,
      counts: {
        ...report.counts,
        written: create.length + update.length,
        updated: update.length,
        withdrawn: leaving.length,
      },
      changeSetId: closed.changeSetId,
      revision: closed.revisions.parcels ?? null,
    };
  } catch (error) {
    return { ...report, problems: [...report.problems, asRefusal(error)] };
  }
}
