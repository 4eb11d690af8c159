/** A place in a template, both from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

export type Node =
	| { readonly kind: "raw"; readonly raw: string }
	| { readonly kind: "tag"; readonly name: string; readonly place: Place }
	| {
			readonly kind: "if";
			readonly name: string;
			readonly place: Place;
			readonly body: readonly Node[];
			readonly otherwise: readonly Node[];
	  }
	| { readonly kind: "each"; readonly name: string; readonly place: Place; readonly body: readonly Node[] };

export type ProblemCode =
	| "unknownTag"
	| "tagNotHere"
	| "notAList"
	| "notClosed"
	| "nothingToEnd"
	| "elseWithoutIf"
	| "nameMissing"
	| "inAttribute"
	| "tooDeep"
	| "dropped";

/** Why a template cannot be saved, and where. */
export interface TemplateProblem extends Place {
	readonly code: ProblemCode;
	/** The tag or element as written. */
	readonly what: string;
	readonly suggestion?: string;
}

interface Frame {
	readonly nodes: Node[];
	readonly part?: {
		kind: "if" | "each";
		name: string;
		place: Place;
		body: readonly Node[];
		otherwise: Node[] | undefined;
	};
}

/** `##` is a hash sign, `&#233;` a character reference, and a hash before anything but a letter is itself. */
const mark =
	/##|(?<!&(?=#x?[0-9a-fA-F]+;))#(?:(if|each)(?:\(([^()\n]{0,80})\)|(?!\w))|([A-Za-z][A-Za-z0-9_]*))/g;
const deepest = 5;

/**
 * Reads `#tag`, `#if(tag) … #else … #end` and `#each(list) … #end`. Which names exist is not its concern.
 * Never throws: problems come beside the nodes.
 */
export function parseTemplate(source: string): {
	readonly nodes: readonly Node[];
	readonly problems: readonly TemplateProblem[];
} {
	const problems: TemplateProblem[] = [];
	const root: Frame = { nodes: [] };
	const open: Frame[] = [];
	const placeAt = placesOf(source);
	let current = root;
	let from = 0;

	const close = (): void => {
		const part = current.part;
		open.pop();
		const parent = open.at(-1) ?? root;
		if (part)
			parent.nodes.push(
				part.kind === "each"
					? { kind: "each", name: part.name, place: part.place, body: current.nodes }
					: {
							kind: "if",
							name: part.name,
							place: part.place,
							body: part.otherwise ? part.body : current.nodes,
							otherwise: part.otherwise ? current.nodes : [],
						},
			);
		current = parent;
	};

	for (const match of source.matchAll(mark)) {
		const raw = source.slice(from, match.index);
		if (raw !== "") current.nodes.push({ kind: "raw", raw });
		const whole = match[0];
		from = match.index + whole.length;
		const name = match[1] ?? match[3];
		if (name === undefined) {
			current.nodes.push({ kind: "raw", raw: "#" });
			continue;
		}
		const place = placeAt(match.index);
		if (name === "if" || name === "each") {
			const about = (match[2] ?? "").trim().replace(/^#/, "");
			if (about === "") problems.push({ ...place, code: "nameMissing", what: `#${name}` });
			if (open.length >= deepest) problems.push({ ...place, code: "tooDeep", what: `#${name}` });
			current = { nodes: [], part: { kind: name, name: about, place, body: [], otherwise: undefined } };
			open.push(current);
		} else if (name === "else") {
			const part = current.part;
			if (part?.kind !== "if" || part.otherwise)
				problems.push({ ...place, code: "elseWithoutIf", what: "#else" });
			else {
				const otherwise: Node[] = [];
				current = { nodes: otherwise, part: { ...part, body: current.nodes, otherwise } };
				open[open.length - 1] = current;
			}
		} else if (name === "end") {
			if (open.length === 0) problems.push({ ...place, code: "nothingToEnd", what: "#end" });
			else close();
		} else {
			current.nodes.push({ kind: "tag", name, place });
		}
	}
	if (from < source.length) current.nodes.push({ kind: "raw", raw: source.slice(from) });
	while (open.length > 0) {
		const part = current.part;
		if (part) problems.push({ ...part.place, code: "notClosed", what: `#${part.kind}(${part.name})` });
		close();
	}
	return { nodes: root.nodes, problems };
}

function placesOf(source: string): (index: number) => Place {
	let line = 1;
	let start = 0;
	let seen = 0;
	return (index) => {
		for (; seen < index; seen += 1)
			if (source.charCodeAt(seen) === 10) {
				line += 1;
				start = seen + 1;
			}
		return { line, column: index - start + 1 };
	};
}
