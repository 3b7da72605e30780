// Keeps a copy of Model Atlas in a file: node sync.mjs http://localhost:8080 copy.json [SECONDS between requests; 0: once]
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const [server, file, seconds = '60'] = process.argv.slice(2);
const empty = { format: 2, revision: 0, models: {} };
let copy = existsSync(file) ? parsed(readFileSync(file, 'utf8')) : empty;
if (copy?.format !== empty.format) {
  console.error(`${file} is not in format ${empty.format}: all models are read again`);
  copy = empty; // a copy must not mix the names of two formats
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // such as an empty file after a power failure
  }
}

function write(name, text) {
  const open = openSync(name, 'w');
  try {
    writeFileSync(open, text);
    fsyncSync(open); // otherwise the file may be empty after a power failure
  } finally {
    closeSync(open);
  }
}

function apply(line) {
  if (line.complete) {
    write(`${file}.new`, JSON.stringify({ ...copy, revision: line.revision }));
    renameSync(`${file}.new`, file); // atomic: the file is always a complete copy of one revision
    copy.revision = line.revision; // last: a revision that cannot be written is requested again
  } else if (line.model) {
    copy.models[line.slug] = line.model;
  } else {
    delete copy.models[line.slug];
  }
}

do {
  try {
    const answer = await fetch(`${server}/changes?since=${copy.revision}&format=2`);
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    let rest = '';
    for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      lines.forEach((line) => apply(JSON.parse(line)));
    }
  } catch (failure) {
    console.error(failure.message, failure.cause ?? ''); // the next request returns all of a half-read revision again
    process.exitCode = 1; // of a client that runs once
  }
  await new Promise((wake) => setTimeout(wake, seconds * 1000));
} while (seconds > 0);
