// The year that the source does not yet cover to its end.
import { figure, say } from '../../shared/say.js';

/** d: year, asOf, count, of. */
export const ko = (f, { year, asOf, count, of }) => (count === 0
  ? say`${year}년 모델은 ${f.dayOnly(asOf)} 현재 아직 없다.`
  : say`${year}년은 ${f.dayOnly(asOf)}까지 확인된 ${figure(f.models(count), of)}만 담고 있어 다른 해와 견줄 수 없다.`);

export const en = (f, { year, asOf, count, of }) => {
  if (count === 0) return say`No model of ${year} was known by ${f.dayOnly(asOf)}.`;
  const models = count === 1 ? say`the one ${figure('model', of)}` : say`the ${figure(f.models(count), of)}`;
  return say`${year} holds only ${models} known by ${f.dayOnly(asOf)} and cannot be compared with other years.`;
};
