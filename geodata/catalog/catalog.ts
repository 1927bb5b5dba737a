import type { Collection } from './collection.ts';
import { contracts } from './contracts.ts';
import { enterpriseReports, landSupports } from './enterprise-reports.ts';
import { factoryBuildings, factoryUnits } from './factories.ts';
import type { Field } from './field.ts';
import { approvalRuns, keyProjects, projectProblems, projectVisits } from './key-projects.ts';
import {
  chainLinks,
  controlLines,
  industryChains,
  investmentTeams,
  negativeEntries,
  sensitivePlaces,
  soilSites,
  zoneQuotas,
} from './matching-facts.ts';
import { parcelParts, parcels } from './parcels.ts';
import { commitmentChecks, enclaveTaxes, leaseProjects } from './park-economy.ts';
import { parks, zones } from './parks.ts';
import { assessments, standardTerms } from './standard-land.ts';
import { approvalBatches, revitalisedLand, stockMovements, stockTasks } from './stock-ledgers.ts';
import { blocks, buildings, facilities, greenSpaces, railways, roads, waterAreas } from './surroundings.ts';

/** Every collection, in the order people read them. A new layer begins here. */
export const catalog: readonly Collection[] = [
  zones,
  parks,
  parcels,
  ...parcelParts,
  standardTerms,
  assessments,
  contracts,
  factoryBuildings,
  factoryUnits,
  facilities,
  roads,
  railways,
  waterAreas,
  greenSpaces,
  blocks,
  buildings,
  approvalBatches,
  stockMovements,
  stockTasks,
  revitalisedLand,
  keyProjects,
  projectVisits,
  projectProblems,
  approvalRuns,
  enterpriseReports,
  landSupports,
  leaseProjects,
  enclaveTaxes,
  commitmentChecks,
  controlLines,
  soilSites,
  sensitivePlaces,
  negativeEntries,
  zoneQuotas,
  investmentTeams,
  industryChains,
  chainLinks,
];

const byId = new Map(catalog.map((collection) => [collection.id, collection]));

/** The collection of an identifier, or undefined. */
export const collectionOf = (id: string): Collection | undefined => byId.get(id);

/** A field of a collection by its API name, or undefined. */
export const fieldOf = (collection: Collection, name: string): Field | undefined =>
  collection.fields.find((entry) => entry.name === name);
