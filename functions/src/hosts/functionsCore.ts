import Module from "node:module";

/**
 * Stands in for the module the Azure worker injects as `@azure/functions-core`, so that the unmodified
 * `@azure/functions` registers with this process. Imported before anything that loads `@azure/functions`.
 */
export interface Registration {
	readonly name: string;
	readonly trigger: { readonly type: string; readonly route?: string; readonly methods?: readonly string[] };
	readonly callback: (...inputs: unknown[]) => unknown;
}

interface Binding {
	readonly type: string;
	readonly route?: string;
	readonly methods?: readonly string[];
}
interface Metadata {
	readonly name: string;
	readonly bindings: Readonly<Record<string, Binding>>;
}

class Disposable {
	readonly dispose: () => void;
	constructor(dispose: () => void) {
		this.dispose = dispose;
	}
	static from(...all: Disposable[]): Disposable {
		return new Disposable(() => {
			for (const one of all) one.dispose();
		});
	}
}

const registrations = new Map<string, Registration>();
let locked = false;

const core = {
	version: "0.0.0-local",
	hostVersion: "4.local",
	Disposable,
	setProgrammingModel() {},
	getProgrammingModel: () => undefined,
	registerHook: () => new Disposable(() => {}),
	log() {},
	registerFunction(metadata: Metadata, callback: (...inputs: unknown[]) => unknown) {
		if (locked) throw new Error("a function can only be registered during start");
		if (registrations.has(metadata.name)) throw new Error(`function ${metadata.name} is registered twice`);
		const trigger = Object.values(metadata.bindings).find((binding) => /trigger$/i.test(binding.type));
		if (!trigger) throw new Error(`function ${metadata.name} has no trigger`);
		registrations.set(metadata.name, { name: metadata.name, trigger, callback });
		return new Disposable(() => registrations.delete(metadata.name));
	},
};

const require = Module.prototype.require;
Module.prototype.require = function (this: Module, id: string) {
	return id === "@azure/functions-core" ? core : Reflect.apply(require, this, [id]);
};

/** Ends registration and gives what was registered. */
export function registered(): readonly Registration[] {
	locked = true;
	return [...registrations.values()];
}
