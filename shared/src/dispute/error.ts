/** Every way the domain refuses; surfaces and HTTP translate these codes and no others. */
export const ERROR_CODES = [
	"invalid_input",
	"unauthenticated",
	"forbidden",
	"not_found",
	"stale_version",
	"changed_since",
	"version_missing",
	"key_reused",
	"wrong_status",
	"role_not_allowed",
	"two_person_rule",
	"amount_exceeds_open",
	"amount_mismatch",
	"currency_mismatch",
	"unknown_item",
	"unknown_line",
	"unknown_reason",
	"unknown_person",
	"unknown_follow_up",
	"duplicate",
	"too_large",
	"unsupported_media",
	"rate_limited",
	"unavailable",
	"internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal: a closed code, the field it is about, and technical text for the log only. */
export class DomainError extends Error {
	readonly code: ErrorCode;
	readonly field: string | undefined;
	constructor(code: ErrorCode, detail: string, field?: string) {
		super(detail);
		this.name = "DomainError";
		this.code = code;
		this.field = field;
	}
}

/** The dispute moved on since the caller saw it; `current` is what a surface redraws. */
export class StaleVersion extends DomainError {
	readonly current: unknown;
	constructor(current: unknown) {
		super("stale_version", "the dispute has changed since it was seen", "expectedVersion");
		this.name = "StaleVersion";
		this.current = current;
	}
}
