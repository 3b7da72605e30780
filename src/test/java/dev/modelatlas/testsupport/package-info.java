/** What tests of every room share: throw-away databases. */
package dev.modelatlas.testsupport;
