// Permalinks of the explorer, as its served modules write and read them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ACCESSIBILITIES, CONFIDENCES, DIMENSIONS, FIGURES, FORMS, SECTORS, emptyState, readAddress, writeAddress, writePermalink }
  from '../../main/resources/META-INF/resources/explorer/state.js';
import { COUNTRY_BASES, ORGANIZATION_BASES } from '../../main/resources/META-INF/resources/shared/parameters.js';

const SITE = 'http://localhost:8080';
const MEASURES = ['COUNT', 'SHARE'];
const slug = (value) => value.toLowerCase().replaceAll('_', '-');
const longest = (values) => values.reduce((one, other) => (slug(other).length > slug(one).length ? other : one));

/** A state with a value for every control, as long as possible, with one value for each filter, and five figures as tables. */
const FULLEST = {
  ...emptyState(),
  revision: 99,
  compare: 98,
  from: 2020,
  to: 2024,
  by: longest(DIMENSIONS),
  measure: 'SHARE',
  countryBasis: longest(COUNTRY_BASES),
  organizationBasis: longest(ORGANIZATION_BASES.slice(1)),
  country: ['KR'],
  sector: [longest(SECTORS)],
  domain: ['image-generation'],
  accessibility: [longest(ACCESSIBILITIES)],
  confidence: [longest(CONFIDENCES)],
  text: 'GPT-4 Omni',
  table: FIGURES.filter((figure) => figure !== 'scatter'),
  lang: 'ko',
};

const opened = (link) => readAddress(new URL(link).search, 'en');
const reads = (link, state) => assert.deepEqual(opened(link), { state, dropped: [] }, link);

test('a permalink has at most 120 characters even with all choices, if each filter has one value', () => {
  const link = writePermalink(FULLEST, SITE);
  assert.ok(link.length <= 120, `${link.length}: ${link}`);
  reads(link, FULLEST);
});

test('a permalink of any combination of choices opens the same view', () => {
  const names = Object.keys(FULLEST).filter((name) => name !== 'lang');
  for (let chosen = 0; chosen < 2 ** names.length; chosen += 31) {
    const state = { ...emptyState(), lang: chosen % 2 ? 'en' : 'ko' };
    names.forEach((name, at) => { if (chosen & (1 << at)) state[name] = FULLEST[name]; });
    const link = writePermalink(state, SITE);
    assert.ok(link.length <= 120, `${link.length}: ${link}`);
    assert.deepEqual(opened(link).state, state, link);
  }
});

test('each value of each control has its own code', () => {
  const choices = { by: DIMENSIONS, measure: MEASURES, countryBasis: COUNTRY_BASES, organizationBasis: ORGANIZATION_BASES };
  const filters = { sector: SECTORS, accessibility: ACCESSIBILITIES, confidence: CONFIDENCES, table: FIGURES };
  const states = [
    ...Object.entries(choices).flatMap(([name, values]) => values.map((value) => ({ ...FULLEST, [name]: value }))),
    ...FORMS.map((form) => ({ ...FULLEST, form: [form] })),
    ...Object.entries(filters).flatMap(([name, values]) => [...values.map((value) => [value]), values]
      .map((chosen) => ({ ...FULLEST, [name]: chosen }))),
  ];
  const links = states.map((state) => writePermalink(state, SITE));
  states.forEach((state, at) => reads(links[at], state));
  links.forEach((link) => assert.match(link, /^http:\/\/localhost:8080\/\?r=99&y=2020-2024&v=98&/));
});

test('codes in permalinks never change, because permalinks are printed', () => {
  assert.equal(writePermalink(FULLEST, SITE), `${SITE}/?r=99&y=2020-2024&v=98&b=m&m=s&h=g&o=r&c=KR&s=r&d=image-generation&a=n&k=s`
    + '&q=GPT-4+Omni&w=rkfim&ko');
});

test('a permalink keeps the forms of the charts and the highlight', () => {
  const state = { ...emptyState(), revision: 99, from: 2020, to: 2024, by: 'SECTOR', form: FORMS, highlight: 'SK텔레콤 & co.', table: FIGURES, lang: 'ko' };
  const link = writePermalink(state, SITE);
  assert.equal(link, `${SITE}/?r=99&y=2020-2024&b=s&w=rkfsim&f=mfsp&g=SK%ED%85%94%EB%A0%88%EC%BD%A4+%26+co.&ko`);
  reads(link, state);
});

test('a permalink with several values for a filter is longer, and opens the view', () => {
  const state = { ...FULLEST, country: ['KR', 'US', 'CN'], domain: ['image-generation', 'language'], accessibility: ACCESSIBILITIES,
    text: '한국의 “모델” & 100% of a.b-c+d' };
  const link = writePermalink(state, SITE);
  assert.ok(link.length > 120);
  reads(link, state);
});

test('parameters keep their long names if the permalink fits into 120 characters, with the public URL', () => {
  const state = { ...emptyState(), revision: 3, from: 2020, to: 2024, by: 'SECTOR', measure: 'SHARE', lang: 'en' };
  assert.equal(writePermalink(state, SITE), `${SITE}/?revision=3&from=2020&to=2024&by=sector&measure=share&lang=en`);
  const far = `https://${'a'.repeat(60)}.example`;
  assert.equal(writePermalink(state, far), `${far}/?r=3&y=2020-2024&b=s&m=s&en`);
});

test('addresses with long names are still valid', () => {
  const address = '/?revision=99&compare=98&from=2020&to=2024&by=compute-magnitude&measure=share&countryBasis=group-headquarters'
    + '&organizationBasis=recorded&country=KR&sector=research-collective&domain=image-generation'
    + '&accessibility=open-weights-non-commercial&confidence=speculative&text=GPT-4+Omni&table=releases&table=ranking'
    + '&table=frontier&table=firsts&table=multimodality&lang=ko';
  assert.equal(writeAddress(FULLEST), address);
  reads(SITE + address, FULLEST);
});

test('invalid parts of an address are reported as they are written', () => {
  for (const part of ['r=x', 'y=2020', 'y=-', 'b=z', 'b=', 's=iz', 'd=a_b', 'c=kor', 'w=rz', 'ko=1', 'z=1', 'revision=x', '__proto__=1']) {
    assert.deepEqual(opened(`${SITE}/?${part}&lang=en`).dropped, [part]);
  }
  assert.deepEqual(opened(`${SITE}/?s=iz&en`).state, { ...emptyState(), sector: ['INDUSTRY'], lang: 'en' });
  assert.deepEqual(opened(`${SITE}/?y=2030-2020&en`), { state: { ...emptyState(), lang: 'en' }, dropped: ['from=2030', 'to=2020'] });
});
