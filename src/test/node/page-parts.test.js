// Parts of the pages, built without a browser: where their links lead, and where the focus goes when a button vanishes.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { main } from './page-document.js';
import { emptyState } from '../../main/resources/META-INF/resources/claims/address.js';
import { claimCitation, listCitation } from '../../main/resources/META-INF/resources/claims/citation.js';
import { en as claimWords } from '../../main/resources/META-INF/resources/claims/words/en.js';
import { makeMarks } from '../../main/resources/META-INF/resources/explorer/charts/marks.js';
import { makePresets } from '../../main/resources/META-INF/resources/explorer/presets.js';
import { trendsDocument } from '../../main/resources/META-INF/resources/explorer/documents.js';
import { htmlTable } from '../../main/resources/META-INF/resources/explorer/table.js';
import { makeNewer } from '../../main/resources/META-INF/resources/explorer/newer.js';
import { citing } from '../../main/resources/META-INF/resources/report/documents.js';
import { openCitation } from '../../main/resources/META-INF/resources/shared/cite.js';
import { failure } from '../../main/resources/META-INF/resources/shared/dialog.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import { speak } from '../../main/resources/META-INF/resources/shared/i18n.js';
import { droppedNote, footer, makeMasthead } from '../../main/resources/META-INF/resources/shared/page.js';
import { QueryError } from '../../main/resources/META-INF/resources/shared/query.js';
import { openRecords } from '../../main/resources/META-INF/resources/shared/records.js';
import { showCountry } from '../../main/resources/META-INF/resources/things/country.js';
import { makeCredits } from '../../main/resources/META-INF/resources/things/credits.js';
import { absent, modelTable } from '../../main/resources/META-INF/resources/things/parts.js';
import { timeline } from '../../main/resources/META-INF/resources/things/timeline.js';
import { en } from '../../main/resources/META-INF/resources/things/words/en.js';
import { ko } from '../../main/resources/META-INF/resources/things/words/ko.js';

const spoken = formats('en');
const speech = { ...spoken, words: { ...spoken.words, things: en, newer: () => 'A newer revision.', showNewer: 'Show it' } };
const network = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = network;
  main.replaceChildren();
});

const answering = (...answers) => {
  globalThis.fetch = async () => ({ json: async () => ({ data: answers.shift() }) });
};

const until = async (holds) => {
  while (!holds()) await new Promise((resolve) => { setTimeout(resolve); });
};

test('the links to pages name the revision to which the page is pinned, in the header and the footer', () => {
  const { part, pin } = makeMasthead(speech, () => {});
  const addresses = () => part.all('a').map((link) => link.getAttribute('href'));
  const unpinned = ['/?lang=en', '/report?lang=en', '/claims?lang=en', '/models?lang=en', '/organizations?lang=en', '/countries?lang=en',
    '/graphiql', '/graphql/schema.graphql'];
  assert.deepEqual(addresses(), unpinned);
  pin(3);
  assert.deepEqual(addresses(), unpinned.map((address) => (address.includes('?') ? `${address}&revision=3` : address)));
  pin(null);
  assert.deepEqual(addresses(), unpinned);
  const below = (revision) => {
    main.replaceChildren(...footer(null, speech, null, revision));
    return main.all('a').map((link) => link.getAttribute('href')).slice(0, 2);
  };
  assert.deepEqual([below(null), below(3)],
    [['/report?lang=en', '/claims?lang=en'], ['/report?lang=en&revision=3', '/claims?lang=en&revision=3']]);
  main.replaceChildren();
});

test('after the note about the address is dismissed, the focus is on the content', () => {
  const note = droppedNote(['by=nonsense'], speech, () => main.replaceChildren());
  main.append(note);
  note.all('button')[0].press();
  assert.deepEqual([main.childElementCount, document.activeElement], [0, main]);
});

test('after the reader asks for a newer revision, the focus is on the content', async () => {
  const opened = [];
  const { part, saw, look } = makeNewer(speech, (revision) => {
    opened.push(revision.number);
    saw(revision.number);
  });
  main.append(part);
  saw(8);
  answering({ revision: { number: 9, asOf: '2026-08-19' } });
  await look();
  part.all('button')[0].press();
  assert.deepEqual([opened, part.childElementCount, document.activeElement], [[9], 0, main]);
});

