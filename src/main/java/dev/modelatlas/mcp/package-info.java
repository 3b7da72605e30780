/**
 * The Model Context Protocol (MCP) for AI assistants, at {@code /mcp}: tools that query the API, and the schema and the
 * counting rules as resources. The server stores no state between requests.
 */
package dev.modelatlas.mcp;
