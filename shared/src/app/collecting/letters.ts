import type { AccountId } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import type { PersonId } from "../../dispute/people.ts";
import { accountValues, reminderValues } from "../../dunning/letter.ts";
import type { Proposal } from "../../dunning/run.ts";
import { type Letter, mergeTemplate } from "../../templates/merge.ts";
import { previewTemplate } from "../../templates/preview.ts";
import { suppliedTemplate, suppliedTemplates } from "../../templates/supplied.ts";
import { PURPOSES } from "../../templates/tags.ts";
import {
	type CheckedTemplate,
	checkTemplate,
	type Template,
	templateSchema,
} from "../../templates/template.ts";
import type { Principal } from "../accord.ts";
import { listWhole } from "../listing.ts";
import type { Office, World } from "../office.ts";
import { type Kept, versionOf, writeOver } from "../seen.ts";
import type { CustomerLinks } from "./customerLinks.ts";
import { type DunningAccount, readDunningAccount } from "./dunningAccount.ts";
import { plain, settingsPartition, templateId, templateRange } from "./dunningDocuments.ts";

type Saved = Template & { readonly version: string };

export interface Letters {
	/** The tenant's templates, the supplied ones where it has none of its own. */
	templates(tenant: string): Promise<readonly (Saved & { readonly supplied: boolean })[]>;
	/**
	 * @throws TemplateError when it could not be merged later; DomainError invalid_input when its id is another one,
	 * changed_since when it is no longer the version that was seen
	 */
	save(
		who: Principal,
		id: string,
		change: { readonly template: Template; readonly seen: string },
	): Promise<Saved>;
	/** @throws DomainError not_found when the tenant has no such letter of its own, changed_since as `save` */
	forget(tenant: string, id: string, seen: string): Promise<void>;
	preview(who: Principal, template: Template, account?: AccountId): Promise<Letter>;
	/** The tenant's own letter of that name, or the supplied one. @throws DomainError not_found when there is neither */
	template(tenant: string, name: string, language: "fr" | "en"): Promise<CheckedTemplate>;
	/** A reminder in the customer's language. */
	reminder(
		world: World,
		from: DunningAccount,
		proposal: Proposal,
		how: { readonly writer?: PersonId; readonly page?: string },
	): Promise<Letter>;
	/** Address of the account's page, with a link made for it. */
	page(
		tenant: string,
		account: AccountId,
		how: { readonly origin: string; readonly to?: string | undefined },
	): Promise<string>;
}

const saved = (template: Template): Saved => ({
	...template,
	version: versionOf(templateSchema.parse(template)),
});
const kept = (tenant: string, id: string): Kept => ({
	partition: settingsPartition(tenant),
	id: templateId(id),
	value: (stored) =>
		stored
			? templateSchema.parse(stored.body.template)
			: (suppliedTemplates.find((one) => one.id === id) ?? {}),
});

/** How long the link of a letter opens the page. */
const linkDays = 60;

export function createLetters(office: Office, links: CustomerLinks): Letters {
	const { ledger } = office.ports;

	async function own(tenant: string): Promise<readonly Template[]> {
		const stored = await listWhole(ledger, settingsPartition(tenant), templateRange);
		return stored.map(({ body }) => templateSchema.parse(body.template));
	}

	async function named(tenant: string, name: string, language: "fr" | "en"): Promise<CheckedTemplate> {
		const id = `${name}-${language}`;
		const stored = await ledger.read(settingsPartition(tenant), templateId(id));
		if (stored) return checkTemplate(templateSchema.parse(stored.body.template));
		const purpose = PURPOSES.find((one) => one === name);
		if (!purpose) throw new DomainError("not_found", `no template ${id}`, "template");
		return checkTemplate(suppliedTemplate(purpose, language));
	}

	function contextOf(world: World, from: DunningAccount, writer?: PersonId, page?: string) {
		const name = writer === undefined ? undefined : world.names[writer];
		return {
			customer: {
				name: from.account.name,
				number: from.account.number,
				language: from.account.language,
			},
			company: world.settings.name,
			signature: name === undefined ? world.settings.name : `${name}\n${world.settings.name}`,
			today: world.today,
			...(page === undefined ? {} : { page }),
		};
	}

	return {
		template: named,
		templates: async (tenant) => {
			const mine = new Map((await own(tenant)).map((template) => [template.id, template]));
			const supplied = suppliedTemplates.filter(({ id }) => !mine.has(id));
			return [
				...[...mine.values()].map((template) => ({ ...saved(template), supplied: false })),
				...supplied.map((template) => ({ ...saved(template), supplied: true })),
			].sort((a, b) => (a.id < b.id ? -1 : 1));
		},
		save: async (who, id, { template, seen }) => {
			if (template.id !== id)
				throw new DomainError("invalid_input", `the letter is ${template.id}, not ${id}`, "id");
			if (!id.endsWith(`-${template.language}`))
				throw new DomainError(
					"invalid_input",
					`the id of a letter ends with its language, -${template.language}`,
					"id",
				);
			checkTemplate(template, who.language);
			const body = { kind: "template", template: plain(template) };
			await writeOver(ledger, kept(who.tenant, id), { seen, body });
			return saved(template);
		},
		forget: async (tenant, id, seen) => {
			const stored = await ledger.read(settingsPartition(tenant), templateId(id));
			if (!stored) throw new DomainError("not_found", `no letter ${id}`, "templateId");
			await writeOver(ledger, kept(tenant, id), { seen });
		},
		preview: async (who, template, account) => {
			checkTemplate(template, who.language);
			if (account === undefined) return previewTemplate(template);
			const world = await office.world(who.tenant);
			const from = await readDunningAccount(office, world, account);
			const context = contextOf(world, from, who.person);
			const { proposal } = from.run;
			return previewTemplate(
				template,
				proposal ? reminderValues(from.items, proposal, context) : accountValues(from.items, context),
			);
		},
		reminder: async (world, from, proposal, { writer, page }) => {
			const template = await named(world.tenant, proposal.level.template, from.account.language);
			return mergeTemplate(
				template,
				reminderValues(from.items, proposal, contextOf(world, from, writer, page)),
			);
		},
		page: async (tenant, account, { origin, to }) => {
			const { token } = await links.make({ tenant, account }, { to, days: linkDays });
			return `${origin}/api/c/${token}`;
		},
	};
}
