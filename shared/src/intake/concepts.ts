/**
 * Words of the trade grouped by what they mean, so that a word never seen in training still carries meaning.
 * Entries are folded word beginnings; `=word` is the whole word.
 */
const groups: Record<string, string> = {
	price:
		"prix tarif tarifaire pric rate rates =rate tariff bareme cotation surfactur overcharg surcharg supplement majoration augment hausse increase uplift indexation revalorisation =cher chere expensive =pu surcout markup",
	agreed:
		"conven convenu accord agreed agreement devis quot quotation contrat contract negoci negotiat propos offre offer annonc prevu catalogue confirmed confirme stipul marche =bpu framework cadre grille",
	quantity:
		"quantit quantity quantities =qte =qty nombre compt count decompt releve releves pesee pese weigh poids weight unite unites units metrage volume kilometr tonnage =heures =hours =jours pointage timesheet headcount",
	missing:
		"manqu missing short shortage shortfall moins fewer less incomplet incomplete partiel partial absent lacking manquant shy",
	more: "trop excess excedent extra surplus overbilled overcount =plus",
	container:
		"carton colis palette cartons box boxes pallet crate case cases caisse sac sacs bag bags rouleau roll drum barrel fut bidon bouteille bottle pack paquet parcel package lot batch piece pieces bac bobine reel tray seau bucket boite",
	goods:
		"tissu fabric vin wine fromage cheese carrelage tile tiles carreaux marbre marble brochure flyer depliant livre livres book books chaise chair table tuile brique brick ciment cement peinture paint bois wood timber acier steel metal alu panneau panel plaque sheet fleur flower bouquet plant plante arbre tree fruit legume vegetable viande meat boeuf poulet chicken poisson fish saumon salmon pain bread farine flour oeuf eggs lait milk beurre butter huile sucre sugar cafe coffee biere beer papier paper encre toner cartouche cartridge ecran screen monitor laptop ordinateur imprimante printer telephone camera lampe lamp ampoule bulb =vis screw boulon bolt joint seal gasket filtre filter pneu tyre tire batterie battery moteur engine tube tuyau pipe vitre verre glass fenetre window porte door meuble furniture =lit =lits bed beds matelas mattress rideau curtain vetement garment chemise shirt =gant gants glove chaussure shoe boots sable sand gravier gravel beton concrete =foin =hay semence graine seed engrais fertil aliment feed medicament drug vaccin valve vanne pompe pump cable fil wire robinet tap chaudiere boiler frigo fridge four oven machine outil tool casque helmet masque mask seringue syringe caisson granule pellet charbon fuel gasoil diesel mazout fioul gaz tomate pomme apple fraise berry tulip rose lavande sapin champagne chocolat chocolate gateau cake glace ice cuve tank palan etagere shelf shelv bureau desk fauteuil canape sofa tapis carpet moquette vaisselle plate assiette nappe linge towel serviette uniform teeshirt t-shirt etiquette label sticker emballage packaging film bouchon couvercle lid marchandise goods material materiel produit product article item items equipement equipment stock machine piece part parts fourniture supplies appareil device unit kit modele",
	defect:
		"bouchonn corked fletri wilted fane gele frozen decongel thaw congel mort mortes dead vereux bug bugs insecte insect charancon parasite residu residue teneur metall gonfle bloat swollen fuyait inopera unreadable illisible blurry flou bave smudge smear violet jauni yellow noirci black brunit brown gris terne dull opaque haze voile craqu snap snapped split fendille effil fray couture seam dec ousu unstitch bouloch pill retreci shrunk shrink trop-mur overripe vert unripe impropre ecoeur bad nasty chauffe heats smoke fumee etincel spark court-circuit short-circuit surtension grince squeak vibr rattle bruit noise usee worn poreux defaut defect defectu faulty fault casse broken brise fendu fissur crack cracked fuit leak rouill rust rayure raye scratch pourri rott moisi mould mold perime expired abim endommag damag deform warp tache stain decolor fade deteint vrill brule burnt trou hole dechir torn tear tordu bent bancal cabosse dent dented craquel ebrech chip chipped gondol bulle bubbl delam decoll peel flake ecaill bavure burr jam bloque grippe surchauff overheat malfonction dysfonction malfunct panne soude porosit porous contamin impur odeur smell gout taste rance rancid avari spoil vicie goutte drip coul flicker clignot failed failing fail dud duds hs warped mouldy perce cloqu",
	nonconform:
		"calibre ral teinte shade colour couleur violet plan drawing durete hardness resistance mpa humidite moisture densite density purete purity repetab repeatab metrolog analyse essai test tests epreuve trial architecte sommelier cuisinier chef labo audit reserve conform non-conform nonconform specification specs spec tolerance hors grade norme standard certificat cahier nuance caracterist dimension epaisseur thickness reject qualit quality mediocre poor inutilis unusable unfit useless impropre rebut scrap analyse labo lab",
	works: "fonctionn marche work works working operat demarr start starts allum",
	deliver:
		"livr livraison deliver delivery delivered expedi expedition ship shipped shipment shipping dispatch envoi acheminement transport transporteur carrier courier chauffeur driver camion truck lorry freight fret achemin depot reception receiv recu recue recus recues recept arriv turn turned enlev",
	late: "jours days weeks semaines hour hours heures apres after depuis since encore still toujours attend attente waiting awaiting await promised prevu due noon midi retard late delay delayed tardif tard apres overdue semaine",
	lost: "perdu lost suivi tracking introuvable disparu vanish egar misplaced",
	damagetransit: "ecrase crushed ecrasee transit eventr film bache mouille wet trempe soaked renvers",
	wrongitem:
		"commande ordered ordere asked demande requested voulu wanted pris chosen choisi instead place inverse echang swap mix confus tromp wrong erreur autre other somebody quelqu modele model version reference couleur colour taille size pointure erreur wrong mauvais mauvaise incorrect autre different instead place lieu inverse mix mixed swap swapped couleur colour color reference taille size",
	place: "adresse address site chantier depot entrepot warehouse quai dock magasin store agence branch",
	service:
		"coiffure haircut groom toilettage =dj musique music taxi trajet transfer course garde guard mowing jardin garden elagage pruning hedge traduct translat interpret conseil consult hebergement hosting fibre liaison line broadband internet telesecretariat lavage wash laund repassage ironing traiteur cater campagne campaign publicite advert shooting photographe scan plomberie toiture roof deratis pest dechet waste benne skip collecte ascenseur lift elevator chauffage heating ventil climatis aircon piscine pool ramonage chimney vidange revision diagnostic controle verification etalonnage assistance astreinte permanence intervenant formateur coach professeur teacher lecon lesson cours class spectacle show dj animateur host chauffeur demenag removal moving stockage storage surveillance patrol ronde vigile reception accueil standard depann curage drain pompage peintre carreleur macon plaquiste couvreur menuisier joiner electrician plumber mechanic mecanicien garage atelier workshop regle adjust tuning parametr configur deploy migration developpement development module livrable deliverable logiciel software support hotline sla indisponib outage uptime downtime panne connexion prestation service intervention intervenu technicien technician engineer installation install instal pose poseur depannage repar repair maintenance entretien nettoy clean formation training trainer formateur visite visit chantier travaux works job mission conseil consult monteur fitter montage assembl mise commissioning calibr inspection support hotline audit etude seance session menage gardien security tonte mowing plomb electric peintre painter plaque agent formateur reglage assistance contractor crew equipe team",
	done: "finir finished fini achev bacl debacl effectuee realisee passage passe fait faite faits faites effectu realis execut termin done complet finish performed carried acheve",
	appear: "venu venue passe passer presente vu came attended attend show turned appear showed",
	botched:
		"sale dirty filthy noir crooked travers tordu penche slanted leaky streak trace patch unfinish abandon parti left midway halfway moitie interromp interrupt cancelled reporte noshow no-show unreach decroch absent bacle botch malfacon mal badly poorly inacheve unfinished incomplete recommence redo refaire retomb again encore lache",
	po: "commande order =bc =po purchase engagement bon siret marche imputation chorus =oa numero ariba coupa portail portal plateforme platform peppol",
	entity:
		"entite entity filiale subsidiary societe company raison sociale libell adress addressed nom name holding siege intitul =sarl =sas ltd =gmbh =bv",
	vat: "tva vat tax taxe taxes fiscal autoliquid reverse exoner exempt intracommunautaire siren intra assujetti =ht =ttc",
	rectify:
		"rectifi rectificat corrig correct correction refaire reemet reissue re-issue redo amend amended modifi reedit etabli regularis annule remplac revise",
	mention: "mention figur indiqu mentionn apparai show state stated quote lists appear comport",
	attach:
		"justificat annexe attach joint piece proof backup supporting timesheet releve attachement rapport report pod",
	duplicate:
		"double doublon doublons twice duplicate duplicat deux fois deja already same meme memes identique identical again repeat repeated re-billed refactur second",
	invoiced: "factur invoic bill billed billing charge charged charging compte debite",
	discount:
		"remise rabais ristourne discount rebate promo promotion promotional escompte =rfa reduction geste commercial gratuit free offert bonus bonification loyalty fidel coupon code voucher deduct deduire abattement franco =bfa parrainage",
	credit: "avoir avoirs credit credited crediter note cn rembours refund recredit",
	expectedcredit: "promis promise attend attente awaiting pending waiting outstanding toujours jamais still",
	percent: "pourcent percent % =pct",
	return:
		"retour retourn return returned returning renvoy sent-back back repris reprise reprendre collect collected pickup pick-up enlev rma refus refuse refused rejet recharg consigne vide empties rendu rendus rendue restitu restitue reexpedi rapatri take taken decline unsold invendu",
	cancel:
		"annul cancel cancelled cancellation resili terminat terminated denonc preavis notice ended end stopped arret stop fin clotur closed unsubscrib",
	order:
		"command order ordered placed passe sign signed signe bon souscri subscri demand request authoris approuv valid",
	never: "jamais never aucun aucune nobody none personne nul neither",
	renew:
		"renouvel renew reconduc rollover auto-renew tacite abonnement subscription licence license contrat bail lease term annee year",
	terms:
		"conditions terms echeance due delai delais net jours days =eom =cgv =cga payment penalit penalt interet interest late-fee indemnit forfait recouvrement agios fee fees frais clause retard 45 60 30",
	contest:
		"contest disput litige desaccord disagree challenge oppos refus refuse reject objection reclam complain complaint anomal erron error mistake erreur ecart discrepan mismatch souci probleme problem issue query queries incomprehens surpris surprise etonn",
	withhold:
		"bloqu block blocked hold held withhold withheld retenir suspend suspendu suspens attente gel retention freeze gard keep",
	deductact: "dedui deduct deduir retranch minus soustra less imput offset compens knock",
	pay: "pay paie paye payer paiement regl regle regler reglement vir vire virer virement transfer settle settlement settled solde solder remit remittance cheque prelev debit mandat wire bacs sepa chaps funds ach traite lcr =cb card carte mandated",
	will: "sera seront va vont allons ferai ferons paierai paierons reglerai reglerons partira partir procedera will shall going plan planned prevu programm schedul next prochain prochaine d'ici demain tomorrow sous avant before within shortly =run campagne lancerons lance effectuerons",
	pastpay:
		"deja already ete been effectue parti partie passe made paid debite debited cleared encaiss cashed left done yesterday hier",
	send: "envoy send transmet forward fournir provide communiqu adress faire parvenir email resend renvoy supply share let",
	want: "pouvez pourriez pourrais could can please merci svp possible besoin need souhait would like veuillez kindly priere gre serait may vouloir voulez",
	document:
		"copie copy duplicata pdf document releve statement extrait kbis attestation certificat bon pod proof bl facture rib iban catalogue fiche bordereau liasse detail breakdown balance ledger grand-livre justificatif w-9 w9 contrat scan",
	lostdoc: "retrouv find locate trace perdu egare lost misplaced introuvable jamais recu received",
	absent:
		"absent absente absence conge conges vacances out-of-office leave holiday away vacation annual maternite maternity office bureau ferme closed fermeture closing back retour deplacement travelling",
	auto: "automatique automatic auto-reply autoreply auto reponse accuse acknowledg noreply no-reply unattended monitored generic",
	marketing:
		"webinar newsletter salon candidature stage recrut inscri event evenement invit decouvr discover demo prospect unsubscribe desinscri anniversaire lunch dejeuner reunion meeting rendez-vous appointment agenda visio teams zoom",
	thanks: "merci thank thanks remerci cheers grateful",
	ok: "ok conforme parfait perfect rien probleme no-problem accord fine good right correct correcte bon bien ras",
	photo: "photo photos picture pictures image video constat reserve reserves emarg",
	notarrived:
		"attend attente attendons waiting awaiting await jamais never arriv arrive turned show trace introuv nowhere signe =pod preuve proof emarge entree recepisse reception recept vu seen track suivi depeche sortie entrepot transit douane customs",
	unitprice:
		"unit unitaire kilo litre tonne metre heure hour jour day piece roll rouleau point acre pound load each chacun apiece",
	measure:
		"pese weigh weighed scale bascule balance compte counted count pointage measured mesure releve reading index compteur meter metre cubage tonnage timesheet decompte inventaire log registre",
	termination:
		"resili terminat cancel denonc preavis notice fin end finished stopp arret clotur vendu sold demenag moved left quitt sorti renounce retract withdrew withdraw refus decline scrap",
	notordered:
		"commande ordered order demande asked asked-for signe signed bon authoris authoriz autoris consent accord voulu wanted unsolicited demarch cold-call essai trial sample echantillon",
	latefee:
		"penalit indemnit interet interest late retard fee relance recouvrement reminder collection forfait finance agios dunning 40",
	loyalty:
		"fidel loyal palier tier seuil threshold volume annual annuel cumul franchi reached rfa bonus ristourne ambassadeur parrain refer coupon code promo leaflet flyer brochure offre offer soldes sale multi lot gratuit free offert",
	goodwill:
		"geste goodwill dedommag compens dommage sorry excuse engage promised promis assur reverser credit verbal commercial gesture agreed allowance",
	both: "deux both two paire seconde second deuxieme again encore meme same identique identical copie copy numero number deja already remplac replace reissue",
	format:
		"format pdf xml edi flux peppol ubl chorus portail portal plateforme depose upload rejet rejected rejete statut status code gln siret mention obligatoire mandatory legal devise currency langue language libelle name nom adresse address vendor w-9 iban",
	bank: "iban rib bic swift compte account bancaire bank banque coordonnees domicili",
};

const exact = new Map<string, string[]>();
const beginnings = new Map<string, string[]>();

for (const [concept, words] of Object.entries(groups)) {
	for (const word of words.split(" ")) {
		const whole = word.startsWith("=") || word.length <= 3;
		const key = word.startsWith("=") ? word.slice(1) : word;
		const table = whole ? exact : beginnings;
		const known = table.get(key);
		if (known === undefined) table.set(key, [concept]);
		else known.push(concept);
	}
}

const none: readonly string[] = [];

/** What a folded word may mean. */
export function conceptsOf(word: string): readonly string[] {
	const whole = exact.get(word);
	if (whole !== undefined) return whole;
	for (let length = Math.min(word.length, 15); length >= 4; length--) {
		const found = beginnings.get(word.slice(0, length));
		if (found !== undefined) return found;
	}
	return none;
}
