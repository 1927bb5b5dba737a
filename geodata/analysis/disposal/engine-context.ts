import type { PlainDate } from '../../model/field-formats.ts';
import type { WorkCalendar } from '../../model/work-calendar.ts';
import type { BondYear } from './bond-resupply.ts';
import type { IdleParams } from './idle-params.ts';

/** All that a case is looked at with: the day, the published holidays and the figures of the rules. */
export interface EngineContext {
  asOf: PlainDate;
  calendar: WorkCalendar;
  params: IdleParams;
  /** Parcels that already have an open case; a second one is refused. */
  parcelsWithOpenCase?: ReadonlySet<string>;
  /** By calendar year, the land that the other cases of the zone took back with bond money; none where it is left out. */
  otherBondYears?: ReadonlyMap<number, BondYear>;
}
