import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What the policy depends on; taken from the configuration. */
export interface SecuritySettings {
  /** With a key, the tile servers of 天地图 are allowed. */
  tiandituKey?: string | undefined;
}

const tiandituHosts = Array.from({ length: 8 }, (_, index) => `https://t${index}.tianditu.gov.cn`);

/**
 * Security headers. The content policy allows this origin only; styles may stand inline because the grid sets them,
 * scripts never; workers come as files; a configured basemap adds its hosts.
 */
export function securityHeaders(settings: SecuritySettings): RequestHandler {
  const basemap = settings.tiandituKey === undefined ? [] : tiandituHosts;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        workerSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...basemap],
        connectSrc: ["'self'", 'data:', ...basemap],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // Plain HTTP on loopback: there is no TLS to insist on.
    strictTransportSecurity: false,
  });
}
