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

/** What a revision did to a model. */
export type ChangeKind =
  /** It came for the first time. */
  | 'ADDED'
  /** Its facts changed, its name did not. */
  | 'CHANGED'
  /** It left the dataset. */
  | 'REMOVED'
  /** It got another name, and perhaps other facts with it. */
  | 'RENAMED'
  /** It came back. */
  | 'RESTORED';

/** Where a changed fact came from. */
export type ChangeOrigin =
  /** This project corrects a field that the source left blank; the reason is given. */
  | 'CORRECTION'
  /** A partner published it. */
  | 'PARTNER'
  /** This project's reference data on organizations. */
  | 'REFERENCE'
  /** The source says so. */
  | 'SOURCE';

/** How to cite figures of this answer, with the credit that the licences of the data ask for. It names the sources of the models that were counted, those with most models first: up to 5, then the number of others. */
export type Citation = {
  __typename?: 'Citation';
  /** The same as a BibTeX entry. */
  bibtex: Scalars['String']['output'];
  /** Licences of the data. */
  licence: Scalars['String']['output'];
  /** Asks this very query again, with every root field that named no revision pinned to the one it was read at. */
  permalink: Scalars['String']['output'];
  /** The day of this answer, in UTC. */
  retrievedOn: Scalars['Date']['output'];
  /** A line for a list of sources. */
  text: Scalars['String']['output'];
  /** Where the first of the sources offers its data. */
  url: Scalars['String']['output'];
};

/** Whether a model was made by one party or by several. */
export type Collaboration =
  /** More than one organization or group. */
  | 'JOINT'
  /** One organization or group, or none recorded. */
  | 'SOLE';

/** How fast the compute frontier grows: a straight line through the logarithms of its points. */
export type ComputeGrowth = {
  __typename?: 'ComputeGrowth';
  /** Months in which the frontier doubles; null when it does not grow. */
  doublingMonths?: Maybe<Scalars['Float']['output']>;
  /** Growth a year as a factor: 4 means four times as much compute each year. */
  factorPerYear: Scalars['Float']['output'];
  /** How it was computed. */
  method: Scalars['String']['output'];
  /** How many points the line goes through. */
  models: Scalars['Int']['output'];
  /** How well the line fits, from 0 to 1. */
  rSquared: Scalars['Float']['output'];
};

/** How sure the source is of its figures for a model. */
export type Confidence =
  /** Within a factor of 3 with 90 % confidence. */
  | 'CONFIDENT'
  /** Within a factor of 10 with 90 % confidence. */
  | 'LIKELY'
  /** Within a factor of 30 with 90 % confidence. */
  | 'SPECULATIVE'
  /** The source states no confidence. */
  | 'UNKNOWN'
  /** The source has not checked the figures. */
  | 'UNVERIFIED';

/** A country of ISO 3166-1, with the models that count for it. */
export type Country = Node & {
  __typename?: 'Country';
  /** ISO 3166-1 alpha-2 code, such as "KR". */
  code: Scalars['String']['output'];
  /** Its earliest model, by slug among those of one day; null when it has none. */
  firstModel?: Maybe<Model>;
  /** Opaque id for node(id). Reached at a pinned revision it also carries that revision. */
  id: Scalars['ID']['output'];
  /** How many models count for it. */
  modelCount: Scalars['Int']['output'];
  /** The models that count for it, the newest first unless told otherwise. */
  models?: Maybe<ModelConnection>;
  /** Name for display. */
  name: Scalars['String']['output'];
  /** The organizations that have their headquarters there, those with the most models first. */
  organizations?: Maybe<OrganizationConnection>;
  /** Its models per year of release, with its rank and share among all countries. */
  trend?: Maybe<Array<SeriesYear>>;
};


/** A country of ISO 3166-1, with the models that count for it. */
export type CountryFirstModelArgs = {
  basis?: InputMaybe<CountryBasis>;
  domain?: InputMaybe<Scalars['String']['input']>;
};


/** A country of ISO 3166-1, with the models that count for it. */
export type CountryModelCountArgs = {
  basis?: InputMaybe<CountryBasis>;
};


/** A country of ISO 3166-1, with the models that count for it. */
export type CountryModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  basis?: InputMaybe<CountryBasis>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
};


/** A country of ISO 3166-1, with the models that count for it. */
export type CountryNameArgs = {
  language?: InputMaybe<Language>;
};


/** A country of ISO 3166-1, with the models that count for it. */
export type CountryOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A country of ISO 3166-1, with the models that count for it. */
export type CountryTrendArgs = {
  basis?: InputMaybe<CountryBasis>;
  from?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Int']['input']>;
};

/** Which countries a model counts for, once each. */
export type CountryBasis =
  /** The headquarters of the group of each of its organizations (DeepMind belongs to Google, US); where one is unknown, also the recorded countries. */
  | 'GROUP_HEADQUARTERS'
  /** The headquarters of each of its organizations; where one is unknown, also the recorded countries. */
  | 'HEADQUARTERS'
  /** The countries that the source records for the model itself. Sources change how they record: not comparable across revisions. */
  | 'RECORDED';

/** A page of countries. */
export type CountryConnection = {
  __typename?: 'CountryConnection';
  /** The countries with their positions. */
  edges: Array<CountryEdge>;
  /** The countries. */
  nodes: Array<Country>;
  /** Where this page lies in the list. */
  pageInfo: PageInfo;
  /** How many countries the whole list holds. */
  totalCount: Scalars['Int']['output'];
};

/** A country at its place in a list. */
export type CountryEdge = {
  __typename?: 'CountryEdge';
  /** Opaque position, for after and before. */
  cursor: Scalars['String']['output'];
  /** The country. */
  node: Country;
};

