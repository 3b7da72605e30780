// Parameters of the pages' URLs, with their values.

export const COUNTRY_BASES = ['HEADQUARTERS', 'GROUP_HEADQUARTERS', 'RECORDED'];
export const ORGANIZATION_BASES = ['GROUP', 'RECORDED'];

const slug = (value) => value.toLowerCase().replaceAll('_', '-');

/** A parameter that is a whole number between two bounds. */
export const number = (least, most) => ({
  many: false,
  fallback: null,
  read: (text) => (/^\d{1,10}$/.test(text) && +text >= least && +text <= most ? +text : undefined),
  write: String,
});

/** A parameter that is one of the values, written in lower case with hyphens. */
export const oneOf = (values, fallback = values[0]) => ({
  many: false,
  fallback,
  read: (text) => values.find((value) => slug(value) === text.toLowerCase()),
  write: slug,
});

/** A parameter that is the code of a country, also in lower case. */
export const country = {
  many: false,
  fallback: null,
  read: (text) => (/^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : undefined),
  write: String,
};

/** A parameter that is a slug, also with capitals. */
export const slugUpTo = (longest) => ({
  many: false,
  fallback: null,
  read: (text) => (text.length <= longest && /^[a-z0-9-]+$/i.test(text) ? text.toLowerCase() : undefined),
  write: String,
});

/** A parameter that may occur several times in the URL, each time with one of the values. */
export const someOf = (values) => ({ ...oneOf(values), many: true, fallback: [] });
