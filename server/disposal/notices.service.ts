import type { CaseNotificationList, PublicIdleList } from '../../geodata/model/api-idle-case-desk.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { idleDays } from '../../geodata/units/days/idle-days.ts';
import { earlier } from '../../geodata/units/days/plain-date.ts';
import { InvalidInputError } from '../http/problem.ts';
import { type CaseDeps, caseDays } from './case-deps.ts';
import { markRead, readNotifications, readPublicEntries } from './notices.repository.ts';

const mostNotifications = 500;

async function chosenDays(
  deps: CaseDeps,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<Map<string, string>> {
  const all = await caseDays(deps, actor);
  const unknown = zones?.filter((zone) => !all.has(zone)) ?? [];
  if (unknown.length > 0) {
    throw new InvalidInputError(
      unknown.map((zone) => ({ field: 'zone', message: `没有代码为“${zone}”的开发区` })),
    );
  }
  return new Map([...all].filter(([zone]) => zones?.includes(zone) ?? true));
}

const latest = (days: ReadonlyMap<string, string>, deps: CaseDeps): string =>
  [...days.values()].sort().at(-1) ?? deps.today();

/** The caller's notification centre. */
export async function listNotifications(
  deps: CaseDeps,
  actor: Actor,
  { zones, isUnread }: { zones?: readonly string[] | undefined; isUnread?: boolean | undefined },
): Promise<CaseNotificationList> {
  const days = await chosenDays(deps, actor, zones);
  const all = await readNotifications(deps.sql, [...days.keys()], actor.id, mostNotifications);
  return {
    asOf: latest(days, deps),
    notifications: isUnread === true ? all.filter(({ isRead }) => !isRead) : all,
    unread: all.filter(({ isRead }) => !isRead).length,
  };
}

/** Marks notifications as read by the caller; again changes nothing. */
export async function readNotificationsNow(
  deps: CaseDeps,
  actor: Actor,
  ids: readonly number[] | undefined,
): Promise<CaseNotificationList> {
  const days = await caseDays(deps, actor);
  await markRead(deps.sql, [...days.keys()], actor.id, ids);
  return await listNotifications(deps, actor, {});
}

/** Land determined idle that stands in public (53号令 art. 11); idle days as of today. */
export async function listPublicEntries(
  deps: CaseDeps,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<PublicIdleList> {
  const days = await chosenDays(deps, actor, zones);
  const rows = await readPublicEntries(deps.sql, [...days.keys()]);
  return {
    asOf: latest(days, deps),
    entries: rows.map(({ clockStart, idleEndedOn, pauses, ...entry }) => {
      const asOf = days.get(entry.zoneCode) ?? deps.today();
      const { gross, net } = idleDays(clockStart, earlier(asOf, idleEndedOn ?? asOf), pauses);
      return { ...entry, idleDaysGross: gross, idleDaysNet: net };
    }),
  };
}
