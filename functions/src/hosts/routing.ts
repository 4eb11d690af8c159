import type { Registration } from "./functionsCore.ts";

export interface Match {
	readonly registration: Registration;
	readonly params: Readonly<Record<string, string>>;
}

interface Compiled {
	readonly pattern: RegExp;
	readonly names: readonly string[];
	readonly literals: number;
	readonly methods: ReadonlySet<string>;
	readonly registration: Registration;
}

const parameter = /^\{(\*?)([A-Za-z]\w*)\}$/;

function compile(registration: Registration): Compiled {
	const names: string[] = [];
	let literals = 0;
	const segments = (registration.trigger.route ?? registration.name).split("/").map((segment) => {
		const [, rest, name] = parameter.exec(segment) ?? [];
		if (name === undefined) {
			literals += 1;
			return segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
		}
		names.push(name);
		return rest ? "(.*)" : "([^/]+)";
	});
	return {
		pattern: new RegExp(`^/${segments.join("/")}/?$`),
		names,
		literals,
		methods: new Set(registration.trigger.methods?.map((method) => method.toUpperCase())),
		registration,
	};
}

/** Matches a path as the Functions host does: literal segments win, another method is as unknown as another path. */
export function createRouter(
	registrations: readonly Registration[],
): (method: string, path: string) => Match | undefined {
	const compiled = registrations
		.filter((registration) => registration.trigger.type === "httpTrigger")
		.map(compile)
		.sort((a, b) => b.literals - a.literals);
	return (method, path) => {
		for (const route of compiled) {
			const found = route.methods.has(method) ? route.pattern.exec(path) : null;
			if (!found) continue;
			const params: Record<string, string> = {};
			try {
				route.names.forEach((name, index) => {
					params[name] = decodeURIComponent(found[index + 1] ?? "");
				});
			} catch {
				return undefined;
			}
			return { registration: route.registration, params };
		}
		return undefined;
	};
}
