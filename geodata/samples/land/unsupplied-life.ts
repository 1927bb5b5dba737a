import type { PlainDate } from '../../model/field-formats.ts';
import type { StandardStage, StockClass } from '../../model/land-state.ts';
import { addDays, addYears, yearOf } from '../../units/days/plain-date.ts';
import { hashText } from '../random/seeded-random.ts';
import { type LandState, landState, utilitiesLaid } from './land-state.ts';
import { cycleAt } from './life-cycle.ts';
import type { PlotLife } from './plot-life.ts';

/** An approval lapses after two years without use (增存挂钩 2018; domain dossier 3.2). */
const lapseYears = 2;

/**
 * 批而未供: approved in a batch with its neighbours, cleared and served step by step, and approved anew in a new batch
 * shortly before the two years are over.
 */
export function approvedLife(life: PlotLife): LandState {
  const { plot, asOf, seed } = life;
  const isLease = plot.fixed?.role === 'lease_then_transfer';
  const batch = cycleAt(asOf, 690, `batch ${batchKey(life)}`, seed);
  const own = batch.random.fork(plot.key);
  const approvedOn = addDays(batch.start, -22);
  const clearDays = isLease ? 10 : own.integer(60, 520);
  const readyOn = firstOfMonth(addDays(approvedOn, clearDays + 30));
  const isNetLand = batch.day + 22 >= clearDays;
  const progress = Math.min(1, (batch.day + 22) / (clearDays + 60));
  const stockClass: StockClass = isLease
    ? 'supplying'
    : isNetLand
      ? own.weighted<StockClass>({ approved_unsupplied: 0.62, reserved: 0.26, supplying: 0.12 })
      : 'approved_unsupplied';
  return landState({
    stockClass,
    standardStage: life.isIndustrial && !isLease ? preparation(life, isNetLand) : null,
    ...approval(approvedOn, batchNumber(life, batch.start)),
    isNetLand,
    remainingAttachmentSquareMetres: isNetLand ? 0 : Math.round(own.range(180, 0.22 * plot.areaSquareMetres)),
    utilities: utilitiesLaid(isLease ? 7 : Math.round(2 + own.range(0, 1.4) + progress * 3.8)),
    isLevelled: isNetLand && (isLease || progress > 0.9),
    readyOn,
  });
}

/** How far 标准地 has come on land that is not one yet: without all six assessments it cannot be 'assessed'. */
function preparation({ isFullyAssessed }: PlotLife, isNetLand: boolean): StandardStage {
  if (!isNetLand) return 'CANDIDATE';
  return isFullyAssessed ? 'ASSESSED' : 'NET_LAND_CHECK';
}

/** 标准地: indicators set, then listed; clear, served and fully assessed throughout. */
export function standardLife(life: PlotLife): LandState & { indicatorsOn: PlainDate } {
  const { plot, asOf, seed } = life;
  const cycle = cycleAt(asOf, 300, `standard ${plot.key}`, seed);
  const approvedOn = addDays(cycle.start, -cycle.random.integer(240, 400));
  const isListed = cycle.day >= 170;
  const indicatorsOn = addDays(cycle.start, -20);
  return {
    ...landState({
      stockClass: isListed ? 'supplying' : cycle.random.chance(0.4) ? 'reserved' : 'approved_unsupplied',
      standardStage: isListed ? 'LISTED' : 'INDICATORS_SET',
      ...approval(approvedOn, batchNumber(life, approvedOn)),
      isNetLand: true,
      isLevelled: true,
      utilities: utilitiesLaid(cycle.random.integer(5, 7)),
      readyOn: firstOfMonth(addDays(indicatorsOn, -15)),
    }),
    indicatorsOn,
  };
}

/** Land that only a plan knows, that is being converted, or that is being developed. */
export function plannedLife(life: PlotLife): LandState {
  const { plot, asOf, seed } = life;
  if (plot.fixed) return landState({ stockClass: 'planned' });
  const { random } = cycleAt(asOf, 900, `planned ${plot.key}`, seed);
  const stockClass = random.weighted<StockClass>({
    planned: 0.5,
    agricultural_conversion: 0.3,
    early_development: 0.2,
  });
  return landState({
    stockClass,
    utilities: utilitiesLaid(stockClass === 'early_development' ? random.integer(1, 3) : 0),
    remainingAttachmentSquareMetres: Math.round(random.range(0.05, 0.3) * plot.areaSquareMetres),
  });
}

function approval(
  approvedOn: PlainDate,
  approvalBatchNo: string,
): Pick<LandState, 'approvalBatchNo' | 'approvedOn' | 'approvalLapsesOn'> {
  return { approvalBatchNo, approvedOn, approvalLapsesOn: addYears(approvedOn, lapseYears) };
}

/** Neighbouring blocks are approved together. */
const batchKey = ({ plot }: PlotLife): string => {
  const [x, y] = plot.block.centre;
  return `${Math.floor(x / 900)} ${Math.floor(y / 900)}`;
};

function batchNumber(life: PlotLife, day: PlainDate): string {
  const number = 100 + (hashText(`${batchKey(life)} ${day.slice(0, 7)}`, life.seed) % 900);
  return `${life.zone.approvalPrefix}〔${yearOf(day)}〕${number}号`;
}

const firstOfMonth = (date: PlainDate): PlainDate => `${date.slice(0, 8)}01`;
