import express, { type Express, type RequestHandler } from 'express';
import type { ActorOf } from './access/actor.ts';
import { publicVisitor } from './access/roles.ts';
import { accountRoutes } from './accounts/accounts.routes.ts';
import { attachmentRoutes } from './attachments/attachments.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { boundaryRoutes } from './boundaries/boundaries.routes.ts';
import { collectionRoutes } from './collections/collections.routes.ts';
import { diagnosticsRoutes } from './diagnostics/diagnostics.routes.ts';
import type { Metrics } from './diagnostics/metrics.ts';
import { metricsHandler } from './diagnostics/metrics-router.ts';
import { idleCaseRoutes } from './disposal/idle-cases.routes.ts';
import { editingRoutes } from './editing/editing.routes.ts';
import { exportRoutes } from './exports/exports.routes.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { healthRouter } from './health/health-router.ts';
import { requireReady } from './health/require-ready.ts';
import type { StartUp } from './health/start-up.ts';
import type { Route } from './http/define-route.ts';
import { hostGuard } from './http/host-guard.ts';
import { mountRoutes } from './http/mount-routes.ts';
import { notFound, problemHandler } from './http/problem-handler.ts';
import { accountLimit, addressLimits } from './http/rate-limits.ts';
import { requestContext } from './http/request-context.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { type SlowBodyLimits, slowBodyGuard } from './http/slow-body-guard.ts';
import { writeGuard } from './http/write-guard.ts';
import { importRoutes } from './imports/drafts/drafts.routes.ts';
import { matchingRoutes } from './matching/matching.routes.ts';
import { parcelRoutes } from './parcels/parcels.routes.ts';
import { parkRoutes } from './parks/parks.routes.ts';
import { projectRoutes } from './projects/projects.routes.ts';
import { quotaRoutes } from './projects/quotas.routes.ts';
import { bulletinRoutes } from './reports/bulletins.routes.ts';
import { evaluationRoutes } from './reports/evaluations.routes.ts';
import { reportRoutes } from './reports/reports.routes.ts';
import { stockReportRoutes } from './reports/stock-reports.routes.ts';
import { reservationRoutes } from './reservations/reservations.routes.ts';
import { shortlistRoutes } from './reservations/shortlist.routes.ts';
import { reviewRoutes } from './reviews/reviews.routes.ts';
import { ruleParamRoutes } from './rule-params/rule-params.routes.ts';
import { savedViewRoutes } from './saved-views/saved-views.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { serviceRoutes } from './service/service.routes.ts';
import { providerRoutes } from './session/provider.routes.ts';
import { sessionRoutes } from './session/session.routes.ts';
import { tilesRoutes } from './tiles/tiles.routes.ts';
import { zoneRoutes } from './zones/zones.routes.ts';

export interface AppDeps extends FeatureDeps {
  startUp: StartUp;
  actorOf: ActorOf;
  /** Absent in tests of other things. */
  metrics?: Metrics;
  /** Patience with bodies that trickle in; the usual one unless said otherwise. */
  slowBodyLimits?: SlowBodyLimits;
  /** Serves the client application: built files, or the development server. Absent in tests of the API. */
  client?: RequestHandler;
}

/** Every feature of the API; a new one is one line here. */
const features: readonly ((deps: FeatureDeps) => Route[])[] = [
  sessionRoutes,
  providerRoutes,
  accountRoutes,
  zoneRoutes,
  collectionRoutes,
  boundaryRoutes,
  searchRoutes,
  parcelRoutes,
  parkRoutes,
  tilesRoutes,
  editingRoutes,
  importRoutes,
  attachmentRoutes,
  exportRoutes,
  savedViewRoutes,
  reportRoutes,
  bulletinRoutes,
  evaluationRoutes,
  stockReportRoutes,
  auditRoutes,
  diagnosticsRoutes,
  idleCaseRoutes,
  ruleParamRoutes,
  projectRoutes,
  quotaRoutes,
  matchingRoutes,
  reservationRoutes,
  shortlistRoutes,
  reviewRoutes,
];

/** All routes below /api, those that describe the interface first. */
export function apiRoutes(deps: FeatureDeps): Route[] {
  const routes: Route[] = [];
  routes.push(...serviceRoutes(() => routes, deps.version), ...features.flatMap((feature) => feature(deps)));
  return routes;
}

/** Puts the server together. Does no I/O: nothing is opened, nothing listens. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.set('etag', false);
  app.set('trust proxy', [...deps.config.trustedProxies]);
  app.use(requestContext, requestLog(deps.log), securityHeaders(deps.config), hostGuard(deps.config));
  app.use('/health', healthRouter(deps.startUp));
  if (deps.metrics !== undefined) {
    app.get('/metrics', metricsHandler(deps.metrics, deps.config.metricsToken));
    app.use(deps.metrics.measure);
  }
  const { client } = deps;
  const { publicMap } = deps.config;
  // Nobody is anybody on a public map, whatever a request brings along.
  const actorOf = publicMap === undefined ? deps.actorOf : () => publicVisitor(publicMap);
  // In development the client's sources are served by their names: those in its own folder api/ are not our interface.
  if (client !== undefined) {
    app.use((request, response, next) =>
      /^\/api\/[\w-]+\.ts$/.test(request.path) ? client(request, response, next) : next(),
    );
  }
  app.use(
    '/api',
    ...addressLimits(deps.config),
    requireReady(deps.startUp),
    accountLimit(deps.config, actorOf),
    slowBodyGuard(deps.slowBodyLimits),
    writeGuard,
    mountRoutes(apiRoutes(deps), { actorOf, version: deps.version }),
    notFound,
  );
  if (client !== undefined) app.use(client);
  app.use(notFound, problemHandler(deps.log, deps.operations.recentErrors));
  return app;
}
