import { DomainError } from "../../dispute/error.ts";

/** A field of an import and the normalised column names it is known by, the preferred one first. */
export type Aliases<Field extends string> = Readonly<Record<Field, readonly string[]>>;

export const accountColumns = {
	number: [
		"number",
		"numero",
		"account",
		"accountnumber",
		"accountno",
		"accountid",
		"compte",
		"numerocompte",
		"ncompte",
		"nodecompte",
		"numerodecompte",
		"ndecompte",
		"codecompte",
		"nclient",
		"ndeclient",
		"numerodeclient",
		"comptetiers",
		"codeclient",
		"numeroclient",
		"client",
		"customer",
		"customernumber",
		"customerno",
		"customerid",
		"code",
		"id",
	],
	name: [
		"name",
		"nom",
		"raisonsociale",
		"accountname",
		"customername",
		"companyname",
		"company",
		"societe",
		"nomclient",
		"nomducompte",
		"intitule",
		"libelle",
	],
	language: ["language", "langue", "lang", "locale"],
	country: ["country", "pays", "countrycode", "codepays"],
	currency: ["currency", "devise", "currencycode", "codedevise", "monnaie"],
	mail: [
		"mail",
		"email",
		"courriel",
		"emailcontact",
		"contactemail",
		"contactmail",
		"mails",
		"emails",
		"adressemail",
	],
	mail2: ["mail2", "email2", "emailcomptabilite", "accountingemail", "apemail"],
	mail3: ["mail3", "email3"],
	contact: ["contact", "contactname", "nomcontact", "nomducontact", "interlocuteur"],
	contact2: ["contact2", "contactname2", "nomcontact2"],
	contact3: ["contact3", "contactname3", "nomcontact3"],
	coordinator: [
		"coordinator",
		"coordinateur",
		"collector",
		"recouvreur",
		"chargederecouvrement",
		"gestionnaire",
		"creditcontroller",
	],
	salesperson: [
		"salesperson",
		"commercial",
		"vendeur",
		"sales",
		"salesrep",
		"representant",
		"accountmanager",
	],
	technician: ["technician", "technicien"],
	territory: ["territory", "territoire", "secteur", "region", "area"],
} as const satisfies Aliases<string>;
export type AccountField = keyof typeof accountColumns;

export const itemColumns = {
	account: [
		"account",
		"compte",
		"accountnumber",
		"accountno",
		"accountid",
		"numerocompte",
		"ncompte",
		"nodecompte",
		"numerodecompte",
		"ndecompte",
		"codecompte",
		"nclient",
		"ndeclient",
		"numerodeclient",
		"comptetiers",
		"codeclient",
		"numeroclient",
		"client",
		"customer",
		"customernumber",
		"customerno",
		"customerid",
	],
	number: [
		"number",
		"numero",
		"invoice",
		"facture",
		"invoicenumber",
		"invoiceno",
		"numerofacture",
		"nfacture",
		"nofacture",
		"ndefacture",
		"reffacture",
		"numerodefacture",
		"piece",
		"numeropiece",
		"npiece",
		"ndepiece",
		"numerodepiece",
		"documentnumber",
		"docnumber",
		"document",
		"reference",
	],
	kind: ["kind", "type", "nature", "typepiece", "documenttype", "typedepiece"],
	currency: ["currency", "devise", "currencycode", "codedevise", "monnaie"],
	amount: [
		"amount",
		"montant",
		"montantttc",
		"total",
		"totalttc",
		"originalamount",
		"montantinitial",
		"montantorigine",
		"invoiceamount",
		"ttc",
	],
	open: [
		"open",
		"solde",
		"openamount",
		"balance",
		"outstanding",
		"amountopen",
		"amountdue",
		"remaining",
		"residual",
		"montantouvert",
		"montantdu",
		"restedu",
		"resteapayer",
		"restantdu",
	],
	issuedOn: [
		"issuedon",
		"date",
		"issued",
		"issuedate",
		"invoicedate",
		"datefacture",
		"datedefacture",
		"documentdate",
		"datepiece",
		"dateemission",
		"datedemission",
		"emission",
	],
	dueOn: [
		"dueon",
		"due",
		"duedate",
		"echeance",
		"dateecheance",
		"datedecheance",
		"dateecheancefacture",
		"maturity",
	],
	label: ["label", "libelle", "description", "designation", "objet", "text"],
	orderNumber: [
		"ordernumber",
		"order",
		"commande",
		"numerocommande",
		"numerodecommande",
		"ncommande",
		"ndecommande",
		"purchaseorder",
		"po",
		"ponumber",
		"boncommande",
		"bondecommande",
		"customerreference",
		"refclient",
	],
} as const satisfies Aliases<string>;
export type ItemField = keyof typeof itemColumns;

/** Which column of this file holds each field. */
export type Columns<Field extends string> = Readonly<Partial<Record<Field, string>>>;

/** Finds the columns of a file by their names; the first alias that is there wins. */
export function findColumns<Field extends string>(
	aliases: Aliases<Field>,
	fields: readonly Field[],
	names: Iterable<string>,
): Columns<Field> {
	const present = new Set(names);
	const found: Partial<Record<Field, string>> = {};
	for (const field of fields) {
		const column = aliases[field].find((alias) => present.has(alias));
		if (column !== undefined) found[field] = column;
	}
	return found;
}

export function fieldsOf<Field extends string>(aliases: Aliases<Field>): readonly Field[] {
	return Object.keys(aliases).filter((name): name is Field => name in aliases);
}

/** @throws DomainError invalid_input naming the first column that is missing */
export function assertColumns<Field extends string>(
	columns: Columns<Field>,
	aliases: Aliases<Field>,
	required: readonly (readonly Field[])[],
): void {
	for (const oneOf of required) {
		if (oneOf.some((field) => columns[field] !== undefined)) continue;
		const [field] = oneOf;
		if (field === undefined) continue;
		const known = oneOf.flatMap((each) => aliases[each].slice(0, 3)).join(", ");
		throw new DomainError("invalid_input", `no column for ${field} (${known} …)`, field);
	}
}
