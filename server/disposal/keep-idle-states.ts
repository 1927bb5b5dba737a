import { restoreIdleStates } from './parcels.repository.ts';

/**
 * Lets restored parcels say again what their open case says: a case gives its parcel no new revision, so an image may be
 * older than the case, and undoing an edit must not take the case back.
 */
export const keepIdleStates = restoreIdleStates;
