// Programs that send the open document, without libraries. A subscription has no program, because it needs a WebSocket.

/** The languages, in the order of the menu: a name, and a function of the URL, the body as JSON, and the headers. */
export const LANGUAGES = {
  curl: (url, body, headers) => `curl -sS -m 30 ${shell(url)} ${list(headers).map(([name, value]) => `-H ${shell(`${name}: ${value}`)} `).join('')}-d ${shell(body)}\n`,

  JavaScript: (url, body, headers) => `const response = await fetch(${JSON.stringify(url)}, {
  method: 'POST',
  headers: ${JSON.stringify(headers)},
  body: ${JSON.stringify(body)},
  signal: AbortSignal.timeout(30_000),
});
const { data, errors } = await response.json();
if (errors) throw new Error(JSON.stringify(errors));
console.log(JSON.stringify(data));
`,

  Python: (url, body, headers) => `import json
from urllib.request import Request, urlopen

request = Request(${JSON.stringify(url)}, ${JSON.stringify(ascii(body))}.encode(), ${JSON.stringify(headers)})
with urlopen(request, timeout=30) as response:
    answer = json.load(response)
if "errors" in answer:
    raise RuntimeError(answer["errors"])
print(json.dumps(answer["data"]))
`,

  Java: (url, body, headers) => `import java.net.URI;
import java.net.http.*;
import java.time.Duration;

class Example {
    public static void main(String[] arguments) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(${JSON.stringify(url)}))
${list(headers).map(([name, value]) => `                .header(${JSON.stringify(name)}, ${JSON.stringify(value)})\n`).join('')}                .POST(HttpRequest.BodyPublishers.ofString(${JSON.stringify(ascii(body))}))
                .timeout(Duration.ofSeconds(30))
                .build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response.body());
    }
}
`,
};

const list = Object.entries;

/**
 * The headers of the request for a tab. KEY replaces an API key, so that nobody copies the key by accident.
 * @param {{headers?: string}} tab text of the editor of headers
 * @param {boolean} needsKey whether the request is refused without a key
 */
export function headersOf({ headers }, needsKey) {
  const names = Object.keys(objectOf(headers)).map((name) => name.toLowerCase());
  const key = names.includes('x-api-key') ? { 'X-API-Key': 'KEY' } : needsKey || names.includes('authorization') ? { Authorization: 'Bearer KEY' } : {};
  return { 'Content-Type': 'application/json', ...key };
}

function objectOf(text) {
  try {
    return Object(JSON.parse(text?.trim() || '{}'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {}; // the editor marks the error
  }
}

/**
 * The body of the request for a tab.
 * @param {{query: string, variables?: string, operationName?: string}} tab texts of the editors
 * @returns {string} JSON
 * @throws {SyntaxError} when the variables are not JSON
 */
export function bodyOf({ query, variables, operationName }) {
  const members = [`"query":${JSON.stringify(query)}`];
  // The text of the variables is kept, because JavaScript would round long numbers. Its line breaks and tabs, which JSON has
  // only between tokens, become spaces.
  if (variables?.trim() && JSON.parse(variables)) members.push(`"variables":${variables.trim().replace(/[\t\r\n]+ */g, ' ')}`);
  if (operationName) members.push(`"operationName":${JSON.stringify(operationName)}`);
  return `{${members.join(',')}}`;
}

/** A text in single quotes for a shell. Within single quotes, only the single quote is special. */
const shell = (text) => `'${text.replaceAll('\'', '\'\\\'\'')}'`;

/** JSON with escapes for all characters outside of ASCII, so that the program does not depend on the encoding of its file. */
const ascii = (json) => json.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
