// The developers of models: the share of industry, and how many models have several developers.
import { figure, say } from '../../shared/say.js';

/**
 * d: industry ({ n, share, of }), trend (null, or { year, before, now } as shares), risingSince (a year, or null),
 * sole and joint ({ n, share, of }).
 */
export const ko = (f, { industry, trend, risingSince, sole, joint }) => {
  const core = industry.n === 0 ? say`산업계가 참여했다고 알려진 모델은 없다.`
    : say`${figure(f.models(industry.n), industry.of)}(${f.share(industry.share)})는 산업계가 홀로 또는 함께 개발했다.`;
  return say`${core}${trendKo(f, trend)}${risingSince !== null && !isLevel(f, trend) && ` 이 비중은 ${risingSince}년부터 해마다 높아졌다.`}${togetherKo(f, sole, joint)}`;
};

/** Whether both shares look the same after rounding, so that the sentence must not say that the share rose. */
const isLevel = (f, trend) => trend !== null && f.share(trend.before) === f.share(trend.now);

function trendKo(f, trend) {
  if (!trend) return null;
  const [before, now] = [f.share(trend.before), f.share(trend.now)];
  if (before === now) return ` 이 비중은 ${trend.year - 1}년과 ${trend.year}년 모두 ${now}다.`;
  return ` 이 비중은 ${trend.year - 1}년 ${before}에서 ${trend.year}년 ${now}로 ${trend.now > trend.before ? '높아졌다' : '낮아졌다'}.`;
}

function togetherKo(f, sole, joint) {
  if (joint.n === 0) return ' 합작이라고 알려진 모델은 없다.';
  if (sole.n === 0) return joint.n === 1 ? ' 합작 모델이다.' : ' 모두 합작 모델이다.';
  return say` 한 조직의 단독 개발이 ${figure(f.models(sole.n), sole.of)}(${f.share(sole.share)}), 합작이 ${figure(f.models(joint.n), joint.of)}(${f.share(joint.share)})다.`;
}

export const en = (f, { industry, trend, risingSince, sole, joint }) => {
  const core = industry.n === 0 ? say`Industry is not known to have had a part in any of them.`
    : say`Industry had a part in ${figure(f.number(industry.n), industry.of)} of them (${f.share(industry.share)}).`;
  return say`${core}${trendEn(f, trend)}${risingSince !== null && !isLevel(f, trend) && ` It has risen every year since ${risingSince}.`}${togetherEn(f, sole, joint)}`;
};

function trendEn(f, trend) {
  if (!trend) return null;
  const [before, now] = [f.share(trend.before), f.share(trend.now)];
  if (before === now) return ` Its share was ${now} in both ${trend.year - 1} and ${trend.year}.`;
  return ` Its share ${trend.now > trend.before ? 'rose' : 'fell'} from ${before} in ${trend.year - 1} to ${now} in ${trend.year}.`;
}

function togetherEn(f, sole, joint) {
  if (joint.n === 0) return ' None is known to have been developed jointly.';
  if (sole.n === 0) return joint.n === 1 ? ' It was developed jointly.' : ' All of them were developed jointly.';
  return say` ${figure(f.number(sole.n), sole.of)} (${f.share(sole.share)}) ${sole.n === 1 ? 'has' : 'have'} one developer, ${figure(f.number(joint.n), joint.of)} (${f.share(joint.share)}) several.`;
}
