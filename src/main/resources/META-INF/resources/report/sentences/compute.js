// The largest training run, how fast the record grows, and how many models have no known compute.
import { figure, say } from '../../shared/say.js';

/**
 * d: span (the window, as text), total (models of the window), largest (null, or { model, organization, releasedOn, flop, of }),
 * onRecord (whether no model of the revision is larger), growth (null, or { models, factor, fit, months, of }), records (number of
 * record holders), unpassed (whether the largest is the record of the revision, and is older than half a year),
 * unknown ({ n, share, of }).
 */
export const ko = (f, { span, total, largest, onRecord, growth, records, unpassed, unknown }) => {
  if (total === 0) return null;
  if (!largest) return say`${span}에 나온 모델 가운데 학습 연산량이 알려진 것은 없다.`;
  const core = say`${!onRecord && `${span}에 나온, `}학습 연산량이 알려진 모델 가운데 가장 큰 것은 ${f.month(largest.releasedOn)}에 나온 ${
    largest.organization && `${largest.organization}의 `}${largest.model} 모델(${figure(`${f.flop(largest.flop)} FLOP`, largest.of)})이다.`;
  const speed = growth
    ? say` 최고 기록은 해마다 ${figure(`${f.decimal(growth.factor)}배`, growth.of)}가 되었고(${f.models(growth.models)} 모델, R² ${f.fine(growth.fit)})${
      growth.months !== null ? `, 두 배가 되는 데 ${f.decimal(growth.months)}개월이 걸렸다.` : '.'}`
    : records > 0 && ` 기록이 ${f.models(records)}뿐이거나 기간이 짧아 증가 속도는 셈하지 않았다.`;
  const still = unpassed && ` ${f.month(largest.releasedOn)} 이후 이 기록을 넘은 모델은 확인되지 않았다.`;
  const missing = unknown.n > 0 ? say` ${span}에 나온 모델 가운데 연산량이 알려지지 않은 것은 ${figure(f.models(unknown.n), unknown.of)}(${f.share(unknown.share)})다.`
    : ` ${span}에 나온 모든 모델의 연산량이 알려져 있다.`;
  return say`${core}${speed}${still}${missing}`;
};

export const en = (f, { span, total, largest, onRecord, growth, records, unpassed, unknown }) => {
  if (total === 0) return null;
  if (!largest) return say`No model of ${span} has a known training compute.`;
  const core = say`${onRecord ? 'The largest training run on record' : `Among the models of ${span} with a known training compute, the largest`} is ${largest.organization && `${largest.organization}’s `}${largest.model} of ${
    f.month(largest.releasedOn)}, at ${figure(`${f.flop(largest.flop)} FLOP`, largest.of)}.`;
  const speed = growth
    ? say` The record grew ${figure(`${f.decimal(growth.factor)}-fold`, growth.of)} each year (${f.models(growth.models)}, R² ${f.fine(growth.fit)})${
      growth.months !== null ? `, doubling every ${f.decimal(growth.months)} months.` : '.'}`
    : records > 0 && (records === 1 ? ' One record is not enough for a rate of growth.'
      : ` The ${records} records are too few, or span too short a time, for a rate of growth.`);
  const still = unpassed && ' No model is known to have passed it since.';
  const missing = unknown.n > 0
    ? say` For ${figure(f.models(unknown.n), unknown.of)} of ${span} (${f.share(unknown.share)}) the compute is not known.`
    : ` The compute of every model of ${span} is known.`;
  return say`${core}${speed}${still}${missing}`;
};
