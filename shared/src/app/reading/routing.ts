import { DomainError } from "../../dispute/error.ts";
import { stageRule } from "../../dispute/procedure.ts";
import { assignAll } from "../../dispute/routing.ts";
import { STAGES } from "../../dispute/terms.ts";
import type { Accord } from "../accord.ts";
import type { Office } from "../office.ts";
import { readAccount } from "./account.ts";

/**
 * Who would hold each stage of a dispute opened today, and why them; nothing is written.
 * @throws DomainError `not_found` for the account, `unknown_reason`
 */
export function createPreviewRouting(office: Office): Accord["previewRouting"] {
	return async ({ tenant }, { reason: code, account: id }) => {
		const [world, account] = await Promise.all([
			office.world(tenant),
			readAccount(office.ports.ledger, tenant, id),
		]);
		const reason = world.catalogue.reasons.find((one) => one.code === code);
		if (!reason) throw new DomainError("unknown_reason", `no reason ${code}`, "reason");
		const { grounds } = assignAll({
			account,
			colleagues: world.colleagues,
			fallback: world.settings.fallbackPerson,
			today: world.today,
		});
		return {
			today: world.today,
			stages: STAGES.map((stage) => {
				const { role } = stageRule(reason.procedure, stage);
				return { stage, role, ...grounds[role] };
			}),
		};
	};
}
