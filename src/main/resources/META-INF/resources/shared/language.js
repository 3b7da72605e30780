// The language of a page.

/** The language of the reader, for a URL that names none. */
export const preferredLanguage = () => (navigator.language.split('-')[0] === 'ko' ? 'ko' : 'en');

/** The language of a state, as the API names it. */
export const languageOf = ({ lang }) => lang.toUpperCase();
