// Texts, numbers and dates in the reader's language.
import { en } from './words/en.js';
import { ko } from './words/ko.js';

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Texts and formats of a language.
 * @param {'en'|'ko'} language
 * @returns the texts, and the formats of numbers and dates
 */
export function speak(language) {
  const words = { en, ko }[language];
  const locale = { en: 'en-GB', ko: 'ko-KR' }[language];
  const format = (options) => {
    const numbers = new Intl.NumberFormat(locale, options);
    return (value) => numbers.format(value);
  };
  const days = (options) => {
    const dates = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day) => dates.format(new Date(`${day}T00:00:00Z`));
  };
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  const number = format({});
  return {
    language,
    words,
    number,
    models: (n) => words.models(n, number(n)),
    decimal: format({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    fine: format({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    percent: format({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    exact: format({ maximumSignificantDigits: 15 }),
    compact: format({ notation: 'compact', maximumSignificantDigits: 3 }),
    wholePercent: format({ style: 'percent', maximumFractionDigits: 0 }),
    day: days({ year: 'numeric', month: language === 'ko' ? 'long' : 'short', day: 'numeric' }),
    month: days({ year: 'numeric', month: 'long' }),
    list: words.list ?? ((items) => lists.format(items)),
    scientific,
    rank: words.rank,
  };
}

/** A number, or a text of the API such as "2.1e25", in the usual notation with at most three significant digits: 2.1 × 10²⁵. */
export function scientific(value, times = ' × ') {
  const [digits, exponent] = Number(value).toExponential(2).split('e');
  const mantissa = String(Number(digits));
  const power = `10${[...exponent.replace('+', '')].map((digit) => SUPERSCRIPT[digit] ?? '⁻').join('')}`;
  return mantissa === '1' ? power : `${mantissa}${times}${power}`;
}