test('“Show more” keeps the focus while there are more models, and then the number of models has it', async () => {
  const models = (from, to, hasNextPage) => ({ country: { models: {
    totalCount: 50, pageInfo: { hasNextPage, endCursor: String(to) },
    nodes: Array.from({ length: to - from + 1 }, (_, at) => ({ slug: `m${from + at}`, name: `M${from + at}`, releasedOn: '2024-01-01', organizations: [], trainingCompute: null })),
  } } });
  answering(models(1, 20, true), models(21, 40, true), models(41, 50, false));
  const [table, pager] = await modelTable('country', 'code', { state: { key: 'KR', lang: 'en', revision: null }, speech, number: 8 });
  main.append(table, pager);
  const [more] = pager.all('button');
  const [shown] = pager.all('p');
  await more.press();
  assert.deepEqual([shown.textContent, document.activeElement], ['40 of 50', more]);
  await more.press();
  assert.deepEqual([shown.textContent, more.hidden, document.activeElement], ['50 of 50', true, shown]);
  assert.equal(table.all('tbody')[0].childElementCount, 50);
});

/** A page of models for a dialog of records, and a request for it that waits until the test answers it. */
const pageOf = (name, hasPreviousPage, hasNextPage) => ({ models: { totalCount: 30, pageInfo: { hasPreviousPage, hasNextPage },
  nodes: [{ slug: name, name, releasedOn: '2024-01-01', links: [], organizations: [], countries: [], trainingCompute: null }] } });

test('a dialog of records shows the page that the reader asked for last, even if an earlier page arrives later or fails', async () => {
  for (const late of [{ data: pageOf('third', true, false) }, null]) {
    const waiting = [];
    globalThis.fetch = () => new Promise((resolve) => { waiting.push((answer) => resolve({ json: async () => answer })); });
    openRecords({ title: 'Models', revision: 8, filter: null }, { lang: 'en' }, speech);
    const dialog = document.body.all('dialog').at(-1);
    const [, previous, next] = dialog.all('button');
    const names = () => dialog.all('th').map(({ textContent }) => textContent).slice(6);
    waiting[0]({ data: pageOf('first', false, true) });
    await until(() => names().includes('first'));
    const second = next.press();
    waiting[1]({ data: pageOf('second', true, true) });
    await second;
    const pages = [next.press(), previous.press()];
    waiting[3]({ data: pageOf('first', false, true) });
    waiting[2](late);
    await Promise.all(pages);
    assert.deepEqual(names(), ['first']);
  }
});

test('in a dialog of records, the range has the focus if the pressed button is no longer enabled', async () => {
  const models = (hasPreviousPage, hasNextPage) => ({ models: { totalCount: 12, pageInfo: { hasPreviousPage, hasNextPage },
    nodes: [{ slug: 'm', name: 'M', releasedOn: '2024-01-01', links: [], organizations: [], countries: [], trainingCompute: null }] } });
  answering(models(false, true), models(true, true), models(true, false));
  openRecords({ title: 'Models', revision: 8, filter: null }, { lang: 'en' }, speech);
  const dialog = document.body.all('dialog').at(-1);
  const [, , next] = dialog.all('button');
  await until(() => !next.disabled);
  await next.press();
  assert.equal(document.activeElement, next);
  await next.press();
  assert.equal(document.activeElement, dialog.all('p').find((p) => p.textContent.endsWith(' of 12')));
});

test('the dialogs of records and citations show an error if the answer lacks the data of the query', async () => {
  for (const open of [() => openRecords({ title: 'Models', revision: 8, filter: null }, { lang: 'en' }, speech),
    () => openCitation('Models', { query: '{ now }', variables: {} }, () => '', speech)]) {
    const reported = [];
    globalThis.reportError = (error) => reported.push(error.name);
    answering({});
    open();
    const dialog = document.body.all('dialog').at(-1);
    await until(() => dialog.textContent.includes('The page could not draw this part.'));
    assert.deepEqual(reported, ['TypeError']);
    answering({});
    await dialog.all('button').find(({ textContent }) => textContent === 'Try again').press();
    assert.ok(document.activeElement !== dialog && dialog.contains(document.activeElement), 'the focus left the dialog');
  }
});

