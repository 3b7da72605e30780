// Compares the last complete year with the year before.
import { figure, say } from '../../shared/say.js';
import { LEAST } from '../least.js';

/**
 * d: year, now and before ({ n, of }), firstFallSince (the year from which on this is the first fall, or null), late
 * (whether the source may still add models of the year).
 */
export const ko = (f, { year, now, before, firstFallSince, late }) => {
  const d = now.n - before.n;
  const models = ({ n, of }) => figure(f.models(n), n ? of : null);
  const late2 = late && say` ${year}년 집계에는 모델이 늦게 더해질 수 있다.`;
  if (before.n === 0 && now.n === 0) return null;
  if (before.n === 0) return say`전년에 없던 모델이 ${year}년에는 ${models(now)} 나왔다.${late2}`;
  if (now.n === 0) return say`${year}년에는 새 모델이 나오지 않았다(전년 ${models(before)}).`;
  if (d === 0) return say`${year}년에는 한 해 전과 같은 ${models(now)}가 나왔다.${late2}`;
  const fall = d < 0 && firstFallSince !== null && ` ${firstFallSince}년 이후 처음으로 줄어든 것이다.`;
  const way = d > 0 ? '많아졌다' : '적어졌다';
  if (before.n < LEAST) return say`${year}년에는 ${models(now)}로 한 해 전의 ${models(before)}보다 ${f.models(Math.abs(d))} ${way}.${fall}${late2}`;
  if (now.n / before.n >= 2) return say`${year}년에는 ${models(now)}로 한 해 전(${models(before)})의 ${f.times(now.n / before.n)}배로 늘었다.${late2}`;
  return say`${year}년에는 ${models(now)}로 한 해 전보다 ${f.models(Math.abs(d))}(${f.rate(Math.abs(d) / before.n)}) ${way}.${fall}${late2}`;
};

export const en = (f, { year, now, before, firstFallSince, late }) => {
  const d = now.n - before.n;
  const count = ({ n, of }) => figure(f.number(n), n ? of : null);
  const late2 = late && ` Late additions to ${year} are likely.`;
  const be = now.n === 1 ? 'was' : 'were';
  if (before.n === 0 && now.n === 0) return null;
  if (before.n === 0) return say`${year} brought ${count(now)} after none in the year before.${late2}`;
  if (now.n === 0) return say`No model came out in ${year}, after ${count(before)} in ${year - 1}.`;
  if (d === 0) return say`In ${year} there ${be} ${count(now)}, as many as the year before.${late2}`;
  const fall = d < 0 && firstFallSince !== null && ` It is the first fall in the years from ${firstFallSince}.`;
  const way = d > 0 ? 'more' : 'fewer';
  const rate = f.rate(Math.abs(d) / before.n);
  if (before.n < LEAST) return say`In ${year} there ${be} ${count(now)}, ${f.number(Math.abs(d))} ${way} than the ${count(before)} of the year before.${fall}${late2}`;
  if (now.n / before.n >= 2) return say`In ${year} there ${be} ${count(now)}, ${f.times(now.n / before.n)} times as many as the year before (${count(before)}).${late2}`;
  return say`In ${year} there ${be} ${count(now)}, ${f.number(Math.abs(d))} ${way} than the year before (${d > 0 ? 'up' : 'down'} ${rate}).${fall}${late2}`;
};
