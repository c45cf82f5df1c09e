import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { onlyAskedFor } from './host.ts';

/** The most that one request may bring, in bytes: longer than anything anybody types. */
const MOST_BYTES = 256 * 1024;

const SELF = ["'self'"];
const NOTHING = ["'none'"];

/** Nothing runs, is shown or is asked but what this server sends itself. */
const POLICY = {
  defaultSrc: NOTHING,
  scriptSrc: SELF,
  styleSrc: SELF,
  imgSrc: SELF,
  connectSrc: SELF,
  formAction: SELF,
  baseUri: NOTHING,
  frameAncestors: NOTHING,
};

/**
 * What stands before every page: only this page's own requests ask the bot or change anything,
 * and what is answered can neither be framed nor read from elsewhere.
 *
 * @param host the one that is listened on.
 */
export function guard(host: string): readonly MiddlewareHandler[] {
  return [
    secureHeaders({
      contentSecurityPolicy: POLICY,
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      // For HTTPS, which nothing here speaks.
      strictTransportSecurity: false,
      permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
    }),
    onlyAskedFor(host),
    csrf(),
    bodyLimit({
      maxSize: MOST_BYTES,
      onError(context) {
        // The rest is never read, so that nothing more can come over this connection.
        context.header('Connection', 'close');
        throw new HTTPException(413);
      },
    }),
  ];
}