test('a table of the explorer shows a dash for each unknown value, also for an empty list of names', () => {
  const header = ['model', 'organizations', 'flop', 'factor'].map((name) => ({ name, label: name }));
  const cells = htmlTable({ header, rows: [['Step-2', '', null, 0]] }, 'Models').all('td');
  assert.deepEqual(cells.map(({ textContent }) => textContent), ['–', '–', '0']);
});

test('the opening sentence of an organization about which nothing is known says what it is', () => {
  const nothing = { sector: null, country: null, group: null };
  assert.deepEqual([en, ko].map((words) => words.organizationSentence(nothing).join('')), ['Organization.', '기관']);
  assert.equal(ko.organizationSentence({ ...nothing, country: '한국' }).join(''), '본사: 한국');
});

test('on the page of a country, shares are unknown if the revision has no models, and otherwise 0%', async () => {
  for (const [modelCount, share] of [[0, '–'], [5, '0%']]) {
    const country = { code: 'KR', name: 'South Korea', english: 'South Korea', korean: '한국', modelCount: 0, firstModel: null, largest: { nodes: [] },
      trend: [], organizations: { totalCount: 0, nodes: [] } };
    const bases = Object.fromEntries(['HEADQUARTERS', 'GROUP_HEADQUARTERS', 'RECORDED'].map((basis) => [basis, { modelCount, ranking: [] }]));
    answering({ country, ...bases }, { country: { models: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] } } });
    const parts = await showCountry({ state: { kind: 'countries', key: 'KR', lang: 'en', revision: 2 }, speech, number: 2, credits: { cite: () => null } });
    main.replaceChildren(...parts.filter(Boolean));
    const cells = main.all('tbody')[0].all('td').map(({ textContent }) => textContent);
    assert.deepEqual(cells, Array(3).fill(['0', '–', share]).flat());
  }
});

test('no text of a source ends the BibTeX field of a claim, or has a command of LaTeX', () => {
  const claim = { statement: '50% of {models}', slug: 'is-198-1', report: { title: 'A report' }, verdict: 'HOLDS' };
  const shown = { head: { number: 8, revision: { number: 8, asOf: '2026-08-01' } }, state: { slug: 'is-198-1', lang: 'en', revision: null },
    trends: { citation: { permalink: 'https://example.org/graphiql?query=' }, sources: [{ attribution: 'a}b\\c_d 2020~2024^', licence: 'CC0' }] } };
  const part = claimCitation(claim, shown, { ...spoken, words: { ...spoken.words, claims: claimWords } });
  assert.match(part.textContent, /title = \{\{50\\% of models\}\},/);
  assert.match(part.textContent, /note = \{Revision 8: .*Data: abc\\_d 2020\\textasciitilde\{\}2024\\textasciicircum\{\}, CC0\}\n\}/);
});

const sources = (attribution) => ({ revision: { number: 8, asOf: '2026-08-01' }, sources: [{ attribution, licence: 'CC BY 4.0', url: 'https://example.org' }], otherSources: 0 });

/** The credits of a page that cites the models of Korea, and their elements. */
function creditsOf(filter) {
  globalThis.location = { href: 'http://localhost/countries/KR' };
  const foot = document.createElement('footer');
  foot.setAttribute('tabindex', -1);
  const credits = makeCredits(foot, { number: 8, speech, head: { revision: { asOf: '2026-08-01' } },
    state: { kind: 'countries', key: 'KR', lang: 'en', revision: null } });
  const place = filter === undefined ? null : credits.cite('South Korea', filter);
  main.append(foot, ...(place ? [place] : []));
  return { foot, place, credits };
}

test('one request reads the sources for the citation and the footer', async () => {
  for (const [filter, answer, cited] of [[{ countries: ['KR'] }, { all: sources('Everybody'), counted: sources('Somebody') }, 'Somebody'],
    [null, { all: sources('Everybody') }, 'Everybody']]) {
    const { foot, place, credits } = creditsOf(filter);
    answering(answer);
    credits.renew();
    assert.equal(place.childElementCount, 0);
    await credits.load();
    assert.match(place.textContent, new RegExp(`Source: ${cited}`));
    assert.match(foot.textContent, /Everybody/);
    credits.renew();
    assert.match(place.textContent, new RegExp(`Source: ${cited}`));
  }
});

