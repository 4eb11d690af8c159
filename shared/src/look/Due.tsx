import { daysBetween, formatDue } from "../i18n/format.ts";
import { useReader } from "./reader.ts";

/** Until when: relative near, absolute far; red only once it is late. `day` is `YYYY-MM-DD`. */
export function Due({ day }: { day: string }) {
	const { language, today } = useReader();
	return (
		<time dateTime={day} class={isLate(day, today) ? "status late" : undefined}>
			{formatDue(day, today, language)}
		</time>
	);
}

const isLate = (due: string, today: string): boolean => daysBetween(due, today) > 0;
