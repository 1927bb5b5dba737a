import type { Label } from '../../geodata/catalog/field.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { Capability } from '../../geodata/model/capability.ts';
import { RoleId, roleLabels } from '../../geodata/model/role.ts';

/** What a role may see and do. The zones come from the account, the parks of an operator too. */
export interface Role {
  id: RoleId | 'local_planner';
  label: Label;
  capabilities: readonly Capability[];
  /** Groups of fields; see `Actor`. */
  sees: Actor['sees'];
  /** Reads and writes what is internal in the parks of the account only. */
  isBoundToParks: boolean;
}

const everybody: readonly Capability[] = ['reach-service', 'sign-in', 'read-land'];
const colleague: readonly Capability[] = [...everybody, 'own-account', 'keep-views', 'read-attachments'];

const nothingInside = { internal: false, sensitive: false, suspected: false };
const internals = { ...nothingInside, internal: true };
const allFields = { internal: true, sensitive: true, suspected: true };

interface RoleRights extends Pick<Role, 'capabilities' | 'sees'> {
  isBoundToParks?: true;
}

/**
 * The one table of rights, from the screens that the domain dossier gives each role (1.1). Suspected cases are known to
 * those who work or answer for them: planner, leader, administrator (2.7); 联审部门 judge projects, not cases.
 */
const rights: Readonly<Record<RoleId, RoleRights>> = {
  /** 公众、大厅屏: what is public. */
  visitor: { capabilities: everybody, sees: nothingInside },
  /** 规划/自然资源人员: land, standard land, cases, and whether land is there for projects. */
  planner: {
    capabilities: [
      ...colleague,
      'read-history',
      'write-land',
      'write-premises',
      'read-cases',
      'work-cases',
      'read-projects',
      'work-projects',
      'reserve-land',
      'give-opinion',
      'edit-rules',
      'read-reports',
      'work-reports',
    ],
    sees: allFields,
  },
  /** 招商组: demands, matches, reservations, supply and its prices; neither cases nor taxes. */
  investment: {
    capabilities: [...colleague, 'read-projects', 'work-projects', 'reserve-land', 'read-reports'],
    sees: internals,
  },
  /** 区(市)/开发区填报员: demand list and ledgers, in which tax and output of enterprises are entered. */
  reporter: {
    capabilities: [...colleague, 'read-projects', 'work-projects', 'read-reports', 'work-reports'],
    sees: { ...internals, sensitive: true },
  },
  /** 项目推进专员、审批秘书、首席服务员: projects, 问题清单, visits. */
  officer: {
    capabilities: [...colleague, 'read-projects', 'read-reports', 'work-reports'],
    sees: internals,
  },
  /** 联审部门: opinions on projects. */
  reviewer: { capabilities: [...colleague, 'read-projects', 'give-opinion'], sees: internals },
  /** 园区运营商: own parks and premises. */
  operator: { capabilities: [...colleague, 'write-premises'], sees: nothingInside, isBoundToParks: true },
  /** 帮包领导、市领导: dashboards, cases, rankings; decides reviews, approves the bulletin. */
  leader: {
    capabilities: [
      ...colleague,
      'read-history',
      'read-cases',
      'read-projects',
      'decide-review',
      'read-reports',
      'approve-bulletin',
    ],
    sees: allFields,
  },
  /** Keeps accounts, rules and the log; reads everything, takes no decision about land. */
  administrator: {
    capabilities: [
      ...colleague,
      'read-history',
      'read-cases',
      'read-projects',
      'edit-rules',
      'read-reports',
      'read-audit',
      'administer',
    ],
    sees: allFields,
  },
};

/** The person at the machine itself: the command line, and tests. */
const local: Role = {
  id: 'local_planner',
  label: { zh: '本机规划员', en: 'Local planner' },
  capabilities: Capability.options,
  sees: { internal: true, sensitive: false, suspected: true },
  isBoundToParks: false,
};

/** Every role that an account can have. */
export const roles: readonly Role[] = RoleId.options.map((id) => ({
  id,
  label: roleLabels[id],
  isBoundToParks: false,
  ...rights[id],
}));

const byId = new Map([...roles, local].map((role) => [role.id as string, role]));

/** The role of an identifier, or undefined. */
export const roleOf = (id: string): Role | undefined => byId.get(id);

/** Who somebody is, beside the role. */
export interface Person {
  id: string;
  name: string;
  /** Codes of the zones, or all of them. */
  zones: Actor['zones'];
  /** Parks of an operator, each named: a park inside another one may have another operator. */
  parkIds?: readonly number[];
}

/**
 * The actor that a person with this role is. An unknown role gives nobody: no zone, no right but to reach the service.
 * @param role identifier of a role, as the account or the provider has it.
 */
export function actorOfRole(role: string, { id, name, zones, parkIds = [] }: Person): Actor {
  const found = roleOf(role);
  return {
    id,
    name,
    role,
    zones: found === undefined ? [] : zones,
    capabilities: [...(found?.capabilities ?? [])],
    sees: found?.sees ?? nothingInside,
    ownParkIds: found?.isBoundToParks ? [...parkIds] : [],
    publicMap: null,
  };
}

/** Somebody nobody knows. */
export const visitor: Actor = actorOfRole('visitor', { id: 'visitor', name: '访客', zones: 'all' });

/** All that anybody may do on a public map: neither write nor sign in. */
export const publicCapabilities: readonly Capability[] = ['reach-service', 'read-land'];

/** Everybody on a public map. */
export const publicVisitor = (publicMap: NonNullable<Actor['publicMap']>): Actor => ({
  ...visitor,
  capabilities: [...publicCapabilities],
  publicMap,
});
