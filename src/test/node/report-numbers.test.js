// Each number of a sentence opens the models that it counts, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import * as catchUp from '../../main/resources/META-INF/resources/report/sentences/catch-up.js';
import * as change from '../../main/resources/META-INF/resources/report/sentences/change.js';
import * as compute from '../../main/resources/META-INF/resources/report/sentences/compute.js';
import * as developers from '../../main/resources/META-INF/resources/report/sentences/developers.js';
import { domains, tasks } from '../../main/resources/META-INF/resources/report/sentences/domains.js';
import * as focus from '../../main/resources/META-INF/resources/report/sentences/focus.js';
import * as growth from '../../main/resources/META-INF/resources/report/sentences/growth.js';
import * as leaders from '../../main/resources/META-INF/resources/report/sentences/leaders.js';
import * as organizations from '../../main/resources/META-INF/resources/report/sentences/organizations.js';
import { revisions } from '../../main/resources/META-INF/resources/report/sentences/revisions.js';
import { multimodal, open } from '../../main/resources/META-INF/resources/report/sentences/shares.js';
import * as thresholds from '../../main/resources/META-INF/resources/report/sentences/thresholds.js';
import * as total from '../../main/resources/META-INF/resources/report/sentences/total.js';

/** A count, with models that are named after it. */
const n = (count, of) => ({ n: count, of });
const ranked = (rank, label, count) => ({ rank, label, n: count, share: count / 100, of: `models of ${label}`, country: null });
const reached = (label, days) => ({ label, reachedOn: '2024-05-13', days, of: `first model of ${label}` });
const FEW = { overlapping: false, unknown: n(7, 'unknown') };

/** A sentence, its data, and each number in digits with the models that it opens. The order differs between languages. */
const SENTENCES = [
  [total, { from: 2020, to: 2025, until: null, count: 495, organizations: 142, countries: 20, of: 'all' }, ['142 all', '20 all', '495 all']],
  [change, { year: 2025, now: n(12, '2025'), before: n(8, '2024'), firstFallSince: null }, ['12 2025', '8 2024']],
  [growth, { years: [{ year: 2023, ...n(10, '2023') }, { year: 2024, ...n(30, '2024') }, { year: 2025, ...n(20, '2025') }], rate: 0.41 },
    ['10 2023', '20 2025', '30 2024']],
  [focus, { country: 'France', span: '2025', isYear: true, count: 4, rank: 3, tied: false, partners: [], of: 'France', before: null }, ['4 France']],
  [leaders, { ranking: [ranked(1, 'China', 50), ranked(2, 'France', 30), ranked(3, 'Israel', 20)], overlapping: false,
    takeover: { year: 2024, ahead: { label: 'China', ...n(6, 'China 2024') }, behind: { label: 'France', ...n(5, 'France 2024') } } },
  ['50 models of China', '30 models of France', '20 models of Israel', '6 China 2024', '5 France 2024']],
  [organizations, { year: '2025', least: 3, grouped: false, ranking: [ranked(1, 'OpenAI', 9), ranked(2, 'Meta', 8)],
    prolific: { count: 12, of: 'prolific', countries: [{ label: 'China', ...n(5, 'prolific of China') }, { label: 'France', ...n(7, 'prolific of France') }], unknown: n(1, 'placeless') } },
  ['9 models of OpenAI', '8 models of Meta', '12 prolific', '5 prolific of China', '7 prolific of France', '1 placeless']],
  [domains, { ...FEW, ranking: [ranked(1, 'Language', 60), ranked(2, 'Vision', 30)],
    rise: { label: 'Vision', year: 2025, before: n(3, '2024'), now: n(9, '2025') } },
  ['60 models of Language', '30 models of Vision', '7 unknown', '3 2024', '9 2025']],
  [tasks, { ...FEW, ranking: [ranked(1, 'Chat', 60), ranked(2, 'Translation', 30)] }, ['60 models of Chat', '30 models of Translation', '7 unknown']],
  [multimodal, { year: 2025, now: { n: 41, all: 164, of: 'multimodal' }, before: { n: 30, all: 168 }, first: null }, ['41 multimodal']],
  [open, { year: 2025, now: { n: 40, all: 164, of: 'open' }, before: { n: 30, all: 168 } }, ['40 open']],
  [developers, { industry: { ...n(90, 'industry'), share: 0.9 }, trend: null, risingSince: null,
    sole: { ...n(80, 'sole'), share: 0.8 }, joint: { ...n(20, 'joint'), share: 0.2 } }, ['90 industry', '80 sole', '20 joint']],
  [compute, { span: '2025', total: 10, onRecord: true, records: 2, unpassed: false, unknown: { ...n(4, 'unknown'), share: 0.4 },
    growth: { models: 11, factor: 4.66, fit: 0.987, months: 5.4, of: 'record holders' },
    largest: { model: 'Grok 4', organization: 'xAI', releasedOn: '2025-07-09', flop: '5e26', of: 'largest' } },
  ['5 largest', '4 record holders', '4 unknown']],
  [thresholds, { span: '2025', flop: 1e25, certain: n(4, 'certain'), estimated: n(20, 'estimated'), possible: n(99, 'possible'), unknown: 8 },
    ['4 certain', '20 estimated', '99 possible']],
  [thresholds.unestimated, n(8, 'unknown'), ['8 unknown']],
  [catchUp, { flop: 1e25, country: 'France', has: true, reached: [reached('China', 0), reached('France', 355), reached('Israel', 593)] },
    ['2024 first model of China', '355 first model of France', '593 first model of Israel']],
  [revisions, { from: 2020, to: 2024, then: { revision: 3, asOf: '2025-02-01', ...n(271, 'then') }, now: { revision: 8, asOf: '2026-08-19', ...n(331, 'now') } },
    ['271 then', '331 now']],
];

const opened = (parts) => parts.flat(Infinity).filter((part) => part.of !== undefined)
  .map(({ text, of }) => `${text.match(/\d+/)[0]} ${of}`).sort();

for (const [sentence, data, numbers] of SENTENCES) {
  test(`each number opens its models: ${numbers.join(', ')}`, () => {
    assert.deepEqual(
      { en: opened(sentence.en(formats('en'), data)), ko: opened(sentence.ko(formats('ko'), data)) },
      { en: numbers.toSorted(), ko: numbers.toSorted() },
    );
  });
}
