import { describe, expect, test } from "vitest";
import { fold } from "../text/fold.ts";
import { dayOf, isoOf } from "./days.ts";
import { promisedDay } from "./promise.ts";
import { namedDays } from "./promiseDate.ts";

const today = "2026-03-04"; // a Wednesday

describe("the day a promise names", () => {
	test.each([
		["dans le règlement de fin de semaine prochaine", "2026-03-13"],
		["end of next week", "2026-03-13"],
		["vendredi", "2026-03-06"],
		["by Friday", "2026-03-06"],
		["lundi prochain", "2026-03-09"],
		["Wednesday next week", "2026-03-11"],
		["sous 10 jours", "2026-03-14"],
		["within 5 working days", "2026-03-11"],
		["in two weeks", "2026-03-18"],
		["fin du mois", "2026-03-31"],
		["month end", "2026-03-31"],
		["fin avril", "2026-04-30"],
		["end of next month", "2026-04-30"],
		["le 15", "2026-03-15"],
		["by the 2nd", "2026-04-02"],
		["le 20 mars", "2026-03-20"],
		["on 20 March 2026", "2026-03-20"],
		["March 20th", "2026-03-20"],
		["20/03", "2026-03-20"],
		["le 20.03.2026", "2026-03-20"],
		["semaine 14", "2026-04-03"],
		["sous quinzaine", "2026-03-19"],
		["demain", "2026-03-05"],
		["today", "2026-03-04"],
		["mi-mars", "2026-03-15"],
		["vendredi 20", "2026-03-20"],
		["on Friday 20th", "2026-03-20"],
		["le 3 avril, 1980 en tout", "2026-04-03"],
		["10-03-2026", "2026-03-10"],
		["on 4/3", "2026-03-04"],
		["on 3/13", "2026-03-13"],
		["le premier vendredi d'avril", "2026-04-03"],
		["last Friday of the month", "2026-03-27"],
		["dans la semaine du 16 mars", "2026-03-20"],
		["the first of the month", "2026-04-01"],
		["a week tomorrow", "2026-03-12"],
		["one week from today", "2026-03-11"],
		["vendredi en huit", "2026-03-13"],
		["our end of month run", "2026-03-31"],
		["ce soir depuis mon téléphone", "2026-03-04"],
	])("given %j, when resolved, then %s", (text, expected) => {
		const named = namedDays(fold(text), dayOf(today));
		expect(named.map(({ day }) => isoOf(day))).toEqual([expected]);
	});

	test("given no day, when resolved, then none", () => {
		expect(namedDays("we will see", dayOf(today))).toEqual([]);
	});
});

describe("of several days the one that is promised", () => {
	test.each([
		["Crop insurance pays out on the 15th, I'll mail your check the 20th at the latest.", "2026-03-20"],
		["Council pays me on the 19th so you'll have the full 2030 on Friday 20th.", "2026-03-20"],
		["L'assurance verse une avance le 25 : je vous garantis le paiement le 27 mars.", "2026-03-27"],
		["End of next week I will transfer it, I have a customer paying me Friday.", "2026-03-13"],
		["I'll do both on the Tuesday, so the 10th.", "2026-03-10"],
		["Le dernier vendredi du mois, soit le 27, nous vous réglerons tout.", "2026-03-27"],
		["700 à la fin du mois d'avril, et le reste mi-mai.", "2026-04-30"],
		["50 % du solde le 16 mars et le reste le 23.", "2026-03-23"],
		["The invoice dated 6 March goes out on 13 March.", "2026-03-13"],
		["Je t'envoie un chèque daté du 28 mars.", "2026-03-28"],
	])("given %j, when read, then %s", (text, expected) => {
		const day = promisedDay(fold(text), dayOf(today));
		expect(day === undefined ? undefined : isoOf(day)).toBe(expected);
	});
});
