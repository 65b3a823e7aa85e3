/** The words of the API for every front-end: names for the types made of its description (see ../../openapi). */
import type { components } from "./schema.gen.ts";

type Schemas = components["schemas"];

/** A page of a list; `next` is the cursor of the following page. */
export interface List<T> {
  items: T[];
  next: string | null;
}

/** A part of a text that must not reach a customer; `start` and `end` count code points. */
export interface Refusal {
  start: number;
  end: number;
  rule: string;
  why: string;
}

export type Problem = Schemas["ProblemBody"] & {
  refusals?: Refusal[];
  may_override?: boolean;
  level?: Proof;
  refusal?: string;
};

export type Proof = Schemas["Proof"];
export type WalletAsked = Schemas["WalletAsked"];
export type WalletFamily = Schemas["WalletFamily"];
export type Sender = Schemas["Author"];
export type Priority = Schemas["Priority"];
export type CaseState = Schemas["CaseState"];
export type Presence = Schemas["Presence"];
export type Theme = Schemas["Theme"];
export type ClockKind = Schemas["ClockKind"];
export type MessageKind = Exclude<Schemas["Kind"], "activity">;

// Customers

export type WidgetInbox = Schemas["WidgetInbox"];
export type WidgetMenu = Schemas["WidgetMenu"];
export type WidgetCustomer = Schemas["WidgetCustomer"];
export type WidgetSession = Schemas["WidgetSession"];
export type WidgetSessionRequest = Schemas["Beginning"];
export type Conversation = Schemas["Conversation"];
export type FormField = Schemas["FormField"];
export type FormGiven = Schemas["FormGiven"];
export type CaseForm = Schemas["CaseForm"];
export type BotField = Schemas["BotField"];
export type BotShown = Schemas["BotShown"];
export type Message = Schemas["Message"];
export type FileRef = Schemas["FileRef"];
/** A file as staff sees it: without an address. */
export type StaffFile = Schemas["StaffFile"];
export type FileView = Schemas["FileView"];
/** A line that the product wrote itself: `code` selects the text, `args` fill it. */
export type SystemLine = Schemas["Activity"];

export type OwnFreeze = Schemas["OwnFreeze"];
export type OwnProof = Schemas["OwnProof"];
export type FreezeToken = Schemas["FreezeToken"];
export type WalletSeen = Schemas["WalletSeen"];

// What the platform knows of an account

export type Account = Schemas["Account"];
export type AccountFacts = Schemas["AccountFacts"];
export type AccountMovement = Schemas["AccountMovement"];
export type AddressOwner = Schemas["AddressOwner"];
export type AccountAction = Schemas["AccountActionDone"];
export type Platform = Schemas["Platform"];
export type PlatformTest = Schemas["PlatformTest"];

// A language model that words what was found

export type ModelView = Schemas["ModelView"];
export type ModelSettings = Schemas["ModelSettings"];
export type ModelTried = Schemas["ModelTried"];
export type EmbeddingView = Schemas["EmbeddingView"];
export type EmbeddingSettings = Schemas["EmbeddingSettings"];
export type EmbeddingTried = Schemas["EmbeddingTried"];
export type BotModel = Schemas["BotModel"];
export type DraftReply = Schemas["DraftReply"];

// Signing in

export type Login = Schemas["Login"];
export type SecondFactorMethod = Schemas["Method"];
export type Me = Schemas["Me"];
export type StaffSession = Schemas["StaffSession"];
export type SessionPolicy = Schemas["SessionPolicy"];
export type ProofAsked = Schemas["ProofAsked"];
export type SsoView = Schemas["SsoView"];
export type SsoCheck = Schemas["SsoCheck"];
export type ScimToken = Schemas["ScimToken"];
export type ProviderSettings = Schemas["ProviderSettings"];
export type TotpSetup = Schemas["TotpSetup"];
export type Passkey = Schemas["Passkey"];
export type InvitationView = Schemas["InvitationView"];

// Cases

export type CaseProof = Schemas["CaseProof"];
export type ProofNeed = Schemas["ProofNeed"];
export type ProofAsk = Schemas["ProofAsk"];
export type ProofRules = Schemas["ProofRules"];

