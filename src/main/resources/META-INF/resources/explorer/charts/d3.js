// D3's bundle defines a global; from here on it is an ordinary module. The URL has no version:
// quarkus-web-dependency-locator finds the one pinned in pom.xml.
import '/webjars/d3/dist/d3.min.js';

export const { line, mean, quadtree, scaleBand, scaleLinear, scaleLog, scalePoint, scaleUtc, stack, utcYear } = globalThis.d3;
