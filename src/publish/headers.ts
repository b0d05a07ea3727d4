// Headers that every answer has. It knows neither questions nor documents.

/**
 * Pages have no script; entries' pictures come from the outlets. No Strict-Transport-Security: whether there is TLS is known to the proxy
 * that ends it.
 */
export const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src https: http: data:; media-src https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

export function toLength(body: Uint8Array): Record<string, string> {
  return { 'Content-Length': String(body.byteLength) };
}
