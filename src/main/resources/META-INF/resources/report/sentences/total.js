// How many models were released in the window, and by how many organizations of how many countries.
import { figure, say } from '../../shared/say.js';

/** d: from, to, until (the day up to which a partial last year is known, or null), count, organizations, countries, of. */
export const ko = (f, { from, to, until, count, organizations, countries, of }) => {
  const years = `${f.range(from, to)}${until ? `(${f.dayOnly(until)}까지)` : ''}`;
  if (count === 0) return say`${years}에 나온 초거대 AI 모델은 없다.`;
  const core = from === to && !until
    ? say`${from}년 한 해 전 세계에서 나온 초거대 AI 모델은 모두 ${figure(f.models(count), of)}다.`
    : say`${years} 전 세계에서 나온 초거대 AI 모델은 모두 ${figure(f.models(count), of)}다.`;
  const makers = organizations > 0 && countries > 0
    && say` ${figure(f.countries(countries), of)} ${figure(f.organizations(organizations), of)}이 개발했다.`;
  return say`${core}${makers}`;
};

export const en = (f, { from, to, until, count, organizations, countries, of }) => {
  const end = until ? `${f.dayOnly(until)} ${to}` : String(to);
  const years = from === to ? `in ${to}${until ? ` up to ${f.dayOnly(until)}` : ''}` : `between ${from} and ${end}`;
  if (count === 0) return say`No large-scale AI model came out ${years}.`;
  const start = count < 10 ? f.capital(f.numeral(count))[0] : f.number(count);
  const core = say`${figure(start, of)} large-scale AI ${count === 1 ? 'model' : 'models'} came out worldwide ${years}.`;
  const makers = organizations > 0 && countries > 0
    && say` ${count === 1 ? 'It was' : 'They were'} made by ${figure(f.organizations(organizations), of)} in ${figure(f.countries(countries), of)}.`;
  return say`${core}${makers}`;
};