test('if the sources cannot be read, one message says so; after “Try again”, the citation has the focus', async () => {
  const { foot, place, credits } = creditsOf(null);
  globalThis.fetch = async () => ({ json: async () => null });
  await credits.load();
  assert.match(place.textContent, /^The sources could not be loaded\./);
  assert.doesNotMatch(foot.textContent, /could not be/);
  await place.all('button')[0].press();
  assert.deepEqual([place.all('button').length, document.activeElement], [1, place]);
  answering({ all: sources('Everybody') });
  await place.all('button')[0].press();
  assert.match(place.textContent, /Source: Everybody/);
  assert.deepEqual([foot.textContent.includes('Everybody'), document.activeElement], [true, place]);
});

test('if only one of two requests for the sources fails, the page shows the sources, whichever request ends first', async () => {
  for (const [good, bad] of [[0, 1], [1, 0]]) {
    for (const order of [[good, bad], [bad, good]]) {
      const { place, credits } = creditsOf(null);
      const pending = [];
      globalThis.fetch = () => new Promise((resolve) => { pending.push((answer) => resolve({ json: async () => answer })); });
      const both = [credits.load(), credits.load()];
      for (const one of order) {
        pending[one](one === good ? { data: { all: sources('Everybody') } } : null);
        await both[one];
      }
      assert.match(place.textContent, /Source: Everybody/);
    }
  }
});

test('on a page without a citation of its sources, the message about an error is in the footer', async () => {
  const { foot, credits } = creditsOf();
  globalThis.fetch = async () => ({ json: async () => null });
  await credits.load();
  assert.match(foot.textContent, /^The sources could not be loaded\..*API schema$/);
  answering({ all: sources('Everybody') });
  await foot.all('button')[0].press();
  assert.deepEqual([foot.textContent.includes('Everybody'), document.activeElement], [true, foot]);
});

test('the citation of a figure is in the language of the page, with the link of the page', async () => {
  const link = 'https://atlas.example/graphiql?query=%7Bx%7D';
  const now = { revision: { number: 3, asOf: '2025-02-01' }, sources: [{ attribution: 'Epoch AI', licence: 'CC BY 4.0' }], otherSources: 2,
    citation: { text: `Epoch AI, as of 2025-02-01. ${link}`, bibtex: `url = {${link}}`, licence: 'CC BY 4.0', permalink: link } };
  const cited = async (language) => {
    answering({ now });
    await openCitation('연도별 출시 현황', { query: '{ now }', variables: {} }, (site) => `${site}/?revision=3`, formats(language));
    return document.body.all('dialog').at(-1).all('pre').map(({ textContent }) => textContent);
  };
  const today = formats('ko').day(new Date().toISOString().slice(0, 10));
  assert.deepEqual((await cited('ko')).slice(0, 2), [
    `“연도별 출시 현황”. Model Atlas, 제3판(2025년 2월 1일 자료). https://atlas.example/?revision=3. ${today} 확인. 자료: Epoch AI, CC BY 4.0; 그 밖의 출처 2개.`,
    'url = {https://atlas.example/?revision=3}']);
  assert.equal((await cited('en'))[0], 'Epoch AI, as of 2025-02-01. https://atlas.example/?revision=3');
});

