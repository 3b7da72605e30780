/** Code that the tests of all rooms share, such as temporary databases. */
package dev.modelatlas.testsupport;