export type Counts = Schemas["Counts"];
export type CaseSummary = Schemas["CaseSummary"];
export type Case = Schemas["Case"];
export type Viewer = Schemas["Viewer"];
export type Clock = Schemas["Clock"];
export type Identity = Schemas["Identity"];
export type ErasureReceipt = Schemas["ErasureReceipt"];
export type KeysView = Schemas["KeysView"];
export type KeyRotation = Schemas["KeyRotation"];
export type Customer = Schemas["Customer"];
export type Draft = Schemas["Draft"];
export type Scheduled = Schemas["Scheduled"];
export type StaffMessage = Schemas["StaffMessage"];
export type JudgedLink = Schemas["JudgedLink"];
export type JudgedAddress = Schemas["JudgedAddress"];
export type SearchHit = Schemas["Found"];
export type SearchPage = Schemas["SearchPage"];
export type Dashboard = Schemas["Dashboard"];
export type ChangesWanted = Schemas["ChangesWanted"];
export type Reviews = Schemas["Reviews"];
export type MenuRule = Schemas["MenuRule"];
export type MenuState = Schemas["MenuState"];
export type MenuTried = Schemas["MenuTried"];
export type WritingHint = Schemas["WritingHint"];
export type WritingLooked = Schemas["WritingLooked"];
export type CaseBrief = Schemas["CaseBrief"];
export type AssistantCounts = Schemas["AssistantCounts"];
export type AssistantFigures = Schemas["AssistantFigures"];

// Settings

export type Staff = Schemas["Staff"];
export type Invitation = Schemas["Invitation"];
export type Role = Schemas["Role"];
export type Permission = Schemas["PermissionView"];
export type Team = Schemas["Team"];
export type Skill = Schemas["Skill"];
export type BusinessHours = Schemas["BusinessHours"];
export type Inbox = Schemas["Inbox"];
export type IdentityKey = Schemas["IdentityKey"];
export type Tag = Schemas["Tag"];
export type CannedReply = Schemas["CannedReply"];
export type FieldDef = Schemas["FieldDef"];
export type ServiceLevel = Schemas["ServiceLevel"];
export type ApiToken = Schemas["ApiToken"];
export type Webhook = Schemas["Webhook"];
export type Delivery = Schemas["Delivery"];
export type Workspace = Schemas["WorkspaceView"];
export type BlockList = Schemas["BlockList"];
export type SafetyHost = Schemas["SafetyHost"];
export type SuggestedHost = Schemas["SuggestedHost"];
export type Judged = Schemas["Judged"];
export type EventKind = Schemas["EventKind"];

// Trust

export type AuditEntry = Schemas["AuditEntry"];
export type Programme = Schemas["Programme"];
export type Checkpoint = Schemas["CheckpointView"];
/** Somewhere outside that heads of the ledger are handed to. */
export type AnchorTarget = Schemas["AnchorTarget"];
export type LedgerHead = Schemas["LedgerView"];
/** What checking the whole ledger found. */
export type LedgerReport = Schemas["Report"];
/** A look at what is the customer's own, as that customer is told of it. */
export type OwnReader = Schemas["OwnReader"];
export type Alert = Schemas["Alert"];
export type RecommendedProtection = Schemas["RecommendedProtection"];
/** Something that was asked for and needs a second person. */
export type Approval = Schemas["Approval"];
/** All that one member of staff can do and see, and why. */
export type Explained = Schemas["Explained"];
/** Somebody who can see a case or a customer. */
export type Reader = Schemas["Reader"];
/** To which part of a workspace somebody is limited. */
export type CaseScope = Schemas["CaseScope"];
/** Permissions that somebody has for a while. */
export type Elevation = Schemas["Elevation"];
export type ApprovalPolicy = Schemas["ApprovalPolicyView"];
export type Canary = Schemas["Canary"];
export type LegalHold = Schemas["LegalHold"];
export type RetentionPreview = Schemas["RetentionPreview"];
export type RetentionRules = Schemas["RetentionRules"];
export type RetentionRun = Schemas["RetentionRun"];
export type TrustRules = Schemas["TrustRules"];
export type RevealBudget = Schemas["Budget"];
export type BotWhy = Schemas["BotWhy"];
export type Suggested = Schemas["Suggested"];
export type Suggestions = Schemas["Suggestions"];
export type Tried = Schemas["Tried"];
export type Explanation = Schemas["Explanation"];