test('the citation of a comparison names both revisions, and the sources of both', async () => {
  const at = (number, asOf, ...attributions) => {
    const permalink = 'https://atlas.example/graphiql?query=%7Bx%7D';
    const read = attributions.map((attribution) => ({ attribution, licence: attribution === 'Lab' ? 'CC0' : 'CC BY 4.0', url: 'https://example.org' }));
    const licence = [...new Set(read.map((source) => source.licence))].join('; ');
    return { revision: { number, asOf }, sources: read, otherSources: number - 3,
      citation: { text: '', bibtex: `@misc{model-atlas-${number}, url = {${permalink}}}`, licence, permalink } };
  };
  const data = { now: at(5, '2026-08-01', 'Epoch AI', 'Institute'), then: at(3, '2025-02-01', 'Epoch AI', 'Lab') };
  const page = 'https://atlas.example/?revision=5&compare=3';
  for (const [language, text] of [
    ['en', new RegExp('^“Ranking”\\. Model Atlas, revision 3 \\(data of .*2025\\) and revision 5 \\(data of .*2026\\)\\. '
      + '.*Data: Epoch AI, CC BY 4\\.0; Lab, CC0; Institute, CC BY 4\\.0; and 2 other sources\\.$')],
    ['ko', /제3판\(2025년 2월 1일 자료\), 제5판\(2026년 8월 1일 자료\)\. .*자료: Epoch AI, CC BY 4\.0; Lab, CC0; Institute, CC BY 4\.0; 그 밖의 출처 2개\.$/]]) {
    answering(data);
    await openCitation('Ranking', { query: '{ now then }', variables: {} }, () => page, formats(language));
    const dialog = document.body.all('dialog').at(-1);
    const [reference, bibtex] = dialog.all('pre').map(({ textContent }) => textContent);
    assert.match(reference, text);
    assert.equal(bibtex, `@misc{model-atlas-3, url = {${page}}}\n\n@misc{model-atlas-5, url = {${page}}}`);
    assert.match(dialog.textContent, /CC BY 4\.0; CC0$/);
  }
  for (const citing of [true, false]) {
    const document = trendsDocument({ name: 'Ranking', fragment: 'fragment Figure on Trends { to }' }, { comparing: true, citing });
    assert.equal(document.split('...Figure').slice(1).filter((part) => part.includes('citation {')).length, citing ? 2 : 0);
  }
});

test('the citation of a table of the report names the revision of the edition if the table reads it', () => {
  const cited = (part, editionRevision) => citing('Table', [part], { revision: 9, editionRevision, from: 2020, to: 2024 }).query.match(/\w+: trends/g);
  const claims = 'edition: report(slug: $edition) { claims(revision: $editionRevision) { totalCount } }';
  assert.deepEqual(cited(claims, 3), ['now: trends', 'then: trends']);
  assert.deepEqual(cited(claims, 9), ['now: trends']);
  assert.deepEqual(cited('model(slug: "a", revision: $revision) { name }', 3), ['now: trends']);
});

test('the footer of a comparison credits the sources of both revisions', () => {
  const foot = document.createElement('footer');
  foot.append(...footer(sources('Everybody'), speech, { ...sources('Somebody'), revision: { number: 3, asOf: '2025-02-01' } }));
  const [then, now] = foot.all('p').map(({ textContent }) => textContent);
  assert.match(then, /revision 3: Somebody, licensed under CC BY 4\.0\.$/);
  assert.match(now, /revision 8: Everybody, /);
});

