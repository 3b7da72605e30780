// The colours of the explorer's charts, seen with full colour vision and as colour-blind readers see them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { difference, hexOf, simulations } from './colour-vision.js';

const css = readFileSync(new URL('../../main/resources/META-INF/resources/shared/page.css', import.meta.url), 'utf8');

/** The colours of a theme: the colours of the first CSS block, overridden by the block of the theme, if any. */
function coloursOf(...selectors) {
  const blocks = selectors.map((selector) => {
    const start = css.indexOf(`${selector} {`);
    assert.ok(start >= 0, selector);
    return css.slice(start, css.indexOf('}', start));
  });
  return Object.fromEntries(blocks.flatMap((block) => [...block.matchAll(/--([a-z0-9]+): (#[0-9a-f]{3,6});/g)]
    .map(([, name, colour]) => [name, colour.length === 4 ? `#${[...colour.slice(1)].map((digit) => digit + digit).join('')}` : colour])));
}

const THEMES = {
  light: coloursOf(':root'),
  dark: coloursOf(':root', ':root[data-theme="dark"]'),
};

/**
 * Colours that occur together in a chart, and the minimum difference (CIEDE2000) between any two of them. For an ordered
 * scale a smaller difference is enough, because chart and legend show the colours in the order of the scale.
 */
const CHARTS = {
  'parts of releases, as bars or lines': { colours: ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'rest'], least: 15 },
  'ordered parts, such as numbers of domains': { colours: ['q1', 'q2', 'q3', 'q4', 'q5', 'rest'], least: 11 },
  'record training runs and their fit': { colours: ['c0', 'c1'], least: 30 },
  'all models and those highlighted': { colours: ['rest', 'c0'], least: 15 },
};
/** Minimum contrast, from success criterion 1.4.11 of WCAG 2.2. */
const LEAST_CONTRAST = 3;

const luminance = (hex) => {
  const [red, green, blue] = hexOf(hex).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** The two colours that are hardest to tell apart, with their difference. */
function closest(colours, see) {
  const pairs = colours.flatMap(([name, colour], at) => colours.slice(at + 1).map(([otherName, other]) =>
    ({ pair: `${name} and ${otherName}`, by: difference(see(colour), see(other)) })));
  return pairs.reduce((one, other) => (other.by < one.by ? other : one));
}

for (const [theme, colours] of Object.entries(THEMES)) {
  for (const [chart, { colours: names, least }] of Object.entries(CHARTS)) {
    for (const [vision, see] of Object.entries(simulations)) {
      test(`${theme}, ${vision}: the colours of ${chart} can be told apart`, () => {
        const { pair, by } = closest(names.map((name) => [name, colours[name]]), see);
        assert.ok(by >= least, `${pair} differ by ${by.toFixed(1)}`);
      });
    }
    test(`${theme}: the colours of ${chart} stand out from the page`, () => {
      for (const name of names) {
        assert.ok(contrast(colours[name], colours.paper) >= LEAST_CONTRAST, `${name}: ${contrast(colours[name], colours.paper).toFixed(2)}`);
      }
    });
  }
}

test('the dark theme has the same colours by choice and by system preference', () => {
  assert.deepEqual(coloursOf(':root', ':root:not([data-theme="light"])'), THEMES.dark);
});

// Pairs of the test data of G. Sharma, W. Wu and E. N. Dalal, "The CIEDE2000 color-difference formula", Color Research
// and Application 30 (2005), table 1.
test('the difference of colours is computed by CIEDE2000', () => {
  for (const [one, other, expected] of [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ]) assert.equal(difference(one, other).toFixed(4), expected.toFixed(4));
});

test('in the simulations, colours that colour-blind people confuse look similar, and grey does not change', () => {
  const { 'full colour vision': full, protanopia, deuteranopia, tritanopia } = simulations;
  const by = (see, one, other) => difference(see(one), see(other));
  // Red and green that differ strongly, and blue and green for tritanopia.
  assert.ok(by(full, '#c00000', '#5c6a00') > 30);
  assert.ok(by(protanopia, '#8a6a00', '#5c6a00') < by(full, '#8a6a00', '#5c6a00') / 2);
  assert.ok(by(deuteranopia, '#a06a00', '#6f7a00') < by(full, '#a06a00', '#6f7a00') / 2);
  assert.ok(by(tritanopia, '#0070c0', '#007f78') < by(full, '#0070c0', '#007f78') / 2);
  for (const see of [protanopia, deuteranopia, tritanopia]) assert.ok(difference(see('#808080'), full('#808080')) < 1);
});
