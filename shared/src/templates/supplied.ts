import { suppliedEn } from "./suppliedEn.ts";
import { suppliedFr } from "./suppliedFr.ts";
import { type Language, PURPOSES, type Purpose } from "./tags.ts";
import { type CheckedTemplate, checkTemplate, type Template } from "./template.ts";

/** The template a tenant has before it writes its own. */
export function suppliedTemplate(purpose: Purpose, language: Language): Template {
	const { subject, html } = (language === "fr" ? suppliedFr : suppliedEn)[purpose];
	return { id: `${purpose}-${language}`, purpose, language, subject, html };
}

export const suppliedTemplates: readonly Template[] = PURPOSES.flatMap((purpose) => [
	suppliedTemplate(purpose, "fr"),
	suppliedTemplate(purpose, "en"),
]);

const checked = new Map<string, CheckedTemplate>();

/** A supplied template, checked once. */
export function checkedSupplied(purpose: Purpose, language: Language): CheckedTemplate {
	const id = `${purpose}-${language}`;
	let template = checked.get(id);
	if (!template) {
		template = checkTemplate(suppliedTemplate(purpose, language));
		checked.set(id, template);
	}
	return template;
}
