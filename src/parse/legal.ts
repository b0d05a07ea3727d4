// Text as XML allows it: what it forbids is gone before any later stage can meet it. It knows no format.

/** Characters that XML 1.0 forbids (section 2.2). */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+/g;

/** Without forbidden characters and without a byte order mark; half a surrogate pair becomes U+FFFD. */
export function toLegal(text: string): string {
  return text
    .replace(/^\ufeff+/, '')
    .replace(FORBIDDEN, '')
    .toWellFormed();
}
