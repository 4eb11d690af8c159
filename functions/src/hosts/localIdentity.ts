import type { Directory } from "@accord/shared/app/ports.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import type { Identify } from "../http/endpoint.ts";

/**
 * The person chosen in the page, named by a header. It exists in the local host only, which answers on the
 * loopback address; the production entry does not contain this file.
 */
export function createLocalIdentity(tenant: string, directory: Directory): Identify {
	return async (request) => {
		const id = request.headers.get("x-accord-person");
		const person = (await directory.people(tenant)).find((candidate) => candidate.id === id);
		if (!person) throw new DomainError("unauthenticated", "no such local person", "x-accord-person");
		return { tenant, person: person.id, roles: person.roles, language: person.language };
	};
}
