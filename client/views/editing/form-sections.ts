import type { EditingMessages } from '../../language/editing-messages-zh.ts';

/** Sections of a form in their order, and the names of their headings. */
export const sections = [
  'identity',
  'state',
  'planning',
  'supply',
  'readiness',
  'operation',
  'origin',
  'other',
] as const;

export const sectionNames: Readonly<Record<(typeof sections)[number], keyof EditingMessages>> = {
  identity: 'sectionIdentity',
  state: 'sectionState',
  planning: 'sectionPlanning',
  supply: 'sectionSupply',
  readiness: 'sectionReadiness',
  operation: 'sectionOperation',
  origin: 'sectionOrigin',
  other: 'sectionOther',
};