test('each list of claims that a reader cites has its own BibTeX key, and its entry names the report and the verdicts', () => {
  const claims = [{ slug: 'is-198-1', verdict: 'HOLDS', then: { verdict: 'HOLDS' } }];
  const shown = { head: { number: 8, revision: { number: 8, asOf: '2026-08-01' }, reports: [{ slug: 'is-198', title: 'Report A' }, { slug: 'is-178', title: 'Report B' }] },
    trends: { citation: { permalink: 'https://example.org/graphiql?query=' }, sources: [{ attribution: 'Epoch AI', licence: 'CC BY 4.0' }] } };
  const entry = (part) => listCitation(claims, shown, { ...emptyState(null), lang: 'en', ...part }, { ...spoken, words: { ...spoken.words, claims: claimWords } })
    .all('pre')[1].textContent;
  const keyOf = (part) => entry(part).match(/^@misc\{(model-atlas-claims[0-9a-f-]*-8),/)[1];
  assert.equal(keyOf({}), 'model-atlas-claims-8');
  const states = [{}, { report: 'is-198' }, { report: 'is-178' }, { outcome: ['LOST'] }, { text: '한국' }];
  assert.equal(new Set(states.map(keyOf)).size, states.length);
  assert.equal(keyOf({ report: 'is-198', lang: 'ko', revision: 8 }), keyOf({ report: 'is-198' }));
  assert.match(entry({ report: 'is-178' }), /title = \{\{Claims about large-scale AI models, checked – Report B\}\},[^]*note = \{Revision 8: held then, and at revision 8 \(1\); /);
});

test('a failure that readers can cause or meet has a Korean sentence, and the message of the API names its language', () => {
  const korean = formats('ko');
  for (const [error, sentence] of [[new QueryError('Too busy.', 'OVERLOADED'), '지금 서버에 요청이 많습니다. '],
    [new QueryError('`text` must have at most 10 words.', 'BAD_USER_INPUT', 'text'), '검색어는 '],
    [new QueryError('`filter.text` must have at most 10 words.', 'BAD_USER_INPUT', 'filter.text'), '검색어는 '],
    [new QueryError('No such field.', 'GRAPHQL_VALIDATION_FAILED'), 'No such field.']]) {
    const [, reason] = failure(error, korean, () => {}).all('p');
    assert.ok(reason.textContent.startsWith(sentence), reason.textContent);
    const [message] = reason.all('span');
    assert.deepEqual([message.textContent, message.getAttribute('lang')], [error.message, 'en']);
  }
  assert.match(failure(new QueryError('', 'NETWORK'), korean, () => {}).textContent, /서버에 연결할 수 없거나/);
  assert.match(failure(new QueryError('Too busy.', 'OVERLOADED'), speech, () => {}).textContent, /loaded\.Too busy\. OVERLOADED/);
});

test('the reason of a correction names its language', () => {
  const change = { field: 'parameters', before: null, after: '7000000000', origin: 'CORRECTION', reason: 'The paper says 7B.' };
  const korean = formats('ko');
  const history = [{ kind: 'CHANGED', revision: { number: 3, asOf: '2025-02-01' }, fields: [change] }];
  const part = timeline({ history, slug: 'm' }, { state: { lang: 'ko', revision: null }, speech: { ...korean, words: { ...korean.words, things: ko } } });
  assert.deepEqual(part.all('small').map((small) => [small.textContent, small.getAttribute('lang')]), [['The paper says 7B.', 'en']]);
});

test('the page of a thing that does not exist links to the search if the address has a name instead of a slug', async () => {
  for (const [key, links] of [['한국', ['/countries?lang=en', '/countries?lang=en&text=%ED%95%9C%EA%B5%AD']], ['XX', ['/countries?lang=en']]]) {
    answering({});
    const head = { revisions: { nodes: [{ number: 1, asOf: '2024-07-16' }] } };
    const parts = await absent({ state: { kind: 'countries', key, lang: 'en', revision: null }, speech, head, number: 1, bar: {} }, 'country', 'code');
    main.replaceChildren(...parts);
    assert.deepEqual(main.all('a').map((link) => link.getAttribute('href')), links);
  }
});

test('marks and presets leave key presses and clicks with a modifier key to the browser', () => {
  const [first, second] = [0, 1].map((column) => ({ element: document.createElement('rect'), column, row: 0, title: 'X', lines: [], open() {} }));
  makeMarks(main, [first, second]);
  main.append(first.element, second.element);
  const [preset] = makePresets({ speech: { language: 'en', words: { presets: {} } }, change() {} }).part.all('a').filter(({ hidden }) => !hidden);
  for (const modifier of ['altKey', 'ctrlKey', 'metaKey', null]) {
    let taken = 0;
    const event = { key: 'ArrowRight', [modifier]: true, preventDefault() { taken += 1; } };
    first.element.focus();
    first.element.listeners.keydown(event);
    preset.listeners.click(event);
    assert.equal(taken, modifier ? 0 : 2, modifier);
    assert.equal(document.activeElement, modifier ? first.element : second.element);
  }
});

test('the footer of a revision that is compared with itself names its sources once', () => {
  const trends = (number) => ({ revision: { number, asOf: '2025-02-01' }, sources: [], otherSources: 0 });
  const paragraphs = (then) => footer(trends(3), speak('en'), then).length;
  assert.deepEqual([paragraphs(null), paragraphs(trends(3)), paragraphs(trends(2))], [2, 2, 3]);
});
