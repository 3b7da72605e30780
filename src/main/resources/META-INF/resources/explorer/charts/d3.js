// D3's own bundle puts itself beside the page's globals; from here on it is a module like any other. The address has no
// version in it: quarkus-web-dependency-locator finds the one that pom.xml pins.
import '/webjars/d3/dist/d3.min.js';

export const { line, mean, scaleBand, scaleLinear, scaleLog, scalePoint, scaleUtc, stack, utcYear } = globalThis.d3;
