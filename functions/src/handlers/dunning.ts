import { dunningRoutes } from "@accord/shared/api/dunningRoutes.ts";
import type { Receivables } from "@accord/shared/app/collecting/receivables.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import type { CustomerPages } from "../customer/pageHandlers.ts";
import type { Handler } from "../http/endpoint.ts";
import type { Incoming } from "../http/exchange.ts";

export interface DunningServices {
	readonly receivables: Receivables;
	readonly customerPages: CustomerPages;
}

type DunningHandlers = {
	readonly [Name in keyof typeof dunningRoutes]: Handler<(typeof dunningRoutes)[Name]>;
};

const originOf = (request: Incoming): string => new URL(request.url).origin;

/** Dunning, claims, and the customer's page. */
export function dunningHandlers({ receivables, customerPages }: DunningServices): DunningHandlers {
	const { claims, collections, letters, links, policies } = receivables;
	return {
		readAgenda: ({ who, query }) => collections.agenda(who, query),
		snooze: async ({ who, body }) => {
			await collections.snooze(who, body);
			return body;
		},
		readProposal: ({ who, params, query }) => collections.proposal(who, params.accountId, query.day),
		draftReminder: ({ who, params, request }) => collections.draft(who, params.accountId, originOf(request)),
		draftDisputeLetter: ({ who, params, body, request }) =>
			receivables.disputeLetter(who, params.disputeId, { ...body, origin: originOf(request) }),
		listProposals: ({ who, query }) => collections.proposals(who, query),
		runDunning: ({ who }) => collections.run(who),
		decideLetter: ({ who, params, body }) => collections.decideLetter(who, params.letterId, body),
		readPolicies: ({ who, query }) => policies.read(who, query.account),
		savePolicy: ({ who, body, seen }) => policies.save(who, body, seen),
		previewPolicy: ({ who, body }) => policies.preview(who, body),
		saveAccountPolicy: ({ who, params, body, seen }) =>
			policies.saveAccount(who, params.accountId, { policy: body, seen }),
		previewAccountPolicy: ({ who, params, body }) => policies.previewAccount(who, params.accountId, body),
		listTemplates: async ({ who }) => ({ templates: [...(await letters.templates(who.tenant))] }),
		saveTemplate: ({ who, params, body, seen }) =>
			letters.save(who, params.templateId, { template: body, seen }),
		deleteTemplate: async ({ who, params, seen }) => {
			await letters.forget(who.tenant, params.templateId, seen);
			return { id: params.templateId };
		},
		previewTemplate: ({ who, body }) => letters.preview(who, body.template, body.account),
		makeClaim: async ({ who, body }) => ({ claim: await claims.make(who, body) }),
		qualifyClaim: async ({ who, params, body }) => ({
			claim: await claims.qualify(who, params.claimId, body),
		}),
		dismissClaim: async ({ who, params, body }) => ({
			claim: await claims.dismiss(who, params.claimId, body),
		}),
		readClaimFile: async ({ who, params }) => {
			const file = await receivables.claimFile(who, params);
			if (!file) throw new DomainError("not_found", "no such file", "sha256");
			return {
				status: 200,
				headers: {
					// Never the type the customer claims: a browser must not show it, only keep it.
					"content-type": "application/octet-stream",
					"content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
					"cache-control": "no-store",
					"x-content-type-options": "nosniff",
					"content-security-policy": "default-src 'none'; sandbox",
				},
				body: file.bytes,
			};
		},
		makeLink: async ({ who, params, body, request }) => {
			const { token, link } = await links.make(
				{ tenant: who.tenant, account: params.accountId, dispute: body.dispute },
				{ to: body.to, days: body.days },
			);
			return { url: `${originOf(request)}/api/c/${token}`, expires: link.expires.slice(0, 10) };
		},
		revokeLinks: async ({ who, params }) => ({
			revoked: await links.revoke(who.tenant, params.accountId),
		}),
		openCustomerLink: ({ request, params }) => customerPages.open(request, params.token),
		readCustomerPage: ({ request }) => customerPages.read(request),
		sendCustomerForm: ({ request }) => customerPages.send(request, dunningRoutes.sendCustomerForm.maxBytes),
	};
}
