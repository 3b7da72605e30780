// The Korean terms of the pages: all pages use the same word for the same thing.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { ko as claims } from '../../main/resources/META-INF/resources/claims/words/ko.js';
import { ko as explorer } from '../../main/resources/META-INF/resources/explorer/words/ko.js';
import { ko as report } from '../../main/resources/META-INF/resources/report/words/ko.js';
import { ko as shared } from '../../main/resources/META-INF/resources/shared/words/ko.js';
import { FACTS } from '../../main/resources/META-INF/resources/things/facts.js';
import { ko as things } from '../../main/resources/META-INF/resources/things/words/ko.js';

const fact = (name) => FACTS.find(({ field }) => field === name).label.ko;
const only = (...words) => assert.deepEqual([...new Set(words)], words.slice(0, 1));

test('a property of models has the same name on all pages', () => {
  only(report.columns.task, explorer.dimensions.TASK, fact('tasks'));
  only(report.columns.domain, explorer.dimensions.DOMAIN, fact('domains'));
  only(report.columns.released, shared.columns.released, fact('releasedOn'));
  only(report.columns.confidence, explorer.dimensions.CONFIDENCE, fact('confidence'));
  only(report.columns.collaboration, explorer.dimensions.COLLABORATION, things.collaboration);
  only(report.columns.sector, explorer.dimensions.SECTOR, fact('sectors'), things.sector);
  only(explorer.dimensions.ACCESSIBILITY, fact('accessibility'));
});

test('a value has the same name on all pages', () => {
  only(report.notKnown, shared.record.unknown, things.unknown, claims.unknown);
  assert.deepEqual(things.collaborations, report.collaborations);
  assert.deepEqual(report.confidences, shared.confidences);
});

const ROOT = new URL('../../main/', import.meta.url);
const FILES = [...readdirSync(new URL('resources/META-INF/resources/', ROOT), { recursive: true })
  .filter((name) => name.endsWith('.js')).map((name) => `resources/META-INF/resources/${name}`), 'java/dev/modelatlas/site/PageTexts.java'];

/** Words that other words have replaced. “공개” is for open weights only. The number of a revision is written 제3판. */
const REPLACED = /작업|확신도|접근 방식|공개일|공개한 초|공개 연도|공개 당시|(?<!제)(\$\{\w+\}|\b\d+)판/;

test('no text has a word that another word has replaced', () => {
  const found = FILES.flatMap((name) => readFileSync(new URL(name, ROOT), 'utf8').split('\n').filter((line) => REPLACED.test(line)).map((line) => `${name}: ${line}`));
  assert.deepEqual(found, []);
});
