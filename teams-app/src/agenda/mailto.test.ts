import { expect, test } from "vitest";
import { mailto } from "./mailto.ts";

test("nothing of a draft can add a header or another addressee", () => {
	const href = mailto({ to: ["a?bcc=x@y.example"], subject: "Échéance & co", text: "Bonjour\nà vous" });
	expect(href).toBe(
		"mailto:a%3Fbcc%3Dx@y.example?subject=%C3%89ch%C3%A9ance%20%26%20co&body=Bonjour%0D%0A%C3%A0%20vous",
	);
});
