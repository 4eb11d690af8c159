import type { DisputeView } from "@accord/shared/api/schemas.ts";
import { startCloud } from "../production/cloud.ts";
import { ACCOUNT, command, furnish, openDispute, who } from "../production/life.ts";
import type { Figure } from "./figure.ts";

type Dispute = DisputeView["dispute"];

export default {
	title:
		"Request units of a dispute's life: 15 acts, 40 views, and what follows each act (published formula)",
	measure: async (): Promise<readonly Figure[]> => {
		let spent = 0;
		const cloud = await startCloud({ onCharge: (ru) => (spent += ru) });
		await furnish(cloud, "contoso", { items: 12 });
		const { accord } = cloud.services;
		const [claire, samir, thomas, paul] = ["claire", "samir", "thomas", "paul"].map((id) =>
			who("contoso", id),
		);
		if (!claire || !samir || !thomas || !paul) throw new Error("the crew is not complete");
		const charged = async <T>(work: () => Promise<T>): Promise<{ value: T; ru: number }> => {
			spent = 0;
			const value = await work();
			return { value, ru: spent };
		};
		const seen = new Map<string, { count: number; ru: number }>();
		let viewed = 0;
		const figures: { name: string; act: number; after: number }[] = [];
		async function act(name: string, work: () => Promise<DisputeView>): Promise<Dispute> {
			const { value, ru } = await charged(work);
			const projected = await charged(() => cloud.push(false));
			figures.push({ name, act: ru, after: projected.ru });
			for (const [view, look] of looks(value.dispute).slice(0, figures.length === 1 ? 5 : 3)) {
				if (viewed >= 40) break;
				viewed += 1;
				const { ru: own } = await charged<unknown>(look);
				const before = seen.get(view) ?? { count: 0, ru: 0 };
				seen.set(view, { count: before.count + 1, ru: before.ru + own });
			}
			return value.dispute;
		}

		/** Whoever acts comes from a worklist and reads the dispute; somebody else looks something up. */
		const looks = (on: Dispute): readonly (readonly [string, () => Promise<unknown>])[] => [
			["a worklist", () => accord.listDisputes(samir, { owner: samir.person, limit: 50 })],
			["a dispute (card, pane, tab)", () => accord.readDispute(samir, on.id)],
			figures.length % 3 === 0
				? ["a statement of 12 items", () => accord.readStatement(claire, ACCOUNT)]
				: figures.length % 3 === 1
					? ["a dispute (card, pane, tab)", () => accord.readDispute(claire, on.id)]
					: ["may it be dunned", () => accord.isDunnable(claire, "F1", ACCOUNT)],
			["a dispute (card, pane, tab)", () => accord.readDispute(thomas, on.id)],
			["a report", () => accord.reportDisputes(claire, { groupBy: "reason" })],
		];

		// Settings, people and the block of numbers are read once by a process, not once a dispute.
		await openDispute(cloud, "contoso", "F12");
		await cloud.push();
		let d = await act("OpenDispute", () => openDispute(cloud, "contoso", "F1"));
		const by = (who: typeof claire, said: Parameters<typeof command>[3]) =>
			act(said.type, () => command(cloud, who, d, said));
		d = await by(claire, {
			type: "AddComment",
			text: "The order of March says 540.",
			visibility: "internal",
		});
		d = await by(samir, {
			type: "AddComment",
			text: "I ask the customer for the order.",
			visibility: "shared",
		});
		d = await by(samir, { type: "AskCustomer", question: "Could you send us the order of March?" });
		d = await by(claire, { type: "RecordCustomerAnswer", answer: "Here it is.", via: "mail" });
		d = await by(claire, { type: "ScheduleFollowUp", due: "2027-03-02", text: "Call them." });
		d = await by(claire, { type: "Remind" });
		const call = d.followUps.find(({ text }) => text === "Call them.")?.id ?? "";
		d = await by(claire, { type: "CompleteFollowUp", id: call, result: "They wait for the credit." });
		const [line] = d.lines;
		if (!line) throw new Error("no line");
		d = await by(samir, {
			type: "ProposeOutcome",
			lines: [{ line: line.id, credited: 60_000, upheld: 0, writtenOff: 0 }],
			because: "The order says so.",
			rootCause: "unknown",
		});
		if (d.status === "awaitingApproval") d = await by(thomas, { type: "SendBack", because: "Which order?" });
		d = await by(samir, { type: "AddComment", text: "Order 4711.", visibility: "internal" });
		if (d.status === "open")
			d = await by(samir, {
				type: "ProposeOutcome",
				lines: [{ line: line.id, credited: 60_000, upheld: 0, writtenOff: 0 }],
				because: "Order 4711.",
				rootCause: "unknown",
			});
		if (d.status === "awaitingApproval") d = await by(thomas, { type: "Approve" });
		if (d.status === "awaitingDocument")
			d = await by(paul, {
				type: "RecordDocument",
				note: {
					kind: "creditNote",
					number: "CN-1",
					date: "2026-11-20",
					amount: 60_000,
					currency: line.currency,
				},
			});
		if (d.status === "awaitingConfirmation")
			d = await by(claire, { type: "ConfirmWithCustomer", agreed: true, by: "Mme Durand", via: "phone" });

		// The first one finds the feed from its beginning.
		await cloud.jobs.outbox();
		const beat = await charged(cloud.jobs.outbox);
		const cards = cloud.cards.length;
		await cloud.stop();

		const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);
		for (const { name, act: own, after } of figures)
			console.log(`    ${name.padEnd(40)} ${own.toFixed(1).padStart(8)} RU   then ${after.toFixed(1)} RU`);
		for (const [name, { count, ru }] of [...seen].sort())
			console.log(`    ${`${count} × ${name}`.padEnd(40)} ${(ru / count).toFixed(1).padStart(8)} RU each`);
		console.log(`    ${"one minute's beat and sending".padEnd(40)} ${beat.ru.toFixed(1).padStart(8)} RU`);
		const acts = sum(figures.map(({ act: own }) => own));
		const reads = sum([...seen.values()].map(({ ru }) => ru));
		const after = sum(figures.map((figure) => figure.after));
		console.log(`    ${"acts alone".padEnd(40)} ${acts.toFixed(1).padStart(8)} RU`);
		console.log(`    ${"views alone".padEnd(40)} ${reads.toFixed(1).padStart(8)} RU`);
		console.log(
			`    ${`views kept up, ${cards} cards sent or redrawn`.padEnd(40)} ${after.toFixed(1).padStart(8)} RU`,
		);
		return [
			{
				name: `acts and views (${figures.length} acts, ${viewed} views)`,
				value: acts + reads,
				unit: "RU",
				budget: 500,
				better: "atMost",
			},
		];
	},
};
