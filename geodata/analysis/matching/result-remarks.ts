import type { SupplyState } from '../../model/supply-record.ts';

type Remark = { zh: string; en: string };

/** Why a piece is never offered, by its state; states that matching offers have none. */
export const neverOffered: Readonly<Partial<Record<SupplyState, Remark>>> = {
  in_use: {
    zh: '已供应并在使用，不作为可匹配的土地',
    en: 'supplied and in use: not land that can be matched',
  },
  planned_park: { zh: '尚在规划阶段，未批准供应', en: 'still being planned: not yet approved for supply' },
  withdrawn: { zh: '记录已撤回', en: 'the record has been withdrawn' },
  unit_under_construction: {
    zh: '在建且没有交付日期',
    en: 'under construction, without a day of handover',
  },
};

/** Said of a result whose data moved while it was made. */
export const staleRemark: Remark = {
  zh: '数据在匹配期间有变化，结果可能已过时，请重新匹配',
  en: 'the data changed during the match: the result may be out of date, match again',
};
