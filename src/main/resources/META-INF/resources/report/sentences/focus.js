// The rank of the country that the reader chose.
import { figure, josa, say } from '../../shared/say.js';

/**
 * d: country (its name), span (the years as text), isYear (whether the span is one year), count, rank, tied, partners (names
 * of countries with the same rank), of, before (null, or { year, n, rank, tied }) for the year before, unattributed (the number
 * of models without a country, which may be models of this one), recorded (whether only countries that the source records count).
 */
export const ko = (f, { country, span, count, rank, tied, partners, of, before, unattributed, recorded }) => {
  const name = f.inText(country);
  const seen = unattributed > 0 && (recorded ? '적힌' : '알려진');
  if (count === 0) return say`${name}에서 ${span}에 ${seen ? `나왔다고 ${seen}` : '나온'} 모델은 없다.`;
  const same = tied && partners.length > 0 && say` ${josa(f.enumeration(partners.map(f.inText)), '과/와')} 같은 수다.`;
  return say`${span} ${josa(name, '은/는')} ${figure(f.models(count), of)}로 ${f.place(rank, tied)}다.${same}${moveKo(f, rank, before, seen)}`;
};

function moveKo(f, rank, before, seen) {
  if (!before) return null;
  if (before.n === 0) return ` ${before.year}년에는 ${seen ? `${seen} ` : ''}모델이 없었다.`;
  const steps = before.rank - rank;
  if (steps === 0) return ` ${before.year}년과 같은 순위다.`;
  return ` ${before.year}년 ${f.place(before.rank, before.tied)}에서 ${f.native(Math.abs(steps))}${Math.abs(steps) > 10 ? '' : ' '}계단 ${steps > 0 ? '올랐다' : '내려갔다'}.`;
}

export const en = (f, { country, span, isYear, count, rank, tied, partners, of, before, unattributed, recorded }) => {
  const name = f.inText(country);
  const seen = unattributed > 0 && (recorded ? 'recorded' : 'known');
  if (count === 0) return say`No model of ${span} ${seen ? `is ${seen} to have come` : 'came'} from ${name}.`;
  const same = tied && partners.length > 0
    && say`, as many as ${f.list(partners.map(f.inText))}`;
  return say`${isYear ? 'In' : 'For'} ${span}, ${name} ranks ${f.place(rank, tied)} with ${figure(f.models(count), of)}${same}.${moveEn(f, rank, before, seen)}`;
};

function moveEn(f, rank, before, seen) {
  if (!before) return null;
  if (before.n === 0) return ` It ${seen ? `is not ${seen} to have had a` : 'had no'} model in ${before.year}.`;
  if (before.rank === rank) return ` It had the same rank in ${before.year}.`;
  return ` It was ${f.place(before.rank, before.tied)} in ${before.year}.`;
}
