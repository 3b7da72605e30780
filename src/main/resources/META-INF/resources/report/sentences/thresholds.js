// How many models reach a level of compute: certainly, by their estimate, or possibly.
import { figure, say } from '../../shared/say.js';

/**
 * d: span (the window, as text), flop, certain, estimated, possible (each { n, of }), unknown (the number of models whose compute
 * is not known).
 */
export const ko = (f, { span, flop, certain, estimated, possible, unknown }) => {
  const level = `${f.flop(flop)} FLOP`;
  const models = ({ n, of }) => figure(f.models(n), of);
  if (possible.n === 0 && unknown > 0) return say`${span}에 나온 모델 가운데 학습 연산량이 알려진 것에는 ${level}에 이르렀을 수 있는 것이 없다.`;
  if (possible.n === 0) return say`${span}에 나온 모델 가운데 ${level}에 이르렀을 수 있는 것은 없다.`;
  const sure = certain.n === 0 ? say`${span}에 나온 모델 가운데 ${level} 이상이 확실한 것은 없고` : say`${span}에 나온 모델 가운데 ${level} 이상이 확실한 것은 ${models(certain)}이고`;
  const guess = estimated.n === 0 ? ', 추정값으로도 없으며' : say`, 추정값으로는 ${models(estimated)}이며`;
  return say`${sure}${guess}, 추정의 오차까지 헤아리면 많게는 ${models(possible)}다.`;
};

export const en = (f, { span, flop, certain, estimated, possible, unknown }) => {
  const level = `${f.flop(flop)} FLOP`;
  const count = ({ n, of }) => figure(f.number(n), n ? of : null);
  if (possible.n === 0 && unknown > 0) return say`No model of ${span} with a known training compute can have reached ${level}.`;
  if (possible.n === 0) return say`No model of ${span} can have reached ${level}.`;
  const sure = certain.n === 0 ? say`No model of ${span} certainly reached ${level}` : say`${count(certain)} ${certain.n === 1 ? 'model' : 'models'} of ${span} certainly reached ${level}`;
  const guess = estimated.n === 0 ? ', none by its estimate' : say`, ${count(estimated)} by ${estimated.n === 1 ? 'its' : 'their'} estimate`;
  return say`${sure}${guess}, and up to ${count(possible)} within the error of the estimates.`;
};

/** Follows the sentences about all levels, because none of them covers these models. d: n, of. */
export const unestimated = {
  ko: (f, { n, of }) => (n === 0 ? null : say`연산량이 알려지지 않은 모델은 ${figure(f.models(n), of)}다.`),
  en: (f, { n, of }) => (n === 0 ? null : say`For ${figure(f.models(n), of)} the compute is not known.`),
};
