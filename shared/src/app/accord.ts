import type { z } from "zod";
import type { routes } from "../api/routes.ts";
import type {
	Account,
	CommandRequest,
	DisputeFile,
	DisputeSummary,
	DisputeView,
	Dunnable,
	Health,
	ImportReport,
	Language,
	Mail,
	Me,
	OpenRequest,
	Person,
	Proposal,
	Report,
	Routing,
	Statement,
} from "../api/schemas.ts";
import type { AccountId, DisputeId } from "../dispute/dispute.ts";
import type { PersonId, Role } from "../dispute/people.ts";
import type { Catalogue } from "../dispute/procedure.ts";
import type { Surface } from "../dispute/sighting.ts";
import type { DigestView } from "./reading/digest.ts";
import type { SeenBy } from "./sightings.ts";

/** Who calls, proven by the edge: tenant and roles never come from the request itself. */
export interface Principal {
	readonly tenant: string;
	readonly person: PersonId;
	readonly roles: readonly Role[];
	readonly language: Language;
}

/** One line of an import: raw cells by normalised column name, or the reason it could not be split into cells. */
export type ImportLine =
	| { readonly line: number; readonly cells: Readonly<Record<string, string>> }
	| { readonly line: number; readonly error: string };

export interface ImportOptions {
	/** Items absent from the input are recorded as gone. */
	readonly full?: boolean;
	readonly dryRun?: boolean;
	readonly onProgress?: (linesRead: number) => void;
}

type QueryOf<R extends keyof typeof routes> = (typeof routes)[R] extends { query: infer Q extends z.ZodType }
	? z.infer<Q>
	: never;

/**
 * The use cases every edge calls: HTTP handlers, bot, timers, command line. Each throws `DomainError`
 * for what it refuses; nothing is written then.
 */
export interface Accord {
	me(who: Principal): Promise<Me>;
	listPeople(who: Principal): Promise<readonly Person[]>;
	readCatalogue(who: Principal): Promise<Catalogue>;
	importAccounts(
		who: Principal,
		lines: AsyncIterable<ImportLine>,
		options?: ImportOptions,
	): Promise<ImportReport>;
	importOpenItems(
		who: Principal,
		lines: AsyncIterable<ImportLine>,
		options?: ImportOptions,
	): Promise<ImportReport>;
	findAccounts(who: Principal, query: QueryOf<"findAccounts">): Promise<readonly Account[]>;
	readStatement(who: Principal, account: AccountId): Promise<Statement>;
	readMail(who: Principal, mail: Mail): Promise<Proposal>;
	openDispute(who: Principal, request: OpenRequest): Promise<DisputeView>;
	listDisputes(
		who: Principal,
		query: QueryOf<"listDisputes">,
	): Promise<{ disputes: readonly DisputeSummary[]; continuation?: string }>;
	/** Records that the caller saw it, on which surface; `nobody` when it is read to be sent, not to be looked at. */
	readDispute(who: Principal, dispute: DisputeId, surface?: Surface | "nobody"): Promise<DisputeFile>;
	/** Who saw a dispute, the last one first. */
	listSightings(who: Principal, dispute: DisputeId): Promise<SeenBy>;
	/** What the caller must be told today; undefined when there is nothing. */
	readDigest(who: Principal): Promise<DigestView | undefined>;
	/** @throws StaleVersion (a DomainError with the dispute as it is now) when `expectedVersion` is not the current one. */
	commandDispute(who: Principal, dispute: DisputeId, request: CommandRequest): Promise<DisputeView>;
	isDunnable(who: Principal, number: string, account?: AccountId): Promise<Dunnable>;
	previewRouting(who: Principal, query: QueryOf<"previewRouting">): Promise<Routing>;
	reportDisputes(who: Principal, query: QueryOf<"reportDisputes">): Promise<Report>;
	health(): Promise<Health>;
	/** Applies what the ledger's feed brings to the views and sends the outbox; resolves when nothing is waiting. */
	catchUp(): Promise<void>;
	/** Drops the views of a tenant and builds them again from the ledger. */
	rebuildViews(onProgress?: (documents: number) => void): Promise<void>;
}
