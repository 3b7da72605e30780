// Values of the explorer's URL that only the server can refuse, and long values.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { emptyState, readAddress, refusedIn, withoutValues, writeAddress } from '../../main/resources/META-INF/resources/explorer/state.js';

const noCountry = (code) => ({
  argument: 'filter.countries', path: ['now'], message: `\`filter.countries\`: no country has the code "${code}". The query \`countries\` lists valid values.`,
});
const noRevision = (field) => ({ argument: 'revision', path: field && [field], message: 'There is no revision 999.' });
const refused = (error, address) => refusedIn(error, new URLSearchParams(address));

test('the field that failed shows whether the pinned or the compared revision is unknown', () => {
  assert.deepEqual(refused(noRevision('then'), 'revision=3&compare=999'), [['compare', '999']]);
  assert.deepEqual(refused(noRevision('now'), 'revision=999&compare=3'), [['revision', '999']]);
  assert.deepEqual(refused(noRevision('now'), 'compare=3'), []);
  assert.deepEqual(refused(noRevision(), 'revision=998&compare=999'), [['revision', '998'], ['compare', '999']]);
});

test('of several countries, only the unknown one is refused', () => {
  assert.deepEqual(refused(noCountry('XX'), 'country=KR&country=XX&country=BR&domain=language'), [['country', 'XX']]);
  assert.deepEqual(refused({ ...noCountry('XX'), message: 'No.' }, 'country=KR&country=XX'), [['country', 'KR'], ['country', 'XX']]);
});

test('only the unknown value is refused, even if the message shortens it', () => {
  const long = 'a'.repeat(90);
  assert.deepEqual(refused({ argument: 'filter.domains', path: ['now'], message: `There is no domain "${'a'.repeat(80)}...".` }, `domain=language&domain=${long}`),
    [['domain', long]]);
});

test('if the server refuses a window, both of its years are refused, but no values of other arguments', () => {
  assert.deepEqual(refused({ argument: 'to', path: ['now'], message: 'The window is too long: "2020".' }, 'from=2020&to=2030&by=sector'),
    [['from', '2020'], ['to', '2030']]);
  assert.deepEqual(refused({ argument: undefined, path: ['now'], message: 'The database rests.' }, 'from=2020'), []);
});

test('a state without refused values keeps all others', () => {
  const state = { ...emptyState(), revision: 3, compare: 999, country: ['KR', 'XX'], text: 'gpt' };
  assert.deepEqual(withoutValues(state, [['compare', '999'], ['country', 'XX']]), { ...state, compare: null, country: ['KR'] });
  assert.deepEqual(withoutValues(state, [['country', 'KR'], ['country', 'XX'], ['text', 'gpt']]), { ...state, country: [], text: '' });
});

test('an address keeps the longest slugs that the controls offer', () => {
  const slug = 'a'.repeat(200);
  const state = { ...emptyState(), domain: [slug], highlight: `${slug}-${slug}-12`, lang: 'en' };
  assert.deepEqual(readAddress(new URL(writeAddress(state), 'http://localhost').search, 'en'), { state, dropped: [] });
  const longer = ['a'.repeat(201), 'a'.repeat(421)];
  assert.deepEqual(readAddress(`?domain=${longer[0]}&highlight=${longer[1]}`, 'en').dropped, [`domain=${longer[0]}`, `highlight=${longer[1]}`]);
});
