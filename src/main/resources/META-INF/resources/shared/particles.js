// Korean particles (조사), chosen by the last sound of the word before them.
import { READINGS } from './readings.js';

const VOWEL = 'vowel';
const RIEUL = 'rieul';
const CONSONANT = 'consonant';

/** The pairs of particles: first the form after a consonant, then the form after a vowel. */
const FORMS = {
  '은/는': ['은', '는'],
  '이/가': ['이', '가'],
  '을/를': ['을', '를'],
  '과/와': ['과', '와'],
  '으로/로': ['으로', '로'],
  '이다/다': ['이다', '다'],
};

/** Symbols and units that are read as words. */
const UNITS = { '%': VOWEL, '%p': VOWEL, FLOP: CONSONANT, FLOPS: VOWEL };

/** Last sounds of the digits, read in Sino-Korean: 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGITS = [CONSONANT, RIEUL, VOWEL, CONSONANT, VOWEL, VOWEL, CONSONANT, RIEUL, RIEUL, VOWEL];

/** Last sounds of the units of groups of four digits: 만 억 조 경 해. The first group has the units 십, 백 and 천 instead. */
const MYRIADS = [CONSONANT, CONSONANT, CONSONANT, VOWEL, CONSONANT, VOWEL];

const CLOSING = /(\s|["'”’»」』》〉]|\([^()]*\)|\[[^[\]]*\])$/;
const NUMBER = /^[\d,]+(\.\d+)?$/;
const LATIN = /[A-Za-z]/;

/**
 * A word with the particle that fits it.
 * @param {string} word any text; closing brackets with their content, quotes and spaces at its end are not read
 * @param {keyof FORMS} pair such as "은/는"
 * @returns {string} the particle; both forms, such as 은(는), if nobody can know how the word is read
 */
export function particle(word, pair) {
  const [afterConsonant, afterVowel] = FORMS[pair];
  const sound = lastSound(word);
  if (sound === null) {
    return pair === '으로/로' ? '(으)로' : pair === '이다/다' ? '(이)다' : `${afterConsonant}(${afterVowel})`;
  }
  if (sound === VOWEL || (sound === RIEUL && pair === '으로/로')) return afterVowel;
  return afterConsonant;
}

/** The last sound of a word: vowel, rieul or consonant; null if its reading is unknown. */
export function lastSound(word) {
  const read = readAloud(word);
  const unit = Object.keys(UNITS).find((name) => read.endsWith(name) && !LATIN.test(read.at(-name.length - 1) ?? ''));
  if (unit) return UNITS[read.endsWith('%p') ? '%p' : unit];
  const last = read.at(-1) ?? '';
  const syllable = last.charCodeAt(0) - 0xAC00;
  if (syllable >= 0 && syllable < 11172) return ofSyllable(syllable);
  if (/[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(last)) return CONSONANT; // 제곱
  const [before, token] = read.match(/^(.*?)(\S*)$/s).slice(1);
  if (NUMBER.test(token)) return LATIN.test(before.trimEnd().at(-1) ?? '') ? null : ofNumber(token);
  const digits = token.match(/[가-힣](\d+)$/);
  if (digits) return ofNumber(digits[1]);
  return ofLatin(read, token);
}

function readAloud(word) {
  let text = word;
  while (CLOSING.test(text)) text = text.replace(CLOSING, '');
  return text;
}

function ofSyllable(syllable) {
  const final = syllable % 28;
  return final === 0 ? VOWEL : final === 8 ? RIEUL : CONSONANT;
}

function ofNumber(text) {
  const digits = text.replaceAll(',', '');
  const zeros = digits.includes('.') || /^0+$/.test(digits) ? 0 : digits.match(/0*$/)[0].length;
  if (zeros === 0) return DIGITS[Number(digits.at(-1))];
  return MYRIADS[Math.floor(zeros / 4)] ?? null;
}

/** The last sound of a word in Latin letters. Capitals at its end are spelled out. Other words must be in the readings. */
function ofLatin(read, token) {
  const reading = Object.hasOwn(READINGS, read) ? READINGS[read] : READINGS[token];
  if (typeof reading === 'string') return lastSound(reading);
  if (/\d/.test(token)) return null;
  const capitals = token.match(/[A-Z]+$/)?.[0] ?? '';
  if (capitals.length < 2 && !/^[A-Z.&-]+$/.test(token)) return null;
  const letter = capitals.at(-1);
  if (!letter) return null;
  return 'LR'.includes(letter) ? RIEUL : 'MN'.includes(letter) ? CONSONANT : VOWEL;
}
