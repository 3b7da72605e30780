// The filters behind the report's numbers. The test applies them to sample models as the API would.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ofKey, ofSeveral } from '../../main/resources/META-INF/resources/report/filters.js';
import { countedFor } from '../../main/resources/META-INF/resources/report/sections/organizations.js';

const MODELS = {
  none: [],
  chat: ['chat'],
  language: ['language-modeling', 'language-generation', 'language-modeling-generation'],
  'language and chat': ['language-modeling', 'language-modeling-generation', 'chat'],
  speech: ['speech-recognition-asr', 'audio-speech-recognition'],
  'speech of before revision 3': ['audio-speech-recognition'],
  'speech and language': ['speech-recognition-asr', 'audio-speech-recognition', 'language-modeling', 'language-generation'],
  'speech, chat and translation': ['speech-recognition-asr', 'audio-speech-recognition', 'chat', 'translation'],
};

const RULES = {
  tasks: (tasks, model) => tasks.some((task) => model.includes(task)),
  minTasks: (least, model) => model.length >= least,
  maxTasks: (most, model) => model.length <= most,
  any: (filters, model) => filters.some((filter) => admits(filter, model)),
  all: (filters, model) => filters.every((filter) => admits(filter, model)),
  not: (filter, model) => !admits(filter, model),
};
const admits = (filter, model) => Object.entries(filter).every(([name, value]) => RULES[name](value, model));
const opened = (dimension, key) => Object.keys(MODELS).filter((name) => admits(ofKey(dimension, key, {}), MODELS[name]));

test('an order of magnitude of compute opens the models from its key to ten times its key, or below 1 FLOP', () => {
  assert.deepEqual(['unknown', '0', '1e0', '1e25'].map((key) => ofKey('COMPUTE_MAGNITUDE', key, {})), [
    { computeKnown: false }, { minTrainingFlop: 0, trainingFlopBelow: 1 }, { minTrainingFlop: 1, trainingFlopBelow: 10 },
    { minTrainingFlop: 1e25, trainingFlopBelow: 1e26 },
  ]);
});

test('a number of task families opens the models with that many families, and tasks of one family count once', () => {
  assert.deepEqual(['0', '1', '2', '3', '2+'].map((key) => opened('TASK_FAMILY_COUNT', key)), [
    ['none'],
    ['chat', 'language', 'speech', 'speech of before revision 3'],
    ['language and chat', 'speech and language'],
    ['speech, chat and translation'],
    ['language and chat', 'speech and language', 'speech, chat and translation'],
  ]);
});

test('speech recognition also opens models whose task has the name that the first revisions used', () => {
  assert.deepEqual(opened('TASK_FAMILY', 'SPEECH_RECOGNITION'),
    ['speech', 'speech of before revision 3', 'speech and language', 'speech, chat and translation']);
});

test('models of several countries are those with two of them, in fewer conditions than the 100 that a filter may have', () => {
  const codes = Array.from({ length: 249 }, (_, at) => `C${at}`);
  const conditions = ({ any = [], all = [], ...rest }) => ('countries' in rest) + Boolean(any.length) + Boolean(all.length)
    + [...any, ...all].map(conditions).reduce((sum, n) => sum + n, 0);
  const matches = ({ countries, any, all }, model) => (!countries || countries.some((code) => model.includes(code)))
    && (!any || any.some((filter) => matches(filter, model))) && (!all || all.every((filter) => matches(filter, model)));
  for (const count of [2, 3, 5, 8, 44, 249]) {
    const some = codes.slice(0, count);
    const filter = ofSeveral(some, 'RECORDED');
    assert.ok(some.every((one, at) => some.every((other, before) => matches(filter, [one, other]) === (at !== before))), `${count} countries`);
    assert.ok(matches(filter, some) && !matches(filter, ['XX']));
    assert.ok(conditions(filter) < 100, `${count} countries need ${conditions(filter)} conditions`);
    assert.ok(JSON.stringify(filter).includes('"countryBasis":"RECORDED"'));
  }
});

test('a country’s number of organizations opens only models that count for the country', () => {
  const all = [{ key: 'google', modelCount: 9 }, { key: 'kaist', modelCount: 4 }, { key: 'naver', modelCount: 3 }];
  const of = (...organizations) => countedFor('KR', organizations, all, { organizationBasis: 'GROUP' });
  const whole = { groups: ['naver'] };
  const part = { groups: ['google', 'kaist'], countries: ['KR'], countryBasis: 'RECORDED' };
  const [google, kaist, naver] = [['google', 3], ['kaist', 3], ['naver', 3]].map(([key, modelCount]) => ({ key, modelCount }));
  assert.deepEqual([of(naver), of(google, kaist), of(google, kaist, naver)], [whole, part, { any: [whole, part] }]);
});
