import type { DisputeEvent } from "../dispute/event.ts";
import { formatInstant } from "../i18n/format.ts";
import { type Telling, tell } from "./describe.ts";
import { quoted } from "./Quote.tsx";
import { useReader } from "./reader.ts";
import { lookWords } from "./words.ts";

interface TimelineProps {
	events: readonly DisputeEvent[];
	people: Telling["people"];
	reasons?: NonNullable<Telling["reasons"]>;
}

/** What happened to a dispute, newest first, with people's names and their own words. */
export function Timeline({ events, people, reasons = {} }: TimelineProps) {
	const { language, today, timeZone } = useReader();
	const say = lookWords(language);
	if (events.length === 0) return <p class="soft">{say.nothingYet}</p>;
	const told = tell(events, { language, today, people, reasons });
	return (
		<ol class="timeline" aria-label={say.timeline} reversed>
			{events
				.map((event, at) => ({ event, ...told[at] }))
				.reverse()
				.map(({ event, who, what, said, details = [] }) => (
					<li key={event.sequence}>
						<div>
							<strong>{who}</strong> {what}{" "}
							<time class="small soft" dateTime={event.at}>
								{formatInstant(event.at, language, timeZone)}
							</time>
						</div>
						{details.map((detail) => (
							<div key={detail} class="small">
								{detail}
							</div>
						))}
						{said !== undefined && <p class="said">{quoted(said, language)}</p>}
					</li>
				))}
		</ol>
	);
}
