// The frame of the report: masthead, controls, contents, and an element for each section.
import { focusContent, h } from '../shared/dom.js';
import { formats } from '../shared/format.js';
import { publicSite } from '../shared/links.js';
import { droppedNote, footer, makeMasthead } from '../shared/page.js';
import { redraw } from '../shared/redraw.js';
import { permalink } from './address.js';
import { SECTIONS } from './contents.js';
import { makeControls } from './controls.js';
import { localDay } from './local-day.js';
import { en } from './words/en.js';
import { ko } from './words/ko.js';

const WIDE = matchMedia('(min-width: 44rem)');

/**
 * Builds the frame in a language.
 * @param {'en'|'ko'} language
 * @param {object} actions change(part of the state), and current(), which returns the state that the reader chose last
 */
export function makeShell(language, { change, current }) {
  const words = { en, ko }[language];
  const f = formats(language);
  document.documentElement.lang = language;
  document.title = `${words.loadingTitle} – Model Atlas`;
  document.getElementById('skip').textContent = words.skip;

  const ownFooter = { ...f, words: { ...f.words, footer: { ...f.words.footer, unchanged: words.unchanged } } };
  const masthead = makeMasthead(f, change);
  const title = h('h1', {}, words.loadingTitle);
  const byline = h('div.byline');
  const lead = h('div.lead', { 'aria-busy': 'true' });
  const older = h('div.older', { hidden: true });
  const dropped = h('div', { role: 'status' });
  const controls = makeControls({ f, words, change, current });
  const list = h('ol');
  const contents = h('nav.contents', { 'aria-label': words.contents },
    h('details', { open: WIDE.matches }, h('summary', {}, words.contents), list));
  const panel = h('details.report-panel', { open: WIDE.matches }, h('summary', {}, words.controls.title), controls.form);
  // A part that closed while it has the focus would take the focus with it.
  WIDE.onchange = () => {
    for (const one of [panel, contents.firstElementChild]) one.open = WIDE.matches || one.contains(document.activeElement);
  };
  // In print, the contents are open whatever the size of the screen.
  onbeforeprint = () => {
    contents.firstElementChild.open = true;
    stamp();
  };
  const bodies = Object.fromEntries(SECTIONS.map(({ id }) => [id, h('div.section-body')]));
  const sections = Object.fromEntries(SECTIONS.map(({ id }) => {
    const heading = h('h2', { id: `${id}-title`, tabindex: -1 });
    return [id, { heading, element: h('section.chapter', { id, 'aria-labelledby': `${id}-title`, 'aria-busy': 'true' }, heading, bodies[id]) }];
  }));
  const report = h('div.chapters', {}, SECTIONS.map(({ id }) => sections[id].element));
  const trouble = h('div');
  const foot = h('footer.foot');
  const printed = h('p.printed');

  const focused = document.activeElement?.id;
  document.getElementById('page').replaceChildren(
    masthead.part,
    h('main#report', { tabindex: -1 },
      h('header.opening', {}, title, byline, printed),
      dropped, older, panel, trouble, lead,
      h('div.columns.report-columns', {}, contents, report)),
    foot);
  if (focused) document.getElementById(focused)?.focus();
  foot.replaceChildren(...footer(null, f));
  skeletons();

  function skeletons() {
    for (const { id } of SECTIONS) {
      if (!bodies[id].childElementCount) bodies[id].replaceChildren(h('div.skeleton', {}, h('span.unseen', {}, words.loading)));
    }
  }

  /** Shows that the report is loading. From now on, the links to other pages name the revision that the reader chose. */
  function busy(revision) {
    masthead.pin(revision);
    trouble.replaceChildren();
    report.hidden = contents.hidden = lead.hidden = false;
    lead.setAttribute('aria-busy', 'true');
    for (const { element } of Object.values(sections)) element.setAttribute('aria-busy', 'true');
  }

  /** Opens the report when the first answer has arrived, so that revision and window are known. */
  function open(page, data) {
    masthead.pin(page.revision);
    const name = words.title(page.spanLabel, page.revision);
    document.title = `${name} – Model Atlas`;
    title.textContent = name;
    byline.replaceChildren(
      h('p', {}, words.byline(page.revision, f.day(page.asOf), words.countryBases[page.state.countryBasis])),
      h('p', {}, words.definition));
    const [latest] = data.revisions.nodes;
    older.hidden = latest.number === page.revision;
    older.replaceChildren(h('p', {}, words.older(page.revision, latest.number, f.day(latest.asOf))),
      h('button.plain', { type: 'button', onclick: () => {
        change({ revision: latest.number, ...controls.windowFor(latest.number) });
        focusContent();
      } }, words.readLatest));
    controls.show(page, data);
    SECTIONS.forEach((section) => { sections[section.id].heading.textContent = section.title(page); });
    redraw(list, () => list.replaceChildren(...SECTIONS.map((section) => h('li', { 'data-section': section.id },
      h('a', { href: `#${section.id}`, 'data-key': section.id }, section.title(page))))));
  }

  /** Shows a section. A section without content is left out, with its line in the table of contents. */
  function show({ id }, content, page) {
    const { element, heading } = sections[id];
    const nodes = (content ?? []).filter(Boolean);
    element.hidden = !nodes.length;
    list.querySelector(`[data-section="${id}"]`).hidden = !nodes.length;
    redraw(bodies[id], () => bodies[id].replaceChildren(...nodes), heading);
    element.setAttribute('aria-busy', 'false');
  }

  function showLead(sentences, total, page) {
    redraw(lead, () => lead.replaceChildren(...(sentences ? [sentences] : [])));
    lead.setAttribute('aria-busy', 'false');
    redraw(foot, () => foot.replaceChildren(...footer({ ...total, revision: { number: page.revision, asOf: page.asOf } }, ownFooter, null, page.revision)));
  }

  /** Names the day and the address of the printed page. */
  function stamp() {
    printed.replaceChildren(words.printed(f.day(localDay(new Date()))), ' ', h('span.address', {}, permalink(current(), publicSite())));
  }

  const settle = () => lead.setAttribute('aria-busy', 'false');

  function failed(message) {
    report.hidden = contents.hidden = lead.hidden = true;
    trouble.replaceChildren(message);
  }

  const drop = (parts) => dropped.replaceChildren(...(parts.length ? [droppedNote(parts, f, () => dropped.replaceChildren())] : []));

  return { language, words, f, busy, open, show, lead: showLead, settle, failed, drop };
}
