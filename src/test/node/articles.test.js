// The article before names of countries in English sentences.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import './without-d3.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';

const EXPLORER = '../../main/resources/META-INF/resources/explorer/';
const { speak } = await import(`${EXPLORER}speech.js`);
const { emptyState } = await import(`${EXPLORER}state.js`);
const { firsts } = await import(`${EXPLORER}views/firsts.js`);
const { ranking } = await import(`${EXPLORER}views/ranking.js`);
const { releases } = await import(`${EXPLORER}views/releases.js`);

const COUNTRIES = readFileSync(new URL('../../../db/reference/countries.csv', import.meta.url), 'utf8').trim().split('\n').slice(1)
  .map((line) => line.split(',').slice(0, 2));

test('in a sentence, the names of countries that take an article have one', () => {
  const { inText } = formats('en');
  const withArticle = COUNTRIES.filter(([, name]) => inText(name) === `the ${name}`).map(([code]) => code);
  assert.equal(withArticle.join(' '), 'AE AX BQ BS CC CD CF CG CK DO FK FO GB GM HM IM IO KM KY MH MP MV NL PH PN SB SC TC TF UM US VG VI');
  assert.ok(COUNTRIES.every(([, name]) => formats('ko').inText(name) === name));
});

const labels = (...names) => names.map((label) => ({ rank: 1, modelCount: 20, share: 0.5, label, years: [{ year: 2024, share: 0.5 }],
  model: { releasedOn: '2024-05-01' } }));

test('in sentences of the explorer, each name of a list has its article', () => {
  const context = { speech: speak('en'), state: { ...emptyState(), measure: 'SHARE' } };
  const years = [{ year: 2024, modelCount: 40, partial: false }];
  const both = labels('United Kingdom', 'China', 'Netherlands');
  assert.equal(ranking.finding({ ranking: both, modelCount: 40 }, context),
    'The United Kingdom, China and the Netherlands share the lead, with 20 of 40 models each (50.0%).');
  assert.equal(ranking.finding({ ranking: labels('United States'), modelCount: 40 }, context), 'The United States leads with 20 of 40 models (50.0%).');
  assert.equal(ranking.finding({ ranking: labels('xAI'), modelCount: 40 }, context), 'xAI leads with 20 of 40 models (50.0%).');
  assert.equal(releases.finding({ years, series: both }, context),
    'The United Kingdom, China and the Netherlands each had the largest share of 2024’s models: 50.0%.');
  assert.equal(firsts.finding({ firsts: labels('Canada', 'Philippines') }, context),
    '2 countries released a matching model. The latest to join: Canada and the Philippines, in May 2024.');
});
