/**
 * Words of the trade in French and English, one meaning a line: its name, then how it is said. A folded word of four
 * letters or more is a beginning; `=word` and `word_` are whole words (`word_` also with an s), as are shorter ones;
 * `first_second` are words that follow each other, those after the first as beginnings. One meaning serves both
 * languages, so that what is learned from a mail in one of them helps to read the other.
 */
export const lexicon = `
price prix pric
tariff tarif bareme grille_tarif rate_card price_list
unitprice unitaire =pu =p.u unit_price per_unit =apiece
expensive =cher chere cheres expensive dear pricey exorbit onereu
cheaper cheaper moins_cher =cheap
increase augment hausse increas =hike risen rising grimp uplift revaloris indexation indexe index_ =indexed
decrease baisse decreas diminu lowered reduc
overcharge surfactur overcharg overbill overpric surcout
surcharge surcharg supplement supplem majoration majore premium =extra
markup marge margin markup
tax taxe eco_participation ecotax levy
fuelcharge carburant fuel_surcharge gasoil gazole
freight =port =fret freight carriage shipping_cost frais_de shipping_charge postage affranchissement
packagingfee emballage packing
quote devis quot chiffrage estimat
contract contrat contract marche framework accord_cadre convention avenant amendment annexe_tarif
agreed conven convenu convenue agreed agreement =accord accorde entendu entente negoci negotiat
proposal propos offre proposition
announced annonc announced advertis affich displayed
catalogue catalogue catalog brochure_price
validuntil valable garanti guaranteed =locked bloque_jusqu fixe ferme_et
charged factur invoic billed billing charged charging debited
invoice =facture =factures =invoice =invoices =bill =bills =fact
line ligne =line =lines =poste =postes
total =total montant amount somme =sum =figure
difference ecart differ discrepan mismatch decalage =delta =gap variance diverg
excessbill trop_factur trop_percu trop_paye overpaid over_billed
quantity quantit =qte =qty nombre =number
counted compte comptons comptees compter pointage pointe counted =count =counting recount recompt denombr tally decompte inventaire inventory stocktake
weighed pese peses pesee weigh poids weight balance_ =scale scales bascule tare =tonnage
measured mesure measur metrage metre_ surface cubage volume
meter compteur meter_read =index releve_compteur
missing manqu missing =lacking
short =short shortage shortfall =shy short_of
fewer =fewer moins =less
onlyreceived seulement =only =just que_
incomplete incompl partiel partial =part
remaining reste restant remain reliquat =balance backorder solde_de rest_of
surplus excedent surplus excess en_trop too_many =trop too_much overdeliver
ordered command ordered =order =orders =po
delivered livr deliver =delivered
received recu recue recus recues recevoir receiv reception recept_ =got
signedfor emarg signe signed =signature recepisse =pod proof_of preuve_de bon_de docket delivery_note bordereau
hours heure =hours =hour =hrs timesheet pointages releve_d feuille_de man_hours
days journee =jours =days =jour =day man_days
headcount effectif headcount personnes =people convives couverts =guests =pax participants attendees
container carton =cartons =box =boxes =case =cases caisse crate =colis paquet parcel package =packs =pack =sac =sacs =bag =bags sachet bidon =drum =drums =fut =futs barrel bottle bouteille rouleau =roll =rolls bobine =reel bac =bacs =tray =trays =tub =tubs =lot =lots batch bundle botte =pot =pots jar canette =cans big_bag tote
pallet palette pallet =skid
dozen douzaine dozen =paire =pair =pairs
kilo =kilo =kilos =kg tonne =ton =tons =tonnes quintal pound_
litre litre =liter =liters hectolitre gallon
quality qualit quality
defect defaut defect faulty =fault =faults vice_ viciee malfacon =flaw flawed
broken casse cassee brise broken =broke briser =breakage casse_net snapped =snap smashed shatter eclate rompu
cracked fendu fendille fissur crack craquel ebrech =chipped felee =fele
bent tordu tordue plie pliee bent =warped voile gondol deform buckled twist cintre courbe
dented bossel caboss dented =dents =dent enfonce
scratched rayure raye rayee scratch scuff erafl griffe
stained tache tachee stain souill smear smudge maculat marque_de
dirty =sale =sales dirty filthy crasse encrass poussier dusty grubby
colour couleur colour =color =colors teinte shade =hue nuance ton_ =tint decolor fade deteint delav
rust rouill =rust rusty corros oxyd
mould moisi =mould mouldy mold_ moldy mildew champignon
rotten pourri rotten =rot gate gatee avari spoil =bad rance rancid =sour aigre tourne fermente putref
smell odeur smell stink stench pue empest
taste =gout taste saveur flavour flavor bouchonn corked
expired perime expired expir peremption =dlc =ddm =dluo best_before use_by sell_by shelf_life out_of_date
temperature temperat chaine_du cold_chain decongel thaw defrost frozen congel surgel warm_ tiede =degrees =degres
wilted fane fletri wilted =limp droop sec_ dried desseche
deaddisease mort_ =mort =mortes =dead malade diseas sick_ parasit insect =bugs charancon weevil nuisible
leak fuit fuite =leak leaks leaking leaky goutte drip suint infiltr seep
noise bruit nois grince squeak rattl vibr claque hum_ buzz sifflement
overheat surchauff overheat =hot chauffe brule burnt burn_ =burned fume smoke =smoking etincel spark
malfunction panne dysfonction malfunct =bug =bugged plante crash freez fige bloqu_au =jams =jam jamm grippe seize seized =dies =died
notworking fonctionn marche_pas works_ =working not_work =operate demarr start_up won_t allum s_allume power_on boot
electrical electri court_circuit short_circuit tension voltage fusible fuse
batterydead batterie battery decharg autonomie
peel decoll delam peel_ peeling flak ecaill cloque blister bulle bubbl
tear dechir torn =tear =rip ripped trou_ =trou =trous =hole =holes perce perfor =puncture crev
sewing couture stitch seam ourlet =hem decous bouton zip
shrink retreci shrunk shrink bouloch pilling
print imprim print_ printed printing blurry flou bavure baveux typo coquille misprint fautes_ spelling orthograph encre =ink
dimension dimension taille_ cote_ epaisseur thick largeur width longueur length diametre diameter =size =sizes calibre gauge tolerance oversize undersize
specification specific_ specif cahier_des =spec =specs data_sheet fiche_technique datasheet =norme norme standard grade =nuance
nonconform conform non_conform nonconform compliant complian
test analyse analysis =test =tests essai =lab labo laborat mesure_de expert_ expertise controle_qualite audit_ inspect
strength resistance strength durete hardness =mpa density densite humidite moisture purete purity concentration
contamin contamin impur residu residue pollu foreign_body corps_etranger metal_ =hair cheveu verre_dans
uncomfortable poor_quality mediocre poor bas_de cheap_ shoddy camelote substandard subpar inferieur
useless inutilis unusable unfit useless impropre unsaleable invendable hors_service =hs rebut scrap poubelle bin_ binned jete jeter thrown_away throw_away landfill
complaintsclients nos_clients our_customers client_s plaint complain_ guests_ clients_se
missingpart accessoire accessory notice_ manual_ screws_ visserie piece_manqu hinge charniere
replace remplac replac rechange exchange_
repairgoods repar repair fix_ =fixed
warranty garantie warrant guarantee sav_ =sav
deliverynot jamais_livr never_arriv not_arriv pas_arriv pas_livr not_deliver never_deliver never_receiv jamais_recu not_receiv pas_recu never_turned never_came
ship expedi ship_ shipped shipment dispatch envoye_le despatch achemin
transport transport carrier courier haulier haulage messager coursier =dhl =ups =tnt =gls chronopost colissimo geodis fedex =dpd
driver chauffeur driver livreur =camion truck lorry =van camionnett
lateness retard =late lateness tardi delay =delayed overdue behind_schedule
deadline delai_de deadline date_prevu date_promis promised_date promised_for prevu_le =eta lead_time slot creneau
timeofday matin morning =midi =noon =soir afternoon apres_midi evening
toolate trop_tard too_late useless_by after_the apres_la evenement event_ ouverture_ opening_ wedding mariage
waiting attend attente waiting awaiting =wait =await
lost perdu lost_ =lost egar disparu vanish introuv untrace untraceable tracking suivi_ trace_
arrived arriv =came =come turn_up turned_up showed_up show_up
wrongplace autre_site wrong_site wrong_address mauvaise_adresse autre_adresse wrong_branch autre_agence other_branch wrong_warehouse wrong_depot mauvais_entrepot mauvais_chantier next_door voisin neighbour neighbor
address adresse address
site chantier =site =sites agence branch magasin =store =shop depot entrepot warehouse =quai =dock usine plant_ factory
wrongitem wrong_item wrong_model mauvais_modele wrong_product mauvais_produit wrong_colour wrong_color wrong_size mauvaise_taille mauvaise_couleur wrong_ref mauvaise_ref wrong_part pas_le_bon not_what pas_ce not_the_right
wrong wrong mauvais mauvaise incorrect erron
other_ =autre =autres =other different
instead lieu_de =instead au_lieu place_of a_la_place rather_than
mixedup invers inverted swapp swap mix_up mixed_up mixed confus confond melange intervert mistaken tromp
reference reference =ref =refs =sku article_ =modele model_ =model version
crushed ecras crushed =squashed trampled
wet mouill trempe =wet soaked drench humide damp water_damage degat
opened eventr eventre ouvert_ torn_open ripped_open opened_box film_ seal_ =seal =seals scelle plomb_
damaged endommag damag abim =mangled degrad
transitdamage pendant_le in_transit en_transit transit in_transport arrived_broken arrive_casse
reserves reserves_ reserve_ =reserves noted_on emis_des
refuseddelivery refuse_la refused_delivery refuse_le turned_away sent_away
unload decharg_ unload hayon tail_lift forklift =grue =crane
customs douane customs import_dut
service prestation service_ services
intervention intervention intervenir intervenu call_out callout =visit visit_ visite passage
technician technicien technician engineer_ engineer =fitter monteur installateur installer depanneur plombier plumber electricien electrician macon peintre painter
team equipe_ equipe crew =team =men ouvrier worker contractor sous_trait subcontract
agent =agent =agents vigile guard_ =guard gardien security_ rondier
cleaning nettoy clean menage vitres window_cleaning vitrerie
maintenance entretien maintenance maintain revision servic_
installation install pose_ =pose mise_en_service commission_ mise_en_route setup
training formation formateur training trainer stagiaires =course
consulting conseil consult mission_ livrable deliverable workshop_ atelier_ rapport_de audit
temp interim interimaire temp_worker agency_worker temps_ placement
software logiciel software application_ module_ plateforme_ portal_access saas
hosting hebergement hosting serveur server_ cloud_
network connexion connection fibre internet liaison =line_down broadband debit_ reseau network wifi
outage indisponib outage uptime downtime coupure interrupt interruption =down panne_de sla_ =sla hors_ligne offline
hotline hotline helpdesk support_ assistance astreinte ticket_ standard_
notperformed jamais_fait not_done never_done pas_fait pas_effectu non_effectu not_carried not_perform non_realis never_happen pas_eu n_a_pas didn_t_happen
noshow noshow no_show personne_n nobody_came =nobody nobody_showed jamais_venu pas_venu not_show didn_t_show never_showed never_came absent_ce not_turn pas_present lapin
performed effectu realis execut performed carried_out =done fait_ =faits accompli
unfinished inacheve unfinish inacheve pas_fini pas_termin not_finish incomplete_work laisse_en left_ half_done a_moitie moitie halfway midway abandon walked_off en_plan
finished fini_ termin finish complet_ achev
botched bacle botch sloppy baclee mal_fait mal_pose badly poorly mal_ =mal bode_ bodge cochonn saboteur shambles
redo refaire refait redo redone recommenc start_again repass come_back revenir reprise_ rework re_do do_over
again =again encore nouveau retomb same_fault same_problem meme_panne still_leaking still_broken
cancelledvisit annule_le cancelled_visit reporte postpon rescheduled decal_ =reported
catering traiteur cater buffet repas_ meal menu_ banquet
travel trajet taxi transfer course_ hotel_ hebergement_ chambre room_ nuit_ =night =nights sejour =stay
translation traduct translat interpret
garden jardin garden tonte mow haie hedge elag pruning espaces_vert
waste dechet waste benne =skip collecte_ bin_collection
lift ascenseur lift_ elevator
heating chauffage heating chaudiere boiler clim climatis aircon ventil
billinginfo mention mentions libell wording labelled
ponumber numero_de =bc bon_de_commande commande_ purchase_order po_number =po order_number engagement_ =engagement service_ordonn siret chorus oblig_ imputation cost_centre cost_center centre_de_cout gl_code affaire_
entity entite entity filiale subsidiary holding raison_sociale legal_name legal_entity societe_ =sarl =sas =ltd =gmbh =bv =llc =inc denomination
wrongentity mauvaise_societe autre_societe wrong_company wrong_entity other_company not_us pas_nous pas_a_nous not_our not_addressed wrong_customer mauvais_client homonym
vat =tva =vat =gst =tvq =tps taux_de autoliquid reverse_charge exoner exempt intracommunautaire intracom zero_rated assujetti franchise_de
taxexcl =ht =ttc hors_tax excl_vat incl_vat
portal portail portal chorus_pro =ariba coupa =edi peppol depose_ upload plateforme_de e_invoic
rejected rejet reject refus_auto bounced_back kicked_back
attachmentdoc annexe attachement justificat supporting backup_ attach_ jointe piece_jointe releve_ attachments breakdown detail_ ventil_ itemis itemiz
rectify rectif rectifi correct_ corrig amend reissue re_issue reemet reedit refaire_la new_invoice nouvelle_facture
calculation calcul calculat addition_ adds_up add_up arithm multipli sum_wrong erreur_de_calcul total_ne rounding arrondi
datewrong antidat datee_ dated_ wrong_date mauvaise_date year_wrong
period periode period_ trimestre quarter_ =mois =month month_ annee year_ prorata pro_rata
currencyw devise currenc exchange_rate taux_de_change dollars_ =usd =gbp =chf
accountno compte_client customer_number account_number client_number
duplicate doublon duplic double_ =double en_double doublee dupliq
twice =twice deux_fois second_time deuxieme_fois 2_fois bis_ =bis
same =same =meme =memes identi
alreadybilled deja_factur already_bill already_invoic already_charged deja_compt deja_incl already_includ inclus included comprise_dans
cancelreplace annule_et remplace_la replaces_ superse cancels_and
billedseparately two_invoices deux_factures both_invoices les_deux other_invoice autre_facture
discount remise rabais discount rebate escompte abattement =promo promotion promotional
yearend ristourne =rfa =bfa fin_d year_end annual_bonus back_margin
volume palier =tier tiers_ threshold seuil_ seuil volume_
loyalty fidel loyal parrain refer_ coupon voucher promo_code code_promo bon_d_achat
earlypay escompte_ early_payment prompt_payment settlement_discount paiement_anticip paiement_comptant
free gratuit free_ =offert offert =offerte complimentary no_charge foc_ franco
percent percent pourcent =pct #pct
gesture geste goodwill dedommag compens
promised promis promised promesse engage_a had_promised
creditnote avoir_ =avoirs =avoir credit_note credit_memo note_de_credit =credit =credits =cn
refund rembours refund reimburs
deducted dedui deduct dedu_ retranch net_of offset_ knock_off take_off impute
returned retourn return_ returned returning renvoy sent_back send_back shipped_back rendu_ =rendu =rendus =rendue restitu
pickedup repris reprise_de reprendre collected_ picked_up pick_up enlev_ enlevement collect_ recuper
rma =rma return_number numero_de_retour return_label bon_de_retour
deposit consigne deposit_ empties vides empty_ =empties caution
unsold invendu unsold sale_or depot_vente consignment
retraction retract cooling_off withdraw_ changed_mind
cancelled annul cancel
terminated resili terminat termination denonc preavis notice_ =notice non_renew non_renouvel mis_fin end_of_contract fin_de_contrat
renewal renouvel renew reconduc tacite auto_renew rollover
subscription abonnement subscri licence license forfait_ membership adhesion
lease location_ =bail lease rental loyer rent_
notordered pas_command never_order not_order jamais_command n_avons_pas_command didn_t_order non_command unsolicit
nobodysigned personne_n_a_signe not_signed pas_signe sans_bon without_a sans_accord without_our sans_notre not_authori
trial essai_ =trial periode_d_essai free_trial sample_ echantillon demo_
sold vendu_ sold_ cession_ moved_out demenag quitt vacated handed_back etat_des_lieux
terms conditions_ terms_ =cgv =terms modalite
duedate echeance due_date =due payable_ =exigible fall_due
days30 30_jours 45_jours 60_jours 30_days 60_days 45_days fin_de_mois end_of_month =eom net_30 net_60 net_45 =net
notyetdue pas_encore_echu not_yet_due not_due pas_echu before_due avant_echeance too_early premature
latefee penalit interet_ interets interest_ late_fee late_charge indemnit forfait_de_recouvrement frais_de_recouvrement 40_euros agios finance_charge dunning_fee
reminder relanc reminder chaser mise_en_demeure rappel_ chasing =chase
retention retenue_de retention_ garantie_de holdback
instalment acompte_ deposit_invoice down_payment situation_ milestone jalon echelonn
dispute_ contest litige disput
object desaccord disagree object_ oppos challenge_ pas_d_accord
refuse refus refuse =decline declin
error erreur error mistake =wrongly a_tort anomal
problem probleme problem souci issue_ =issue =issues pepin hic_ concern
surprise surpris etonn astonish stunned shocked decouvr
angry inadmissible unacceptable inacceptable scandal honte disgrace outrag ridicule ridiculous lamentable appalling ras_le fed_up furieu
withhold bloqu retenir retenons withh hold_ on_hold en_attente suspend suspens gel_ freeze park
untilfixed tant_que until jusqu =sinon unless as_soon_as des_que
notpay paierai paierons reglerai reglerons not_paying won_t_pay refuse_de_payer
pay =pay payer paye payee paie regle_ regler reglement payment paiement settle remit
transferpay virement vire_ viree wire_ bank_transfer transfer_ sepa bacs =ach remittance cheque_ =cheque prelev direct_debit
paid =paid deja_paye already_paid deja_regle settled_ =solde soldee acquitt encaiss cashed debite_le
paymentrun campagne_de payment_run prochain_reglement next_run lot_de_paiement pay_run
promise_ sera_paye will_pay will_be_paid partira will_go payer_avant
cash tresorerie cash_flow liquidit
delayask delai_supp report_d more_time extension_ echeancier payment_plan etalement
sorry desole sorry excus apolog oubli forgot overlook
send envoy send_ transmet forward_ fournir provide_ communiqu adresser email_ faire_parvenir
please =merci please svp =veuillez could_you pouvez pourriez
copy copie =copy duplicata_ =pdf scan_
statement releve_de_compte statement_of =statement grand_livre ledger_ balance_confirm extrait_de
cert attestation certificat kbis w_9 =iban =rib
bankchange nouveau_rib new_bank changement_de_coord bank_details coordonnees_bancaires
absent absent conge_ conges vacances out_of holiday annual_leave maternity maternite away_ =pto
autoreply automatique automatic auto_reply accuse_de noreply no_reply unattended
thanks thank remerci
resolved regularise resolu resolved sorted_ sorted =closed cloture all_good tout_est_bon en_ordre
photo photo picture image_ video
lawyer avocat lawyer solicitor juridique legal_ tribunal court_ mediat
boss direction_ manager_ =boss patron_ responsable hierarch
meeting reunion meeting_ rendez appointment visio =rdv
goodsfood fruit legume vegetable viande meat poulet chicken poisson fish saumon salmon pain bread farine flour oeuf eggs lait milk beurre butter fromage cheese huile sucre cafe coffee chocolat gateau cake vin_ =vin =vins =wine biere beer champagne yaourt jambon tomat pomme apple salad crevette boulang patisser
goodsbuild carrel tile_ tiles marbre marble brique brick ciment cement beton concrete sable gravier gravel parquet bois_ timber plywood acier steel panneau panel plaque_ placo insulation isolant tuile roofing vitre fenetre window porte_ door_ charpent poutre beam peinture paint
goodsgarment tissu fabric vetement garment chemise shirt polo uniform gant glove chaussure shoe boots blouse trousers pantalon veste jacket linge towel drap sheets nappe
goodsfurn chaise chair table_ fauteuil canape sofa bureau_ desk armoire etagere shelf matelas mattress rideau curtain tapis carpet
goodstech ecran screen monitor laptop ordinateur imprimante printer telephone smartphone camera cable routeur router toner cartouche cartridge casque headset
goodsmech vis_ boulon bolt joint_ gasket filtre filter pneu tyre tire_ moteur engine pompe pump vanne valve tube_ tuyau pipe roulement bearing engrenage
goodsmed seringue syringe masque mask medicament drug vaccin pansement dressing catheter reactif reagent implant
goodsgarden plante_ plants bouquet fleur flower arbre tree_ sapin semence graine seed engrais fertil
goodspaper flyer brochure depliant livre_ books papier paper affiche poster enveloppe etiquette label_ sticker
goodsmachine machine outil_ tool frigo fridge four_ oven robot groupe_electro generator appareil device equipement equipment materiel_
goods marchandise goods produit product article =item =items materiel stock
fuelgoods fioul diesel mazout granule pellet charbon gaz_ =gas propane electricite electricity
employees employe staff collegue colleague recrut hiring salaire salary paie_ payroll candidat =cv stage_ =rh =hr
itinternal mot_de_passe password vpn imprimante_ helpdesk_ mise_a_jour update_ =login
marketing newsletter webinar salon_ promo_ unsubscribe desinscri desabonn survey enquete
private anniversaire birthday enfants kids_ ecole school_ vacances_ weekend diner dinner famille family
crooked travers penche crooked slanted slopes wonky askew askance equerre aplomb envers upside d_aplomb de_niveau not_level not_straight not_square aligned desaligne
numberword =deux =trois =quatre =cinq =six =sept =huit =neuf =dix =onze =douze =treize =quatorze =quinze =seize vingt trente quarante cinquante soixante =cent =cents =mille =two =three =four =five =six =seven =eight =nine =ten =eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
halfword moitie =half tiers_ quart_ =quarter third_ demi
wentback reparti repartis repartie repart retourne_chez chez_vous back_to =back went_back gone_back emport took_back took_them took_it rapport ramen brought_back handed_back your_shelf votre_stock your_stock
negative negati ligne_negative minus_
nowhere nulle_part nowhere where_is wheres ou_est no_trace aucune_trace pas_trace point_trace pas_vu vu_la_couleur
rate_ =rate =rates taux indice index_ schedule_of
rateagainst applique_ appliq applied applies retenu
clause clause article_ stipul provision_of_the paragraphe
registeredletter recommande recorded_delivery registered_letter lettre_recommandee
fee =frais =fee =fees =charge =charges
ours =ours =notre_societe not_ours belongs appartien concerne_pas doesn_t_concern
cannotpay cannot_be can_t_be ne_peut_etre ne_pouvons can_t_process cannot_process blocked_by rejette stuck_in
namefield =name =names =nom intitule
department departement_ department_ cost_code
dropped dropped_ depose_chez left_at laisse_chez laisse_devant left_outside left_on
weekday =lundi =mardi =mercredi =jeudi =vendredi =samedi =dimanche monday tuesday wednesday thursday friday saturday sunday
reached reached parvenu parvenue reach_us
openedshop inaugur opening_day open_day
minutes =minutes =minute =min quart_d_heure
labour main_d =labour =labor mo_ attendance deplacement call_out_fee
floorplace etage_ floor_ roof_ toit toiture ceiling plafond wall_ =mur =murs cuisine kitchen bathroom salle_de
supplied supplied fourni_ fournie fournis supply_
firstuse premiere_utilisation premier_lavage first_wash first_use first_time des_la_premiere out_of_the_box a_l_ouverture when_opened
washing lavage lave wash_ washed
wearing semelle usure =worn wear_ use_ usage
softhard mou_ molle soft_ hard_ dur_ =dure =tendre tender_ tough
leafroot racine root_ feuille leaf_ leaves
gone gone_ disparu_ envole evapor missing_since plus_la
allowance allowance bareme_d
ladsmen =lads =gars blokes monsieur_est guys_
waitingcredit attend_l_avoir attendons_l avoir_promis credit_promised still_waiting_for
appears figure_ figurent apparai appear_ appears reappar shows_up listed_
secondinvoice deuxieme second_ seconde
onceonly une_seule only_one only_once =once =une_fois just_one only_owe
fullprice plein_tarif full_price plein_pot full_rate prix_fort
stillbilled continue_a keep_billing still_billing keeps_charging vous_continuez still_being_charged going_on
ended ended =fini_depuis stopped_using no_longer plus_depuis n_utilis don_t_use
oldtenant ancien_locataire former_tenant repreneur new_owner nouveau_proprietaire
vanishedservice cut_off coupe_depuis
broughtown by_ourselves nous_memes ourselves nos_soins had_to_do
hired loue_ hire_ hired rent_a
`;
