export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  Date: { input: string; output: string; }
  DateTime: { input: string; output: string; }
};

/** One value of a dimension, such as one country, that has reached a level of training compute. The value reached the level on the release date of its first model with an estimate of at least this level. Values without such a model are not listed. */
export type CatchUp = {
  __typename?: 'CatchUp';
  /** Number of days between `reachedOn` and the earliest day on which any value of the dimension reached the level. 0 if both are the same day. The earliest day can be before the window. */
  daysAfterFirst: Scalars['Int']['output'];
  /** Key of the value: a code, slug, enum value or bucket, as described in `Dimension`. */
  key: Scalars['String']['output'];
  /** Display name of the key. */
  label: Scalars['String']['output'];
  /** The first model with this value that reached the level. If several such models were released on the same day, the first of them by slug. */
  model: Model;
  /** Release date of `model`. */
  reachedOn: Scalars['Date']['output'];
  /** The country, organization, domain or task that the key stands for. Null if there is none. */
  subject?: Maybe<Subject>;
};


/** One value of a dimension, such as one country, that has reached a level of training compute. The value reached the level on the release date of its first model with an estimate of at least this level. Values without such a model are not listed. */
export type CatchUpLabelArgs = {
  language?: InputMaybe<Language>;
};

/** How certain it is that the training compute of a model reaches a level. An estimate is assumed to be correct within a factor that follows from the model's confidence: 3 for CONFIDENT, 10 for LIKELY, 30 for all others. */
export type Certainty =
  /** The estimate itself reaches the level. Includes all models that are CERTAIN. */
  | 'BY_ESTIMATE'
  /** The estimate, divided by the factor for the model's confidence, reaches the level. */
  | 'CERTAIN'
  /** The estimate, multiplied by the factor for the model's confidence, reaches the level. Includes all models that are BY_ESTIMATE. */
  | 'POSSIBLE'
  /** The training compute is not estimated. */
  | 'UNKNOWN';

/** Kind of change that a revision made to a model. */
export type ChangeKind =
  /** The model is new. */
  | 'ADDED'
  /** Facts of the model changed, but not its name. */
  | 'CHANGED'
  /** The model was removed from the dataset. */
  | 'REMOVED'
  /** The name of the model changed, possibly with other facts. */
  | 'RENAMED'
  /** The model returned after a removal. */
  | 'RESTORED';

/** Origin of a changed fact. */
export type ChangeOrigin =
  /** The source leaves the field blank, and this project or an operator of this server filled it in. `reason` says why. */
  | 'CORRECTION'
  /** A publisher sent the value over the API. */
  | 'PARTNER'
  /** The value is a fact about an organization, from this project's reference data or from an operator of this server. */
  | 'REFERENCE'
  /** The value comes from the source of the model. */
  | 'SOURCE';

/** How to cite figures from this response, with the attribution that the licences of the data require. The citation names up to 5 sources of the counted models, those with the most models first. If there are more sources, the citation also says how many more. */
export type Citation = {
  __typename?: 'Citation';
  /** The reference as a BibTeX entry. */
  bibtex: Scalars['String']['output'];
  /** Licences of the data. */
  licence: Scalars['String']['output'];
  /** Link that runs this query again, at the revision of this response. The link passes the number of the revision to each field that has an argument for a revision. Fields without such an argument, such as `revisions` and `node`, can return newer data, as can fields above a list that continues at an earlier revision. The link in a citation of `Revision.trends` is different: it runs the root field `trends` with the same arguments, at the revision of the citation. A link of more than 16,000 characters does not work; to get a shorter link, shorten the document. A server that runs only trusted documents refuses the query of the link. */
  permalink: Scalars['String']['output'];
  /** Date of this response, in UTC. */
  retrievedOn: Scalars['Date']['output'];
  /** The reference as plain text, for a bibliography. */
  text: Scalars['String']['output'];
  /** URL where the first of the cited sources publishes its data. */
  url: Scalars['String']['output'];
};

/** A statement of a published report, and whether it holds at one revision. Statements are paraphrased, not quoted. */
export type Claim = Node & {
  __typename?: 'Claim';
  /** The GraphQL document that computes the values. It has one variable, `$revision: Int!`. */
  document: Scalars['String']['output'];
  /** How the verdict changed over the last 100 revisions up to the revision that is read, oldest first. The first entry is the verdict at the oldest of these revisions. Each further entry is a revision at which the verdict changed, with the new verdict. */
  history?: Maybe<Array<ClaimVerdict>>;
  /** Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision. */
  id: Scalars['ID']['output'];
  /** Where the statement is published: a page of the report, the conclusion of the report, or an article that quotes the statement. Null for reports without pages. */
  page?: Maybe<Scalars['String']['output']>;
  /** Why the statement is NOT_DECIDABLE. Null for other verdicts. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The report that makes the statement. */
  report: Report;
  /** How models are counted for the statement, and how its vague words are interpreted. */
  rule: Scalars['String']['output'];
  /** Stable identifier, such as "is-198-22". */
  slug: Scalars['String']['output'];
  /** The statement, paraphrased. */
  statement: Scalars['String']['output'];
  /** The values that decide the verdict. Empty if the verdict is NOT_DECIDABLE. */
  values: Array<ClaimValue>;
  /** Whether the statement holds at this revision. */
  verdict: Verdict;
};


/** A statement of a published report, and whether it holds at one revision. Statements are paraphrased, not quoted. */
export type ClaimReasonArgs = {
  language?: InputMaybe<Language>;
};


/** A statement of a published report, and whether it holds at one revision. Statements are paraphrased, not quoted. */
export type ClaimRuleArgs = {
  language?: InputMaybe<Language>;
};


/** A statement of a published report, and whether it holds at one revision. Statements are paraphrased, not quoted. */
export type ClaimStatementArgs = {
  language?: InputMaybe<Language>;
};

/** A page of claims. */
export type ClaimConnection = {
  __typename?: 'ClaimConnection';
  /** The claims with their cursors. */
  edges: Array<ClaimEdge>;
  /** The claims on this page. */
  nodes: Array<Claim>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of claims in the whole list. */
  totalCount: Scalars['Int']['output'];
};

/** A claim with its cursor. */
export type ClaimEdge = {
  __typename?: 'ClaimEdge';
  /** Opaque cursor, to pass as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The claim. */
  node: Claim;
};

/** One value of a published statement, with the value computed from the data of the revision. */
export type ClaimValue = {
  __typename?: 'ClaimValue';
  /** The computed value, rounded to the published precision. Null if the data has no such value. */
  computed?: Maybe<Scalars['String']['output']>;
  /** Name of the value. */
  label: Scalars['String']['output'];
  /** Whether the computed value matches the published one. */
  matches: Scalars['Boolean']['output'];
  /** The published value as text: a number, a name, a list, or words such as "rising" or "top 4". */
  published: Scalars['String']['output'];
};


/** One value of a published statement, with the value computed from the data of the revision. */
export type ClaimValueLabelArgs = {
  language?: InputMaybe<Language>;
};

/** The verdict of a published statement, from one revision until the verdict changes. */
export type ClaimVerdict = {
  __typename?: 'ClaimVerdict';
  /** The revision at which the verdict changed, or the oldest revision of the history. */
  revision: Revision;
  /** The verdict. */
  verdict: Verdict;
};

/** Whether one or several organizations or groups developed a model. */
export type Collaboration =
  /** Several organizations or groups developed the model. */
  | 'JOINT'
  /** One organization or group developed the model, or no organization is recorded. */
  | 'SOLE';

/** Growth of the compute frontier (`Trends.computeFrontier`), from a least-squares line through the logarithms of the frontier's training compute. */
export type ComputeGrowth = {
  __typename?: 'ComputeGrowth';
  /** Doubling time of the frontier's compute in months. Null if the frontier does not grow. */
  doublingMonths?: Maybe<Scalars['Float']['output']>;
  /** Upper end of the 90% confidence interval of `factorPerYear`. Null if it cannot be computed. */
  factorHigh?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 90% confidence interval of `factorPerYear`. Null if it cannot be computed. */
  factorLow?: Maybe<Scalars['Float']['output']>;
  /** Growth per year as a factor: 4 means four times as much compute each year. */
  factorPerYear: Scalars['Float']['output'];
  /** How the growth was computed. */
  method: Scalars['String']['output'];
  /** Number of models on the compute frontier. The line is fitted to these models. */
  models: Scalars['Int']['output'];
  /** Coefficient of determination (R squared) of the fit, from 0 to 1. */
  rSquared: Scalars['Float']['output'];
};

/** The known training compute of the models that share one value of a dimension, such as one country, and were released in the window of the trends. Many models have no estimate. `totalFlop` and `medianFlop` cover only the models with an estimate; the field `known` is their number. */
export type ComputeShare = {
  __typename?: 'ComputeShare';
  /** Key of the value: a code, slug, enum value or bucket, as described in `Dimension`. */
  key: Scalars['String']['output'];
  /** Number of models with this value whose training compute is known. */
  known: Scalars['Int']['output'];
  /** Display name of the key. */
  label: Scalars['String']['output'];
  /** The model with the highest known training compute. If several models tie, the first of them by slug. Null if no training compute is known. */
  largest?: Maybe<Model>;
  /** Median of the known training compute in FLOP. Null if no training compute is known. */
  medianFlop?: Maybe<Scalars['Float']['output']>;
  /** Number of models with this value that were released in the window of the trends. */
  modelCount: Scalars['Int']['output'];
  /** A number from 0 to 1: `totalFlop` divided by the total known training compute of all models that match the filter and were released in the window. Null if `totalFlop` is null, or if the divisor is 0 or includes an estimate above 1e300. A model that has several values, such as two countries, counts for each of them, so the shares can add up to more than 1. */
  share?: Maybe<Scalars['Float']['output']>;
  /** The country, organization, domain or task that the key stands for. Null if there is none. */
  subject?: Maybe<Subject>;
  /** Sum of the known training compute in FLOP. Null if no training compute is known, or if one of the estimates is above 1e300. A model with several values of the dimension, such as two countries, counts in full for each value. */
  totalFlop?: Maybe<Scalars['Float']['output']>;
};


