// Numbers, names and dates in sentences and tables: the formats of i18n.js, and more. Shares always have a decimal.
import { scientific, speak } from './i18n.js';
import { josa, joined } from './say.js';

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const NUMERALS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const NATIVE = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];
const LISTED = 4;

/** The texts and formats of a language (speak), with those of this module. */
export function formats(language) {
  const speech = speak(language);
  return { ...speech, inText: speech.words.inText, ...(language === 'ko' ? korean(speech) : english(speech)) };
}

/** Rounds to one decimal without reaching 0% or 100%, which only exact values have. */
const nearly = (value, decimal) => decimal(Math.min(value * 100, 99.94));

function korean({ number, decimal }) {
  const listed = (items, whole) => {
    if (items.length > LISTED) return [...joined(items.slice(0, 3), ', '), ` 등 ${whole}`];
    return items.length === 2 ? [...josa(items[0], '과/와'), ' ', items[1]] : joined(items, ', ');
  };
  return {
    share: (value) => (value > 0 && value < 0.0005 ? '0.1% 미만' : value === 0 || value === 1 ? `${value * 100}%` : `${nearly(value, decimal)}%`),
    rate: (value) => `${decimal(value * 100)}%`,
    times: (value) => decimal(value).replace(/\.0$/, ''),
    points: (value) => `${decimal(Math.abs(value) * 100)}%p`,
    models: (n) => `${number(n)}개`,
    countries: (n) => `${number(n)}개국`,
    organizations: (n) => `${number(n)}곳`,
    range: (from, to) => (from === to ? `${from}년` : `${from}~${to}년`),
    place: (rank, tied) => `${tied ? '공동 ' : ''}${rank}위`,
    rankCell: (rank, tied) => `${tied ? '공동 ' : ''}${rank}위`,
    native: (n) => NATIVE[n] ?? number(n),
    list: (items) => listed(items, `${items.length}개국`),
    /** A list of countries before the particle 과 or 와. It has no such particle itself, to avoid two in a row. */
    enumeration: (items) => (items.length === 2 ? joined(items, ', ') : listed(items, `${items.length}개국`)),
    listOf: (items, unit) => listed(items, `${items.length}${unit}`),
    dayOnly: (text) => `${Number(text.slice(5, 7))}월 ${Number(text.slice(8, 10))}일`,
    month: (text) => `${text.slice(0, 4)}년 ${Number(text.slice(5, 7))}월`,
    revision: (n) => `제${n}판`,
    amount: koreanAmount(number),
    flop: (value) => scientific(value, '×'),
  };
}

function english({ number, decimal }) {
  const list = (items) => (items.length > LISTED
    ? [...joined(items.slice(0, 3), ', '), ` and ${NUMERALS[items.length - 3] ?? number(items.length - 3)} others`]
    : joined(items, ', ', ' and '));
  return {
    share: (value) => (value > 0 && value < 0.0005 ? 'less than 0.1%' : value === 0 || value === 1 ? `${value * 100}%` : `${nearly(value, decimal)}%`),
    rate: (value) => `${decimal(value * 100)}%`,
    times: (value) => decimal(value).replace(/\.0$/, ''),
    points: (value) => `${decimal(Math.abs(value) * 100)} percentage points`,
    models: (n) => (n === 1 ? '1 model' : `${number(n)} models`),
    countries: (n) => (n === 1 ? '1 country' : `${number(n)} countries`),
    organizations: (n) => (n === 1 ? '1 organization' : `${number(n)} organizations`),
    range: (from, to) => (from === to ? String(from) : `${from}–${to}`),
    place: (rank, tied) => `${tied ? 'joint ' : ''}${ORDINALS[rank] ?? `${number(rank)}${suffix(rank)}`}`,
    rankCell: (rank, tied) => `${tied ? '=' : ''}${rank}`,
    list,
    listOf: list,
    dayOnly: (text) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`)),
    revision: (n) => `revision ${n}`,
    amount: englishAmount(number),
    flop: (value) => scientific(value),
    /** Parts of a sentence, with a capital at the beginning. */
    capital: (parts) => {
      const [first, ...rest] = [parts].flat(Infinity);
      const raise = (text) => text[0].toUpperCase() + text.slice(1);
      return [typeof first === 'string' ? raise(first) : { ...first, text: raise(first.text) }, ...rest];
    },
    numeral: (n) => NUMERALS[n] ?? number(n),
  };
}

function suffix(n) {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th';
}

/** 1.56e13 is 15조 6,000억: two units at most, three significant digits. */
const koreanAmount = (number) => (value) => {
  const rounded = Number(value.toPrecision(3));
  if (rounded < 1e4) return number(rounded);
  const units = [[1e12, '조'], [1e8, '억'], [1e4, '만'], [1, '']];
  const at = units.findIndex(([size]) => rounded >= size);
  const [size, unit] = units[at];
  const whole = Math.floor(rounded / size);
  const below = units[at + 1];
  const rest = below ? Math.round((rounded - whole * size) / below[0]) : 0;
  return `${number(whole)}${unit}${rest ? ` ${number(rest)}${below[1]}` : ''}`;
};

const englishAmount = (number) => (value) => {
  const rounded = Number(value.toPrecision(3));
  const [size, unit] = [[1e12, 'trillion'], [1e9, 'billion'], [1e6, 'million']].find(([least]) => rounded >= least) ?? [1, ''];
  return `${number(Number((rounded / size).toPrecision(3)))}${unit && ` ${unit}`}`;
};
