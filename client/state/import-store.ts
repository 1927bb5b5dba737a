import type {
  ImportContractPlan,
  ImportContractPlanRequest,
  ImportDraft,
  ImportLandUses,
  ImportLayer,
  ImportPlan,
  ImportReadingRequest,
} from '../../geodata/model/api-imports.ts';
import type { ImportReport } from '../../geodata/model/import-report.ts';
import { ApiError } from '../api/api-error.ts';
import {
  commitContracts,
  commitImport,
  discardImport,
  fetchImport,
  fetchLandUses,
  planContracts,
  planImport,
  rereadImport,
  uploadImport,
} from '../api/imports.ts';
import {
  type ColumnChoice,
  type ColumnChoices,
  chosenLandUses,
  chosenMapping,
  type LandUseChoices,
  landUseColumn,
  proposedChoices,
  proposedLandUse,
} from './import-choices.ts';
import { Store } from './store.ts';

export interface ImportState {
  /** What is being waited for. */
  busy: 'uploading' | 'reading' | 'planning' | 'writing' | null;
  /** 0 to 1; null when it cannot be told. */
  ratio: number | null;
  /** Of the server, in Chinese. */
  message: string;
  error: ApiError | null;
  draft: ImportDraft | null;
  layer: string;
  choices: ColumnChoices;
  /** Texts of the column taken for the land use; null while none is. */
  landUses: (ImportLandUses & { column: string }) | null;
  landUseChoices: LandUseChoices;
  plan: ImportPlan | null;
  /** What a table that reads as contracts is imported as. */
  kind: 'parcels' | 'contracts';
  /** Of numbers without a unit; '' as the header says. */
  contractUnits: { areaUnit: string; moneyUnit: string };
  contractPlan: ImportContractPlan | null;
  /** Parcels the file no longer has that are to be withdrawn. */
  withdraw: ReadonlySet<number>;
  report: ImportReport | null;
}

const empty: ImportState = {
  busy: null,
  ratio: null,
  message: '',
  error: null,
  draft: null,
  layer: '',
  choices: {},
  landUses: null,
  landUseChoices: {},
  kind: 'parcels',
  contractUnits: { areaUnit: '', moneyUnit: '' },
  contractPlan: null,
  plan: null,
  withdraw: new Set(),
  report: null,
};

/** A table without outlines that reads as contracts most likely is one. */
const proposedKind = (layer: ImportLayer | undefined): ImportState['kind'] =>
  layer?.contracts && layer.isTable ? 'contracts' : 'parcels';

const pollMilliseconds = 400;
const busyPhases = ['reading', 'planning', 'writing'];
const pause = () => new Promise((resolve) => setTimeout(resolve, pollMilliseconds));

/** One import on its way: upload, reading, choices, preview, commit. */
export class ImportStore extends Store<ImportState> {
  constructor() {
    super(empty);
  }

  get layer(): ImportLayer | undefined {
    return this.value.draft?.layers.find(({ name }) => name === this.value.layer);
  }

