// The shares of multimodal models and of models with open weights in a year, compared with the year before.
import { figure, say } from '../../shared/say.js';
import { LEAST } from '../least.js';

const comparable = ({ now, before }) => before !== null && before.all >= LEAST && now.all >= LEAST;

/** d: year, now ({ n, all, of }), before ({ n, all } or null), first (null, or { year, organization, model }). */
const multimodalKo = (f, { year, now, before, first }) => {
  if (now.all === 0) return null;
  const start = first && ` 첫 멀티모달 모델은 ${first.year}년 ${first.organization ? `${first.organization}의 ` : ''}${first.model} 모델이다.`;
  if (now.n === 0) return say`${year}년에는 멀티모달로 표시된 모델이 없다.${start}`;
  return say`${year}년 모델 가운데 멀티모달로 표시된 것은 ${figure(f.models(now.n), now.of)}(${f.share(now.n / now.all)})${movedKo(f, now, before)}${start}`;
};

const openKo = (f, { year, now, before }) => {
  if (now.all === 0) return null;
  if (now.n === 0) return say`${year}년에 가중치를 공개했다고 알려진 모델은 없다.`;
  return say`${year}년 모델 가운데 가중치를 공개한 것은 ${figure(f.models(now.n), now.of)}(${f.share(now.n / now.all)})${movedKo(f, now, before)}`;
};

function movedKo(f, now, before) {
  if (!comparable({ now, before })) return '다.';
  const d = now.n / now.all - before.n / before.all;
  if (Math.abs(d) < 0.0005) return '로, 비중이 전년과 같다.';
  return `로, 비중이 전년보다 ${f.points(d)} ${d > 0 ? '높다' : '낮다'}.`;
}

const multimodalEn = (f, { year, now, before, first }) => {
  if (now.all === 0) return null;
  const start = first && ` The first was ${first.organization ? `${first.organization}’s ` : ''}${first.model}, in ${first.year}.`;
  if (now.n === 0) return say`No model of ${year} is recorded as multimodal.${start}`;
  return say`Of the models of ${year}, ${figure(f.number(now.n), now.of)} (${f.share(now.n / now.all)}) ${now.n === 1 ? 'is' : 'are'} recorded as multimodal${movedEn(f, now, before)}${start}`;
};

const openEn = (f, { year, now, before }) => {
  if (now.all === 0) return null;
  if (now.n === 0) return say`No model of ${year} is known to have open weights.`;
  return say`Of the models of ${year}, ${figure(f.number(now.n), now.of)} (${f.share(now.n / now.all)}) ${now.n === 1 ? 'has' : 'have'} open weights${movedEn(f, now, before)}`;
};

function movedEn(f, now, before) {
  if (!comparable({ now, before })) return '.';
  const d = now.n / now.all - before.n / before.all;
  if (Math.abs(d) < 0.0005) return ', the same share as the year before.';
  return `, ${f.points(d)} ${d > 0 ? 'more' : 'less'} than the year before.`;
}

export const multimodal = { ko: multimodalKo, en: multimodalEn };
export const open = { ko: openKo, en: openEn };
