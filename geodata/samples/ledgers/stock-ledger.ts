import type {
  ApprovalBatchRecord,
  DisposalMode,
  RevitalisedLandRecord,
  StockLedger,
  StockMovementRecord,
  StockTaskRecord,
} from '../../model/stock-ledger.ts';
import { roundHalfUp, toSquareMetres } from '../../units/area.ts';
import { addDays, addMonths, addYears } from '../../units/days/plain-date.ts';
import { type LedgerContext, serial, spreadDays } from './ledger-context.ts';
import { type LedgerSite, type LedgerSites, ledgerSites, partsOnSites } from './ledger-sites.ts';

/** The frozen stock that a rate is measured against. */
export interface StockBaseSample {
  ledger: StockLedger;
  yearBand: string;
  baseOn: string;
  areaSquareMetres: number;
  itemCount: number;
  taskSquareMetres: number;
}

export interface StockSample {
  batches: ApprovalBatchRecord[];
  movements: StockMovementRecord[];
  bases: StockBaseSample[];
  tasks: StockTaskRecord[];
  revitalised: RevitalisedLandRecord[];
}

const modes: Readonly<Record<StockLedger, Partial<Record<DisposalMode, number>>>> = {
  unsupplied: {
    granted: 5,
    allocated: 2,
    paperwork_completed: 2,
    leased: 1,
    approval_revoked: 1,
    adjusted: 1,
  },
  idle: { started: 5, extended: 2, paid_takeback: 2, fee_paid: 1, swapped: 1, reclaimed: 1 },
  inefficient: { redeveloped: 5, paid_takeback: 2, use_changed: 1 },
};
const ledgerNames: Readonly<Record<StockLedger, string>> = {
  unsupplied: '批而未供地块',
  idle: '闲置土地',
  inefficient: '低效用地',
};
/** How land on the map left a ledger: the mode goes with what the parcel is now. */
const sitedModes: Readonly<Record<StockLedger, Partial<Record<DisposalMode, number>>>> = {
  unsupplied: { granted: 6, allocated: 1, leased: 1 },
  idle: { started: 1 },
  inefficient: { redeveloped: 1 },
};
const evidenceOf = (serialNo: string): string => `处置凭证（演示）${serialNo} 号`;

/** Batches, movements since the base date, the frozen bases, and the land brought back into use. */
export function stockSample(context: LedgerContext): StockSample {
  const { figures } = context;
  const baseOn = addDays(`${addYears(context.asOf, -2).slice(0, 4)}-01-01`, -1);
  const old = figures.oldUnsuppliedDisposed;
  const batches = batchRecords(context);
  const sites = ledgerSites(context.parcels, { baseOn, asOf: context.asOf });
  const stock = { batches, sites };
  const rates = context.random.fork('rates');
  const bands = [
    band(context, baseOn, 'unsupplied', '2009-2018', old.total, old.count, rates.range(0.62, 0.9), stock),
    band(
      context,
      baseOn,
      'unsupplied',
      '2019-',
      old.total * 0.34,
      Math.ceil(old.count / 2),
      rates.range(0.32, 0.6),
      stock,
    ),
    band(context, baseOn, 'idle', 'all', old.total * 0.12, 9, rates.range(0.3, 0.62), { batches: [], sites }),
    band(context, baseOn, 'inefficient', 'all', old.total * 0.3, 11, rates.range(0.36, 0.66), {
      batches: [],
      sites,
    }),
  ];
  const movements = bands.flatMap((entry) => entry.movements);
  return {
    batches,
    movements,
    bases: bands.map(({ base }) => base),
    tasks: taskRecords(context, movements),
    revitalised: revitalisedRecords(context, sites.revitalised),
  };
}

/** Disposals that add up exactly to a total in 亩, some new stock, and the base of which they are the given share. */
function band(
  { asOf, random, origin }: LedgerContext,
  baseOn: string,
  ledger: StockLedger,
  yearBand: string,
  totalMu: number,
  count: number,
  rate: number,
  { batches, sites }: { batches: readonly ApprovalBatchRecord[]; sites: LedgerSites },
): { movements: StockMovementRecord[]; base: StockBaseSample } {
  const stream = random.fork(`stock ${ledger} ${yearBand}`);
  const total = roundHalfUp(toSquareMetres(totalMu, 'mu'), 2);
  const days = spreadDays(addDays(baseOn, 1), asOf, count, stream);
  const [from, to = ''] = yearBand === 'all' ? ['2019', ''] : yearBand.split('-');
  const years = { least: Number(from), most: Number(to || Number(asOf.slice(0, 4)) - 2) };
  const parts = partsOnSites(total, count, sites.disposed[ledger], stream);
  const disposed = parts.map(({ areaSquareMetres, site }, index): StockMovementRecord => {
    const approvalYear = stream.integer(years.least, Math.max(years.least, years.most));
    const batch = batches.find(({ approvedOn }) => Number(approvedOn.slice(0, 4)) === approvalYear);
    const itemCode = `${ledger.slice(0, 2).toUpperCase()}-${yearBand.slice(0, 4)}-${serial(index)}`;
    return {
      ledger,
      kind: 'disposed',
      itemCode,
      itemName: site?.name ?? `${ledgerNames[ledger]} ${itemCode.slice(-3)}`,
      batchNo: batch?.batchNo ?? null,
      parcelCode: site?.parcelCode ?? null,
      approvalYear,
      mode: stream.weighted<DisposalMode>((site ? sitedModes : modes)[ledger]),
      areaSquareMetres,
      occurredOn: site?.occurredOn ?? days[index] ?? asOf,
      evidence: evidenceOf(itemCode),
      ownerUnit: `责任单位${stream.integer(1, 8)}`,
      ...origin,
    };
  });
  const added = partsOnSites(total * 0.08, Math.ceil(count / 8), sites.added[ledger], stream).map(
    ({ areaSquareMetres, site }, index): StockMovementRecord => ({
      ledger,
      kind: 'added',
      itemCode: `${ledger.slice(0, 2).toUpperCase()}-N${yearBand.slice(2, 4)}-${serial(index)}`,
      itemName: site?.name ?? `新增${ledgerNames[ledger]} ${serial(index)}`,
      batchNo: null,
      parcelCode: site?.parcelCode ?? null,
      approvalYear: years.most,
      mode: null,
      areaSquareMetres,
      occurredOn: site?.occurredOn ?? stream.pick(days),
      evidence: null,
      ownerUnit: `责任单位${stream.integer(1, 8)}`,
      ...origin,
    }),
  );
  const areaSquareMetres = roundHalfUp(total / rate, 2);
  const base = {
    ledger,
    yearBand,
    baseOn,
    areaSquareMetres,
    itemCount: Math.round(count / rate),
    taskSquareMetres: roundHalfUp(total * 0.9, 2),
  };
  return { movements: [...disposed, ...added], base };
}

