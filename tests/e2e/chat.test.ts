import { createFakeAccord } from "@accord/bot/testing/fakeAccord.ts";
import { silentLog } from "@accord/bot/testing/fakeChat.ts";
import type { DisputeNotice } from "@accord/shared/app/ports.ts";
import { given, personId, priceClaim } from "@accord/shared/dispute/scenario.ts";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, openBrowser } from "./browser.ts";
import { type ChatHost, startChatHost } from "./chatHost.ts";
import { type ChatPage, openChat } from "./playground.ts";

const claim = given({
	...priceClaim,
	words: "Bonjour, nous ne paierons pas F1 : [le prix](https://evil.example) convenu était 12,50 €.",
	lines: [{ item: "F1", amount: 90_000 }],
});
const { id } = claim.state;

describe.skipIf(!hasBrowser)(
	"the chat of one machine",
	() => {
		let browser: Browser;
		let host: ChatHost;
		let chat: ChatPage;
		const accord = createFakeAccord(claim);

		/** What the outbox would bring. */
		const tell = (person: string, why: DisputeNotice["why"]) =>
			host.bot.notifier.notify({
				id: `${person}-${accord.state(id).version}-${why}`,
				tenant: "demo",
				person: personId(person),
				dispute: id,
				version: accord.state(id).version,
				why,
			});

		beforeAll(async () => {
			browser = await openBrowser();
			host = await startChatHost(accord, silentLog);
			expect(host.playground.why()).toBeUndefined();
			await tell("samir", "yourCourt");
			chat = await openChat(browser, String(host.playground.address()));
		}, 60_000);
		afterAll(async () => {
			await browser?.close();
			await host?.stop();
		});

		test("the owner's card is there although it was sent before the page was opened", async () => {
			const card = await chat.card("Pour Samir Haddad", "Durand SA");
			expect(await card.textContent()).toContain(
				"«\u00a0Bonjour, nous ne paierons pas F1 : [le prix](https://evil.example)",
			);
			expect(await card.getByRole("link").count()).toBe(0);
		});

		test("a press after somebody else's change does nothing, says so and keeps what was typed", async () => {
			accord.change(id, (now) => now.and(["tess", { type: "AddComment", text: "All pieces were fitted." }]));
			const card = await chat.card("Pour Samir Haddad");
			await chat.act(card, {
				open: "Proposer un avoir",
				fill: { Pourquoi: "Le devis le dit." },
				press: "Proposer cet avoir",
			});
			const redrawn = await chat.card("Quelqu'un a modifié ce litige entre-temps", "All pieces were fitted.");
			expect(accord.state(id).status).toBe("open");
			await redrawn.getByRole("button", { name: "Proposer un avoir", exact: true }).click();
			expect(await redrawn.getByLabel("Pourquoi").inputValue()).toBe("Le devis le dit.");
		});

		test("owner, approver, billing and coordinator settle it, each on their own card", async () => {
			await chat.act(await chat.card("Pour Samir Haddad", "Quelqu'un"), {
				open: "Proposer un avoir",
				press: "Proposer cet avoir",
			});
			await chat.card("Pour Samir Haddad", "Votre proposition est enregistrée.", "En attente de validation");
			await tell("alice", "approvalAsked");
			await chat.act(await chat.card("Pour Alice Dubois"), { open: "Valider", press: "Valider cette issue" });
			await chat.card("Pour Alice Dubois", "Validé.");
			await chat.card("Pour Samir Haddad", "En attente de pièce");
			await tell("benoit", "documentAsked");
			await chat.act(await chat.card("For Benoît Moreau"), {
				open: "Record credit note",
				fill: { Number: "AV-2026-17", Amount: "900.00" },
				press: "Record it as booked",
			});
			await chat.card("For Benoît Moreau", "The document is recorded.");
			await tell("claire", "confirmationAsked");
			await chat.act(await chat.card("For Claire Martin"), {
				open: "Customer agrees",
				fill: { "Who answered for the customer": "Mme Durand" },
				press: "Record the agreement",
			});
			await chat.card("For Claire Martin", "Accepted", "AV-2026-17");
			await chat.card("Pour Samir Haddad", "Clos");
			expect(accord.state(id)).toMatchObject({ status: "closed", closure: "accepted" });
		});

		test("what is typed is answered, for whoever sits there", async () => {
			await chat.say("help");
			await chat.card("Accord settles invoice disputes");
			await chat.say("D-2026-000001");
			await chat.card("For Claire Martin", "Closed");
		});
	},
	90_000,
);
