import { ApiProblem, ApiUnreachable } from "@accord/shared/api/client.ts";
import { type DisputeFile, disputeFileSchema, problemSchema } from "@accord/shared/api/schemas.ts";
import { type Case, given } from "@accord/shared/dispute/scenario.ts";
import { expect, test } from "vitest";
import { sendCommand } from "./sendCommand.ts";

const comment = { type: "AddComment", text: "Vu.", visibility: "internal" } as const;
const opened = given();

function file({ state, events }: Case): DisputeFile {
	const label = { fr: "", en: "" };
	return disputeFileSchema.parse({
		dispute: state,
		events,
		allowed: [],
		reasonLabel: label,
		awaits: label,
		people: {},
		disputed: [],
		held: [],
	});
}

const refused = (code: string, status: number) =>
	new ApiProblem(problemSchema.parse({ type: "", title: code, status, code, detail: "Non." }));

test("an act names the version that was seen, and brings the dispute as it is after it", async () => {
	const after = file(opened.and(["samir", comment]));
	let body: unknown;
	const api = {
		commandDispute: async (input: { body: unknown }) => {
			body = input.body;
			return after;
		},
		readDispute: async () => after,
	};
	const result = await sendCommand(api, file(opened), comment, "key-1234");
	expect(result).toEqual({ sent: { kind: "done" }, now: after });
	expect(body).toEqual({ ...comment, expectedVersion: opened.state.version, idempotencyKey: "key-1234" });
});

test("who comes too late is told what happened meanwhile", async () => {
	const moved = file(opened.and(["claire", comment]));
	const api = {
		commandDispute: async () => Promise.reject(refused("stale_version", 409)),
		readDispute: async () => moved,
	};
	const { sent, now } = await sendCommand(api, file(opened), comment, "key-1234");
	expect(now).toBe(moved);
	expect(sent.kind === "stale" && sent.since.map((event) => event.fact.type)).toEqual(["CommentAdded"]);
});

test("a refusal keeps its sentence; a silence is not taken for a refusal", async () => {
	const readDispute = async () => file(opened);
	const refusing = { commandDispute: async () => Promise.reject(refused("forbidden", 403)), readDispute };
	expect(await sendCommand(refusing, file(opened), comment, "key-1234")).toMatchObject({
		sent: { kind: "refused", problem: { code: "forbidden" } },
	});
	const silent = { commandDispute: async () => Promise.reject(new ApiUnreachable()), readDispute };
	expect(await sendCommand(silent, file(opened), comment, "key-1234")).toEqual({
		sent: { kind: "unreachable" },
	});
});
