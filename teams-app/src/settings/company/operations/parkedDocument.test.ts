import { key } from "@accord/shared/keys.ts";
import { expect, test } from "vitest";
import { parkedDocument } from "./parkedDocument.ts";

const partition = key("contoso", "account", "C 001");

test("a document is called as people call it, by its place", () => {
	expect(parkedDocument({ partition, id: key("state", "item", "INV/2024/0456") })).toEqual({
		kind: "item",
		name: "INV/2024/0456",
		account: "C 001",
	});
	expect(parkedDocument({ partition, id: key("state", "dispute", "D7") })).toMatchObject({
		kind: "dispute",
		name: "D7",
	});
	expect(parkedDocument({ partition, id: key("state", "account") })).toMatchObject({
		kind: "account",
		name: undefined,
	});
});

test("a mail has no account and no name, and what is unknown is a document", () => {
	const place = key("contoso", "mail", "outbox");
	expect(parkedDocument({ partition: place, id: key("mail", "01ABC") })).toEqual({
		kind: "mail",
		name: undefined,
		account: undefined,
	});
	expect(parkedDocument({ partition, id: key("event", "D7", 3) }).kind).toBeUndefined();
});
