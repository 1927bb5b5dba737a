import type { Collection } from '../../geodata/catalog/collection.ts';
import { optionSets } from '../../geodata/codes/option-sets.ts';
import type { CollectionDescription, FieldDescription } from '../../geodata/model/api-collections.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { mayCall, writeCapability } from '../access/capability.ts';
import { type VisibleField, visibleFields } from '../access/visibility.ts';

const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const cgcs2000 = 'http://www.opengis.net/def/crs/EPSG/0/4490';

const describeField = ({ field }: VisibleField): FieldDescription => ({
  name: field.name,
  label: field.label,
  type: field.type,
  ...(field.unit === undefined ? {} : { unit: field.unit }),
  ...(field.options === undefined ? {} : { options: [...optionSets[field.options]] }),
  ...(field.filter === undefined ? {} : { filter: field.filter }),
  sortable: field.sortable ?? false,
  ...(field.section === undefined ? {} : { section: field.section }),
  ...(field.edit === undefined ? {} : { edit: field.edit }),
});

/** Address of a collection below the server's root. */
export const collectionPath = (id: string): string => `/api/collections/${id}`;

/** A collection in OGC shape with the catalog's description, as far as this actor may see it. */
export function describeCollection(collection: Collection, actor: Actor): CollectionDescription {
  const path = collectionPath(collection.id);
  return {
    id: collection.id,
    title: collection.title.zh,
    description: collection.description.zh,
    itemType: 'feature',
    crs: [crs84],
    storageCrs: cgcs2000,
    links: [
      { href: path, rel: 'self', type: 'application/json' },
      { href: `${path}/items`, rel: 'items', type: 'application/geo+json', title: collection.title.zh },
      { href: `${path}/summary`, rel: 'related', type: 'application/json', title: '汇总' },
    ],
    luodi: {
      title: collection.title,
      description: collection.description,
      counter: collection.counter,
      geometry: collection.geometry,
      ...(collection.areaField === undefined ? {} : { areaField: collection.areaField }),
      titleField: collection.titleField,
      defaultSort: [...collection.defaultSort],
      fields: visibleFields(collection, actor).map(describeField),
      ...(collection.editing === undefined || !mayCall(actor, writeCapability(collection))
        ? {}
        : { editing: { collection: collection.revisionOf, ...collection.editing } }),
    },
  };
}
