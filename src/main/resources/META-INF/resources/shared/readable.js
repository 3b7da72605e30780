// The values of a claim as people write them. The API gives values in the form in which it compares them: as codes, slugs,
// fractions and words of the API.
import { COUNTRY_BASES } from './parameters.js';

const NUMBER = /^-?\d+(\.\d+)?$/;
const POWER = /^\d+(\.\d+)?e\+?\d+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
/** How the API writes an item that the data does not have. */
const MISSING = '-';
/** Korean for the words that a published value can contain. In English, these words are shown unchanged. */
const KOREAN = { rising: '계속 증가', falling: '계속 감소', slightly: '소폭', half: '절반' };

/**
 * The same values with readable texts.
 * @param {Array<{label: string, published: string, computed: ?string, matches: boolean}>} values
 * @param {Map<string, string>} names of countries by code, and of tasks and domains by slug
 */
export const readable = (values, names, speech) => values.map((value) => ({
  ...value,
  published: textOf(value.published, false, names, speech),
  computed: value.computed === null ? null
    : textOf(value.computed, areShares(value), names, speech),
}));

/**
 * The names of countries, tasks and domains, as selections on Query. Selects the countries of every basis, because a
 * claim may count on any basis, and a country may have models on one basis only.
 */
export const NAMES = `${COUNTRY_BASES.map((basis) =>
  `${basis}: countries(first: 100, filter: { minModels: 1, basis: ${basis} }) { nodes { code name(language: $language) } }`).join('\n  ')}
  tasks { slug name(language: $language) }
  domains { slug name(language: $language) }`;

/** The names of countries by code, and of tasks and domains by slug, from the answer to NAMES. */
export const namesOf = (data) => new Map([
  ...[...data.tasks, ...data.domains].map(({ slug, name }) => [slug, name]),
  ...COUNTRY_BASES.flatMap((basis) => data[basis].nodes).map(({ code, name }) => [code, name]),
]);

const itemsOf = (text) => text.split(', ');

/** Whether the values beside a published word such as “rising” are shares. Shares are fractions; counts are whole. */
function areShares({ published, computed }) {
  if (/\d/.test(published)) return false;
  const numbers = itemsOf(computed).filter((item) => item !== MISSING);
  return numbers.every((item) => NUMBER.test(item) && Number(item) >= 0 && Number(item) <= 1) && numbers.some((item) => item.includes('.'));
}

/** A published word in Korean; null if the text is not a word. */
const koreanOf = (text) => KOREAN[text] ?? (/^top \d+$/.test(text) ? `상위 ${text.slice(4)}위` : null);

function textOf(text, inShares, names, speech) {
  const { language, words: { claims }, day, month, decimal, scientific } = speech;
  return (language === 'ko' ? koreanOf(text) : null) ?? itemsOf(text).map((item) => {
    if (item === MISSING) return claims.none;
    if (inShares) return `${Number.isInteger(Number(item)) ? Number(item) * 100 : decimal(Number(item) * 100)}%`;
    if (POWER.test(item)) return scientific(item);
    if (DAY.test(item)) return day(item);
    if (MONTH.test(item)) return month(`${item}-01`);
    return names.get(item) ?? item.replace(/^-(?=\d)/, '−');
  }).join(', ');
}
