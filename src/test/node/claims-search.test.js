// A search in the list of claims finds the same claims in both languages, because a change of the language keeps its text.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { emptyState } from '../../main/resources/META-INF/resources/claims/address.js';
import { claimsOf } from '../../main/resources/META-INF/resources/claims/load.js';
import { select } from '../../main/resources/META-INF/resources/claims/outcome.js';

const FIELDS = {
  EN: { statement: 'South Korea is third.', rule: 'Counts by headquarters.', label: 'rank of South Korea' },
  KO: { statement: '한국이 세 번째다.', rule: '본사로 센다.', label: '한국의 순위' },
};

/** The value of each selection `alias: field(language: ...)` of a document, as the API answers it. */
const answered = (text, variables) => Object.fromEntries([...text.matchAll(/(?:(\w+): )?(statement|rule|label)\(language: \$(\w+)\)/g)]
  .map(([, alias, field, variable]) => [alias ?? field, FIELDS[variables[variable]][field]]));

test('a text finds a claim by its statement, rule and values in either language', async () => {
  globalThis.fetch = async (url) => {
    const { searchParams } = new URL(url, 'http://localhost');
    const texts = answered(searchParams.get('query').split('then: claims')[0], JSON.parse(searchParams.get('variables')));
    return { json: async () => ({ data: { now: {
      nodes: [{ slug: 'is-1-1', page: 3, document: '', reason: null, verdict: 'HOLDS', history: [], ...texts, values: [texts] }], pageInfo: { hasNextPage: false },
    } } }) };
  };
  for (const language of ['EN', 'KO']) {
    const { value: claims } = await claimsOf({ slug: 'is-1', revision: null }, 8, language).next();
    const found = (text) => select(claims, { ...emptyState(null), text }).length;
    assert.deepEqual(['third', '세 번째', 'headquarters', '본사로', 'RANK of', '순위', 'is-1-1', 'third 순위', 'fourth'].map(found), [1, 1, 1, 1, 1, 1, 1, 1, 0], language);
    assert.equal(claims[0].statement, FIELDS[language].statement);
  }
});
