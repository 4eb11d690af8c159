import {
	type AccountProposal,
	type Agenda,
	type AgendaEntryView,
	accountProposalSchema,
	agendaEntrySchema,
	type DraftAnswer,
} from "@accord/shared/api/dunningSchemas.ts";
import { world } from "@accord/shared/dispute/scenario.ts";
import { defaultPolicy } from "@accord/shared/dunning/policy.ts";
import { previewTemplate } from "@accord/shared/templates/preview.ts";
import { suppliedTemplate } from "@accord/shared/templates/supplied.ts";
import { durand, owed } from "./company.ts";

/** Durand to be chased: its oldest item is overdue and nothing of it is contested. */
const [number, open, dueOn] = owed[0];
const level = defaultPolicy.levels[1];
const id = `${durand.id}.${world.today}.${level?.id}`;
const total = [{ minor: open, currency: durand.currency }];

export const chase: AgendaEntryView = agendaEntrySchema.parse({
	key: `chase.${durand.id}`,
	kind: "chase",
	account: durand.id,
	accountName: durand.name,
	due: world.today,
	amount: total,
	items: [number],
	says: "À relancer : en retard de 16 j",
	proposal: id,
	level,
});

export const agendaOf = (entries: readonly AgendaEntryView[]): Agenda => ({
	day: world.today,
	entries: [...entries],
	more: false,
	people: {},
});

const to = durand.contacts.map(({ mail }) => mail);
const letter = previewTemplate(suppliedTemplate("level1", durand.language));

export const chaseProposal: AccountProposal = accountProposalSchema.parse({
	account: durand.id,
	accountName: durand.name,
	day: world.today,
	proposal: { id, level, total, items: [number], letter, to },
	lines: [
		{
			item: number,
			currency: durand.currency,
			dueOn,
			daysLate: 16,
			open,
			held: 0,
			credited: 0,
			promised: 0,
			amount: open,
			why: "due",
			because: { fr: "En retard de 16 j.", en: "16 days overdue." },
			level: level?.id,
		},
	],
});

export const chaseDraft: DraftAnswer = { id, to, ...letter };
