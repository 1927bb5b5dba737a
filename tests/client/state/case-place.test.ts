import { describe, expect, it } from 'vitest';
import { everyOpenCase, readCasePlace, writeCasePlace } from '../../../client/state/case-place.ts';

describe('the place of a case list in a link', () => {
  it('is everything open, the most urgent first, where a link says nothing', () => {
    expect(readCasePlace({})).toEqual({ ...everyOpenCase, layout: 'table', caseId: null });
  });

  it('comes back as it was written', () => {
    const place = {
      state: 'FEE_DECIDED',
      branch: 'holder',
      cause: 'HOLDER',
      standing: 'all',
      overdue: true,
      dueWithin: 7,
      withoutPlan: true,
      q: '泰祥',
      sort: '-idleDays',
      layout: 'board',
      caseId: 12,
    } as const;
    expect(readCasePlace(writeCasePlace(place))).toEqual(place);
  });

  it('takes out of the link what holds anyway, and ignores what is broken', () => {
    expect(writeCasePlace({ ...everyOpenCase, layout: 'table', caseId: null })).toEqual({
      state: '',
      branch: '',
      cause: '',
      standing: '',
      overdue: '',
      due: '',
      plan: '',
      q: '',
      sort: '',
      layout: '',
      case: '',
    });
    expect(readCasePlace({ state: 'SUPPLIED', due: '-3', case: '1e3', sort: 'random' })).toMatchObject({
      state: null,
      dueWithin: null,
      caseId: null,
      sort: 'urgency',
    });
  });
});
