import type { DisputeSummary, DisputeView } from "@accord/shared/api/schemas.ts";

/** The line of a dispute as the ledger answered, where the list has not heard of it yet. */
export function patched(row: DisputeSummary, view: DisputeView | undefined): DisputeSummary {
	if (view?.dispute.id !== row.id || view.dispute.version <= row.version) return row;
	const { dispute } = view;
	const { courtPerson: _person, due: _due, closedAt: _closed, ...rest } = row;
	return {
		...rest,
		status: dispute.status,
		reason: dispute.reason,
		priority: dispute.priority,
		owner: dispute.owner,
		coordinator: dispute.coordinator,
		disputed: view.disputed,
		stillDisputed: view.held,
		items: dispute.lines.map((line) => line.item),
		changedAt: dispute.changedAt,
		version: dispute.version,
		...(dispute.status === "closed"
			? { closedAt: dispute.closedAt }
			: { courtPerson: dispute.court.person, due: dispute.court.due }),
	};
}
