/** Links that run the query of a request again, at the same revisions. */
package dev.modelatlas.graphql.permalink;
