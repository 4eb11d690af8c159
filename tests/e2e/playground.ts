import type { Browser, Locator, Page } from "playwright-core";

/** Microsoft's Agents Playground in a browser, as a person uses it. */
export interface ChatPage {
	readonly page: Page;
	/** The newest card that says all of these; waits for it. */
	card(...texts: readonly string[]): Promise<Locator>;
	/** The n-th newest visible cards' texts, oldest first. */
	read(): Promise<readonly string[]>;
	/** Types a message and sends it. */
	say(text: string): Promise<void>;
	/** Opens a form of a card, fills it in and presses its button. */
	act(card: Locator, act: CardAct): Promise<void>;
	close(): Promise<void>;
}

interface CardAct {
	/** The button that opens the form. */
	readonly open: string;
	/** What is typed or chosen, by the input's label. */
	readonly fill?: Readonly<Record<string, string>>;
	/** The button that sends it. */
	readonly press: string;
}

const cards = ".ac-adaptiveCard";
const loopback = new Set(["localhost", "127.0.0.1"]);

/** Opens the chat; nothing but the loopback address is fetched. */
export async function openChat(browser: Browser, url: string): Promise<ChatPage> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
	await context.route(
		(address) => !loopback.has(address.hostname),
		(route) => route.abort(),
	);
	const page = await context.newPage();
	await page.goto(url, { waitUntil: "domcontentloaded" });
	await page
		.getByText(/Configuration file is loaded|Using default configuration/)
		.first()
		.waitFor({ timeout: 30_000 });

	const top = () => page.locator(`${cards}:not(${cards} ${cards})`);
	return {
		page,
		async card(...texts) {
			let found = top();
			for (const text of texts) found = found.filter({ hasText: text });
			await found.last().waitFor({ timeout: 15_000 });
			return found.last();
		},
		async read() {
			return top().allInnerTexts();
		},
		async say(text) {
			await page.locator("[role=textbox]").last().click();
			await page.keyboard.type(text);
			await page.getByRole("button", { name: "Send Message" }).click();
		},
		async act(card, { open, fill = {}, press }) {
			const send = card.getByRole("button", { name: press, exact: true });
			// The button that opens a form also closes it.
			if (!(await send.isVisible())) await card.getByRole("button", { name: open, exact: true }).click();
			for (const [label, value] of Object.entries(fill)) {
				const input = card.getByLabel(label, { exact: false }).locator("visible=true").first();
				if ((await input.evaluate((element) => element.tagName)) === "SELECT")
					await input.selectOption(value);
				else await input.fill(value);
			}
			await send.click();
		},
		close: () => context.close(),
	};
}
