import { formatInstant } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef } from "preact/hooks";
import { type DemoMail, snippet } from "./demoMail.ts";
import { inboxWords } from "./words.ts";

interface MailListProps {
	mails: readonly DemoMail[];
	chosen: string | undefined;
	onChoose: (id: string) => void;
}

/** The list at the left; one stop for the tab key, arrows or J and K inside. */
export function MailList({ mails, chosen, onChoose }: MailListProps) {
	const { language } = useReader();
	const say = inboxWords(language);
	const list = useRef<HTMLDivElement>(null);
	useEffect(() => {
		list.current?.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
	}, [chosen]);
	if (mails.length === 0) return <p class="empty soft">{say.noMails}</p>;
	const at = mails.findIndex((mail) => mail.id === chosen);
	return (
		<div
			ref={list}
			class="mail-list"
			role="listbox"
			aria-label={say.mails}
			tabIndex={0}
			aria-activedescendant={chosen === undefined ? undefined : `mail-${chosen}`}
			onKeyDown={(event) => {
				const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
				if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
				event.preventDefault();
				const next = mails[Math.min(mails.length - 1, Math.max(0, at + step))];
				if (next) onChoose(next.id);
			}}
		>
			{mails.map((mail) => (
				<div
					key={mail.id}
					id={`mail-${mail.id}`}
					class="mail"
					role="option"
					tabIndex={-1}
					aria-selected={mail.id === chosen}
					onClick={() => onChoose(mail.id)}
					onKeyDown={(event) => event.key === "Enter" && onChoose(mail.id)}
				>
					<span class="row between">
						<strong class="clip spread">{mail.from.name ?? mail.from.address}</strong>
						<span class="small soft">{formatInstant(mail.receivedAt, language)}</span>
					</span>
					<span class="clip">{mail.subject}</span>
					<span class="small soft clip">{snippet(mail)}</span>
				</div>
			))}
		</div>
	);
}