/** The known training compute of the models that share one value of a dimension, such as one country, and were released in the window of the trends. Many models have no estimate. `totalFlop` and `medianFlop` cover only the models with an estimate; the field `known` is their number. */
export type ComputeShareLabelArgs = {
  language?: InputMaybe<Language>;
};

/** How confident the source is in its figures for a model. */
export type Confidence =
  /** The true values are within a factor of 3 of the figures, with 90% confidence. */
  | 'CONFIDENT'
  /** The true values are within a factor of 10 of the figures, with 90% confidence. */
  | 'LIKELY'
  /** The true values are within a factor of 30 of the figures, with 90% confidence. */
  | 'SPECULATIVE'
  /** The source states no confidence. */
  | 'UNKNOWN'
  /** The source has not checked the figures. */
  | 'UNVERIFIED';

/** A country listed in ISO 3166-1, with the models attributed to it. */
export type Country = Node & {
  __typename?: 'Country';
  /** ISO 3166-1 alpha-2 code, such as "KR". */
  code: Scalars['String']['output'];
  /** Earliest model of the country. If several were released on the same day, the first of them by slug. Null if the country has no models. */
  firstModel?: Maybe<Model>;
  /** Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision. */
  id: Scalars['ID']['output'];
  /** Number of models attributed to the country. */
  modelCount: Scalars['Int']['output'];
  /** Models attributed to the country, newest first by default. */
  models?: Maybe<ModelConnection>;
  /** Display name. */
  name: Scalars['String']['output'];
  /** Organizations with headquarters in the country, those with the most models first. */
  organizations?: Maybe<OrganizationConnection>;
  /** Number of models of the country per release year, with the country's rank and share among all countries. */
  trend?: Maybe<Array<SeriesYear>>;
};


/** A country listed in ISO 3166-1, with the models attributed to it. */
export type CountryFirstModelArgs = {
  basis?: InputMaybe<CountryBasis>;
  domain?: InputMaybe<Scalars['String']['input']>;
};


/** A country listed in ISO 3166-1, with the models attributed to it. */
export type CountryModelCountArgs = {
  basis?: InputMaybe<CountryBasis>;
};


/** A country listed in ISO 3166-1, with the models attributed to it. */
export type CountryModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  basis?: InputMaybe<CountryBasis>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
};


/** A country listed in ISO 3166-1, with the models attributed to it. */
export type CountryNameArgs = {
  language?: InputMaybe<Language>;
};


/** A country listed in ISO 3166-1, with the models attributed to it. */
export type CountryOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A country listed in ISO 3166-1, with the models attributed to it. */
export type CountryTrendArgs = {
  basis?: InputMaybe<CountryBasis>;
  from?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Int']['input']>;
};

/** Rule by which a model is attributed to countries. The model counts at most once for each country. */
export type CountryBasis =
  /** Headquarters of the group of each organization. For example, a model of DeepMind counts for the US, because DeepMind belongs to the group of Google. If any headquarters are unknown, or no organization is recorded, the model also counts for the countries that the source records. */
  | 'GROUP_HEADQUARTERS'
  /** Headquarters of each organization of the model. If any headquarters are unknown, or no organization is recorded, the model also counts for the countries that the source records. */
  | 'HEADQUARTERS'
  /** Countries that the source records for the model. Sources change how they record countries, so results are not comparable across revisions. */
  | 'RECORDED';

/** A page of countries. */
export type CountryConnection = {
  __typename?: 'CountryConnection';
  /** The countries with their cursors. */
  edges: Array<CountryEdge>;
  /** The countries on this page. */
  nodes: Array<Country>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of countries in the whole list. */
  totalCount: Scalars['Int']['output'];
};

/** A country with its cursor. */
export type CountryEdge = {
  __typename?: 'CountryEdge';
  /** Opaque cursor, to pass as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The country. */
  node: Country;
};

