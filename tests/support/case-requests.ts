import { expect } from 'vitest';
import { IdleCaseList, type IdleCaseRow } from '../../geodata/model/api-idle-case-list.ts';
import { IdleCaseItem } from '../../geodata/model/api-idle-cases.ts';
import { fetchAs } from './sign-in.ts';

/** What browser tests ask the API about the cases of a zone, as the planner. */
export function caseRequests(url: string, zone: string) {
  async function casesIn(state: string, more = ''): Promise<IdleCaseRow[]> {
    const ask = await fetchAs(url);
    const response = await ask(`/api/idle-cases?zone=${zone}&state=${state}&limit=100${more}`);
    return IdleCaseList.parse(await response.json()).cases;
  }

  async function readCase(id: number): Promise<IdleCaseItem> {
    const ask = await fetchAs(url);
    return IdleCaseItem.parse(await (await ask(`/api/idle-cases/${id}`)).json());
  }

  /** Records an event by the API, of the day the case is counted on unless it says otherwise. */
  async function record(
    item: IdleCaseItem,
    event: { type: string } & Record<string, unknown>,
  ): Promise<IdleCaseItem> {
    const ask = await fetchAs(url);
    const response = await ask(`/api/idle-cases/${item.id}/events`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ revision: item.revision, event: { occurredOn: item.next.asOf, ...event } }),
    });
    const body: unknown = await response.json();
    expect(response.status, JSON.stringify(body)).toBe(200);
    return IdleCaseItem.parse(body);
  }

  return { casesIn, readCase, record };
}
