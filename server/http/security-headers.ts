import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What the policy depends on; taken from the configuration. */
export interface SecuritySettings {
  /** With a key, the tile servers of 天地图 are allowed. */
  tiandituKey?: string | undefined;
  /** Over TLS browsers are told to insist on it. */
  publicUrl?: string | undefined;
}

const tiandituHosts = Array.from({ length: 8 }, (_, index) => `https://t${index}.tianditu.gov.cn`);

/**
 * Security headers. The content policy allows this origin only; styles may stand inline because the grid sets them,
 * scripts never; workers come as files; a configured basemap adds its hosts.
 */
export function securityHeaders(settings: SecuritySettings): RequestHandler {
  const basemap = settings.tiandituKey === undefined ? [] : tiandituHosts;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The matching engine in the browser is WebAssembly; it is no way to run text as a script.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
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
    // Over plain HTTP on loopback there is no TLS to insist on.
    strictTransportSecurity:
      settings.publicUrl?.startsWith('https:') === true
        ? { maxAge: 31_536_000, includeSubDomains: false }
        : false,
  });
  return (request, response, next) => {
    response.setHeader(
      'Permissions-Policy',
      'geolocation=(self), camera=(), microphone=(), payment=(), usb=()',
    );
    headers(request, response, next);
  };
}
