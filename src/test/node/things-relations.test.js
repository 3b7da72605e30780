// What the page of a model says about its developers.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { relations } from '../../main/resources/META-INF/resources/things/model.js';
import { en } from '../../main/resources/META-INF/resources/things/words/en.js';
import { ko } from '../../main/resources/META-INF/resources/things/words/ko.js';

test('a model without a recorded organization is not called the work of one group', () => {
  const lab = { slug: 'lab', name: 'Lab', group: { slug: 'lab' } };
  for (const things of [en, ko]) {
    const said = (organizations) => relations({ organizations, links: [], countries: [], baseModels: [], collaboration: 'SOLE', publisher: 'Epoch AI' },
      { state: { lang: 'en', revision: 3 }, speech: { words: { things } } }).all('div')
      .find((line) => line.textContent.startsWith(things.collaboration)).textContent.slice(things.collaboration.length);
    assert.deepEqual([said([lab]), said([])], [things.collaborations.SOLE, things.unknown]);
  }
});
