import { useReader } from "@accord/shared/look/reader.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { companyWords } from "../../words/company/words.ts";
import { moved } from "../moved.ts";

interface RuleRowsProps<R> {
	title: string;
	text: string;
	add: string;
	rules: readonly R[];
	/** What a new one starts from. */
	blank: R;
	mayEdit: boolean;
	onChange: (rules: readonly R[]) => void;
	/** The fields of one rule. */
	fields: (rule: R, change: (part: Partial<R>) => void) => ComponentChildren;
	/** What is said of all of them. */
	children?: ComponentChildren;
}

/** Rules in the order they are tried: changed, moved, taken away, added at the end. */
export function RuleRows<R extends object>(props: RuleRowsProps<R>) {
	const { title, text, add, rules, blank, mayEdit, onChange, fields, children } = props;
	const say = companyWords(useReader().language);
	const list = useRef<HTMLElement>(null);
	const focusOn = useRef<string>(undefined);
	const [told, setTold] = useState("");

	// What had the focus moved away or is gone.
	useEffect(() => {
		if (focusOn.current === undefined) return;
		list.current?.querySelector<HTMLElement>(focusOn.current)?.focus();
		focusOn.current = undefined;
	});

	const put = (next: readonly R[], tell: string, focus: string) => {
		onChange(next);
		setTold(tell);
		focusOn.current = focus;
	};
	const move = (rule: R, step: -1 | 1) => {
		const next = moved(rules, rule, step);
		if (!next) return;
		const at = next.indexOf(rule);
		put(next, say.rule.moved(at + 1, next.length), `[data-rule="${at}"] .${step < 0 ? "up" : "down"}`);
	};
	const remove = (at: number) => {
		const next = rules.filter((_, n) => n !== at);
		const focus = next.length === 0 ? ".add" : `[data-rule="${Math.min(at, next.length - 1)}"] .remove`;
		put(next, say.rule.removed(at + 1), focus);
	};
	return (
		<section class="stack" aria-label={title} ref={list}>
			<h3>{title}</h3>
			<p class="small soft">{text}</p>
			{rules.length === 0 ? (
				<p class="soft">{say.noRule}</p>
			) : (
				<ol class="levels">
					{rules.map((rule, at) => (
						<li key={at} class="rule-row" data-rule={at}>
							<fieldset class="level-row" aria-label={say.rule.name(at + 1)}>
								{fields(rule, (part) =>
									onChange(rules.map((one, n) => (n === at ? { ...one, ...part } : one))),
								)}
							</fieldset>
							{mayEdit && (
								<div class="row">
									<span class="small soft spread">{say.rule.name(at + 1)}</span>
									<button
										type="button"
										class="button subtle up"
										aria-label={say.rule.up(at + 1)}
										aria-disabled={at === 0}
										onClick={() => move(rule, -1)}
									>
										<span aria-hidden="true">↑</span>
									</button>
									<button
										type="button"
										class="button subtle down"
										aria-label={say.rule.down(at + 1)}
										aria-disabled={at === rules.length - 1}
										onClick={() => move(rule, 1)}
									>
										<span aria-hidden="true">↓</span>
									</button>
									<button
										type="button"
										class="button subtle remove"
										aria-label={say.rule.remove(at + 1)}
										onClick={() => remove(at)}
									>
										{say.remove}
									</button>
								</div>
							)}
						</li>
					))}
				</ol>
			)}
			{children}
			{mayEdit && (
				<div class="row">
					<button
						type="button"
						class="button add"
						onClick={() =>
							put([...rules, blank], say.rule.added(rules.length + 1), `[data-rule="${rules.length}"] input`)
						}
					>
						{add}
					</button>
					<span class="small soft" role="status">
						{told}
					</span>
				</div>
			)}
		</section>
	);
}
