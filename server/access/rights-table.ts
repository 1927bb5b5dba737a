import { catalog } from '../../geodata/catalog/catalog.ts';
import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Field } from '../../geodata/catalog/field.ts';
import { Capability } from '../../geodata/model/capability.ts';
import { mayCall } from './capability.ts';
import { actorOfRole, publicVisitor, type Role, roles } from './roles.ts';
import { isVisibleCollection, sightOf } from './visibility.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n');

/** Rights that tell roles apart; what everybody has is left out. */
const distinguishing = (): readonly Capability[] => {
  const [visitor] = roles;
  const known = new Set(roles.flatMap(({ capabilities }) => capabilities));
  return [...known].filter((name) => visitor?.capabilities.includes(name) === false);
};

function sightText({ sees, isBoundToParks }: Role): string {
  if (isBoundToParks) return 'internal of the own parks';
  const groups = Object.entries(sees).flatMap(([name, isSeen]) => (isSeen ? [name] : []));
  return groups.length === 0 ? 'public' : groups.join(', ');
}

const roleRow = (role: Role): readonly string[] => [
  `${role.label.zh} \`${role.id}\``,
  sightText(role),
  distinguishing()
    .filter((capability) => role.capabilities.includes(capability))
    .map((capability) => `\`${capability}\``)
    .join(' ') || '–',
];

const somebody = { id: '', name: '', zones: 'all' } as const;
const actors = roles.map((role) => ({
  role,
  actor: actorOfRole(role.id, { ...somebody, parkIds: [1] }),
}));
const onPublicMap = publicVisitor({ gridMetres: 1, maxZoom: 20 });

/** Who sees a field, as the predicate itself answers. */
function seenBy(collection: Collection, field: Field): string {
  const sights = actors.map(({ role, actor }) => ({
    role,
    sight: isVisibleCollection(collection, actor) ? sightOf(collection, field, actor) : 'none',
  }));
  const everybody = sights.every(({ sight }) => sight === 'all');
  const isOnPublicMap =
    isVisibleCollection(collection, onPublicMap) && sightOf(collection, field, onPublicMap) === 'all';
  const insiders = sights.every(
    ({ role, sight }) => (sight === 'all') === role.sees.internal && sight !== 'own-parks',
  );
  const names = everybody
    ? '所有人 everybody'
    : insiders
      ? '内部 who sees internal'
      : sights
          .flatMap(({ role, sight }) =>
            sight === 'none' ? [] : [sight === 'own-parks' ? `${role.label.zh}（本园区）` : role.label.zh],
          )
          .join('、');
  if (!everybody) return names;
  return isOnPublicMap ? names : `${names}, not on a public map`;
}

/** Fields that the same people see, in the order of the catalog. */
function collectionRows(collection: Collection): (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const field of collection.fields) {
    const seen = seenBy(collection, field);
    groups.set(seen, [...(groups.get(seen) ?? []), field.label.zh]);
  }
  return [...groups].map(([seen, labels], index) => [
    index === 0 ? `${collection.title.zh} \`${collection.id}\`` : '',
    labels.join('、'),
    seen,
  ]);
}

/** The chapter of the README about who may see and do what: from the table of roles and the catalog. */
export function rightsTable(): string {
  const wholes = catalog.filter(({ where }) => where === undefined);
  const parts = catalog.filter(({ where }) => where !== undefined);
  return [
    table(['Role', 'Sees', 'May, beside reading public land'], roles.map(roleRow)),
    '',
    table(['Collection', 'Fields', 'Seen by'], wholes.flatMap(collectionRows)),
    '',
    `${parts.map(({ title }) => title.zh).join('、')} are parts of 地块 and show the same fields. Without \`suspected\`, 地类状态 is what it would be without the case. ` +
      `On a public map everybody has ${Capability.options
        .filter((capability) => mayCall(onPublicMap, capability))
        .map((capability) => `\`${capability}\``)
        .join(' and ')}, to read; nothing is written.`,
  ].join('\n');
}
