import { addReason, editReason } from "@accord/shared/dispute/catalogueEdit.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import type { Catalogue, Reason } from "@accord/shared/dispute/procedure.ts";
import type { Fields } from "../typing/fields.ts";
import type { Sent } from "../typing/useTyping.ts";
import { reasonOf } from "./reasonDraft.ts";
import type { SaveCatalogue } from "./useCatalogue.ts";

const wrong = (paths: ReadonlySet<string>): Sent => ({ kind: "wrong", paths });

/**
 * Saves one reason as it was typed, and with it the root causes it brings.
 * @throws ApiProblem, ApiUnreachable
 */
export async function sendReason(
	fields: Fields,
	{ isNew, save, read }: { isNew: boolean; save: SaveCatalogue; read: (reason: Reason) => Fields },
): Promise<Sent> {
	const typed = reasonOf(fields);
	if ("wrong" in typed) return wrong(typed.wrong);
	const { draft } = typed;
	const edit = (current: Catalogue) => {
		const base = { ...current, rootCauses: [...new Set([...current.rootCauses, ...draft.rootCauses])] };
		return isNew ? addReason(base, draft) : editReason(base, draft.code, draft);
	};
	try {
		const { stale, catalogue } = await save(edit);
		const now = catalogue.reasons.find(({ code }) => code === draft.code);
		const shown = now ? read(now) : fields;
		if (!stale) return { kind: "saved", fields: shown };
		// A new reason stands on nothing of theirs: it only has to be sent again.
		return { kind: "stale", theirs: isNew ? fields : shown };
	} catch (error) {
		if (error instanceof DomainError && error.code === "duplicate") return wrong(new Set(["code"]));
		throw error;
	}
}
