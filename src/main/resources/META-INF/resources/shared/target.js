// The part of a page that the URL names after its #.

/** The element that a hash names; null if it names none, or cannot be decoded. */
export function target(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return null;
  }
}
