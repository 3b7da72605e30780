// Parameters that other sites append to links to count visits. They change nothing on a page, so no page reports them.

/** Names; one that ends with * stands for all names that begin so. The server reads this list (AppendedParameters.java). */
const APPENDED = [
  'utm_*', 'fbclid', 'gclid', 'gbraid', 'wbraid', 'dclid', 'gad_source', 'gad_campaignid', 'srsltid', '_ga', '_gl', 'msclkid',
  'NaPm', 'twclid', 'ttclid', 'igsh', 'igshid', 'li_fat_id', 'yclid', 'mc_cid', 'mc_eid', 'mkt_tok', '_hsenc', '_hsmi',
];

/** Whether other sites append a parameter with this name. */
export const isAppended = (name) => APPENDED.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one));
