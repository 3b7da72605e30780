// A subscription and a mutation. They are not in /examples, because clients can send all documents there by GET.

// Publications must not be older than the current revision, so an example with a fixed date would fail one day.
const TODAY = new Date().toISOString().slice(0, 10);

export const OPERATIONS = [
  {
    name: 'follow-publications',
    title: 'The revisions after revision 7, and then each new revision as soon as it is published.',
    query: `# The revisions after revision 7, and then each new revision as soon as it is published.
subscription Follow {
  revisionPublished(since: 7) {
    number
    label
    changes(first: 3) { totalCount nodes { kind slug } }
  }
}
`,
  },
  {
    name: 'publish-a-model',
    title: 'A dry run of a publication. Put the key of a publisher into the headers.',
    query: `# A dry run of a publication. Put the key of a publisher into the headers: { "Authorization": "Bearer KEY" }
mutation Publish {
  publishRevision(
    input: {
      idempotencyKey: "example/1"
      asOf: "${TODAY}"
      source: { name: "Lab notes", url: "https://example.org/notes", licence: "CC BY 4.0", attribution: "Example lab" }
      organizations: [{ name: "Example lab", sector: ACADEMIA, headquarters: "KR" }]
      upserts: [{ name: "Example 70B", releasedOn: "2026-11-20", organizations: ["Example lab"], parameters: 7e10 }]
      removals: []
      dryRun: true
    }
  ) {
    added
    changed
    removed
    userErrors { code message path }
  }
}
`,
  },
];
