/** Code that the tests of all packages share, such as temporary databases. */
package dev.modelatlas.testsupport;
