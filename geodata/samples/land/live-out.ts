import type { PlainDate } from '../../model/field-formats.ts';
import { inefficientLife, inUseLife, underusedLife } from './built-life.ts';
import { idleLife, suspectedLife } from './idle-life.ts';
import type { LandState } from './land-state.ts';
import type { LandTrack } from './land-track.ts';
import type { PlotLife } from './plot-life.ts';
import { suppliedUnusedLife } from './supplied-life.ts';
import { approvedLife, plannedLife, standardLife } from './unsupplied-life.ts';

/** The state of a plot on the as-of date, by its track. Standard land also says when its indicators were set. */
export function liveOut(
  life: PlotLife,
  track: LandTrack,
  farBuilt: number,
  farMin: number,
): { state: LandState; indicatorsOn?: PlainDate } {
  switch (track) {
    case 'standard': {
      const { indicatorsOn, ...state } = standardLife(life);
      return { state, indicatorsOn };
    }
    case 'approved':
      return { state: approvedLife(life) };
    case 'planned':
      return { state: plannedLife(life) };
    case 'supplied_unused':
      return { state: suppliedUnusedLife(life) };
    case 'suspected':
      return { state: suspectedLife(life) };
    case 'idle':
      return { state: idleLife(life) };
    case 'inefficient':
      return { state: inefficientLife(life, farBuilt, farMin) };
    case 'underused':
      return { state: underusedLife(life) };
    case 'in_use':
      return { state: inUseLife(life) };
  }
}
