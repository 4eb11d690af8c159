import { disputeViewSchema, problemSchema } from "@accord/shared/api/schemas.ts";
import { verifyExport } from "@accord/shared/dispute/disputeFile.ts";
import { contentAddress } from "@accord/shared/dispute/evidenceContent.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalHost, startLocalHost } from "../e2e/localHost.ts";

const person = { "x-accord-person": "claire.morel" };
const pdf = new TextEncoder().encode("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
const words = "Le prix convenu <b>était</b> de 12,50 € <script>alert(1)</script>";

describe("files kept with a dispute", () => {
	let host: LocalHost;
	let id = "";
	let version = 0;
	let key = 0;

	beforeAll(async () => {
		host = await startLocalHost();
		const answer = await fetch(`${host.url}api/disputes`, {
			method: "POST",
			headers: { ...person, "content-type": "application/json" },
			body: JSON.stringify({
				account: "C1001",
				lines: [{ item: "F2026-0103", amount: 1000 }],
				reason: "PRICE",
				words,
				source: { kind: "phone" },
				idempotencyKey: "evidence-open",
			}),
		});
		expect(answer.status).toBe(201);
		const { dispute } = disputeViewSchema.parse(await answer.json());
		id = dispute.id;
		version = dispute.version;
	});
	afterAll(async () => {
		await host.stop();
		host.forget();
	});

	const send = (name: string, type: string, body: Uint8Array<ArrayBuffer>) => {
		key += 1;
		const query = new URLSearchParams({
			name,
			expectedVersion: String(version),
			idempotencyKey: `evidence-${key}`,
		});
		return fetch(`${host.url}api/disputes/${id}/evidence?${query}`, {
			method: "POST",
			body,
			headers: { ...person, "content-type": type },
		});
	};
	const refusal = async (answer: Response) => ({
		status: answer.status,
		code: problemSchema.parse(await answer.json()).code,
	});

	it("given a PDF, keeps it and gives the same bytes back, as a download only", async () => {
		const answer = await send("offre signée.pdf", "application/pdf", pdf);
		expect(answer.status, await answer.clone().text()).toBe(200);
		const { dispute } = disputeViewSchema.parse(await answer.json());
		version = dispute.version;
		expect(dispute.evidence).toMatchObject([
			{ name: "offre signée.pdf", bytes: pdf.length, sha256: contentAddress(pdf) },
		]);
		const file = await fetch(`${host.url}api/disputes/${id}/evidence/${dispute.evidence[0]?.id}`, {
			headers: person,
		});
		expect(new Uint8Array(await file.arrayBuffer())).toEqual(pdf);
		expect(file.headers.get("content-disposition")).toMatch(/^attachment/);
		expect(file.headers.get("content-security-policy")).toContain("sandbox");
		expect(file.headers.get("x-content-type-options")).toBe("nosniff");
	});

	it.each<[string, string, string, Uint8Array<ArrayBuffer>, number]>([
		[
			"a program that says it is a PDF",
			"a.pdf",
			"application/pdf",
			new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]),
			415,
		],
		[
			"a page that says it is a picture",
			"a.png",
			"image/png",
			new TextEncoder().encode("<html><script>1</script>"),
			415,
		],
		["a type that is not kept", "a.html", "text/html", new TextEncoder().encode("<html>"), 415],
		["a name that does not fit the type", "a.exe", "application/pdf", pdf, 415],
		["nothing", "a.pdf", "application/pdf", new Uint8Array(0), 400],
		["the same file again", "copie.pdf", "application/pdf", pdf, 409],
		["more than fits", "a.pdf", "application/pdf", new Uint8Array(15_000_001), 413],
	])("given %s, refuses and changes nothing", async (_, name, type, body, status) => {
		const answer = await send(name, type, body);
		expect((await refusal(answer)).status).toBeGreaterThanOrEqual(400);
		expect([status, status === 400 ? 415 : status]).toContain(answer.status);
		const now = await fetch(`${host.url}api/disputes/${id}`, { headers: person });
		expect(disputeViewSchema.parse(await now.json()).dispute.version).toBe(version);
	});

	it("given a command that names a file nobody sent, refuses", async () => {
		const answer = await fetch(`${host.url}api/disputes/${id}/commands`, {
			method: "POST",
			headers: { ...person, "content-type": "application/json" },
			body: JSON.stringify({
				type: "AttachEvidence",
				evidence: { id: "x", name: "x.pdf", mediaType: "application/pdf", bytes: 3, sha256: "0".repeat(64) },
				expectedVersion: version,
				idempotencyKey: "evidence-forged",
			}),
		});
		expect(await refusal(answer)).toEqual({ status: 400, code: "invalid_input" });
	});

	it("is exported as a file that somebody else can check, and as a page in which the customer's words are text", async () => {
		const json = await fetch(`${host.url}api/disputes/${id}/export`, { headers: person });
		const exported: unknown = await json.json();
		expect(verifyExport(exported)).toMatchObject({ ok: true });
		expect(verifyExport(JSON.parse(JSON.stringify(exported).replaceAll("12,50", "11,50")))).toMatchObject({
			ok: false,
		});
		const html = await (
			await fetch(`${host.url}api/disputes/${id}/export?format=html`, { headers: person })
		).text();
		expect(html).toContain("&lt;script&gt;");
		expect(html).not.toContain("<script>alert");
	});
});
