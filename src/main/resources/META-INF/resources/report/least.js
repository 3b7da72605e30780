/** Minimum number of models for a percentage. With fewer models, a percentage would look more exact than it is. */
export const LEAST = 10;
