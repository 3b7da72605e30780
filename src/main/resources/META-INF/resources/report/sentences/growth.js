// Growth over the complete years of the window, and the year with the most models.
import { figure, joined, josa, say } from '../../shared/say.js';
import { LEAST } from '../least.js';

const peaksOf = (years) => {
  const most = Math.max(...years.map(({ n }) => n));
  return most === 0 || years.length < 3 ? [] : years.filter(({ n }) => n === most);
};

/** d: years (complete ones, { year, n, of }), rate (compound annual growth as the API gives it, or null). */
export const ko = (f, { years, rate }) => {
  // With two years, the sentence about the change on the year before already says this.
  if (years.length < 3) return null;
  const [first, last] = [years[0], years.at(-1)];
  const models = ({ n, of }) => figure(f.models(n), n ? of : null);
  const peaks = peaksOf(years);
  const peak = peaks.length === 1
    ? say` 가장 많았던 해는 ${peaks[0].year}년(${models(peaks[0])})이다.`
    : peaks.length > 1 && peaks.length < years.length
      && say` 가장 많았던 해는 ${joined(peaks.map(({ year }, at) => (peaks.length === 2 && at === 0 ? [...josa(`${year}년`, '과/와')] : [`${year}년`])), peaks.length === 2 ? ' ' : ', ')}(각 ${models(peaks[0])})이다.`;
  if (first.n === 0) return say`${first.year}년에 나온 모델이 없어 연평균 증가율은 셈하지 않았다.${peak}`;
  if (rate === null || last.n === 0) return peak ? say`${first.year}년 ${models(first)}에서 ${last.year}년 ${last.n === 0 ? '0개' : models(last)}가 되었다.${peak}` : null;
  const few = first.n < LEAST && ` 첫해가 ${f.models(first.n)}뿐이어서 증가율이 크게 나온다.`;
  const growth = rate === 0
    ? say`${first.year}년과 ${last.year}년에 나온 모델은 ${models(last)}로 같다.`
    : say`${first.year}년 ${models(first)}에서 ${last.year}년 ${models(last)}로, 해마다 평균 ${f.rate(Math.abs(rate))} ${rate > 0 ? '늘어난' : '줄어든'} 셈이다.`;
  return say`${growth}${rate > 0 && few}${peak}`;
};

export const en = (f, { years, rate }) => {
  // With two years, the sentence about the change on the year before already says this.
  if (years.length < 3) return null;
  const [first, last] = [years[0], years.at(-1)];
  const count = ({ n, of }) => figure(f.number(n), n ? of : null);
  const peaks = peaksOf(years);
  const peak = peaks.length === 1
    ? say` The peak was ${peaks[0].year}, with ${count(peaks[0])}.`
    : peaks.length > 1 && peaks.length < years.length
      && say` ${joined(peaks.map(({ year }) => String(year)), ', ', ' and ')} share the peak, with ${count(peaks[0])} each.`;
  if (first.n === 0) return say`There is no average growth rate: ${first.year} had no model.${peak}`;
  if (rate === null || last.n === 0) return peak ? say`Releases went from ${count(first)} in ${first.year} to ${last.n === 0 ? 'none' : count(last)} in ${last.year}.${peak}` : null;
  const only = first.n < LEAST ? 'only ' : '';
  const growth = rate === 0
    ? say`As many models came out in ${last.year} as in ${first.year}: ${count(last)}.`
    : say`From ${rate > 0 && only}${count(first)} in ${first.year} to ${count(last)} in ${last.year}, releases ${rate > 0 ? 'grew' : 'fell'} by ${f.rate(Math.abs(rate))} a year on average.`;
  return say`${growth}${peak}`;
};
