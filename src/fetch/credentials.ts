// Credentials of an address: taken out of it, for the header or the handshake they are meant for. It knows nothing of who may have them.

/** Null where the address has none. */
export function toCredentials(url: URL): { readonly username: string; readonly password: string } | null {
  if (url.username === '' && url.password === '') return null;
  return { username: toPlain(url.username), password: toPlain(url.password) };
}

/** The value of an Authorization header (RFC 7617), or null. */
export function toBasic(url: URL): string | null {
  const credentials = toCredentials(url);
  if (credentials === null) return null;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
}

/** A percent sign in a password need not begin an escape. */
function toPlain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