/** Which countries are wanted. */
export type CountryFilter = {
  /** What minModels and the order go by. */
  basis?: InputMaybe<CountryBasis>;
  /** At least so many models count for it; left out, countries without models are listed, too. */
  minModels?: InputMaybe<Scalars['Int']['input']>;
  /** Every word of it is found in the code or a name of the country, English, Korean or another that sources use, as ModelFilter.text says. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** One thing to sort countries by. What is unknown comes last in both directions; ties go by code. */
export type CountryOrder = {
  /** Which end comes first. */
  direction?: Direction;
  /** What to sort by. */
  field: CountryOrderField;
};

/** What countries can be sorted by. */
export type CountryOrderField =
  /** Release of the first model, on the basis of the filter. */
  | 'FIRST_RELEASE'
  /** Number of models, on the basis of the filter. */
  | 'MODEL_COUNT'
  /** English name. */
  | 'NAME';

/** What models are counted by. */
export type Dimension =
  /** The value of ModelAccessibility, or UNKNOWN. */
  | 'ACCESSIBILITY'
  /** SOLE or JOINT, on the organization basis of the trends. */
  | 'COLLABORATION'
  /** The power of ten below the training compute in FLOP: 1e23, 1e24, ..., or unknown. */
  | 'COMPUTE_MAGNITUDE'
  /** The value of Confidence. */
  | 'CONFIDENCE'
  /** Country, on the country basis of the trends; the key is the ISO 3166-1 alpha-2 code. */
  | 'COUNTRY'
  /** Each domain of a model; the key is the slug. */
  | 'DOMAIN'
  /** How many domains a model has: 0, 1, 2 or 3+. */
  | 'DOMAIN_COUNT'
  /** Organization, on the organization basis of the trends; the key is the slug. */
  | 'ORGANIZATION'
  /** Each sector involved; the key is the value of Sector, or UNKNOWN. */
  | 'SECTOR'
  /** Each task of a model; the key is the slug. */
  | 'TASK'
  /** How many tasks a model has: 0 to 4, or 5+. */
  | 'TASK_COUNT';

/** Which end of an order comes first. What is unknown comes last either way. */
export type Direction =
  /** Smallest, earliest or first in the alphabet. */
  | 'ASC'
  /** Largest, latest or last in the alphabet. */
  | 'DESC';

/** A field of use, such as Language or Vision. */
export type Domain = {
  __typename?: 'Domain';
  /** Name for display. */
  name: Scalars['String']['output'];
  /** Stable name for filters and links, such as "language". */
  slug: Scalars['String']['output'];
};


/** A field of use, such as Language or Vision. */
export type DomainNameArgs = {
  language?: InputMaybe<Language>;
};

/** What changed in one field of a model. */
export type FieldChange = {
  __typename?: 'FieldChange';
  /** Value after; null when unknown. */
  after?: Maybe<Scalars['String']['output']>;
  /** Value before; null when unknown. */
  before?: Maybe<Scalars['String']['output']>;
  /** Name of the field. */
  field: Scalars['String']['output'];
  /** Where the value after came from. */
  origin: ChangeOrigin;
  /** Why it was corrected; null unless the origin is CORRECTION. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** The earliest models of one value of a dimension within the window. */
export type First = {
  __typename?: 'First';
  /** The value: a code, a slug, an enum value or a bucket; Dimension says which. */
  key: Scalars['String']['output'];
  /** The key as people read it. */
  label: Scalars['String']['output'];
  /** The first model; the first by slug where several came out on that day. */
  model: Model;
  /** All models of that first day, by slug. */
  models: Array<Model>;
  /** The country, organization, domain or task; null for other dimensions. */
  subject?: Maybe<Subject>;
};


/** The earliest models of one value of a dimension within the window. */
export type FirstLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A model whose known training compute exceeded that of all models before it. */
export type FrontierPoint = {
  __typename?: 'FrontierPoint';
  /** How many times the record before it, flop / previousFlop; null when it is the first. */
  factor?: Maybe<Scalars['Float']['output']>;
  /** Its training compute in FLOP. */
  flop: Scalars['Float']['output'];
  /** The model; of several on one day the largest, then the first by slug. */
  model: Model;
  /** The record before it in FLOP, which may be older than the window; null when it is the first. */
  previousFlop?: Maybe<Scalars['Float']['output']>;
};

/** Something of a revision's source that could not be used as it stands, and what was done instead. */
export type ImportNote = {
  __typename?: 'ImportNote';
  /** Kind of the note, for programs: stable, such as "MALFORMED". */
  code: Scalars['String']['output'];
  /** Column as the file names it; null when the note is not about one cell. */
  column?: Maybe<Scalars['String']['output']>;
  /** Line of the file, from 1; null when the note is not about one line. */
  line?: Maybe<Scalars['Int']['output']>;
  /** What is wrong, and what was done. */
  message: Scalars['String']['output'];
  /** Value of the cell, shortened; null when the note is not about one cell. */
  value?: Maybe<Scalars['String']['output']>;
};

/** A page of notes. */
export type ImportNoteConnection = {
  __typename?: 'ImportNoteConnection';
  /** The notes with their positions. */
  edges: Array<ImportNoteEdge>;
  /** The notes. */
  nodes: Array<ImportNote>;
  /** Where this page lies in the list. */
  pageInfo: PageInfo;
  /** How many notes the revision has. The list holds the first 1,000 of them. */
  totalCount: Scalars['Int']['output'];
};

/** A note at its place in a list. */
export type ImportNoteEdge = {
  __typename?: 'ImportNoteEdge';
  /** Opaque position, for after and before. */
  cursor: Scalars['String']['output'];
  /** The note. */
  node: ImportNote;
};

/** Language of a display name. */
export type Language =
  /** English. */
  | 'EN'
  /** Korean; English where no Korean name is known. */
  | 'KO';

/** A large-scale AI model, with the facts that the source states about it. */
export type Model = Node & {
  __typename?: 'Model';
  /** How the trained model can be reached; null when unknown. */
  accessibility?: Maybe<ModelAccessibility>;
  /** The models it was made from, as far as their recorded names are those of exactly one model each. */
  baseModels?: Maybe<Array<Model>>;
  /** Whether one party made it or several; SOLE when none is recorded. */
  collaboration: Collaboration;
  /** How sure the source is of its figures. */
  confidence: Confidence;
  /** The countries that the model counts for, once each. */
  countries: Array<Country>;
  /** Fields of use; empty when not recorded. */
  domains: Array<Domain>;
  /** The first revision that had this model. */
  firstRevision: Revision;
  /** How many pieces of that hardware; null when unknown. */
  hardwareQuantity?: Maybe<Scalars['Int']['output']>;
  /** What happened to it up to the revision that is read, the newest first. */
  history?: Maybe<Array<ModelChange>>;
  /** Opaque id for node(id). Reached at a pinned revision it also carries that revision. */
  id: Scalars['ID']['output'];
  /** Where it is described; http and https only. */
  links: Array<Scalars['String']['output']>;
  /** Name, as the source writes it. */
  name: Scalars['String']['output'];
  /** Who made it, in the order of the source; empty when not recorded. */
  organizations: Array<Organization>;
  /** Number of parameters; null when unknown. */
  parameters?: Maybe<Scalars['Float']['output']>;
  /** Who this record came from. */
  publisher: Scalars['String']['output'];
  /** Day of the release or first publication. */
  releasedOn: Scalars['Date']['output'];
  /** Sectors involved: the recorded ones, else those of the organizations. */
  sectors: Array<Sector>;
  /** Stable name for links and synchronisation: survives revisions and renames. */
  slug: Scalars['String']['output'];
  /** What this record was read from, with the credit due. */
  source: Source;
  /** What it is made to do; empty when not recorded. */
  tasks: Array<Task>;
  /** Computation of the training; null when not estimated. */
  trainingCompute?: Maybe<TrainingCompute>;
  /** Size of the training data in datapoints (for text, tokens or words); null when unknown. */
  trainingDatasetSize?: Maybe<Scalars['Float']['output']>;
  /** Hardware it was trained on; empty when unknown. */
  trainingHardware: Array<Scalars['String']['output']>;
  /** Wall-clock hours of the training; null when unknown. */
  trainingHours?: Maybe<Scalars['Float']['output']>;
};


/** A large-scale AI model, with the facts that the source states about it. */
export type ModelCollaborationArgs = {
  basis?: InputMaybe<OrganizationBasis>;
};


/** A large-scale AI model, with the facts that the source states about it. */
export type ModelCountriesArgs = {
  basis?: InputMaybe<CountryBasis>;
};

/** How the trained model can be reached. */
export type ModelAccessibility =
  /** The model answers through a programming interface. */
  | 'API_ACCESS'
  /** The model can be used in a product, without a programming interface. */
  | 'HOSTED_ACCESS'
  /** The weights can be downloaded for non-commercial use. */
  | 'OPEN_WEIGHTS_NON_COMMERCIAL'
  /** The weights can be downloaded; the licence restricts their use. */
  | 'OPEN_WEIGHTS_RESTRICTED'
  /** The weights can be downloaded and used for anything. */
  | 'OPEN_WEIGHTS_UNRESTRICTED'
  /** The model cannot be reached from outside. */
  | 'UNRELEASED';

/** What one revision did to one model. */
export type ModelChange = {
  __typename?: 'ModelChange';
  /** Each field that changed. For ADDED only facts that did not come from the source: the model itself has the rest. */
  fields: Array<FieldChange>;
  /** What it did. */
  kind: ChangeKind;
  /** The model as it was at that revision; null when the revision removed it. */
  model?: Maybe<Model>;
  /** The revision. */
  revision: Revision;
  /** Slug of the model. */
  slug: Scalars['String']['output'];
};

/** A page of changes. */
export type ModelChangeConnection = {
  __typename?: 'ModelChangeConnection';
  /** The changes with their positions. */
  edges: Array<ModelChangeEdge>;
  /** The changes. */
  nodes: Array<ModelChange>;
  /** Where this page lies in the list. */
  pageInfo: PageInfo;
  /** How many changes the whole list holds; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A change at its place in a list. */
export type ModelChangeEdge = {
  __typename?: 'ModelChangeEdge';
  /** Opaque position, for after and before. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: ModelChange;
};

/** A page of models. */
export type ModelConnection = {
  __typename?: 'ModelConnection';
  /** The models with their positions. */
  edges: Array<ModelEdge>;
  /** The models. */
  nodes: Array<Model>;
  /** Where this page lies in the list. */
  pageInfo: PageInfo;
  /** How many models the whole list holds; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A model at its place in a list. */
export type ModelEdge = {
  __typename?: 'ModelEdge';
  /** Opaque position, for after and before. */
  cursor: Scalars['String']['output'];
  /** The model. */
  node: Model;
};

/** Which models are wanted. Fields are joined by AND, the values of one list by OR; a field left out and an empty list restrict nothing. A model whose value is unknown does not meet a bound on it. */
export type ModelFilter = {
  /** One of these ways to reach the model. */
  accessibility?: InputMaybe<Array<ModelAccessibility>>;
  /** Whether it is known how the model can be reached. */
  accessibilityKnown?: InputMaybe<Scalars['Boolean']['input']>;
  /** Every one of these filters holds, too. */
  all?: InputMaybe<Array<ModelFilter>>;
  /** At least one of these filters holds, too. */
  any?: InputMaybe<Array<ModelFilter>>;
  /** Made by one party or by several, on organizationBasis. */
  collaboration?: InputMaybe<Collaboration>;
  /** Whether the training compute is known. */
  computeKnown?: InputMaybe<Scalars['Boolean']['input']>;
  /** One of these degrees of confidence. */
  confidence?: InputMaybe<Array<Confidence>>;
  /** ISO 3166-1 alpha-2 codes: the model counts for at least one, on countryBasis. */
  countries?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What countries goes by; left out, that of the enclosing field, else HEADQUARTERS. */
  countryBasis?: InputMaybe<CountryBasis>;
  /** Slugs of domains: the model has at least one. */
  domains?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Slugs of groups: an organization of at least one took part. */
  groups?: InputMaybe<Array<Scalars['String']['input']>>;
  /** At most so many domains. */
  maxDomains?: InputMaybe<Scalars['Int']['input']>;
  /** Number of parameters known and at most this. */
  maxParameters?: InputMaybe<Scalars['Float']['input']>;
  /** At most so many tasks. */
  maxTasks?: InputMaybe<Scalars['Int']['input']>;
  /** Training compute known and at most so many FLOP. */
  maxTrainingFlop?: InputMaybe<Scalars['Float']['input']>;
  /** At least so many domains. */
  minDomains?: InputMaybe<Scalars['Int']['input']>;
  /** Number of parameters known and at least this. */
  minParameters?: InputMaybe<Scalars['Float']['input']>;
  /** At least so many tasks. */
  minTasks?: InputMaybe<Scalars['Int']['input']>;
  /** Training compute known and at least so many FLOP. */
  minTrainingFlop?: InputMaybe<Scalars['Float']['input']>;
  /** This filter does not hold. */
  not?: InputMaybe<ModelFilter>;
  /** What collaboration goes by; left out, that of the enclosing field, else GROUP. */
  organizationBasis?: InputMaybe<OrganizationBasis>;
  /** Slugs of organizations, as recorded: at least one took part. */
  organizations?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Released on this day or later. */
  releasedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Released on this day or earlier. */
  releasedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Whether any sector is known. */
  sectorKnown?: InputMaybe<Scalars['Boolean']['input']>;
  /** At least one of these sectors is involved. */
  sectors?: InputMaybe<Array<Sector>>;
  /** Slugs of tasks: the model has at least one. */
  tasks?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Every word of it is found in a name that the model bears or bore, in its slug, or in a name of an organization that made it (aliases and Korean names included), whatever case, accents and punctuation. Words of three letters or more are found within words, shorter ones where a word starts. A word that no name has at all is taken for a misspelling of the nearest that one has. At most 200 characters, and 10 words of at most 64 characters each. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Training compute known and below so many FLOP. */
  trainingFlopBelow?: InputMaybe<Scalars['Float']['input']>;
};

/** All that is to be known of one model: what is left out is unknown. Texts are at most 500 characters long, lists hold at most 100. */
export type ModelInput = {
  /** How it can be reached. */
  accessibility?: InputMaybe<ModelAccessibility>;
  /** Names or slugs of the models it was made from; other names are kept as they are recorded. */
  baseModels?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How certain its figures are; UNKNOWN when left out. */
  confidence?: InputMaybe<Confidence>;
  /** Slugs or names of domains; another name makes a new domain. */
  domains?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Number of devices it was trained on. */
  hardwareQuantity?: InputMaybe<Scalars['Int']['input']>;
  /** Addresses where more is said, http or https, at most 2000 characters each. */
  links?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Its name. */
  name: Scalars['String']['input'];
  /** Slugs of the organizations that made it, or names or aliases that are those of one organization; empty when unknown. Others are stated in `organizations`. */
  organizations: Array<Scalars['String']['input']>;
  /** Number of parameters. */
  parameters?: InputMaybe<Scalars['Float']['input']>;
  /** Countries recorded for the model itself: ISO 3166-1 alpha-2 codes, or English names. */
  recordedCountries?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The day it was released, 1900 or later and not in the future. */
  releasedOn: Scalars['Date']['input'];
  /** Sectors recorded for the model itself; those of its organizations when left out. */
  sectors?: InputMaybe<Array<Sector>>;
  /** Slug of a model that is there, or was; needed to rename it. Left out, the model is found by its name, or new, and gets a slug. */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** Slugs, names or aliases of tasks; another name makes a new task. */
  tasks?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Size of the training dataset in datapoints. */
  trainingDatasetSize?: InputMaybe<Scalars['Float']['input']>;
  /** Floating-point operations of the training. */
  trainingFlop?: InputMaybe<Scalars['Float']['input']>;
  /** Names of the hardware it was trained on. */
  trainingHardware?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Wall-clock time of the training in hours. */
  trainingHours?: InputMaybe<Scalars['Float']['input']>;
};

/** One thing to sort models by. What is unknown comes last in both directions; ties go by slug. */
export type ModelOrder = {
  /** Which end comes first. */
  direction?: Direction;
  /** What to sort by. */
  field: ModelOrderField;
};

/** What models can be sorted by. */
export type ModelOrderField =
  /** Name, whatever its case. */
  | 'NAME'
  /** Number of parameters. */
  | 'PARAMETERS'
  /** Day of release. */
  | 'RELEASED_ON'
  /** Training compute. */
  | 'TRAINING_COMPUTE';

/** Everything that can be changed. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Publishes changes of models and organizations as the next revision: all of them, or none when anything is wrong, which `userErrors` then tells. Ask again with the same input when no answer arrives: it is published once. */
  publishRevision?: Maybe<PublishRevisionPayload>;
};


/** Everything that can be changed. */
export type MutationPublishRevisionArgs = {
  input: PublishRevisionInput;
};

/** What has an id of its own, by which node(id) finds it again. */
export type Node = {
  /** Opaque id for node(id). Reached at a pinned revision it also carries that revision. */
  id: Scalars['ID']['output'];
};

/** Who makes models: a company, university, public body or community. */
export type Organization = Node & {
  __typename?: 'Organization';
  /** Its earliest model, by slug among those of one day; null when it has none. */
  firstModel?: Maybe<Model>;
  /** The parent it is counted under; itself when it has none. */
  group?: Maybe<Organization>;
  /** Country of the headquarters; null when unknown. */
  headquarters?: Maybe<Country>;
  /** Opaque id for node(id). Reached at a pinned revision it also carries that revision. */
  id: Scalars['ID']['output'];
  /** The organizations of this group, itself included; empty when it is counted under another one. */
  members?: Maybe<Array<Organization>>;
  /** How many models count for it. GROUP counts those of all members, and none for an organization that is counted under another one. */
  modelCount: Scalars['Int']['output'];
  /** The models that count for it, the newest first unless told otherwise. */
  models?: Maybe<ModelConnection>;
  /** Name for display. */
  name: Scalars['String']['output'];
  /** What kind of organization; null when unknown. */
  sector?: Maybe<Sector>;
  /** Stable name for filters and links, such as "openai". */
  slug: Scalars['String']['output'];
  /** Its models per year of release, with its rank and share among all organizations. */
  trend?: Maybe<Array<SeriesYear>>;
};


/** Who makes models: a company, university, public body or community. */
export type OrganizationFirstModelArgs = {
  basis?: InputMaybe<OrganizationBasis>;
};


/** Who makes models: a company, university, public body or community. */
export type OrganizationModelCountArgs = {
  basis?: InputMaybe<OrganizationBasis>;
};


/** Who makes models: a company, university, public body or community. */
export type OrganizationModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  basis?: InputMaybe<OrganizationBasis>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
};


/** Who makes models: a company, university, public body or community. */
export type OrganizationNameArgs = {
  language?: InputMaybe<Language>;
};


/** Who makes models: a company, university, public body or community. */
export type OrganizationTrendArgs = {
  basis?: InputMaybe<OrganizationBasis>;
  from?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Int']['input']>;
};

/** Which organizations a model counts for, once each. */
export type OrganizationBasis =
  /** The parent group of each organization; an organization without a parent is its own group. */
  | 'GROUP'
  /** The organizations as the source lists them. */
  | 'RECORDED';

/** A page of organizations. */
export type OrganizationConnection = {
  __typename?: 'OrganizationConnection';
  /** The organizations with their positions. */
  edges: Array<OrganizationEdge>;
  /** The organizations. */
  nodes: Array<Organization>;
  /** Where this page lies in the list. */
  pageInfo: PageInfo;
  /** How many organizations the whole list holds. */
  totalCount: Scalars['Int']['output'];
};

/** An organization at its place in a list. */
export type OrganizationEdge = {
  __typename?: 'OrganizationEdge';
  /** Opaque position, for after and before. */
  cursor: Scalars['String']['output'];
  /** The organization. */
  node: Organization;
};

/** Which organizations are wanted. Fields are joined by AND, the values of one list by OR; a field left out and an empty list restrict nothing. */
export type OrganizationFilter = {
  /** ISO 3166-1 alpha-2 codes: the headquarters are in one of them. */
  countries?: InputMaybe<Array<Scalars['String']['input']>>;
  /** At least so many models are recorded for it; left out, organizations without models are listed, too. */
  minModels?: InputMaybe<Scalars['Int']['input']>;
  /** Of one of these sectors. */
  sectors?: InputMaybe<Array<Sector>>;
  /** Every word of it is found in a name of the organization: English, Korean, an alias or the slug, as ModelFilter.text says. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** All that is to be known of one organization: what is left out is unknown. A new one, or one that you introduced and the reference data of this server does not describe. */
export type OrganizationInput = {
  /** Slug, name or alias of the organization that it is counted under; itself when left out. One of this publication may be named, and none that is itself counted under another. */
  group?: InputMaybe<Scalars['String']['input']>;
  /** Country of its headquarters: ISO 3166-1 alpha-2 code, or English name. */
  headquarters?: InputMaybe<Scalars['String']['input']>;
  /** Its name, at most 500 characters. It stays as it was first given: exports of old revisions show it. */
  name: Scalars['String']['input'];
  /** Its Korean name. */
  nameKo?: InputMaybe<Scalars['String']['input']>;
  /** Its sector. */
  sector?: InputMaybe<Sector>;
  /** Slug of an organization that is there; left out, it is found by its name, or new. */
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** One thing to sort organizations by. What is unknown comes last in both directions; ties go by slug. */
export type OrganizationOrder = {
  /** Which end comes first. */
  direction?: Direction;
  /** What to sort by. */
  field: OrganizationOrderField;
};

/** What organizations can be sorted by. */
export type OrganizationOrderField =
  /** Release of the first model, as recorded. */
  | 'FIRST_RELEASE'
  /** Number of models, as recorded. */
  | 'MODEL_COUNT'
  /** English name, whatever its case. */
  | 'NAME';

/** Where a page lies in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last record of this page, for after; null when the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more records follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether records come before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first record of this page, for before; null when the page is empty. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A country and its organizations that released at least so many models in one year. */
export type ProlificCountry = {
  __typename?: 'ProlificCountry';
  /** The country of the organizations: on the country basis HEADQUARTERS that of their own headquarters, on GROUP_HEADQUARTERS that of their group's. On RECORDED, and where headquarters are unknown, an organization counts for a country with the models that record that country. */
  country: Country;
  /** How many organizations. */
  organizationCount: Scalars['Int']['output'];
  /** These organizations, ranked within the country by their models of the year; share is their part of all models of the year under the same filter. */
  organizations?: Maybe<Array<RankedCount>>;
  /** Place by number of such organizations (1, 2, 2, 4). */
  rank: Scalars['Int']['output'];
  /** Whether another country has as many. */
  tied: Scalars['Boolean']['output'];
};

/** A publication: what is to change. All models that it does not name stay as they are. */
export type PublishRevisionInput = {
  /** The day your source stands at; that of the current revision or a later one. */
  asOf: Scalars['Date']['input'];
  /** Number of the revision that this builds on: when it is no longer current, nothing is published (`CONFLICT`). */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Only tell what would be answered, and write nothing. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any text of 1 to 200 characters, of your own for each publication. The same input under the same key is published once, and answered each time as it was at first. */
  idempotencyKey: Scalars['String']['input'];
  /** Short name of the revision, at most 100 characters; the day of `asOf` when left out. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** Organizations that are new, or yours and changed, at most 1000. Those that are known need not be stated. */
  organizations?: InputMaybe<Array<OrganizationInput>>;
  /** Slugs of models to remove, at most 1000. */
  removals?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Where it comes from. */
  source: SourceInput;
  /** Models that are new or changed, at most 1000. */
  upserts?: InputMaybe<Array<ModelInput>>;
};

/** What a publication did; with `dryRun`, what it would do. Nothing of it was written when there are userErrors. */
export type PublishRevisionPayload = {
  __typename?: 'PublishRevisionPayload';
  /** Models that are new, or came back. */
  added: Scalars['Int']['output'];
  /** Models whose facts changed under the same name. */
  changed: Scalars['Int']['output'];
  /** Models that were removed. */
  removed: Scalars['Int']['output'];
  /** Models that changed their name, perhaps with other facts. */
  renamed: Scalars['Int']['output'];
  /** Whether this input was published before under its idempotencyKey: then this is the first answer, and nothing was done. */
  replayed: Scalars['Boolean']['output'];
  /** The revision that was made; null when nothing changed, nothing was to be written or there are userErrors. */
  revision?: Maybe<Revision>;
  /** Models that were stated as they are. */
  unchanged: Scalars['Int']['output'];
  /** All that is wrong with the input, in its order; empty when it was published. */
  userErrors: Array<UserError>;
};

/** Everything that can be asked. */
export type Query = {
  __typename?: 'Query';
  /** All changes after a revision, the oldest first, then by slug; tombstones included. Paging on, changes published since the first page stay out. */
  changes?: Maybe<ModelChangeConnection>;
  /** All countries, those with the most models first unless told otherwise. */
  countries?: Maybe<CountryConnection>;
  /** The country of a code; null when there is none. */
  country?: Maybe<Country>;
  /** The domains that models of the revision have, by slug. */
  domains?: Maybe<Array<Domain>>;
  /** The model of a slug; null when the revision has none. */
  model?: Maybe<Model>;
  /** The models that a filter lets through, the newest first unless told otherwise. */
  models?: Maybe<ModelConnection>;
  /** What an id stands for, at the revision that it carries, else at the current one; null when it is not there. */
  node?: Maybe<Node>;
  /** What some ids stand for, in their order; null for each that is not there. */
  nodes?: Maybe<Array<Maybe<Node>>>;
  /** The organization of a slug; null when the revision has none. */
  organization?: Maybe<Organization>;
  /** All organizations, those with the most models first unless told otherwise. */
  organizations?: Maybe<OrganizationConnection>;
  /** One revision of the dataset: the current one when both arguments are left out. */
  revision?: Maybe<Revision>;
  /** All revisions, the newest first. Paging on, those published since the first page stay out. */
  revisions?: Maybe<RevisionConnection>;
  /** The models, organizations and countries that a text means, in English or Korean, best first: those whose name it is, then those whose name begins with it, has it in one piece, has all its words; last, models that have a word only in the name of a maker, and what no model counts for. Among equals, countries and organizations with the most models come first, then the newest models. Models are found as by ModelFilter.text, organizations as by OrganizationFilter.text, countries as by CountryFilter.text. */
  search?: Maybe<Array<SearchHit>>;
  /** The tasks that models of the revision have, by slug. */
  tasks?: Maybe<Array<Task>>;
  /** How releases of models develop over a window of years. */
  trends?: Maybe<Trends>;
};


/** Everything that can be asked. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<ChangeKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
  since: Scalars['Int']['input'];
};


/** Everything that can be asked. */
export type QueryCountriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CountryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<CountryOrder>>;
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryCountryArgs = {
  code: Scalars['String']['input'];
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryDomainsArgs = {
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryModelArgs = {
  revision?: InputMaybe<Scalars['Int']['input']>;
  slug: Scalars['String']['input'];
};


/** Everything that can be asked. */
export type QueryModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Everything that can be asked. */
export type QueryOrganizationArgs = {
  revision?: InputMaybe<Scalars['Int']['input']>;
  slug: Scalars['String']['input'];
};


/** Everything that can be asked. */
export type QueryOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<OrganizationOrder>>;
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryRevisionArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  number?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryRevisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QuerySearchArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  revision?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
};


/** Everything that can be asked. */
export type QueryTasksArgs = {
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryTrendsArgs = {
  countryBasis?: InputMaybe<CountryBasis>;
  filter?: InputMaybe<ModelFilter>;
  from?: InputMaybe<Scalars['Int']['input']>;
  organizationBasis?: InputMaybe<OrganizationBasis>;
  revision?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Int']['input']>;
};

/** One value of a dimension and its place among the others. */
export type RankedCount = {
  __typename?: 'RankedCount';
  /** The value: a code, a slug, an enum value or a bucket; Dimension says which. */
  key: Scalars['String']['output'];
  /** The key as people read it. */
  label: Scalars['String']['output'];
  /** Models of the value. */
  modelCount: Scalars['Int']['output'];
  /** The models counted, the newest first. */
  models?: Maybe<ModelConnection>;
  /** Place by number of models (1, 2, 2, 4), before first and minModels cut. */
  rank: Scalars['Int']['output'];
  /** Part of all models of the same period under the same filter. Where a model can have several values, shares add up to more than 1. */
  share?: Maybe<Scalars['Float']['output']>;
  /** The country, organization, domain or task; null for other dimensions. */
  subject?: Maybe<Subject>;
  /** Whether another value has as many models, also when first hides it. */
  tied: Scalars['Boolean']['output'];
};


/** One value of a dimension and its place among the others. */
export type RankedCountLabelArgs = {
  language?: InputMaybe<Language>;
};


/** One value of a dimension and its place among the others. */
export type RankedCountModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** One immutable, numbered state of the whole dataset. An answer computed at a revision never changes. */
export type Revision = Node & {
  __typename?: 'Revision';
  /** Models that came, or came back, with this revision. */
  added: Scalars['Int']['output'];
  /** The day the source stood at. */
  asOf: Scalars['Date']['output'];
  /** Models whose facts changed under the same name. */
  changed: Scalars['Int']['output'];
  /** What this revision changed, by slug; tombstones included. */
  changes?: Maybe<ModelChangeConnection>;
  /** Opaque id for node(id). */
  id: Scalars['ID']['output'];
  /** Short name, for example "2025-02-01". */
  label: Scalars['String']['output'];
  /** Number of models in the dataset at this revision. */
  modelCount: Scalars['Int']['output'];
  /** What of its source could not be used, and what was done, in the order of the source; null when that was not recorded. */
  notes?: Maybe<ImportNoteConnection>;
  /** The number to pin answers by. Numbers start at 1 and have no gaps. */
  number: Scalars['Int']['output'];
  /** When this revision was published, in UTC. */
  publishedAt: Scalars['DateTime']['output'];
  /** Who published it. */
  publisher: Scalars['String']['output'];
  /** Models that left the dataset with this revision. */
  removed: Scalars['Int']['output'];
  /** Models that changed their name, perhaps with other facts. */
  renamed: Scalars['Int']['output'];
  /** Rows of its source that were not taken in, such as repetitions; null when not recorded. */
  skippedRows?: Maybe<Scalars['Int']['output']>;
  /** What it was made from. */
  source: Source;
};


/** One immutable, numbered state of the whole dataset. An answer computed at a revision never changes. */
export type RevisionChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<ChangeKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** One immutable, numbered state of the whole dataset. An answer computed at a revision never changes. */
export type RevisionNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of revisions. */
export type RevisionConnection = {
  __typename?: 'RevisionConnection';
  /** The revisions with their positions. */
  edges: Array<RevisionEdge>;
  /** The revisions. */
  nodes: Array<Revision>;
  /** Where this page lies in the list. */
  pageInfo: PageInfo;
  /** How many revisions the whole list holds. */
  totalCount: Scalars['Int']['output'];
};

/** A revision at its place in a list. */
export type RevisionEdge = {
  __typename?: 'RevisionEdge';
  /** Opaque position, for after and before. */
  cursor: Scalars['String']['output'];
  /** The revision. */
  node: Revision;
};

/** What a search finds; __typename says which it is. */
export type SearchHit = Country | Model | Organization;

/** What kind of organization. */
export type Sector =
  /** Universities and their institutes. */
  | 'ACADEMIA'
  /** Public bodies and state laboratories. */
  | 'GOVERNMENT'
  /** Companies. */
  | 'INDUSTRY'
  /** Open communities and non-profit research groups. */
  | 'RESEARCH_COLLECTIVE';

/** One value of a dimension through the years of the window. */
export type Series = {
  __typename?: 'Series';
  /** The value: a code, a slug, an enum value or a bucket; Dimension says which. */
  key: Scalars['String']['output'];
  /** The key as people read it. */
  label: Scalars['String']['output'];
  /** Models of the value released in the window. */
  modelCount: Scalars['Int']['output'];
  /** The models counted, the newest first. */
  models?: Maybe<ModelConnection>;
  /** Place among all values by models in the window (1, 2, 2, 4), before top and minModels cut. */
  rank: Scalars['Int']['output'];
  /** Part of all models of the window under the same filter. Where a model can have several values, shares add up to more than 1. */
  share?: Maybe<Scalars['Float']['output']>;
  /** The country, organization, domain or task; null for other dimensions. */
  subject?: Maybe<Subject>;
  /** Whether another value has as many models, also when top hides it. */
  tied: Scalars['Boolean']['output'];
  /** Every year of the window, zeros included. */
  years?: Maybe<Array<SeriesYear>>;
};


/** One value of a dimension through the years of the window. */
export type SeriesLabelArgs = {
  language?: InputMaybe<Language>;
};


/** One value of a dimension through the years of the window. */
export type SeriesModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** The models of one value in one year, compared with the year before and with the other values. */
export type SeriesYear = {
  __typename?: 'SeriesYear';
  /** Models more than in the year before, also where that lies outside the window. */
  change?: Maybe<Scalars['Int']['output']>;
  /** Models of the value released from the start of the window to the end of the year. */
  cumulative: Scalars['Int']['output'];
  /** The change as a part of the year before (0.5 is half as many again); null when that had none. */
  growthRate?: Maybe<Scalars['Float']['output']>;
  /** Models of the value released in the year. */
  modelCount: Scalars['Int']['output'];
  /** The models counted, the newest first. */
  models?: Maybe<ModelConnection>;
  /** Whether the source or the filter covers only a part of the year, so that its growth misleads. */
  partial: Scalars['Boolean']['output'];
  /** Place among all values in the year (1, 2, 2, 4); null when the value has no model in it. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** Part of all models of the year under the same filter; null when there are none. Where a model can have several values, shares add up to more than 1. */
  share?: Maybe<Scalars['Float']['output']>;
  /** Whether another value has as many models in the year; null when the value has none. */
  tied?: Maybe<Scalars['Boolean']['output']>;
  /** The year of release. */
  year: Scalars['Int']['output'];
};


/** The models of one value in one year, compared with the year before and with the other values. */
export type SeriesYearModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What the data was taken from, with the credit that its licence asks for. */
export type Source = {
  __typename?: 'Source';
  /** The credit to give when the data is used. */
  attribution: Scalars['String']['output'];
  /** Licence of the data. */
  licence: Scalars['String']['output'];
  /** Name of the data set. */
  name: Scalars['String']['output'];
  /** SHA-256 of the bytes that were read, lower-case hexadecimal. */
  sha256: Scalars['String']['output'];
  /** Where its publisher offers it. */
  url: Scalars['String']['output'];
};

/** What a publication was made from; shown with every model of it. */
export type SourceInput = {
  /** The credit it asks for. */
  attribution: Scalars['String']['input'];
  /** Its licence, for example "CC BY 4.0". */
  licence: Scalars['String']['input'];
  /** Name of the data set. */
  name: Scalars['String']['input'];
  /** Where it is offered, an http or https address. */
  url: Scalars['String']['input'];
};

/** What the key of a series or rank stands for; null for keys that are plain values, such as sectors. */
export type Subject = Country | Domain | Organization | Task;

/** Everything that can be followed. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Each new revision as soon as it is published, in order and once. Everything below is read at that revision. To go on after the connection was lost, subscribe again with `since`. */
  revisionPublished: Revision;
};


/** Everything that can be followed. */
export type SubscriptionRevisionPublishedArgs = {
  since?: InputMaybe<Scalars['Int']['input']>;
};

/** What models are made to do, such as Translation. */
export type Task = {
  __typename?: 'Task';
  /** Name for display. */
  name: Scalars['String']['output'];
  /** Stable name for filters and links, such as "translation". */
  slug: Scalars['String']['output'];
};


/** What models are made to do, such as Translation. */
export type TaskNameArgs = {
  language?: InputMaybe<Language>;
};

/** An estimate of the computation that the training took. */
export type TrainingCompute = {
  __typename?: 'TrainingCompute';
  /** Floating-point operations, above 0. */
  flop: Scalars['Float']['output'];
  /** Decimal logarithm of flop. */
  log10: Scalars['Float']['output'];
  /** The same for reading, with at most 3 significant digits: "2.1e25". */
  scientific: Scalars['String']['output'];
};

/** How releases of models develop over a window of years, computed at one revision. Every list is computed only when it is selected. */
export type Trends = {
  __typename?: 'Trends';
  /** How to cite figures of this answer. */
  citation?: Maybe<Citation>;
  /** Mean growth a year, (last / first)^(1 / (to - from)) - 1, of the models per year; null when the first year has none, the window is one year, or its last year is partial. */
  compoundAnnualGrowthRate?: Maybe<Scalars['Float']['output']>;
  /** Each model that set a new record of known training compute, earliest first. Models before the window set records too, but only those in it are listed. */
  computeFrontier?: Maybe<Array<FrontierPoint>>;
  /** How fast the compute frontier grows; null when it has fewer than 5 points or spans under 365 days. */
  computeGrowth?: Maybe<ComputeGrowth>;
  /** The earliest models of each value of a dimension within the window: earliest first, then by key. */
  firsts?: Maybe<Array<First>>;
  /** First year of the window. */
  from: Scalars['Int']['output'];
  /** The last year of the window that the source covers to its end; null when it covers none. */
  lastCompleteYear?: Maybe<Scalars['Int']['output']>;
  /** Models released in the window. */
  modelCount: Scalars['Int']['output'];
  /** How many sources the counted models have beside those in `sources`. */
  otherSources?: Maybe<Scalars['Int']['output']>;
  /** The countries by how many of their organizations released at least minModels models in a year: most first, then by code. Countries without such an organization are left out. */
  prolificOrganizations?: Maybe<Array<ProlificCountry>>;
  /** The values of a dimension that have a model: most models first, then by key. */
  ranking?: Maybe<Array<RankedCount>>;
  /** The revision that all of it was computed at. */
  revision: Revision;
  /** The values of a dimension that have a model in the window, each through its years: most models first, then by key. */
  series?: Maybe<Array<Series>>;
  /** What the counted models were taken from, with the credit that it asks for: the sources with most models first, at most 5. Where none was counted, what the revision was made from. */
  sources?: Maybe<Array<Source>>;
  /** Last year of the window. */
  to: Scalars['Int']['output'];
  /** How many models of the window have no value of a dimension. Dimensions with a key for what is not recorded, such as UNKNOWN, have none. */
  unattributed?: Maybe<Scalars['Int']['output']>;
  /** Every year of the window, years without a model included. */
  years?: Maybe<Array<YearTrend>>;
};


/** How releases of models develop over a window of years, computed at one revision. Every list is computed only when it is selected. */
export type TrendsFirstsArgs = {
  by: Dimension;
};


/** How releases of models develop over a window of years, computed at one revision. Every list is computed only when it is selected. */
export type TrendsProlificOrganizationsArgs = {
  minModels?: InputMaybe<Scalars['Int']['input']>;
  year: Scalars['Int']['input'];
};


/** How releases of models develop over a window of years, computed at one revision. Every list is computed only when it is selected. */
export type TrendsRankingArgs = {
  by: Dimension;
  first?: InputMaybe<Scalars['Int']['input']>;
  minModels?: InputMaybe<Scalars['Int']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
};


/** How releases of models develop over a window of years, computed at one revision. Every list is computed only when it is selected. */
export type TrendsSeriesArgs = {
  by: Dimension;
  minModels?: InputMaybe<Scalars['Int']['input']>;
  top?: InputMaybe<Scalars['Int']['input']>;
};


/** How releases of models develop over a window of years, computed at one revision. Every list is computed only when it is selected. */
export type TrendsUnattributedArgs = {
  by: Dimension;
};

/** Something that keeps a publication from being published, and that its author can mend. */
export type UserError = {
  __typename?: 'UserError';
  /** What kind of problem it is, for programs: stable, such as "UNKNOWN". */
  code: Scalars['String']['output'];
  /** What is wrong, and what would be right. */
  message: Scalars['String']['output'];
  /** Where in the input, names and positions from 0: ["upserts", "3", "releasedOn"]; empty when it is about the whole. */
  path: Array<Scalars['String']['output']>;
};

/** The models of one year, compared with the year before. */
export type YearTrend = {
  __typename?: 'YearTrend';
  /** Models more than in the year before, also where that lies outside the window. */
  change?: Maybe<Scalars['Int']['output']>;
  /** Models released from the start of the window to the end of the year. */
  cumulative: Scalars['Int']['output'];
  /** The change as a part of the year before (0.5 is half as many again); null when that had none. */
  growthRate?: Maybe<Scalars['Float']['output']>;
  /** Models released in the year. */
  modelCount: Scalars['Int']['output'];
  /** The models counted, the newest first. */
  models?: Maybe<ModelConnection>;
  /** Whether the source or the filter covers only a part of the year, so that its growth misleads. */
  partial: Scalars['Boolean']['output'];
  /** The year of release. */
  year: Scalars['Int']['output'];
};


/** The models of one year, compared with the year before. */
export type YearTrendModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};