  async upload(files: readonly File[], zoneCode: string | null): Promise<void> {
    await this.discard();
    await this.#wait('uploading', async () => {
      const draft = await uploadImport(files, zoneCode, (ratio) => this.patch({ ratio }));
      await this.#follow(draft);
    });
  }

  async reread(request: ImportReadingRequest): Promise<void> {
    const { draft } = this.value;
    if (!draft) return;
    await this.#wait('reading', async () => this.#follow(await rereadImport(draft.id, request)));
  }

  chooseLayer(name: string): void {
    const layer = this.value.draft?.layers.find((each) => each.name === name);
    this.patch({
      layer: name,
      choices: layer ? proposedChoices(layer) : {},
      landUses: null,
      plan: null,
      contractPlan: null,
      kind: proposedKind(layer),
    });
    void this.#followLandUse();
  }

  choose(column: string, change: Partial<ColumnChoice>): void {
    const choice = { target: '', unit: '', ...this.value.choices[column], ...change };
    this.patch({ choices: { ...this.value.choices, [column]: choice } });
    void this.#followLandUse();
  }

  chooseLandUse(text: string, choice: string): void {
    this.patch({ landUseChoices: { ...this.value.landUseChoices, [text]: choice } });
  }

  tick(parcelId: number, isWithdrawn: boolean): void {
    const withdraw = new Set(this.value.withdraw);
    if (isWithdrawn) withdraw.add(parcelId);
    else withdraw.delete(parcelId);
    this.patch({ withdraw });
  }

  async plan(zoneCode: string, zoneName: string): Promise<void> {
    const { draft, layer, choices, landUseChoices } = this.value;
    if (!draft) return;
    const mapping = chosenMapping(choices);
    const landUses = chosenLandUses(this.value.landUses ? landUseChoices : {});
    const request = { layer, zoneCode, mapping, landUses, ...(zoneName === '' ? {} : { zoneName }) };
    await this.#wait('planning', async () => {
      const plan = await this.#whilePolling(draft.id, planImport(draft.id, request));
      this.patch({ plan, withdraw: new Set() });
    });
  }

  chooseKind(kind: ImportState['kind']): void {
    this.patch({ kind });
  }

  chooseContractUnit(change: Partial<ImportState['contractUnits']>): void {
    this.patch({ contractUnits: { ...this.value.contractUnits, ...change } });
  }

  async planContracts(zoneCode: string, zoneName: string): Promise<void> {
    const { draft, layer, contractUnits } = this.value;
    if (!draft) return;
    const { areaUnit, moneyUnit } = contractUnits;
    const request = {
      layer,
      zoneCode,
      areaUnit: (areaUnit || null) as ImportContractPlanRequest['areaUnit'],
      moneyUnit: (moneyUnit || null) as ImportContractPlanRequest['moneyUnit'],
      ...(zoneName === '' ? {} : { zoneName }),
    };
    await this.#wait('planning', async () => {
      this.patch({ contractPlan: await planContracts(draft.id, request) });
    });
  }

  async commitContracts(): Promise<void> {
    const { draft, contractPlan } = this.value;
    if (!draft || !contractPlan) return;
    await this.#wait('writing', async () => {
      const report = await commitContracts(draft.id, contractPlan.token);
      if (report.status === 'imported') this.patch({ report });
      else this.patch({ contractPlan: { ...contractPlan, canCommit: false, problems: report.problems } });
    });
  }

  /** Goes back from the preview to the choices. */
  reopen(): void {
    this.patch({ plan: null, contractPlan: null, error: null });
  }

  async commit(reason: string): Promise<void> {
    const { draft, plan, withdraw } = this.value;
    if (!draft || !plan) return;
    await this.#wait('writing', async () => {
      const request = { token: plan.token, withdraw: [...withdraw], ...(reason ? { reason } : {}) };
      const report = await this.#whilePolling(draft.id, commitImport(draft.id, request));
      if (report.status === 'imported') this.patch({ report });
      else this.patch({ plan: { ...plan, canCommit: false, problems: report.problems } });
    });
  }

  /** Throws away what is there, on the server too. */
  async discard(): Promise<void> {
    const { draft, report } = this.value;
    this.patch(empty);
    // A draft that cannot be thrown away now expires by itself.
    if (draft && !report) await discardImport(draft.id).catch(ignoreRefusal);
  }

  async #wait(busy: ImportState['busy'], work: () => Promise<void>): Promise<void> {
    this.patch({ busy, ratio: null, message: '', error: null });
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.patch({ error });
    } finally {
      this.patch({ busy: null, ratio: null });
    }
  }

  /** Waits until the file has been read. */
  async #follow(first: ImportDraft): Promise<void> {
    let draft = first;
    this.patch({ busy: 'reading', draft, plan: null, contractPlan: null });
    while (busyPhases.includes(draft.phase)) {
      this.patch({ message: draft.progress.message, ratio: draft.progress.ratio });
      await pause();
      draft = await fetchImport(draft.id);
    }
    const kept = draft.layers.find(({ name }) => name === this.value.layer);
    const layer = kept ?? draft.layers.find(({ hasPolygons }) => hasPolygons) ?? draft.layers[0];
    this.patch({
      draft,
      layer: layer?.name ?? '',
      choices: layer ? proposedChoices(layer) : {},
      landUses: null,
      kind: proposedKind(layer),
    });
    void this.#followLandUse();
  }

  /** Asks for the texts of the land-use column when another one is taken for it. */
  async #followLandUse(): Promise<void> {
    const { draft, layer, landUses } = this.value;
    const column = landUseColumn(this.value.choices);
    if (column === landUses?.column) return;
    if (!draft || column === undefined) {
      this.patch({ landUses: null, landUseChoices: {} });
      return;
    }
    try {
      const found = await fetchLandUses(draft.id, layer, column);
      if (this.value.draft?.id !== draft.id || landUseColumn(this.value.choices) !== column) return;
      const proposed = found.values.map((value) => [value.text, proposedLandUse(value)]);
      this.patch({ landUses: { ...found, column }, landUseChoices: Object.fromEntries(proposed) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.patch({ error });
    }
  }

  /** Tells how far the server is until an answer is there. */
  async #whilePolling<Answer>(id: string, answer: Promise<Answer>): Promise<Answer> {
    let isOver = false;
    const over = answer.finally(() => {
      isOver = true;
    });
    const poll = async () => {
      for (;;) {
        await pause();
        if (isOver) return;
        const { progress } = await fetchImport(id);
        if (!isOver) this.patch({ message: progress.message, ratio: progress.ratio });
      }
    };
    // The answer says what went wrong; a poll that fails says nothing more.
    poll().catch(ignoreRefusal);
    return await over;
  }
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof ApiError)) throw error;
}