/** Tasks of last year, done in some zones and missed in others, and of this year, on the way. */
function taskRecords(
  { asOf, random, origin }: LedgerContext,
  movements: readonly StockMovementRecord[],
): StockTaskRecord[] {
  const stream = random.fork('tasks');
  const thisYear = Number(asOf.slice(0, 4));
  const disposedIn = (ledger: StockLedger, year: number): number =>
    movements
      .filter(
        (row) => row.ledger === ledger && row.kind === 'disposed' && row.occurredOn.startsWith(`${year}`),
      )
      .reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
  return (['unsupplied', 'idle', 'inefficient'] as const).flatMap((ledger) => {
    const before = Math.max(disposedIn(ledger, thisYear - 1), 20_000);
    const expected = before * stream.range(0.9, 1.1);
    return [
      { year: thisYear - 1, taskSquareMetres: roundHalfUp(before / stream.range(0.86, 1.24), 2) },
      { year: thisYear, taskSquareMetres: roundHalfUp(expected, 2) },
    ].map((task) => ({ ...task, ledger, ownerUnit: null, ...origin }));
  });
}

/** Two batches a year since 2009; the youngest still run towards their lapse. */
function batchRecords({ asOf, zoneName, random, origin }: LedgerContext): ApprovalBatchRecord[] {
  const stream = random.fork('batches');
  const lastYear = Number(asOf.slice(0, 4));
  const records: ApprovalBatchRecord[] = [];
  for (let year = 2009; year <= lastYear; year++) {
    for (const half of [0, 1]) {
      const approvedOn = `${year}-${half === 0 ? '05' : '11'}-${String(stream.integer(2, 27)).padStart(2, '0')}`;
      const areaSquareMetres = stream.integer(90_000, 420_000);
      const age = lastYear - year;
      const suppliedShare = age >= 8 ? 0.94 : age >= 3 ? stream.range(0.62, 0.92) : stream.range(0, 0.5);
      if (approvedOn > asOf) continue;
      const isRunning = age < 2;
      records.push({
        batchNo: `${zoneName.slice(0, 2)}政土字〔${year}〕${stream.integer(20, 380)}${half}号`,
        name: `${year}年第${half + 1}批次城镇建设用地`,
        level: 'province',
        kind: 'batch',
        approvedOn,
        areaSquareMetres,
        suppliedAreaSquareMetres: isRunning && half === 1 ? 0 : Math.floor(areaSquareMetres * suppliedShare),
        revokedAreaSquareMetres: age >= 8 ? Math.floor(areaSquareMetres * 0.02) : 0,
        lapsedAreaSquareMetres: 0,
        isUsedOrCompensated: !(isRunning || age === 2) || half === 0,
        ownerUnit: `${zoneName}自然资源分局`,
        ...origin,
      });
    }
  }
  return records;
}

function revitalisedRecords(
  { asOf, figures, random, origin }: LedgerContext,
  sites: LedgerSite[],
): RevitalisedLandRecord[] {
  const stream = random.fork('revitalised');
  const { count, total } = figures.revitalised;
  // Within 24 months that end on the as-of day; a few older ones show that the window is one.
  const days = spreadDays(addDays(addMonths(asOf, -24), 20), asOf, count, stream);
  const older = spreadDays(addMonths(asOf, -40), addMonths(asOf, -25), 3, stream);
  const parts = [
    ...partsOnSites(toSquareMetres(total, 'mu'), count, sites, stream),
    ...[8_200, 12_400, 6_900].map((areaSquareMetres) => ({ areaSquareMetres, site: null })),
  ];
  return [...days, ...older].map((revitalisedOn, index) => ({
    enterpriseName: `演示盘活企业 ${serial(index, 2)}`,
    parcelCode: parts[index]?.site?.parcelCode ?? null,
    landKind: stream.weighted<StockLedger>({ inefficient: 6, idle: 3, unsupplied: 1 }),
    mode: stream.pick([
      'technical_upgrade',
      'transfer',
      'merger',
      'takeback',
      'sublease',
      'redevelopment',
    ] as const),
    areaSquareMetres: parts[index]?.areaSquareMetres ?? 1,
    revitalisedOn,
    evidence: evidenceOf(`盘活 ${serial(index, 2)}`),
    ...origin,
  }));
}
