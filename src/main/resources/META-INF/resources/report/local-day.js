/** The day of an instant where the reader is, such as 2026-08-19. */
export const localDay = (instant) => [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()]
  .map((part) => String(part).padStart(2, '0')).join('-');
