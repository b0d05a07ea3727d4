// Text as XML allows it: what it forbids is gone before any later stage can meet it. It knows no format.

/** Characters that XML 1.0 forbids (section 2.2); so many at once, since a pattern that runs over millions may leave the engine no stack. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]{1,256}/g;

/** Without forbidden characters and without a byte order mark; half a surrogate pair becomes U+FFFD. */
export function toLegal(text: string): string {
  return text
    .replace(/^\ufeff+/, '')
    .replace(FORBIDDEN, '')
    .toWellFormed();
}
