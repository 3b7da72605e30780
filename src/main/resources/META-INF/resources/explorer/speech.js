// The texts of the explorer, with the formats of numbers and dates.
import { speak as speakOfAll } from '../shared/i18n.js';
import { en } from './words/en.js';
import { ko } from './words/ko.js';

const WORDS = { en, ko };

/**
 * @param {'en'|'ko'} language
 * @returns the texts and formats of all pages (speak in i18n.js), with the explorer's own texts
 */
export function speak(language) {
  const speech = speakOfAll(language);
  return { ...speech, words: { ...speech.words, ...WORDS[language] } };
}
