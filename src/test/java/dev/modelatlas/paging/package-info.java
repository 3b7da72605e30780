/** Walks through lists page by page while another process publishes. */
package dev.modelatlas.paging;
