// The official client of MCP asks 30 questions that have one answer each. Every question is pinned to a revision, so later
// revisions change no answer. The answers are numbers of the reports and of the shipped data, not copies of responses.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

import { schemaText, url } from './atlas.js';

const IS_178 = 1; // 2024-07-16
const IS_198 = 3; // 2025-02-01, the revision of the report
const NEWEST = 8; // 2026-08-19

const client = new Client({ name: 'model-atlas-tests', version: '1.0.0' });
before(() => client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`))));
after(() => client.close());

/** The answer of a tool. The client checks the answer against the tool's schema. */
async function answer(name, args) {
  const result = await client.callTool({ name, arguments: args });
  assert.equal(result.isError, false, result.content[0].text);
  assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent);
  return result.structuredContent;
}

/** The errors of a call that the tool refuses. */
async function refusal(name, args) {
  const { isError, content } = await client.callTool({ name, arguments: args });
  assert.equal(isError, true);
  return JSON.parse(content[0].text).errors;
}

const report = { from: 2020, to: 2024, revision: IS_198 };
const trends = async (args) => (await answer('trends', args)).data.trends;
const query = async (text, variables) => (await answer('query', { query: text, variables })).data;
const counts = (ranking) => Object.fromEntries(ranking.map(({ key, modelCount }) => [key, modelCount]));
const ranking = async (args) => counts((await trends({ ...report, ...args })).ranking);
const percent = (share) => Math.round(share * 1000) / 10;
const year = (series, key, wanted) => series.find((it) => it.key === key).years.find((it) => it.year === wanted);

/** Each question, with a function that asks it, and the expected answer. */
const QUESTIONS = [
  ['How many models did IS-198 count from 2020 to 2024?',
    async () => (await trends(report)).modelCount, 271],
  ['How many models did IS-198 count in each year?',
    async () => (await trends(report)).years.map((it) => it.modelCount), [2, 9, 29, 109, 122]],
  ['How many more models came in 2024 than in 2023?',
    async () => (await trends(report)).years.at(-1).change, 13],
  ['Which six countries have most models by the headquarters of the group?',
    async () => ranking({ by: 'COUNTRY', countryBasis: 'GROUP_HEADQUARTERS', top: 6 }),
    { US: 128, CN: 95, KR: 14, FR: 10, JP: 4, DE: 4 }],
  ['Which seven countries have most models by the headquarters of the organization?',
    async () => ranking({ by: 'COUNTRY', top: 7 }),
    { US: 125, CN: 95, KR: 14, FR: 10, GB: 6, JP: 4, DE: 4 }],
  ['What rank does Korea have in 2024, and does another country share this rank?',
    async () => (await trends({ ...report, by: 'COUNTRY', countryBasis: 'GROUP_HEADQUARTERS', year: 2024, top: 4 }))
      .ranking.map((it) => [it.rank, it.tied, it.key, it.modelCount]),
    [[1, false, 'US', 63], [2, false, 'CN', 45], [3, true, 'FR', 3], [3, true, 'KR', 3]]],
  ['What share of the models of 2022, 2023 and 2024 involves industry, in percent?',
    async () => {
      const { series } = await trends({ ...report, by: 'SECTOR' });
      return [2022, 2023, 2024].map((it) => percent(year(series, 'INDUSTRY', it).share));
    }, [89.7, 93.6, 96.7]],
  ['How many language models are there?',
    async () => (await ranking({ by: 'DOMAIN' })).language, 240],
  ['What share of all models are language models, in percent?',
    async () => percent((await trends({ ...report, by: 'DOMAIN' })).ranking.find((it) => it.key === 'language').share),
    88.6],
  ['Which organizations released most models in 2024?',
    async () => (await trends({ ...report, by: 'ORGANIZATION', year: 2024, top: 6 }))
      .ranking.map((it) => [it.label, it.modelCount]),
    [['Alibaba', 15], ['Meta AI', 13], ['OpenAI', 9], ['Google', 7], ['ByteDance', 5], ['DeepSeek', 5]]],
  ['In which countries did organizations release at least three models in 2024?',
    async () => (await query(`query ($revision: Int!) {
        trends(from: 2020, to: 2024, revision: $revision, countryBasis: GROUP_HEADQUARTERS) {
          prolificOrganizations(year: 2024) { country { code } organizationCount }
        }
      }`, { revision: IS_198 })).trends.prolificOrganizations.map((it) => [it.country.code, it.organizationCount]),
    [['US', 11], ['CN', 6], ['FR', 1], ['KR', 1]]],
  ['How many vision models came in 2023, and in 2024?',
    async () => {
      const { series } = await trends({ ...report, by: 'DOMAIN', top: 20 });
      return [2023, 2024].map((it) => year(series, 'vision', it).modelCount);
    }, [11, 19]],
  ['How many video models came in 2023, and in 2024?',
    async () => {
      const { series } = await trends({ ...report, by: 'DOMAIN', top: 20 });
      return [2023, 2024].map((it) => year(series, 'video', it).modelCount);
    }, [5, 9]],
  ['How many models of 2023, and of 2024, have three domains or more?',
    async () => {
      const { series } = await trends({ ...report, by: 'DOMAIN_COUNT' });
      return [2023, 2024].map((it) => year(series, '3+', it).modelCount);
    }, [12, 22]],
  ['Which countries released a language model first, and when?',
    async () => (await query(`query ($revision: Int!) {
        trends(from: 2020, to: 2024, revision: $revision, filter: { domains: ["language"] }) {
          firsts(by: COUNTRY) { key model { releasedOn } }
        }
      }`, { revision: IS_198 })).trends.firsts.slice(0, 4).map((it) => [it.key, it.model.releasedOn]),
    [['US', '2020-01-28'], ['IL', '2021-08-11'], ['KR', '2021-09-10'], ['CN', '2021-10-12']]],
  ['How many models of 2024 does the newest of the eight vintages have?',
    async () => (await trends({ from: 2024, to: 2024, revision: NEWEST })).modelCount, 168],
  ['How many models of 2020 to 2023 did IS-178 count, by year?',
    async () => (await trends({ from: 2020, to: 2023, revision: IS_178 })).years.map((it) => it.modelCount),
    [3, 9, 28, 104]],
  ['What was the yearly growth of the number of models that IS-178 counted, in percent?',
    async () => percent((await trends({ from: 2020, to: 2023, revision: IS_178 })).compoundAnnualGrowthRate), 226.1],
  ['How many of the models that IS-178 counted are by one group, and how many by several?',
    async () => counts((await trends({ from: 2020, to: 2023, revision: IS_178, by: 'COLLABORATION' })).ranking),
    { SOLE: 130, JOINT: 14 }],
  ['By which factor did frontier compute grow a year, at 2025-02-01 and at 2026-08-19?',
    async () => {
      const { then, now } = await query(`query ($then: Int!, $now: Int!) {
          then: trends(from: 2020, to: 2024, revision: $then) { computeGrowth { factorPerYear } }
          now: trends(from: 2020, to: 2024, revision: $now) { computeGrowth { factorPerYear } }
        }`, { then: IS_198, now: NEWEST });
      return [then, now].map((it) => Number(it.computeGrowth.factorPerYear.toFixed(2)));
    }, [4.92, 4.44]],
  ['How many models have 10^25 FLOP certainly, by estimate, and possibly, at 2026-08-19?',
    async () => (await query(`query ($revision: Int!) {
        trends(revision: $revision) { thresholds(flop: [1e25]) { certain byEstimate possible } }
      }`, { revision: NEWEST })).trends.thresholds.map(Object.values), [[4, 20, 99]]],
  ['How many models have 10^26 FLOP certainly, by estimate, and possibly, at 2026-08-19?',
    async () => (await query(`query ($revision: Int!) {
        trends(revision: $revision) { thresholds(flop: [1e26]) { certain byEstimate possible } }
      }`, { revision: NEWEST })).trends.thresholds.map(Object.values), [[0, 3, 24]]],
  ['How many models have no known compute at 2026-08-19?',
    async () => (await query(`query ($revision: Int!) {
        models(revision: $revision, filter: { computeKnown: false }) { totalCount }
      }`, { revision: NEWEST })).models.totalCount, 208],
  ['What rank does Korea have in 2024 at 2026-08-19, and which countries are before it?',
    async () => (await trends({
      from: 2020, to: 2024, revision: NEWEST, by: 'COUNTRY', countryBasis: 'GROUP_HEADQUARTERS', year: 2024, top: 7,
    })).ranking.slice(2).map((it) => [it.rank, it.tied, it.key]),
    [[3, false, 'FR'], [4, false, 'AE'], [5, true, 'CA'], [5, true, 'GB'], [5, true, 'KR']]],
  ['What share of models involves industry from 2022 to 2024, at 2026-08-19, in percent?',
    async () => {
      const { series } = await trends({ from: 2020, to: 2024, revision: NEWEST, by: 'SECTOR' });
      return [2022, 2023, 2024].map((it) => percent(year(series, 'INDUSTRY', it).share));
    }, [96.8, 94.2, 95.2]],
  ['Which models did Korea release in 2024, as IS-198 knew them?',
    async () => (await answer('trends', {
      revision: IS_198, from: 2024, to: 2024, filter: { countries: ['KR'] },
    })).records, ['exaone-3-5-32b', 'exaone-3-5-7-8b', 'exaone-3-0']],
  ['Does “Korea ranks third with 14 models” hold at the revision of its report?',
    async () => (await answer('claims', { id: 'is-198-22', revision: IS_198 })).data.claim.verdict, 'HOLDS'],
  ['How many statements of IS-198 does the server know?',
    async () => (await answer('claims', { report: 'is-198', first: 1, revision: IS_198 })).data.claims.totalCount, 32],
  ['Which organization is 네이버?',
    async () => (await answer('search', { text: '네이버', first: 1, revision: NEWEST })).data.search
      .map((it) => [it.slug, it.organizationName, it.headquarters.code]), [['naver', 'NAVER', 'KR']]],
  ['Which models did Korea release in 2025, as the source records countries at 2026-08-19?',
    async () => (await answer('trends', {
      revision: NEWEST, from: 2025, to: 2025, filter: { countries: ['KR'], countryBasis: 'RECORDED' }, records: 10,
    })).data.trends.years.map((it) => [it.modelCount, it.models.nodes.map(({ slug }) => slug)]),
    [[4, ['k-exaone', 'solar-open-100b', 'tri-21b', 'exaone-4-0-32b']]]],
];

describe('questions of an assistant', () => {
  assert.equal(QUESTIONS.length, 30);
  for (const [question, ask, expected] of QUESTIONS) {
    test(question, async () => assert.deepEqual(await ask(), expected));
  }
});

describe('behaviour of the server', () => {
  test('the tools and resources are listed, with instructions', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name), ['search', 'query', 'trends', 'claims']);
    const { resources } = await client.listResources();
    assert.deepEqual(resources.map(({ uri }) => uri), ['atlas://schema.graphql', 'atlas://counting-rules.md']);
    assert.match(client.getInstructions(), /name the revision, give the permalink/);
    assert.deepEqual(client.getServerVersion().name, 'model-atlas');
  });

  test('the resources are the schema of the API and the documented counting rules', async () => {
    const read = async (uri) => (await client.readResource({ uri })).contents[0].text;
    assert.equal(await read('atlas://schema.graphql'), await schemaText());
    assert.match(await read('atlas://counting-rules.md'), /^# Counting rules/);
    await assert.rejects(read('atlas://prices'), /-32002: Unknown resource `atlas:\/\/prices`. The resources are/);
  });

  test('every answer has its revision, its records, and a permalink that gives the same data again', async () => {
    const calls = {
      search: { text: 'EXAONE 3.0', first: 1, revision: IS_198 },
      query: { query: '{ model(slug: "gpt-4", revision: 3) { slug organizations { slug } } }' },
      trends: { by: 'COUNTRY', from: 2024, to: 2024, top: 1, records: 1, revision: IS_198 },
      claims: { id: 'is-198-22', revision: IS_198 },
    };
    const records = {};
    for (const [name, args] of Object.entries(calls)) {
      const given = await answer(name, args);
      assert.equal(given.revision, IS_198);
      assert.equal(given.revisions[0].attribution, "Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models");
      const { searchParams } = new URL(given.permalink);
      const again = await fetch(`${url}/graphql?${searchParams}`);
      assert.deepEqual((await again.json()).data, given.data);
      records[name] = given.records;
    }
    assert.deepEqual(records, {
      search: ['exaone-3-0', 'lg-ai-research', 'KR'],
      query: ['gpt-4', 'openai'],
      trends: ['US', 'olmo-2-furious-13b'],
      claims: ['is-198-22', 'is-198'],
    });
  });

  test('if a query names no revision, its permalink is pinned to the revision that was read', async () => {
    const { revision, permalink } = await answer('query', { query: '{ trends { modelCount } }' });
    assert.equal(new URL(permalink).searchParams.get('query'), `{trends(revision:${revision}){modelCount}}`);
  });

  test('error messages tell the caller what to change', async () => {
    const messages = async (name, args) => (await refusal(name, args)).map(({ message }) => message);
    assert.deepEqual(await messages('search', {}), ['The argument `text` is missing.']);
    assert.deepEqual(await messages('search', { txt: 'gpt' }),
      ['Unknown argument `txt`. Valid arguments of the tool `search`: text, first, revision, language.']);
    assert.deepEqual(await messages('trends', { revision: 4711 }), ['Revision 4711 does not exist. Choose a revision from 1 to '
      + `${(await query('{ revision { number } }')).revision.number}.`]);
    assert.deepEqual(await messages('query', { query: '{ modles { slug } }' }),
      ["Field 'modles' in type 'Query' is undefined. Did you mean 'model', 'models' or 'nodes'?"]);
    const pages = Array.from({ length: 20 }, (_, n) => `p${n}: models(first: 100, revision: 8) { nodes { slug name links } }`);
    assert.match((await messages('query', { query: `{ ${pages.join(' ')} }` }))[0],
      /^The response is larger than 131072 bytes. Request smaller pages/);
    await assert.rejects(client.callTool({ name: 'delete', arguments: {} }),
      /-32602: Unknown tool `delete`. The tools are: search, query, trends, claims./);
  });

  test('mutations and subscriptions are refused', async () => {
    const mutation = `mutation { publishRevision(input: {idempotencyKey: "k", asOf: "2026-08-19", removals: ["x"],
      source: {name: "n", url: "https://example.org", licence: "l", attribution: "a"}}) { removed } }`;
    for (const document of [mutation, 'subscription { revisionPublished(since: 0) { number } }']) {
      const [{ message, extensions }] = await refusal('query', { query: document });
      assert.match(message, /^This tool only reads. Send a query./);
      assert.equal(extensions.code, 'BAD_REQUEST');
    }
  });
});
