import {
	type DisputeFile,
	type DisputeSummary,
	disputeFileSchema,
	disputeSummarySchema,
	openRequestSchema,
	type Proposal,
} from "@accord/shared/api/schemas.ts";
import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { heldTotals, holds } from "@accord/shared/dispute/holds.ts";
import { disputedTotals, stillDisputedTotals } from "@accord/shared/dispute/lines.ts";
import { allowedCommands } from "@accord/shared/dispute/permissions.ts";
import { actorOf, type Case, given, type Said, world } from "@accord/shared/dispute/scenario.ts";
import { previewTemplate } from "@accord/shared/templates/preview.ts";
import { suppliedTemplate } from "@accord/shared/templates/supplied.ts";
import { agendaOf, chase, chaseDraft, chaseProposal } from "./chase.ts";
import { durand, meOf, nameById, owed, people, statementWith } from "./company.ts";

export interface Reply {
	readonly status: number;
	readonly body: unknown;
}

/** The service as far as the pane can tell, on the real domain, in memory. */
export class ExampleService {
	proposal: Proposal;
	/** Answers given instead of the real one, once each: a failure, a delay. */
	readonly instead: ((path: string) => Promise<Reply> | undefined)[] = [];
	private opened: Case | undefined;
	private readonly keys = new Map<string, string>();
	readonly asked: { method: string; path: string; body: unknown }[] = [];

	constructor(proposal: Proposal) {
		this.proposal = proposal;
	}

	async answer(method: string, path: string, body: unknown, who: string): Promise<Reply> {
		this.asked.push({ method, path, body });
		for (const [at, special] of this.instead.entries()) {
			const reply = special(path);
			if (!reply) continue;
			this.instead.splice(at, 1);
			return reply;
		}
		if (path === "/api/me") return ok(meOf(who));
		if (path === "/api/people") return ok({ people });
		if (path === "/api/catalogue") return ok(defaultCatalogue());
		if (path === "/api/agenda") return ok(agendaOf(this.opened ? [] : [chase]));
		if (path === `/api/accounts/${durand.id}/dunning`) return ok(chaseProposal);
		if (path === `/api/accounts/${durand.id}/dunning/draft`) return ok(chaseDraft);
		const qualifies = meOf(who).person.roles.includes("collector");
		if (path === "/api/intake/mail" && !qualifies)
			return problem(403, "forbidden", "Vous ne pouvez pas faire cela.");
		if (path === "/api/intake/mail") return ok({ ...this.proposal, existing: this.summaries() });
		if (path.startsWith("/api/accounts/")) {
			const held = this.opened ? holds(this.opened.state, world.today) : [];
			return ok(statementWith(held, this.summaries()));
		}
		if (path.startsWith("/api/accounts")) return ok({ accounts: [durand] });
		if (path === "/api/disputes" && method === "GET") {
			const mine = this.summaries().filter((one) => one.owner === who || one.courtPerson === who);
			return ok({ disputes: mine });
		}
		if (path === "/api/disputes") return this.open(body, who);
		if (path.endsWith("/letter") && this.opened) return ok(this.letter(this.opened));
		if (path.endsWith("/commands")) return this.command(body, who);
		if (path.startsWith("/api/disputes/") && this.opened) return ok(this.file(this.opened, who));
		return problem(404, "not_found", "Cet élément n'existe pas, ou plus.");
	}

	/** What a colleague does meanwhile. */
	meanwhile(who: string, said: Said): void {
		this.opened = this.opened?.and([who, said]);
	}

	/** A dispute that ran before the mail was looked at. */
	already(): void {
		const said = {
			type: "OpenDispute",
			lines: this.proposal.lines.map(({ item, amount }) => ({ item, amount })),
			reason: this.proposal.reasons[0]?.code ?? "PRICE",
			words: this.proposal.quote,
			source: { kind: "mail", messageId: "<1@durand.example>" },
		} as const;
		this.opened = given(said, example);
	}

	private open(body: unknown, who: string): Reply {
		const parsed = openRequestSchema.safeParse(body);
		if (!parsed.success) return problem(400, "invalid_input", "Un élément de la saisie n'est pas correct.");
		const { idempotencyKey, account: _, ...said } = parsed.data;
		const text = JSON.stringify(said);
		const known = this.keys.get(idempotencyKey);
		if (known !== undefined && known !== text) return problem(422, "key_reused", "Déjà envoyé autrement.");
		this.keys.set(idempotencyKey, text);
		this.opened ??= given({ type: "OpenDispute", ...said }, example);
		return ok(this.file(this.opened, who));
	}

	private command(body: unknown, who: string): Reply {
		const state = this.opened?.state;
		if (!this.opened || !state) return problem(404, "not_found", "Cet élément n'existe pas, ou plus.");
		if (!isCommand(body)) return problem(400, "invalid_input", "Un élément de la saisie n'est pas correct.");
		const { expectedVersion, idempotencyKey: _, ...said } = body;
		if (expectedVersion !== state.version)
			return problem(409, "stale_version", "Quelqu'un a modifié ce litige entre-temps.");
		this.opened = this.opened.and([who, said]);
		return ok(this.file(this.opened, who));
	}

	/** The supplied letter in the customer's language, whatever the caller's is. */
	private letter({ state }: Case) {
		const template = suppliedTemplate("acknowledgement", durand.language);
		const number = { kind: "text", text: state.number } as const;
		return {
			purpose: template.purpose,
			to: durand.contacts.map(({ mail }) => mail),
			...previewTemplate(template, {
				dispute_number: number,
				dispute_words: { kind: "words", words: state.words },
			}),
		};
	}

	private summaries(): DisputeSummary[] {
		const state = this.opened?.state;
		if (!state) return [];
		return [
			disputeSummarySchema.parse({
				...state,
				accountName: durand.name,
				...(state.status === "closed" ? {} : { courtPerson: state.court.person, due: state.court.due }),
				disputed: disputedTotals(state),
				stillDisputed: stillDisputedTotals(state),
				items: state.lines.map((line) => line.item),
			}),
		];
	}

	private file(opened: Case, who: string): DisputeFile {
		const { state, events } = opened;
		const reason = defaultCatalogue().reasons.find((candidate) => candidate.code === state.reason);
		return disputeFileSchema.parse({
			dispute: { ...state, accountName: durand.name },
			allowed: allowedCommands(state, actorOf(who)),
			reasonLabel: reason?.label,
			awaits: reason?.awaits,
			people: Object.fromEntries(people.map((person) => [person.id, nameById(person.id)])),
			disputed: disputedTotals(state),
			held: heldTotals(state, world.today),
			events,
		});
	}
}

const example = { items: Object.fromEntries(owed.map(([number, open, dueOn]) => [number, { open, dueOn }])) };

const ok = (body: unknown): Reply => ({ status: 200, body });

export function problem(status: number, code: string, detail: string): Reply {
	return {
		status,
		body: { type: `https://accord.example/problems/${code}`, title: code, status, code, detail },
	};
}

function isCommand(body: unknown): body is Said & { expectedVersion: number; idempotencyKey: string } {
	return typeof body === "object" && body !== null && "type" in body && "expectedVersion" in body;
}
