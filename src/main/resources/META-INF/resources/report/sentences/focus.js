// The rank of the country that the reader chose.
import { figure, josa, say } from '../../shared/say.js';

/**
 * d: country (its name), span (the years as text), isYear (whether the span is one year), count, rank, tied, partners (names
 * of countries with the same rank), of, before (null, or { year, n, rank, tied }) for the year before.
 */
export const ko = (f, { country, span, count, rank, tied, partners, of, before }) => {
  const name = f.inText(country);
  if (count === 0) return say`${name}에서 ${span}에 나온 모델은 없다.`;
  const same = tied && partners.length > 0 && say` ${josa(f.enumeration(partners.map(f.inText)), '과/와')} 같은 수다.`;
  return say`${span} ${josa(name, '은/는')} ${figure(f.models(count), of)}로 ${f.place(rank, tied)}다.${same}${moveKo(f, rank, before)}`;
};

function moveKo(f, rank, before) {
  if (!before) return null;
  if (before.n === 0) return ` ${before.year}년에는 모델이 없었다.`;
  const steps = before.rank - rank;
  if (steps === 0) return ` ${before.year}년과 같은 순위다.`;
  return ` ${before.year}년 ${f.place(before.rank, before.tied)}에서 ${f.native(Math.abs(steps))}${Math.abs(steps) > 10 ? '' : ' '}계단 ${steps > 0 ? '올랐다' : '내려갔다'}.`;
}

export const en = (f, { country, span, isYear, count, rank, tied, partners, of, before }) => {
  const name = f.inText(country);
  if (count === 0) return say`No model of ${span} came from ${name}.`;
  const same = tied && partners.length > 0
    && say`, as many as ${f.list(partners.map(f.inText))}`;
  return say`${isYear ? 'In' : 'For'} ${span}, ${name} ranks ${f.place(rank, tied)} with ${figure(f.models(count), of)}${same}.${moveEn(f, rank, before)}`;
};

function moveEn(f, rank, before) {
  if (!before) return null;
  if (before.n === 0) return ` It had no model in ${before.year}.`;
  if (before.rank === rank) return ` It had the same rank in ${before.year}.`;
  return ` It was ${f.place(before.rank, before.tied)} in ${before.year}.`;
}
