import { createHash } from 'node:crypto';
import type { AttachmentList } from '../../geodata/model/api-attachments.ts';
import type { BulkEditResult, EditResult } from '../../geodata/model/api-edit.ts';
import type { FeaturePage } from '../../geodata/model/api-feature.ts';
import type { ImportDraft, ImportPlan } from '../../geodata/model/api-imports.ts';
import { proposedPlan } from './import-drafts.ts';
import { squareAt } from './import-files.ts';

/** What the server said it has written. */
export interface Acknowledged {
  changeSets: number[];
  attachments: { id: number; sha256: string }[];
  /** Numbers of acknowledged writes by kind. */
  counts: Record<'edit' | 'bulk' | 'attachment' | 'import', number>;
}

/**
 * Edits, edits in bulk, attaches files and imports parcels over HTTP, all at once and again and again, until the server
 * is gone. Resolves with everything that was acknowledged; `onFirst` tells when each kind has been acknowledged once.
 * @throws for an answer that is neither success nor a conflict
 */
export async function runMixedLoad(
  url: string,
  token: string,
  round: number,
  onFirst: () => void,
): Promise<Acknowledged> {
  const done: Acknowledged = {
    changeSets: [],
    attachments: [],
    counts: { edit: 0, bulk: 0, attachment: 0, import: 0 },
  };
  let isGone = false;
  const note = (kind: keyof Acknowledged['counts']) => {
    done.counts[kind] += 1;
    if (Object.values(done.counts).every((count) => count > 0)) onFirst();
  };

  /** The answer of a request; undefined once the server is gone, or when somebody else was faster. */
  async function ask<T>(method: string, path: string, body?: object): Promise<T | undefined> {
    const isForm = body instanceof FormData;
    let response: Response;
    try {
      response = await fetch(`${url}/api${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      if (response.status === 409) return void (await response.text());
      if (response.ok) return (await response.json()) as T;
    } catch {
      isGone = true;
      return undefined;
    }
    if (response.status === 503) return undefined;
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }

  const parcels = async (count: number) => {
    const page = await ask<FeaturePage>(
      'GET',
      `/collections/parcels/items?zone=TEST&limit=${count}&geometry=false`,
    );
    return (page?.features ?? []).map(({ id, properties }) => ({
      id: Number(id),
      revision: Number(properties.revision),
    }));
  };
  let height = 10 + round * 1000;

  async function edit(step: number): Promise<void> {
    const known = await parcels(40);
    const chosen = known[step % Math.max(1, known.length)];
    if (chosen === undefined) return;
    height += 1;
    const result = await ask<EditResult>('PATCH', `/collections/parcels/items/${chosen.id}`, {
      revision: chosen.revision,
      changes: { heightMaxMetres: (height % 490) + 1 },
      reason: `round ${round}`,
    });
    if (result?.changeSetId == null) return;
    done.changeSets.push(result.changeSetId);
    note('edit');
  }

  async function bulk(): Promise<void> {
    const records = await parcels(25);
    if (records.length === 0) return;
    height += 1;
    const result = await ask<BulkEditResult>('POST', '/collections/parcels/bulk-edit', {
      records,
      changes: { heightMaxMetres: (height % 490) + 1 },
    });
    if (result === undefined || result.changeSets.length === 0) return;
    done.changeSets.push(...result.changeSets.map(({ changeSetId }) => changeSetId));
    note('bulk');
  }

  async function attach(step: number): Promise<void> {
    const known = await parcels(20);
    const chosen = known[step % Math.max(1, known.length)];
    if (chosen === undefined) return;
    const bytes = Buffer.from(`%PDF-1.7\n${round}/${step}\n${'x'.repeat(2000)}`);
    const form = new FormData();
    form.append('file', new Blob([bytes]), `附件${round}-${step}.pdf`);
    const result = await ask<AttachmentList>('POST', `/attachments?collection=parcels&id=${chosen.id}`, form);
    if (result === undefined) return;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    done.attachments.push(...result.attachments.map(({ id }) => ({ id, sha256 })));
    note('attachment');
  }

  async function importParcels(step: number): Promise<void> {
    const features = Array.from({ length: 5 }, (_, index) => ({
      type: 'Feature',
      properties: { 名称: `导入${round}-${step}-${index}` },
      geometry: squareAt(118 + round * 0.02 + index * 0.002, 35 + step * 0.002),
    }));
    const form = new FormData();
    form.append(
      'file',
      new Blob([JSON.stringify({ type: 'FeatureCollection', features })]),
      `地块${round}-${step}.geojson`,
    );
    let draft = await ask<ImportDraft>('POST', '/imports', form);
    const settle = async () => {
      while (draft !== undefined && ['reading', 'planning', 'writing'].includes(draft.phase)) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        draft = await ask<ImportDraft>('GET', `/imports/${draft.id}`);
      }
    };
    await settle();
    if (draft === undefined) return;
    const plan = await ask<ImportPlan>('POST', `/imports/${draft.id}/plan`, proposedPlan(draft, 'TEST'));
    if (plan === undefined) return;
    const result = await ask<{ changeSetId: number | null }>('POST', `/imports/${draft.id}/commit`, {
      token: plan.token,
    });
    if (result?.changeSetId == null) return;
    done.changeSets.push(result.changeSetId);
    note('import');
  }

  const forEver = async (work: (step: number) => Promise<void>) => {
    for (let step = 0; !isGone; step += 1) await work(step);
  };
  await Promise.all([forEver(edit), forEver(bulk), forEver(attach), forEver(importParcels)]);
  return done;
}
