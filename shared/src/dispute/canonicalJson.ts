/** JSON with sorted keys and no absent values, so that two writers of the same value write the same text. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
	const held: Readonly<Record<string, unknown>> = { ...value };
	let text = "";
	for (const key of Object.keys(held).sort())
		if (held[key] !== undefined)
			text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(held[key])}`;
	return `{${text}}`;
}
