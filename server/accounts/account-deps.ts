import type { FeatureDeps } from '../feature-deps.ts';

/** What the services of accounts work with. */
export type AccountDeps = Pick<FeatureDeps, 'config' | 'log' | 'sql' | 'identities' | 'now'>;
