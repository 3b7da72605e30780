// The Korean particles of the report: the last sound of a word decides, in whatever script the word is written.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { particle } from '../../main/resources/META-INF/resources/shared/particles.js';

const CASES = [
  // Hangul
  ['미국', '은/는', '은'], ['프랑스', '은/는', '는'], ['한국', '이/가', '이'], ['캐나다', '이/가', '가'], ['구글', '이/가', '이'],
  ['중국', '과/와', '과'], ['독일', '과/와', '과'], ['알리바바', '과/와', '와'], ['영국', '을/를', '을'], ['러시아', '을/를', '를'],
  ['이스라엘', '으로/로', '로'], ['홍콩', '으로/로', '으로'], ['스위스', '으로/로', '로'], ['공동 5위', '이다/다', '다'], ['산업계', '이다/다', '다'],
  // Units
  ['224개', '으로/로', '로'], ['12건', '이/가', '이'], ['18곳', '을/를', '을'], ['20개국', '이/가', '이'], ['2024년', '은/는', '은'],
  ['8월 19일', '으로/로', '로'], ['7월', '으로/로', '로'], ['제8판', '과/와', '과'], ['3.9배', '이/가', '가'], ['3위', '으로/로', '로'],
  ['45.2%', '으로/로', '로'], ['8.9%p', '이/가', '가'], ['10²⁶ FLOP', '으로/로', '으로'], ['초당 10¹⁵ FLOPS', '을/를', '를'], ['10²⁵', '을/를', '을'],
  // Numbers, read in Sino-Korean
  ['10', '은/는', '은'], ['4.6', '이/가', '이'], ['4.5', '을/를', '를'], ['1', '으로/로', '로'], ['7', '으로/로', '로'],
  ['8', '과/와', '과'], ['0', '이/가', '이'], ['3', '으로/로', '으로'], ['2', '과/와', '와'], ['9', '은/는', '는'],
  ['1,000', '을/를', '을'], ['1,000,000,000,000', '을/를', '를'], ['100,000,000', '이/가', '이'], ['치후360', '은/는', '은'],
  // Capitals, which are spelled out
  ['LG', '은/는', '는'], ['IBM', '은/는', '은'], ['KT', '을/를', '를'], ['오픈AI', '이/가', '가'], ['xAI', '과/와', '와'],
  ['SQL', '으로/로', '로'], ['OCR', '으로/로', '로'], ['LLM', '으로/로', '으로'],
  // Names in Latin script, by their Korean reading
  ['Grok', '은/는', '은'], ['Falcon', '이/가', '이'], ['Claude', '을/를', '를'], ['Code Llama', '과/와', '와'], ['Mistral', '으로/로', '로'],
  // The reading of these words is unknown, so both particles are given
  ['GPT-5', '은/는', '은(는)'], ['Llama 3.1-405B', '이/가', '이(가)'], ['Claude Opus 4.7', '을/를', '을(를)'], ['Grok 4', '으로/로', '(으)로'],
  ['OpenGPT-X', '과/와', '과(와)'], ['Unheard', '이다/다', '(이)다'], ['', '이/가', '이(가)'],
  // Brackets, quotes and spaces are not read
  ['미국(66개)', '을/를', '을'], ['바이두 (Baidu)', '이/가', '가'], ['‘언어’', '은/는', '는'], ['비전(21.6%) ', '이/가', '이'],
  ['LG AI연구원(LG)', '이/가', '이'],
];

test(`${CASES.length} words take the particle of their last sound`, () => {
  assert.ok(CASES.length >= 46);
  assert.deepEqual(CASES.map(([word, pair]) => [word, pair, particle(word, pair)]), CASES);
});