/** Conditions that countries must meet. All given fields must match; an omitted field matches every country. */
export type CountryFilter = {
  /** Rule by which models are attributed to countries, for `minModels` and for sorting. */
  basis?: InputMaybe<CountryBasis>;
  /** Minimum number of models attributed to the country. Default: no minimum, so countries without models are listed too. */
  minModels?: InputMaybe<Scalars['Int']['input']>;
  /** Words that must all occur in the code or the names of the country: the English name, the Korean name and other names that sources use. The words may occur in different names. Matching follows `ModelFilter.text`. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** A sort key for countries. Unknown values come last in both directions; ties are sorted by code. */
export type CountryOrder = {
  /** Sort direction. */
  direction?: Direction;
  /** Field to sort by. */
  field: CountryOrderField;
};

/** Fields that countries can be sorted by. */
export type CountryOrderField =
  /** Release date of the first model that the `basis` of the filter attributes to the country. */
  | 'FIRST_RELEASE'
  /** Korean name, ignoring case. In ascending order, names that begin with a Hangul letter come first. */
  | 'KOREAN_NAME'
  /** Number of models that the `basis` of the filter attributes to the country. */
  | 'MODEL_COUNT'
  /** English name, ignoring case and accents. */
  | 'NAME';

/** A property by which trends count models, such as country or sector. A model that has several values, such as two countries, counts once for each. */
export type Dimension =
  /** Accessibility; the key is a value of `ModelAccessibility`, or UNKNOWN. */
  | 'ACCESSIBILITY'
  /** Collaboration of organizations or groups, depending on the `organizationBasis` of the trends; the key is SOLE or JOINT. */
  | 'COLLABORATION'
  /** Training compute in FLOP, rounded down to a power of ten; the key is this power, such as 1e23, or 0 for less than 1 FLOP, or `unknown` for unknown compute. */
  | 'COMPUTE_MAGNITUDE'
  /** Confidence; the key is a value of `Confidence`. */
  | 'CONFIDENCE'
  /** Country, by the `countryBasis` of the trends; the key is the ISO 3166-1 alpha-2 code. */
  | 'COUNTRY'
  /** Domain; the key is the slug. */
  | 'DOMAIN'
  /** Number of domains of the model; the key is 0, 1, 2 or 3+. */
  | 'DOMAIN_COUNT'
  /** Openness; the key is OPEN_WEIGHTS for the three OPEN_WEIGHTS_* values of `ModelAccessibility`, CLOSED for its other values, or UNKNOWN if no accessibility is recorded. */
  | 'OPENNESS'
  /** Organization or group, depending on the `organizationBasis` of the trends; the key is the slug. */
  | 'ORGANIZATION'
  /** Sector; the key is a value of `Sector`, or UNKNOWN. */
  | 'SECTOR'
  /** Task; the key is the slug. */
  | 'TASK'
  /** Number of tasks of the model; the key is 0 to 4, or 5+. */
  | 'TASK_COUNT'
  /** Task family. A family combines tasks that published reports count as one; any other task is a family of its own. The key is LANGUAGE_MODELING for language modeling, language generation and language modeling/generation; SPEECH_RECOGNITION for the two tasks of speech recognition; the slug for any other task. */
  | 'TASK_FAMILY'
  /** Number of task families of the model (see TASK_FAMILY); the key is 0 to 4, or 5+. */
  | 'TASK_FAMILY_COUNT';

/** Sort direction. Unknown values come last in both directions. */
export type Direction =
  /** Ascending: smallest, earliest or alphabetically first value first. */
  | 'ASC'
  /** Descending: largest, latest or alphabetically last value first. */
  | 'DESC';

/** The distribution of a numeric property, such as training compute, over the models of one year or over the models that share one value of a dimension. Quartiles are interpolated linearly between the known values of the property. */
export type Distribution = {
  __typename?: 'Distribution';
  /** Key of the dimension's value: a code, slug, enum value or bucket, as described in `Dimension`. Null if the models are grouped by year. */
  key?: Maybe<Scalars['String']['output']>;
  /** How many of the `modelCount` models have a known value of the property. Minimum, quartiles and maximum describe only these models. */
  known: Scalars['Int']['output'];
  /** Display name of the key. Null if the models are grouped by year. */
  label?: Maybe<Scalars['String']['output']>;
  /** First quartile: a quarter of the known values are at most this. Null if no value is known. */
  lowerQuartile?: Maybe<Scalars['Float']['output']>;
  /** Largest known value. Null if no value is known. */
  max?: Maybe<Scalars['Float']['output']>;
  /** Median: half of the known values are at most this. Null if no value is known. */
  median?: Maybe<Scalars['Float']['output']>;
  /** Smallest known value. Null if no value is known. */
  min?: Maybe<Scalars['Float']['output']>;
  /** Number of models of the year. If the models are grouped by a dimension, number of models in the window of the trends that have the value `key`. */
  modelCount: Scalars['Int']['output'];
  /** Third quartile: three quarters of the known values are at most this. Null if no value is known. */
  upperQuartile?: Maybe<Scalars['Float']['output']>;
  /** The year of release. Null if the models are grouped by a dimension. */
  year?: Maybe<Scalars['Int']['output']>;
};


/** The distribution of a numeric property, such as training compute, over the models of one year or over the models that share one value of a dimension. Quartiles are interpolated linearly between the known values of the property. */
export type DistributionLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A domain that models work in, such as Language or Vision. */
export type Domain = {
  __typename?: 'Domain';
  /** Display name. */
  name: Scalars['String']['output'];
  /** Stable identifier for filters and links, such as "language". */
  slug: Scalars['String']['output'];
};


/** A domain that models work in, such as Language or Vision. */
export type DomainNameArgs = {
  language?: InputMaybe<Language>;
};

/** Change of one field of a model. */
export type FieldChange = {
  __typename?: 'FieldChange';
  /** New value as text; lists are JSON arrays. Null when unknown. */
  after?: Maybe<Scalars['String']['output']>;
  /** Previous value as text; lists are JSON arrays. Null when unknown. */
  before?: Maybe<Scalars['String']['output']>;
  /** Name of a field of `ModelInput`, or one of the names `groups`, `headquartersCountries` and `groupHeadquartersCountries`. The values of these three fields follow from the organizations of the model. They are listed only if they changed although the organizations, and for countries also the recorded countries, stayed the same. Otherwise, read their new values from the model. */
  field: Scalars['String']['output'];
  /** Origin of the new value. */
  origin: ChangeOrigin;
  /** Reason for the correction. Null if the origin is not CORRECTION. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** The first models released for one value of a dimension, such as one country, in the window of the trends. */
export type First = {
  __typename?: 'First';
  /** Key of the value: a code, slug, enum value or bucket, as described in `Dimension`. */
  key: Scalars['String']['output'];
  /** Display name of the key. */
  label: Scalars['String']['output'];
  /** The first model released. If several were released on the same day, the first of them by slug. */
  model: Model;
  /** All models with this value that were released on the same day as `model`, including `model`, sorted by slug. */
  models: Array<Model>;
  /** The country, organization, domain or task that the key stands for. Null if there is none. */
  subject?: Maybe<Subject>;
};


/** The first models released for one value of a dimension, such as one country, in the window of the trends. */
export type FirstLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A model whose known training compute exceeded that of every earlier model. */
export type FrontierPoint = {
  __typename?: 'FrontierPoint';
  /** Ratio to the previous record, `flop` / `previousFlop`; null for the first record. */
  factor?: Maybe<Scalars['Float']['output']>;
  /** Training compute of the model in FLOP. */
  flop: Scalars['Float']['output'];
  /** The model that set the record. If several models exceeded the previous record on the same day, this is the model with the most training compute; in a tie, the first of them by slug. */
  model: Model;
  /** Previous record in FLOP, possibly from before the window of the trends. Null for the first record. */
  previousFlop?: Maybe<Scalars['Float']['output']>;
};

/** A problem in the source of a revision, and how the import handled it; in the payload of `publishRevision`, the name of a new organization, domain or task. */
export type ImportNote = {
  __typename?: 'ImportNote';
  /** Stable code of the kind of note, such as "MALFORMED" or "NEW_NAME". */
  code: Scalars['String']['output'];
  /** Name of the column in the file or, in a note about a new name, "organizations", "domains" or "tasks". Null when the note is not about a single value. */
  column?: Maybe<Scalars['String']['output']>;
  /** Line in the file, starting at 1; null when the note is not about a single line. */
  line?: Maybe<Scalars['Int']['output']>;
  /** The problem and how it was handled; for `NEW_NAME`, the new name and similar names. */
  message: Scalars['String']['output'];
  /** The value, shortened; null when the note is not about a single value. */
  value?: Maybe<Scalars['String']['output']>;
};

/** A page of import notes. */
export type ImportNoteConnection = {
  __typename?: 'ImportNoteConnection';
  /** The notes with their cursors. */
  edges: Array<ImportNoteEdge>;
  /** The notes on this page. */
  nodes: Array<ImportNote>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of all notes on the revision. The list contains at most 1,000 of them: those about the whole file, and those about the first lines. */
  totalCount: Scalars['Int']['output'];
};

/** An import note with its cursor. */
export type ImportNoteEdge = {
  __typename?: 'ImportNoteEdge';
  /** Opaque cursor, to pass as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The note. */
  node: ImportNote;
};

/** Language of a display name. */
export type Language =
  /** English. */
  | 'EN'
  /** Korean, or English for names without a Korean translation. */
  | 'KO';

/** A numeric property of models. It is unknown for many models. */
export type Measure =
  /** Number of parameters. */
  | 'PARAMETERS'
  /** Size of the training data in datapoints (tokens or words for text). */
  | 'TRAINING_DATASET_SIZE'
  /** Training compute in FLOP. */
  | 'TRAINING_FLOP'
  /** Training time in hours (wall clock). */
  | 'TRAINING_HOURS';

/** A large-scale AI model, with the facts that its source records. */
export type Model = Node & {
  __typename?: 'Model';
  /** How the trained model can be accessed; null when unknown. */
  accessibility?: Maybe<ModelAccessibility>;
  /** Models from which this model was derived. The source records their names. If no model has a recorded name, the model with this slug or former name is listed. A name that matches no model, or several models, is left out. */
  baseModels?: Maybe<Array<Model>>;
  /** Number of citations of the publication about the model, on the day the source counted them; null when unknown. */
  citations?: Maybe<Scalars['Int']['output']>;
  /** Whether one group (SOLE) or several groups (JOINT) developed the model. With the basis RECORDED, organizations count instead of groups. A model without organizations is SOLE. */
  collaboration: Collaboration;
  /** How confident the source is in its figures for the model. */
  confidence: Confidence;
  /** Countries the model is attributed to, without duplicates. */
  countries: Array<Country>;
  /** Domains the model works in; empty when not recorded. */
  domains: Array<Domain>;
  /** Compute used to fine-tune the model from its base model, in FLOP; null when not estimated. */
  finetuneFlop?: Maybe<Scalars['Float']['output']>;
  /** The first revision that contains this model. */
  firstRevision: Revision;
  /** Number of hardware units used for training; null when unknown. */
  hardwareQuantity?: Maybe<Scalars['Int']['output']>;
  /** Model FLOP utilization (MFU): the share of the hardware's peak performance that the training used, from 0 to 1; null when unknown. */
  hardwareUtilization?: Maybe<Scalars['Float']['output']>;
  /** Changes to the model, newest first, up to the revision that the query reads. */
  history?: Maybe<Array<ModelChange>>;
  /** Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision. */
  id: Scalars['ID']['output'];
  /** Links to pages that describe the model; only http and https. */
  links: Array<Scalars['String']['output']>;
  /** Name, as the source spells it. */
  name: Scalars['String']['output'];
  /** Organizations that developed the model, in the order in which the source first listed them; empty when not recorded. */
  organizations: Array<Organization>;
  /** Number of parameters; null when unknown. */
  parameters?: Maybe<Scalars['Float']['output']>;
  /** The publisher that first published the model, such as "Epoch AI". */
  publisher: Scalars['String']['output'];
  /** Title of the paper or article about the model; null when unknown. */
  reference?: Maybe<Scalars['String']['output']>;
  /** Date of release or first publication. */
  releasedOn: Scalars['Date']['output'];
  /** Sectors recorded for the model. If none are recorded, the sectors of its organizations. */
  sectors: Array<Sector>;
  /** Stable identifier for links and synchronisation. It stays the same in all revisions, even if the model is renamed. */
  slug: Scalars['String']['output'];
  /** Source of the model's data, with the attribution that its licence requires. */
  source: Source;
  /** Tasks the model performs; empty when not recorded. */
  tasks: Array<Task>;
  /** How the training code can be accessed, in the words of the source, such as "Open source"; null when unknown. */
  trainingCodeAccessibility?: Maybe<Scalars['String']['output']>;
  /** Compute used for training; null when unknown or recorded as 0. */
  trainingCompute?: Maybe<TrainingCompute>;
  /** Cost of the training compute in US dollars, estimated by the source at the prices of cloud providers. The source does not state which year's dollars these are. Null when not estimated. */
  trainingCost?: Maybe<Scalars['Float']['output']>;
  /** Size of the training dataset in datapoints (tokens or words for text); null when unknown. */
  trainingDatasetSize?: Maybe<Scalars['Float']['output']>;
  /** Names of the datasets used for training; empty when unknown. */
  trainingDatasets: Array<Scalars['String']['output']>;
  /** Hardware used for training; empty when unknown. */
  trainingHardware: Array<Scalars['String']['output']>;
  /** Training time in hours (wall clock); null when unknown. */
  trainingHours?: Maybe<Scalars['Float']['output']>;
};


/** A large-scale AI model, with the facts that its source records. */
export type ModelCollaborationArgs = {
  basis?: InputMaybe<OrganizationBasis>;
};


/** A large-scale AI model, with the facts that its source records. */
export type ModelCountriesArgs = {
  basis?: InputMaybe<CountryBasis>;
};

/** How the trained model can be accessed. */
export type ModelAccessibility =
  /** The model is available through an API. */
  | 'API_ACCESS'
  /** The model is available in a product, but not through an API. */
  | 'HOSTED_ACCESS'
  /** The weights can be downloaded for non-commercial use only. */
  | 'OPEN_WEIGHTS_NON_COMMERCIAL'
  /** The weights can be downloaded, but the licence restricts their use. */
  | 'OPEN_WEIGHTS_RESTRICTED'
  /** The weights can be downloaded and used for any purpose. */
  | 'OPEN_WEIGHTS_UNRESTRICTED'
  /** The model is not available outside the organization that developed it. */
  | 'UNRELEASED';

/** What one revision changed about one model. */
export type ModelChange = {
  __typename?: 'ModelChange';
  /** The fields that changed. For the kind ADDED, the list contains only fields with the origin CORRECTION or REFERENCE; read all other fields from `model`. */
  fields: Array<FieldChange>;
  /** Kind of change. */
  kind: ChangeKind;
  /** The model as of this revision. Null if the revision removed it. */
  model?: Maybe<Model>;
  /** The revision that made the change. */
  revision: Revision;
  /** Slug of the model. */
  slug: Scalars['String']['output'];
};

/** A page of changes. */
export type ModelChangeConnection = {
  __typename?: 'ModelChangeConnection';
  /** The changes with their cursors. */
  edges: Array<ModelChangeEdge>;
  /** The changes on this page. */
  nodes: Array<ModelChange>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of changes in the whole list. The server counts them only if you select this field. */
  totalCount: Scalars['Int']['output'];
};

/** A change with its cursor. */
export type ModelChangeEdge = {
  __typename?: 'ModelChangeEdge';
  /** Opaque cursor, to pass as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: ModelChange;
};

/** A page of models. */
export type ModelConnection = {
  __typename?: 'ModelConnection';
  /** The models with their cursors. */
  edges: Array<ModelEdge>;
  /** The models on this page. */
  nodes: Array<Model>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of models in the whole list. The server counts them only if you select this field. */
  totalCount: Scalars['Int']['output'];
};

/** A model with its cursor. */
export type ModelEdge = {
  __typename?: 'ModelEdge';
  /** Opaque cursor, to pass as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The model. */
  node: Model;
};

/** Conditions that models must meet. All given fields must match; a list matches if any of its values matches. An omitted field or an empty list matches every model. A minimum or maximum does not match a model whose value is unknown. */
export type ModelFilter = {
  /** The model's accessibility is one of these values. */
  accessibility?: InputMaybe<Array<ModelAccessibility>>;
  /** Selects models whose accessibility is known (true) or unknown (false). */
  accessibilityKnown?: InputMaybe<Scalars['Boolean']['input']>;
  /** The model matches all of these filters. */
  all?: InputMaybe<Array<ModelFilter>>;
  /** The model matches at least one of these filters. */
  any?: InputMaybe<Array<ModelFilter>>;
  /** SOLE selects models that one organization or group developed; JOINT selects models that several developed. `organizationBasis` says whether organizations or groups are counted. */
  collaboration?: InputMaybe<Collaboration>;
  /** Selects models whose training compute is known (true) or unknown (false). */
  computeKnown?: InputMaybe<Scalars['Boolean']['input']>;
  /** The model's confidence is one of these values. */
  confidence?: InputMaybe<Array<Confidence>>;
  /** ISO 3166-1 alpha-2 codes. The model is attributed to at least one of these countries by the rule `countryBasis`. */
  countries?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Rule by which `countries` matches models. Default: `countryBasis` of the enclosing filter, else the query field's argument of type `CountryBasis`, else HEADQUARTERS. */
  countryBasis?: InputMaybe<CountryBasis>;
  /** Slugs of domains. The model has at least one of them. */
  domains?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Slugs of groups. At least one organization of these groups developed the model. */
  groups?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Maximum number of domains. */
  maxDomains?: InputMaybe<Scalars['Int']['input']>;
  /** Maximum number of parameters. Models with an unknown number do not match. */
  maxParameters?: InputMaybe<Scalars['Float']['input']>;
  /** Maximum number of tasks. */
  maxTasks?: InputMaybe<Scalars['Int']['input']>;
  /** Maximum training compute in FLOP. Models with unknown compute do not match. */
  maxTrainingFlop?: InputMaybe<Scalars['Float']['input']>;
  /** Minimum number of domains. */
  minDomains?: InputMaybe<Scalars['Int']['input']>;
  /** Minimum number of parameters. Models with an unknown number do not match. */
  minParameters?: InputMaybe<Scalars['Float']['input']>;
  /** Minimum number of tasks. */
  minTasks?: InputMaybe<Scalars['Int']['input']>;
  /** Minimum training compute in FLOP. Models with unknown compute do not match. */
  minTrainingFlop?: InputMaybe<Scalars['Float']['input']>;
  /** The model does not match this filter. */
  not?: InputMaybe<ModelFilter>;
  /** Whether `collaboration` counts organizations or groups. Default: `organizationBasis` of the enclosing filter, else the query field's argument of type `OrganizationBasis`, else GROUP. */
  organizationBasis?: InputMaybe<OrganizationBasis>;
  /** Slugs of organizations. At least one of these organizations developed the model. Other organizations of the same group do not count. */
  organizations?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Names of publishers. `Model.publisher` is one of them. */
  publishers?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Released on this date or later. */
  releasedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Released on this date or earlier. */
  releasedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Selects models with a known sector (true) or without one (false). */
  sectorKnown?: InputMaybe<Scalars['Boolean']['input']>;
  /** The model has at least one of these sectors. */
  sectors?: InputMaybe<Array<Sector>>;
  /** Slugs of tasks. The model has at least one of them. */
  tasks?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Words that must all occur in the names of the model: its current and former names, its slug, the names of its family, and the names of the organizations that developed it, with aliases and Korean names. Case and accents do not matter. Words that are joined by a hyphen or a period, as in `GPT-4`, must follow each other in one name; the characters `/`, `,`, `:`, `;`, `(` and `)` separate words. Words of three letters or two Korean syllables or more match inside other words; shorter words match only the start of a word. A word that occurs in no name is replaced by the most similar words that occur in names, up to five. These words differ from it by one letter, or by at most two letters if it has more than seven letters. At most 200 characters and at most 10 words, each of at most 64 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Upper limit of the training compute in FLOP, exclusive. Models with unknown compute do not match. */
  trainingFlopBelow?: InputMaybe<Scalars['Float']['input']>;
};

/** The complete record of one model. An omitted field becomes unknown. A string has at most 500 characters, and a list at most 100 values. */
export type ModelInput = {
  /** How the model can be accessed. */
  accessibility?: InputMaybe<ModelAccessibility>;
  /** Names or slugs of the models that this model was derived from. A name that matches no known model is stored as text. */
  baseModels?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Number of citations of the paper or article about the model. */
  citations?: InputMaybe<Scalars['Int']['input']>;
  /** How confident you are in the figures. Default: UNKNOWN. */
  confidence?: InputMaybe<Confidence>;
  /** Slugs, English names, Korean names or aliases of domains. A new name creates a domain. */
  domains?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Compute used to fine-tune the model from its base model, in FLOP. */
  finetuneFlop?: InputMaybe<Scalars['Float']['input']>;
  /** Number of hardware units used for training. */
  hardwareQuantity?: InputMaybe<Scalars['Int']['input']>;
  /** Model FLOP utilization (MFU): the share of the hardware's peak performance that the training used, from 0 to 1. */
  hardwareUtilization?: InputMaybe<Scalars['Float']['input']>;
  /** Links (http or https) to pages that describe the model, at most 2000 characters each. */
  links?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Name of the model. */
  name: Scalars['String']['input'];
  /** Organizations that developed the model, as slugs, names or aliases. A name or alias must identify exactly one organization. Empty when unknown. Define new organizations in `PublishRevisionInput.organizations`. */
  organizations: Array<Scalars['String']['input']>;
  /** Number of parameters. */
  parameters?: InputMaybe<Scalars['Float']['input']>;
  /** Countries recorded for the model: ISO 3166-1 alpha-2 codes, English names or Korean names. */
  recordedCountries?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Title of the paper or article about the model. */
  reference?: InputMaybe<Scalars['String']['input']>;
  /** Date of release, 1900 or later and not in the future. */
  releasedOn: Scalars['Date']['input'];
  /** Sectors recorded for the model. Default: the sectors of its organizations. */
  sectors?: InputMaybe<Array<Sector>>;
  /** Slug of an existing or removed model. To rename a model, give its slug. An unknown slug is refused. Without a slug, the server looks for a model with this `name`. If no model has the name, the server creates a model with a new slug. */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** Slugs, English names, Korean names or aliases of tasks. A new name creates a task. */
  tasks?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the training code can be accessed, in your own words, such as "Open source". */
  trainingCodeAccessibility?: InputMaybe<Scalars['String']['input']>;
  /** Cost of the training compute in US dollars, at the prices of cloud providers. */
  trainingCost?: InputMaybe<Scalars['Float']['input']>;
  /** Size of the training dataset in datapoints. */
  trainingDatasetSize?: InputMaybe<Scalars['Float']['input']>;
  /** Names of the datasets used for training. */
  trainingDatasets?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Training compute in FLOP. 0 means unknown. */
  trainingFlop?: InputMaybe<Scalars['Float']['input']>;
  /** Names of the hardware used for training. */
  trainingHardware?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Training time in hours (wall clock). */
  trainingHours?: InputMaybe<Scalars['Float']['input']>;
};

/** A sort key for models. Unknown values come last in both directions; ties are sorted by slug. */
export type ModelOrder = {
  /** Sort direction. */
  direction?: Direction;
  /** Field to sort by. */
  field: ModelOrderField;
};

/** Fields that models can be sorted by. */
export type ModelOrderField =
  /** Name, ignoring case. */
  | 'NAME'
  /** Number of parameters. */
  | 'PARAMETERS'
  /** Date of release. */
  | 'RELEASED_ON'
  /** Training compute. */
  | 'TRAINING_COMPUTE';

/** Root of all mutations. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Publishes changes to models and organizations as the next revision. If `userErrors` lists a problem, nothing is published. If you receive no response, send the same input again: it is published only once. */
  publishRevision?: Maybe<PublishRevisionPayload>;
};


/** Root of all mutations. */
export type MutationPublishRevisionArgs = {
  input: PublishRevisionInput;
};

/** An object with a globally unique ID, which `node(id)` resolves. */
export type Node = {
  /** Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision. */
  id: Scalars['ID']['output'];
};

/** A developer of models: a company, university, public body or community. */
export type Organization = Node & {
  __typename?: 'Organization';
  /** Earliest model of the organization. If several were released on the same day, the first of them by slug. Null if the organization has no models. */
  firstModel?: Maybe<Model>;
  /** The parent organization, or this organization itself if it has no parent. With the basis GROUP, the models of this organization are attributed to its `group`. */
  group?: Maybe<Organization>;
  /** Country of the headquarters; null when unknown. */
  headquarters?: Maybe<Country>;
  /** Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision. */
  id: Scalars['ID']['output'];
  /** Organizations in the group that this organization heads, including itself. Empty if this organization has a parent. */
  members?: Maybe<Array<Organization>>;
  /** Number of models attributed to the organization. With the basis GROUP, this is the number of models of the whole group, or 0 if the organization has a parent. */
  modelCount: Scalars['Int']['output'];
  /** Models attributed to the organization, newest first by default. */
  models?: Maybe<ModelConnection>;
  /** Display name. */
  name: Scalars['String']['output'];
  /** Sector of the organization; null when unknown. */
  sector?: Maybe<Sector>;
  /** Stable identifier for filters and links, such as "openai". */
  slug: Scalars['String']['output'];
  /** Number of models of the organization per release year, with the organization's rank and share among all organizations. */
  trend?: Maybe<Array<SeriesYear>>;
};


/** A developer of models: a company, university, public body or community. */
export type OrganizationFirstModelArgs = {
  basis?: InputMaybe<OrganizationBasis>;
};


/** A developer of models: a company, university, public body or community. */
export type OrganizationModelCountArgs = {
  basis?: InputMaybe<OrganizationBasis>;
};


/** A developer of models: a company, university, public body or community. */
export type OrganizationModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  basis?: InputMaybe<OrganizationBasis>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
};


/** A developer of models: a company, university, public body or community. */
export type OrganizationNameArgs = {
  language?: InputMaybe<Language>;
};


/** A developer of models: a company, university, public body or community. */
export type OrganizationTrendArgs = {
  basis?: InputMaybe<OrganizationBasis>;
  from?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Int']['input']>;
};

/** Rule by which a model is attributed to organizations. The model counts at most once for each organization. */
export type OrganizationBasis =
  /** The group of each organization: its parent organization, or the organization itself if it has no parent. */
  | 'GROUP'
  /** The organizations that the source lists. */
  | 'RECORDED';

/** A page of organizations. */
export type OrganizationConnection = {
  __typename?: 'OrganizationConnection';
  /** The organizations with their cursors. */
  edges: Array<OrganizationEdge>;
  /** The organizations on this page. */
  nodes: Array<Organization>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of organizations in the whole list. */
  totalCount: Scalars['Int']['output'];
};

/** An organization with its cursor. */
export type OrganizationEdge = {
  __typename?: 'OrganizationEdge';
  /** Opaque cursor, to pass as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The organization. */
  node: Organization;
};

/** Conditions that organizations must meet. All given fields must match; a list matches if any of its values matches. An omitted field or an empty list matches every organization. */
export type OrganizationFilter = {
  /** ISO 3166-1 alpha-2 codes. The headquarters are in one of these countries. */
  countries?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Minimum number of models that the organization developed (basis RECORDED). Default: organizations without models are listed too. */
  minModels?: InputMaybe<Scalars['Int']['input']>;
  /** The organization's sector is one of these values. */
  sectors?: InputMaybe<Array<Sector>>;
  /** Words that must all occur in the names of the organization: English, Korean, aliases and the slug. The words may occur in different names. Matching follows `ModelFilter.text`. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** The complete record of one organization. An omitted field becomes unknown. The organization must be new, or you must have introduced it. With a key of scope ALL, you can also change organizations that other publishers introduced. You cannot change an organization that the reference data or the operators of this server describe. */
export type OrganizationInput = {
  /** Slug, name or alias of the parent organization; omit it if there is none. The same call may add the parent. The parent must not have a parent itself. */
  group?: InputMaybe<Scalars['String']['input']>;
  /** Country of the headquarters: ISO 3166-1 alpha-2 code, English name or Korean name. */
  headquarters?: InputMaybe<Scalars['String']['input']>;
  /** Name, at most 500 characters. It cannot change later, because exports of earlier revisions show it. */
  name: Scalars['String']['input'];
  /** Korean name. */
  nameKo?: InputMaybe<Scalars['String']['input']>;
  /** Sector of the organization. */
  sector?: InputMaybe<Sector>;
  /** Slug of an existing organization. Without a slug, the server looks for an organization with this name. If no organization has the name, the server creates one. */
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** A sort key for organizations. Unknown values come last in both directions; ties are sorted by slug. */
export type OrganizationOrder = {
  /** Sort direction. */
  direction?: Direction;
  /** Field to sort by. */
  field: OrganizationOrderField;
};

/** Fields that organizations can be sorted by. */
export type OrganizationOrderField =
  /** Release date of the first model that the organization developed (basis RECORDED). Models of other organizations of its group do not count. */
  | 'FIRST_RELEASE'
  /** Korean name, ignoring case. In ascending order, names that begin with a Hangul letter come first. */
  | 'KOREAN_NAME'
  /** Number of models that the organization developed (basis RECORDED). Models of other organizations of its group do not count. */
  | 'MODEL_COUNT'
  /** English name, ignoring case. */
  | 'NAME';

/** Position of a page in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last record on this page, for `after`; null when the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more records follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether records precede this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first record on this page, for `before`; null when the page is empty. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A country and its organizations that released at least `minModels` models in one year. */
export type ProlificCountry = {
  __typename?: 'ProlificCountry';
  /** Country in which the organizations are listed, by the `countryBasis` of the trends. With HEADQUARTERS, this is the country of an organization's own headquarters; with GROUP_HEADQUARTERS, the country of its group's headquarters. With RECORDED, or if the headquarters are unknown, an organization is listed in each country recorded for its models. Each of these countries counts only those models of the organization that are recorded for this country. */
  country: Country;
  /** Number of organizations in `organizations`. */
  organizationCount: Scalars['Int']['output'];
  /** The organizations, ranked within the country by number of models in the year. `share` is relative to all models of the year that match the filter of the trends. */
  organizations?: Maybe<Array<RankedCount>>;
  /** Rank by number of organizations; ties share a rank (1, 2, 2, 4). */
  rank: Scalars['Int']['output'];
  /** Whether another country has the same number of organizations. */
  tied: Scalars['Boolean']['output'];
};

/** The changes to publish. Models that the publication does not name stay unchanged. */
export type PublishRevisionInput = {
  /** Date of your source. It must not be before the `asOf` of the current revision. */
  asOf: Scalars['Date']['input'];
  /** Number of the revision that this publication builds on. If that revision is no longer current, nothing is published (`CONFLICT`). */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Validates and reports without writing anything. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** A string of 1 to 200 characters that you use for this publication only. If you repeat a successful call unchanged, the server publishes nothing and returns the first result. */
  idempotencyKey: Scalars['String']['input'];
  /** Short name of the revision, at most 100 characters. Default: the date in `asOf`. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** Organizations that are new, or that you introduced and now change, at most 1000. Leave out all other organizations. */
  organizations?: InputMaybe<Array<OrganizationInput>>;
  /** Slugs of models to remove, at most 1000. */
  removals?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Source of the publication. */
  source: SourceInput;
  /** New or changed models, at most 1000. */
  upserts?: InputMaybe<Array<ModelInput>>;
};

/** Result of a publication, or a preview of the result with `dryRun`. If `userErrors` is not empty, nothing was written. */
export type PublishRevisionPayload = {
  __typename?: 'PublishRevisionPayload';
  /** Number of models added or restored. */
  added: Scalars['Int']['output'];
  /** Number of models with changed facts and an unchanged name. */
  changed: Scalars['Int']['output'];
  /** One note for each organization, domain and task that this publication introduces, at most 1000. To help you find misspelled names, a note lists similar names that exist or are also new. Null if `replayed` is true and an earlier release of the server stored the original result. */
  notes?: Maybe<Array<ImportNote>>;
  /** Number of models removed. */
  removed: Scalars['Int']['output'];
  /** Number of models renamed, possibly with other changes. */
  renamed: Scalars['Int']['output'];
  /** Whether this input was published before with the same `idempotencyKey`. If so, the payload is the original result, and nothing was published again. */
  replayed: Scalars['Boolean']['output'];
  /** Number of models with unchanged facts for which the source now states other sectors, or states a fact that was corrected before. Exports show the difference. Such models also create a revision. */
  restated: Scalars['Int']['output'];
  /** The new revision; null when nothing changed, for a dry run, or if there are `userErrors`. */
  revision?: Maybe<Revision>;
  /** What happened to each row of the input: first the organizations, then the upserts, then the removals. Null if `replayed` is true and an earlier release of the server stored the original result. */
  rows?: Maybe<Array<PublishedRow>>;
  /** Number of models in the input that are identical to their current record. */
  unchanged: Scalars['Int']['output'];
  /** All problems with the input, in the order of the input. Empty if there are none. */
  userErrors: Array<UserError>;
};

/** What a publication does with one row of its input; in a dry run, what it would do. */
export type PublishedRow = {
  __typename?: 'PublishedRow';
  /** How the row was matched with the existing model or organization: "SLUG" or "NAME"; null if it is new. */
  matchedBy?: Maybe<Scalars['String']['output']>;
  /** "ADDED", "CHANGED", "RENAMED", "RESTORED" (after a removal), "RESTATED", "UNCHANGED" or "REMOVED". For an organization, only "ADDED", "CHANGED" or "UNCHANGED". */
  outcome: Scalars['String']['output'];
  /** Position in the input: the name of a list, and the position in this list, counted from 0. Example: ["upserts", "3"]. */
  path: Array<Scalars['String']['output']>;
  /** Slug of the model or organization. If it is new, a dry run shows the slug that it would get. */
  slug: Scalars['String']['output'];
};

/** Root of all queries. */
export type Query = {
  __typename?: 'Query';
  /** All changes made after the revision `since`, including removals. Sorted by revision, oldest first, then by slug. Later pages omit changes published after the first page was read. */
  changes?: Maybe<ModelChangeConnection>;
  /** The claim with this slug; null for an unknown slug. */
  claim?: Maybe<Claim>;
  /** Statements of published reports, in the order of the reports, and whether they hold at a revision. To compute a verdict, the server runs the `document` of the claim; it then caches the verdict. The first request for a verdict can therefore be slow. */
  claims?: Maybe<ClaimConnection>;
  /** Countries that match the filter. By default, those with the most models come first. */
  countries?: Maybe<CountryConnection>;
  /** The country with this code; null for an unknown code. */
  country?: Maybe<Country>;
  /** Domains of the models in the revision, sorted by slug. */
  domains?: Maybe<Array<Domain>>;
  /** The model with this slug. Null if the revision has no such model. */
  model?: Maybe<Model>;
  /** Models that match the filter, newest first by default. */
  models?: Maybe<ModelConnection>;
  /** The object with this ID. If the ID includes a revision, the object is read at that revision, otherwise at the current revision. Null if the object does not exist at the revision that is read. An unknown revision is an error: `REVISION_NOT_FOUND`. If an organization was renamed, its former ID returns the organization with the new name, whose `id` is different. */
  node?: Maybe<Node>;
  /** The objects with these IDs, in the same order. An entry is null if its object or revision does not exist. */
  nodes?: Maybe<Array<Maybe<Node>>>;
  /** The organization with this slug. Null if the revision has no such organization. */
  organization?: Maybe<Organization>;
  /** Organizations that match the filter. By default, those with the most models come first. */
  organizations?: Maybe<OrganizationConnection>;
  /** The report with this slug; null for an unknown slug. */
  report?: Maybe<Report>;
  /** Published reports whose statements are available as claims. */
  reports?: Maybe<Array<Report>>;
  /** The revision with this number, or the latest revision on or before this date; the current revision if both arguments are omitted. Give only one of `number` and `asOf`. Null if every revision has a later `asOf`. An unknown number is an error: `REVISION_NOT_FOUND`. */
  revision?: Maybe<Revision>;
  /** All revisions, newest first. Later pages omit revisions published after the first page was read. */
  revisions?: Maybe<RevisionConnection>;
  /** Models, organizations and countries whose names match a text in English or Korean. The best matches come first: names that equal the text, then names that start with the text, then names that contain the text at the start of a word, then names that contain each word of the text. Next come results for which no single name contains all words, but each word occurs in some name of the result or, for a model, of one of its organizations. Within each of these levels, organizations and countries come before models. Organizations and countries are sorted by number of models, highest first. Of the models, those come first of which a name equals the beginning or the end of the text, as in `OpenAI GPT-5`, then those of which a name contains the most parts of the text as whole words, then the newest. Organizations and countries without models come after all other results. Matching follows `ModelFilter.text`, `OrganizationFilter.text` and `CountryFilter.text`. */
  search?: Maybe<Array<SearchHit>>;
  /** Tasks of the models in the revision, sorted by slug. */
  tasks?: Maybe<Array<Task>>;
  /** Release trends over a window of years. */
  trends?: Maybe<Trends>;
};


/** Root of all queries. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<ChangeKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
  since: Scalars['Int']['input'];
};


/** Root of all queries. */
export type QueryClaimArgs = {
  id: Scalars['String']['input'];
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Root of all queries. */
export type QueryClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  report?: InputMaybe<Scalars['String']['input']>;
  revision?: InputMaybe<Scalars['Int']['input']>;
  verdicts?: InputMaybe<Array<Verdict>>;
};


/** Root of all queries. */
export type QueryCountriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CountryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<CountryOrder>>;
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Root of all queries. */
export type QueryCountryArgs = {
  code: Scalars['String']['input'];
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Root of all queries. */
export type QueryDomainsArgs = {
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Root of all queries. */
export type QueryModelArgs = {
  revision?: InputMaybe<Scalars['Int']['input']>;
  slug: Scalars['String']['input'];
};


/** Root of all queries. */
export type QueryModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Root of all queries. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Root of all queries. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Root of all queries. */
export type QueryOrganizationArgs = {
  revision?: InputMaybe<Scalars['Int']['input']>;
  slug: Scalars['String']['input'];
};


/** Root of all queries. */
export type QueryOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<OrganizationOrder>>;
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Root of all queries. */
export type QueryReportArgs = {
  slug: Scalars['String']['input'];
};


/** Root of all queries. */
export type QueryRevisionArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  number?: InputMaybe<Scalars['Int']['input']>;
};


/** Root of all queries. */
export type QueryRevisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Root of all queries. */
export type QuerySearchArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  revision?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
};


/** Root of all queries. */
export type QueryTasksArgs = {
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Root of all queries. */
export type QueryTrendsArgs = {
  countryBasis?: InputMaybe<CountryBasis>;
  filter?: InputMaybe<ModelFilter>;
  from?: InputMaybe<Scalars['Int']['input']>;
  organizationBasis?: InputMaybe<OrganizationBasis>;
  revision?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Int']['input']>;
};

/** One value of a dimension, such as one country, with its rank among all values of that dimension. */
export type RankedCount = {
  __typename?: 'RankedCount';
  /** Key of the value: a code, slug, enum value or bucket, as described in `Dimension`. */
  key: Scalars['String']['output'];
  /** Display name of the key. */
  label: Scalars['String']['output'];
  /** Number of models with this value. */
  modelCount: Scalars['Int']['output'];
  /** The counted models, newest first. */
  models?: Maybe<ModelConnection>;
  /** Rank by number of models. Values that the arguments `first` and `minModels` omit from the list are ranked, too. Ties share a rank (1, 2, 2, 4). */
  rank: Scalars['Int']['output'];
  /** A number from 0 to 1: `modelCount` divided by the number of all models of the same year or window that match the filter. A model that has several values, such as two countries, counts for each of them, so the shares can add up to more than 1. */
  share?: Maybe<Scalars['Float']['output']>;
  /** The country, organization, domain or task that the key stands for. Null if there is none. */
  subject?: Maybe<Subject>;
  /** Whether another value has the same number of models. Values that `first` omits from the list count, too. */
  tied: Scalars['Boolean']['output'];
};


/** One value of a dimension, such as one country, with its rank among all values of that dimension. */
export type RankedCountLabelArgs = {
  language?: InputMaybe<Language>;
};


/** One value of a dimension, such as one country, with its rank among all values of that dimension. */
export type RankedCountModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A published report whose statements are available as claims. */
export type Report = Node & {
  __typename?: 'Report';
  /** Statements of the report, in the order in which the report makes them. */
  claims?: Maybe<ClaimConnection>;
  /** Opaque ID for `node(id)`. */
  id: Scalars['ID']['output'];
  /** Date of publication. */
  publishedOn: Scalars['Date']['output'];
  /** Publisher of the report. */
  publisher: Scalars['String']['output'];
  /** The revision whose `asOf` is nearest to the date of the report's data. The nearest `asOf` is not computed: this project records it for each report. If several revisions have this `asOf`, the field returns the first of them. Null if no `asOf` is recorded, or if no revision has it. */
  revision?: Maybe<Revision>;
  /** Stable identifier, such as "is-198". */
  slug: Scalars['String']['output'];
  /** Title of the report. */
  title: Scalars['String']['output'];
  /** URL of the report. Null if none is recorded. */
  url?: Maybe<Scalars['String']['output']>;
};


/** A published report whose statements are available as claims. */
export type ReportClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  revision?: InputMaybe<Scalars['Int']['input']>;
  verdicts?: InputMaybe<Array<Verdict>>;
};


/** A published report whose statements are available as claims. */
export type ReportPublisherArgs = {
  language?: InputMaybe<Language>;
};


/** A published report whose statements are available as claims. */
export type ReportTitleArgs = {
  language?: InputMaybe<Language>;
};

/** One immutable, numbered state of the whole dataset. A result computed at a revision never changes. The exceptions are display names, citations, claims, and what a search string such as `ModelFilter.text` finds. */
export type Revision = Node & {
  __typename?: 'Revision';
  /** Number of models added or restored by this revision. */
  added: Scalars['Int']['output'];
  /** Date of the source data from which the revision was made. */
  asOf: Scalars['Date']['output'];
  /** Number of models with changed facts and an unchanged name. */
  changed: Scalars['Int']['output'];
  /** Changes that this revision made, sorted by slug, including removals. */
  changes?: Maybe<ModelChangeConnection>;
  /** Opaque ID for `node(id)`. */
  id: Scalars['ID']['output'];
  /** Short name, for example "2025-02-01". */
  label: Scalars['String']['output'];
  /** Number of models in the dataset at this revision. */
  modelCount: Scalars['Int']['output'];
  /** Problems in the source of the revision, and how the import handled them, in the order of the source. Null when the problems were not recorded. */
  notes?: Maybe<ImportNoteConnection>;
  /** Number of the revision, for the `revision` argument of queries. Numbers start at 1 and have no gaps. */
  number: Scalars['Int']['output'];
  /** When the revision was published, in UTC. */
  publishedAt: Scalars['DateTime']['output'];
  /** The publisher of the revision. */
  publisher: Scalars['String']['output'];
  /** Number of models removed by this revision. */
  removed: Scalars['Int']['output'];
  /** Number of models renamed, possibly with other changes. */
  renamed: Scalars['Int']['output'];
  /** Number of rows of the source that the import skipped, such as duplicates. Null when not recorded. */
  skippedRows?: Maybe<Scalars['Int']['output']>;
  /** Source from which the revision was made. */
  source: Source;
  /** Release trends over a window of years, at this revision. The default window can differ between revisions. To compare revisions, give both `from` and `to`. If you select this field for a list of revisions, the server computes most figures for all revisions together. It computes pages of models for each revision separately, which takes longer. If the filter contains `text`, the server computes all figures for each revision separately. */
  trends?: Maybe<Trends>;
};


/** One immutable, numbered state of the whole dataset. A result computed at a revision never changes. The exceptions are display names, citations, claims, and what a search string such as `ModelFilter.text` finds. */
export type RevisionChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<ChangeKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** One immutable, numbered state of the whole dataset. A result computed at a revision never changes. The exceptions are display names, citations, claims, and what a search string such as `ModelFilter.text` finds. */
export type RevisionNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** One immutable, numbered state of the whole dataset. A result computed at a revision never changes. The exceptions are display names, citations, claims, and what a search string such as `ModelFilter.text` finds. */
export type RevisionTrendsArgs = {
  countryBasis?: InputMaybe<CountryBasis>;
  filter?: InputMaybe<ModelFilter>;
  from?: InputMaybe<Scalars['Int']['input']>;
  organizationBasis?: InputMaybe<OrganizationBasis>;
  to?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of revisions. */
export type RevisionConnection = {
  __typename?: 'RevisionConnection';
  /** The revisions with their cursors. */
  edges: Array<RevisionEdge>;
  /** The revisions on this page. */
  nodes: Array<Revision>;
  /** Position of this page in the list. */
  pageInfo: PageInfo;
  /** Number of revisions in the whole list. */
  totalCount: Scalars['Int']['output'];
};

/** A revision with its cursor. */
export type RevisionEdge = {
  __typename?: 'RevisionEdge';
  /** Opaque cursor, to pass as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The revision. */
  node: Revision;
};

/** A search result; `__typename` tells whether it is a model, an organization or a country. */
export type SearchHit = Country | Model | Organization;

/** Sector of an organization. */
export type Sector =
  /** Universities and their institutes. */
  | 'ACADEMIA'
  /** Public bodies and government laboratories. */
  | 'GOVERNMENT'
  /** Companies. */
  | 'INDUSTRY'
  /** Open communities and non-profit research groups. */
  | 'RESEARCH_COLLECTIVE';

/** One value of a dimension, such as one country, with its number of models in each year of the window. */
export type Series = {
  __typename?: 'Series';
  /** Key of the value: a code, slug, enum value or bucket, as described in `Dimension`. */
  key: Scalars['String']['output'];
  /** Display name of the key. */
  label: Scalars['String']['output'];
  /** Number of models with this value that were released in the window of the trends. */
  modelCount: Scalars['Int']['output'];
  /** The counted models, newest first. */
  models?: Maybe<ModelConnection>;
  /** Rank by number of models in the window of the trends. Values that the arguments `top` and `minModels` omit from the list are ranked, too. Ties share a rank (1, 2, 2, 4). */
  rank: Scalars['Int']['output'];
  /** A number from 0 to 1: `modelCount` divided by the number of all models that match the filter and were released in the window of the trends. A model that has several values, such as two countries, counts for each of them, so the shares can add up to more than 1. */
  share?: Maybe<Scalars['Float']['output']>;
  /** The country, organization, domain or task that the key stands for. Null if there is none. */
  subject?: Maybe<Subject>;
  /** Whether another value has the same number of models. Values that `top` omits from the list count, too. */
  tied: Scalars['Boolean']['output'];
  /** Every year of the window, including years without models. */
  years?: Maybe<Array<SeriesYear>>;
};


/** One value of a dimension, such as one country, with its number of models in each year of the window. */
export type SeriesLabelArgs = {
  language?: InputMaybe<Language>;
};


/** One value of a dimension, such as one country, with its number of models in each year of the window. */
export type SeriesModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Number of models that have one value of a dimension and were released in one year, compared with the previous year and with the other values. */
export type SeriesYear = {
  __typename?: 'SeriesYear';
  /** `modelCount` minus the `modelCount` of the previous year. The previous year can be before the window (`from`). */
  change?: Maybe<Scalars['Int']['output']>;
  /** Number of models with this value that were released from the first year of the window (`from`) to the end of this year. */
  cumulative: Scalars['Int']['output'];
  /** `change` divided by the number of models in the previous year: 0.5 means 50% more. Null if the previous year has no models. */
  growthRate?: Maybe<Scalars['Float']['output']>;
  /** Number of models with this value that were released in the year. */
  modelCount: Scalars['Int']['output'];
  /** The counted models, newest first. */
  models?: Maybe<ModelConnection>;
  /** Whether the source or the filter covers only part of the year. If true, growth is misleading. */
  partial: Scalars['Boolean']['output'];
  /** Rank among all values in the year; ties share a rank (1, 2, 2, 4). Null when the value has no model in the year. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** A number from 0 to 1: `modelCount` divided by the number of all models of the year that match the filter. Null if no models match. A model that has several values, such as two countries, counts for each of them, so the shares can add up to more than 1. */
  share?: Maybe<Scalars['Float']['output']>;
  /** Whether another value has the same number of models in the year. Null if this value has no models in the year. */
  tied?: Maybe<Scalars['Boolean']['output']>;
  /** The year of release. */
  year: Scalars['Int']['output'];
};


/** Number of models that have one value of a dimension and were released in one year, compared with the previous year and with the other values. */
export type SeriesYearModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Where the data comes from, with the attribution that its licence requires. */
export type Source = {
  __typename?: 'Source';
  /** Attribution to give when you use the data. */
  attribution: Scalars['String']['output'];
  /** Licence of the data. */
  licence: Scalars['String']['output'];
  /** Name of the dataset. */
  name: Scalars['String']['output'];
  /** SHA-256 of the imported bytes, in lower-case hexadecimal. */
  sha256: Scalars['String']['output'];
  /** URL at which the publisher offers the data. */
  url: Scalars['String']['output'];
};

/** Source of a publication. It is shown with every model of the publication. */
export type SourceInput = {
  /** Attribution that the source requires. */
  attribution: Scalars['String']['input'];
  /** Licence of the source, for example "CC BY 4.0". */
  licence: Scalars['String']['input'];
  /** Name of the dataset. */
  name: Scalars['String']['input'];
  /** URL of the source, http or https. */
  url: Scalars['String']['input'];
};

/** The object that a key in trends refers to. Null if the key is a plain value, such as a sector. */
export type Subject = Country | Domain | Organization | Task;

/** Root of all subscriptions. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Each new revision as soon as it is published, in order and exactly once. All fields are read at that revision. After a lost connection, subscribe again with `since`. */
  revisionPublished: Revision;
};


/** Root of all subscriptions. */
export type SubscriptionRevisionPublishedArgs = {
  since?: InputMaybe<Scalars['Int']['input']>;
};

/** The header of one column of a table. */
export type TableHeader = {
  __typename?: 'TableHeader';
  /** Key of the value: a code, slug, enum value or bucket, as described in `Dimension`. Null in the column that counts models without a value. */
  key?: Maybe<Scalars['String']['output']>;
  /** Display name of the key. For models without a value, "Not recorded" in the chosen language. */
  label: Scalars['String']['output'];
};


/** The header of one column of a table. */
export type TableHeaderLabelArgs = {
  language?: InputMaybe<Language>;
};

/** One row of a table. */
export type TableRow = {
  __typename?: 'TableRow';
  /** Number of models in each column of the row, in the order of `columns`. 0 for columns without models. */
  cells: Array<Scalars['Int']['output']>;
  /** Key of the value: a code, slug, enum value or bucket, as described in `Dimension`. Null in the row that counts models without a value. */
  key?: Maybe<Scalars['String']['output']>;
  /** Display name of the key. For models without a value, "Not recorded" in the chosen language. */
  label: Scalars['String']['output'];
  /** Number of models of the row. Each model counts once. */
  total: Scalars['Int']['output'];
};


/** One row of a table. */
export type TableRowLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A task that models perform, such as Translation. */
export type Task = {
  __typename?: 'Task';
  /** Display name. */
  name: Scalars['String']['output'];
  /** Stable identifier for filters and links, such as "translation". */
  slug: Scalars['String']['output'];
};


/** A task that models perform, such as Translation. */
export type TaskNameArgs = {
  language?: InputMaybe<Language>;
};

/** Numbers of models in the window whose training compute reaches a level. Each model of `certain` also counts in `byEstimate`, and each model of `byEstimate` also counts in `possible`. Models without an estimate count only as `unknown`. */
export type Threshold = {
  __typename?: 'Threshold';
  /** Number of models whose estimate reaches the level. */
  byEstimate: Scalars['Int']['output'];
  /** Number of models whose estimate, divided by a factor, still reaches the level. The factor follows from the model's confidence: 3 for CONFIDENT, 10 for LIKELY, 30 for all others. */
  certain: Scalars['Int']['output'];
  /** Level of training compute in FLOP. */
  flop: Scalars['Float']['output'];
  /** Models that reach the level with the given certainty; for UNKNOWN, models without an estimate. Newest first. */
  models?: Maybe<ModelConnection>;
  /** Number of models whose estimate reaches the level if it is multiplied by the factor that divides it for `certain`. */
  possible: Scalars['Int']['output'];
  /** Number of models whose training compute is not estimated. */
  unknown: Scalars['Int']['output'];
};


/** Numbers of models in the window whose training compute reaches a level. Each model of `certain` also counts in `byEstimate`, and each model of `byEstimate` also counts in `possible`. Models without an estimate count only as `unknown`. */
export type ThresholdModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  certainty: Certainty;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Estimated compute used for training. */
export type TrainingCompute = {
  __typename?: 'TrainingCompute';
  /** Floating-point operations, above 0. */
  flop: Scalars['Float']['output'];
  /** Decimal logarithm of `flop`. */
  log10: Scalars['Float']['output'];
  /** `flop` for display, with at most 3 significant digits: "2.1e25". */
  scientific: Scalars['String']['output'];
};

/** Numbers of models in the window of the trends, by the values of two dimensions. A model with several values counts in each of its rows and columns, so the cells can add up to more than the totals. */
export type TrendTable = {
  __typename?: 'TrendTable';
  /** Values of the dimension `columns` that have at least one model, sorted by number of models, highest first, then by key. If there are models without a value, a last column counts them. */
  columns?: Maybe<Array<TableHeader>>;
  /** Values of the dimension `rows` that have at least one model, sorted by number of models, highest first, then by key. If there are models without a value, a last row counts them. */
  rows?: Maybe<Array<TableRow>>;
  /** Number of models of the window. Each model counts once. */
  total: Scalars['Int']['output'];
};

/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type Trends = {
  __typename?: 'Trends';
  /** For each value of a dimension, the first model whose estimated training compute reaches a level. Sorted by release date, earliest first, then by key. Values that reached the level before the window are not listed. */
  catchUp?: Maybe<Array<CatchUp>>;
  /** How to cite figures from this response. */
  citation?: Maybe<Citation>;
  /** Average growth per year of the number of models: (models in `to` / models in `from`)^(1 / (to - from)) - 1. Null if the first year has no models, the window is one year, or its last year is partial. */
  compoundAnnualGrowthRate?: Maybe<Scalars['Float']['output']>;
  /** Training compute for each value of a dimension. Sorted by the sum of the known compute, highest first; values without known compute come last. `known` is the number of models whose compute is known. */
  compute?: Maybe<Array<ComputeShare>>;
  /** Models that were released in the window and set a new record for known training compute, earliest first. Each exceeded the known training compute of all earlier models, including those released before the window. */
  computeFrontier?: Maybe<Array<FrontierPoint>>;
  /** Growth of the `computeFrontier`. Null if the frontier has fewer than 5 points or spans less than 365 days. */
  computeGrowth?: Maybe<ComputeGrowth>;
  /** Minimum, quartiles and maximum of a property of the models: for every year of the window, or for each value of a dimension over the whole window. Values are sorted by number of models, highest first. */
  distribution?: Maybe<Array<Distribution>>;
  /** For each value of a dimension, the earliest models in the window. Sorted by release date, then by key. */
  firsts?: Maybe<Array<First>>;
  /** First year of the window, the range of years that these trends cover. */
  from: Scalars['Int']['output'];
  /** Last year of the window that the source covers completely. Null if the source covers no year of the window completely. */
  lastCompleteYear?: Maybe<Scalars['Int']['output']>;
  /** Number of models released in the window of the trends. */
  modelCount: Scalars['Int']['output'];
  /** Number of further sources of the counted models, beyond those in `sources`. */
  otherSources?: Maybe<Scalars['Int']['output']>;
  /** For each country, the organizations that released at least `minModels` models in `year`. Countries are sorted by number of these organizations, highest first, then by country code. Countries without such an organization are omitted. */
  prolificOrganizations?: Maybe<Array<ProlificCountry>>;
  /** Values of a dimension that have at least one model, sorted by number of models, highest first, then by key. */
  ranking?: Maybe<Array<RankedCount>>;
  /** The revision that all figures were computed at. */
  revision: Revision;
  /** Values of a dimension that have at least one model in the window, with their number of models per year. Sorted by number of models in the window, highest first, then by key. */
  series?: Maybe<Array<Series>>;
  /** Sources of the counted models, each with its required attribution. At most 5, sorted by number of models, highest first. If no models were counted, the list contains the source of the revision. */
  sources?: Maybe<Array<Source>>;
  /** Models of the window, cross-tabulated by two dimensions. At most 10,000 cells. */
  table?: Maybe<TrendTable>;
  /** For each level of training compute, the numbers of models that certainly reach the level, that reach it by estimate, and that possibly reach it. */
  thresholds?: Maybe<Array<Threshold>>;
  /** Last year of the window, the range of years that these trends cover. */
  to: Scalars['Int']['output'];
  /** Number of models in the window that have no value for the dimension. 0 if the dimension has a key for these models, such as UNKNOWN. */
  unattributed?: Maybe<Scalars['Int']['output']>;
  /** Every year of the window, including years without models. */
  years?: Maybe<Array<YearTrend>>;
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsCatchUpArgs = {
  by?: InputMaybe<Dimension>;
  flop: Scalars['Float']['input'];
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsComputeArgs = {
  by: Dimension;
  top?: InputMaybe<Scalars['Int']['input']>;
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsDistributionArgs = {
  by?: InputMaybe<Dimension>;
  of: Measure;
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsFirstsArgs = {
  by: Dimension;
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsProlificOrganizationsArgs = {
  minModels?: InputMaybe<Scalars['Int']['input']>;
  year: Scalars['Int']['input'];
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsRankingArgs = {
  by: Dimension;
  first?: InputMaybe<Scalars['Int']['input']>;
  minModels?: InputMaybe<Scalars['Int']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsSeriesArgs = {
  by: Dimension;
  minModels?: InputMaybe<Scalars['Int']['input']>;
  top?: InputMaybe<Scalars['Int']['input']>;
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsTableArgs = {
  columns: Dimension;
  rows: Dimension;
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsThresholdsArgs = {
  flop?: InputMaybe<Array<Scalars['Float']['input']>>;
};


/** Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list only if you select it. */
export type TrendsUnattributedArgs = {
  by: Dimension;
};

/** A problem with a publication. The publisher can correct the problem. */
export type UserError = {
  __typename?: 'UserError';
  /** Stable code of the kind of problem, such as "UNKNOWN". */
  code: Scalars['String']['output'];
  /** The problem, and how to correct it. */
  message: Scalars['String']['output'];
  /** Position in the input: names of fields, and positions in lists, counted from 0. Example: ["upserts", "3", "releasedOn"]. Empty for problems with the input as a whole. */
  path: Array<Scalars['String']['output']>;
};

/** Whether a published statement holds at one revision. */
export type Verdict =
  /** At least one value that is essential to the statement does not match the published value. */
  | 'FAILS'
  /** All computed values match the published values. */
  | 'HOLDS'
  /** All values that are essential to the statement match the published values, but at least one other value does not. */
  | 'HOLDS_IN_PART'
  /** The data cannot decide the statement; see `reason`. */
  | 'NOT_DECIDABLE';

/** Number of models released in one year, compared with the previous year. */
export type YearTrend = {
  __typename?: 'YearTrend';
  /** `modelCount` minus the `modelCount` of the previous year. The previous year can be before the window (`from`). */
  change?: Maybe<Scalars['Int']['output']>;
  /** Number of models released from the first year of the window (`from`) to the end of this year. */
  cumulative: Scalars['Int']['output'];
  /** `change` divided by the number of models in the previous year: 0.5 means 50% more. Null if the previous year has no models. */
  growthRate?: Maybe<Scalars['Float']['output']>;
  /** Number of models released in the year. */
  modelCount: Scalars['Int']['output'];
  /** The counted models, newest first. */
  models?: Maybe<ModelConnection>;
  /** Whether the source or the filter covers only part of the year. If true, growth is misleading. */
  partial: Scalars['Boolean']['output'];
  /** The year of release. */
  year: Scalars['Int']['output'];
};


/** Number of models released in one year, compared with the previous year. */
export type YearTrendModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};