// Routing

export type Routing = Schemas["Routing"];
export type RoutingShown = Schemas["RoutingShown"];
export type RoutingRule = Schemas["RoutingRule"];
export type RuleWhen = Schemas["RuleWhen"];
export type RuleOutcome = Schemas["RuleOutcome"];
export type Overflow = Schemas["Overflow"];
export type RuleTrial = Schemas["RuleTrial"];
export type RuleCheck = Schemas["RuleCheck"];
export type Routed = Schemas["Routed"];
export type Tier = Schemas["Tier"];
export type IntentShown = Schemas["IntentShown"];
export type RouteGiven = Schemas["RouteShown"];
export type Quality = Schemas["Quality"];
export type ModelVersion = Schemas["ModelVersion"];
export type ListedCorrection = Schemas["ListedCorrection"];
export type Unanswered = Schemas["Unanswered"];
export type UnansweredGroup = Schemas["UnansweredGroup"];
export type Understood = Schemas["Understood"];
export type Flow = Schemas["Flow"];
export type FlowStep = Schemas["FlowStep"];
export type FlowOption = Schemas["FlowOption"];
export type FlowProblem = Schemas["FlowProblem"];
export type Playbook = Schemas["Playbook"];
export type PlaybookLine = Schemas["PlaybookLine"];
export type PlaybookState = Schemas["PlaybookState"];
export type PlaybookVersion = Schemas["PlaybookVersion"];
export type SecurityCheck = Schemas["Posture"];

export type ArticleState = Schemas["ArticleState"];
export type ArticleContent = Schemas["Content"];
export type ArticleLine = Schemas["ArticleLine"];
export type Article = Schemas["Article"];
export type ArticleVersion = Schemas["VersionLine"];
export type ArticleDiff = Schemas["Diff"];
export type DiffPart = Schemas["Piece"];
export type ArticlePreview = Schemas["Preview"];
export type ArticleRating = Schemas["ArticleRating"];
export type RatingReason = Schemas["RatingReason"];
export type BrokenLink = Schemas["BrokenLink"];
export type ChangedBy = Schemas["ChangedBy"];
export type Topic = Schemas["Topic"];
export type TopicLine = Schemas["TopicLine"];
export type NewTopic = Schemas["NewTopic"];
export type TopicChange = Schemas["TopicChange"];
export type Category = Schemas["Category"];
export type NewCategory = Schemas["NewCategory"];
export type CategoryChange = Schemas["CategoryChange"];
export type KnowledgeSettings = Schemas["KnowledgeSettings"];
export type Picture = Schemas["Picture"];
export type ImportFile = Schemas["ImportFile"];
export type ImportFormat = Schemas["ImportFormat"];
export type ImportRequest = Schemas["ImportRequest"];
export type Imported = Schemas["Imported"];
export type ImportProblem = Schemas["ImportProblem"];
export type CaseEvidence = Schemas["CaseEvidence"];
export type CaseEvidenceWhole = Schemas["CaseEvidenceWhole"];
export type NewEvidence = Schemas["NewEvidence"];
export type CaseChains = Schemas["CaseChains"];
export type ChainEndpoint = Schemas["ChainEndpoint"];
export type ChainFound = Schemas["ChainFound"];
export type ChainLook = Schemas["ChainLook"];
export type ChainName = Schemas["ChainName"];
export type ChainNetwork = Schemas["ChainNetwork"];
export type ChainPlatform = Schemas["ChainPlatform"];
export type ChainPlatformShown = Schemas["ChainPlatformShown"];
export type ChainTrace = Schemas["ChainTrace"];
export type ChainTraceNode = Schemas["ChainTraceNode"];
export type ChainTransaction = Schemas["ChainTransaction"];
export type OwnWatch = Schemas["OwnWatch"];
export type Watch = Schemas["Watch"];
export type OwnRecovery = Schemas["OwnRecovery"];
export type Recovery = Schemas["Recovery"];
export type RecoveryFee = Schemas["RecoveryFee"];
export type RecoveryRule = Schemas["RecoveryRule"];
export type RecoveryRules = Schemas["RecoveryRules"];
