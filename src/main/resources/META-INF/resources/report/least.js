/** A percentage of fewer models would say more than the data, so the report gives none. */
export const LEAST = 10;
