/** Good bodies of an admin's routes. */
export const colleague = { name: "N", roles: ["sales"], language: "en", timeZone: "UTC" };
export const settings = {
	name: "Contoso",
	currency: "EUR",
	country: "FR",
	timeZone: "Europe/Paris",
	language: "en",
	closingDays: [],
	fallbackPerson: "claire",
	remainder: "chase",
	release: "nextBusinessDay",
};
