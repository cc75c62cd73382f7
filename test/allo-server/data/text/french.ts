import { script, type Phrases, type Scenario } from './template.ts';

const opening = script(`
U [Northquay bonjour, {agent} à l'appareil.|Bonjour, {agent}, Northquay.] Que puis-je faire pour vous ?
E [Bonjour {agent}, c'est {first}, de {company}.|Oui bonjour, {first} de {company}, je ne vous dérange pas ?]
U [Bonjour {first}, je vous écoute.|Pas du tout, dites-moi tout.|Bonjour {first}, comment allez-vous ?]
`);

const openingOutbound = script(`
E [Allô ?|{company}, bonjour.|Oui, {first}, j'écoute.]
U [Bonjour {first}, {agent} de Northquay. Je vous rappelle comme convenu, c'est toujours bon pour vous ?|Bonjour, {agent} de Northquay, j'avais promis de vous rappeler aujourd'hui.]
E [Oui, parfait, je sors de l'atelier pour mieux vous entendre. Voilà.|Très bien, j'ai dix minutes devant moi.]
`);

const closing = script(`
U [Est-ce que je peux faire autre chose pour vous ?|Il vous reste une question ?]
E [Non, c'est parfait, merci beaucoup {agent}.|Non, c'est tout bon. Bonne fin de journée !]
U [Je vous en prie. Je vous envoie un petit récapitulatif par SMS. Au revoir {first}.|Avec plaisir. À très vite, au revoir.]
`);

const receptionist = script(`
A Bonjour, vous êtes bien chez Northquay. Je suis l'assistante virtuelle. Cet appel peut être enregistré. Que puis-je faire pour vous ?
E [Euh, bonjour, je voudrais parler à quelqu'un, s'il vous plaît.|Bonjour, c'est au sujet de la commande {ref}.]
A Bien sûr. Puis-je avoir votre nom et celui de votre entreprise ?
E {first}, de {company}. C'est pour [une facture|une livraison en retard|nos lecteurs de codes-barres], référence {ref}.
A Merci, {first}. J'ai bien noté la référence {ref}. Je vous mets en relation avec {agent}, ne quittez pas.
`);

const receptionistMessage = script(`
A Bonjour, vous êtes bien chez Northquay. Nos bureaux sont fermés. Je suis l'assistante virtuelle et je peux prendre un message.
E D'accord. C'est {first}, de {company}. [On n'arrive plus à imprimer d'étiquettes depuis ce matin.|Je voulais savoir quand part la commande {ref}.]
A Je répète : {first}, {company}, référence {ref}. C'est bien cela ?
E C'est ça, oui. [Avant midi, si possible.|Demain, ça ira très bien.]
A Merci. Je transmets, et on vous rappellera {day}. Au revoir.
`);

const voicemails: readonly string[] = [
  "Oui bonjour, c'est {first}, de {company}. [Rien d'urgent.|Je vous rappelle comme convenu.] Rappelez-moi quand vous pourrez, je suis là jusqu'à dix-sept heures. Merci, au revoir.",
  "Bonjour {agent}, {first} à l'appareil. Je n'ai toujours pas reçu le lecteur de remplacement, commande {ref}, et on fait l'inventaire {day}. Merci de me rappeler.",
  "Bonjour, c'est {first}. J'ai bien reçu le devis de {amount}, j'ai deux petites questions sur le module {module}. [Cet après-midi, c'est bon pour moi.|Demain matin, ce serait parfait.] Au revoir.",
];

const smallTalk = script(`
E [Excusez-moi, on livre au quai, une seconde. Voilà, je suis à vous.|Attendez, je retrouve le papier. Mon bureau, c'est un champ de bataille.]
U [Je vous en prie, prenez votre temps.|Pas de souci.]
`);

const scenarios: readonly Scenario[] = [
  {
    tags: ['support', 'commande'],
    followUp:
      'Bonjour {first}, le remplacement de la commande {ref} est parti ce matin, livraison prévue {day}. {agent}, Northquay',
    summary: `**Retard de livraison, commande {ref}.** {first} ({company}) attend {count} lecteurs de codes-barres.

- Colis bloqué au dépôt de {city} depuis {day}
- {agent} ouvre une enquête et renvoie un lot en express
- Rien n'est facturé en double

**À faire :** envoyer le numéro de suivi par SMS.`,
    lines: script(`
E Je vous appelle pour la commande {ref}. [Elle devait arriver {day}.|On m'avait dit {day}, et toujours rien.]
U Je regarde ça tout de suite. Commande {ref}, {count} lecteurs avec leurs socles, c'est bien ça ?
E C'est ça. Le suivi dit « en transit » depuis des jours, et [on fait l'inventaire la semaine prochaine|j'ai trois intérimaires qui commencent lundi].
U Effectivement, le colis est au dépôt de {city} et il n'a plus bougé. Je suis désolée.
E [Et vous pouvez savoir où il est ?|Alors, qu'est-ce qu'on fait ?]
U J'ouvre une enquête auprès du transporteur, mais cela prend deux jours. Je préfère vous renvoyer un lot en express dès aujourd'hui.
E Et je ne serai pas facturé deux fois ?
U Non, le second envoi part à zéro euro. Si le premier arrive, vous le refusez, tout simplement.
E Ça me va. [Vous m'envoyez le numéro par SMS ?|Par SMS, si possible, les e-mails, je ne les vois jamais.]
U Vous l'aurez dans l'heure, dès que l'étiquette est imprimée.
E Merci, vous m'enlevez une épine du pied.
`),
  },
  {
    tags: ['intéressé', 'démo'],
    followUp:
      "Bonjour {first}, merci pour cet échange ! La démo est réservée {day} à {time}. Le lien est dans l'invitation. {agent}",
    summary: `**Intéressé par le module {module}.** {company} travaille encore avec un tableur et perd une journée par mois en comptages.

| Question | Réponse |
|---|---|
| Utilisateurs | {count} |
| Budget | environ {amount} par an |
| Décision | {first} et son associé |

**Démo :** {day}, {time}.`,
    lines: script(`
U Vous avez demandé des renseignements sur le module {module}. Qu'est-ce qui vous amène ?
E [Le tableur, tout simplement.|On a dépassé les limites du tableur.] On est {count} maintenant, et chaque mois quelqu'un écrase le fichier.
U C'est un grand classique. Vous avez combien de références, à peu près ?
E Deux mille, si on compte toutes les tailles de charnières. [Et personne n'a envie de les compter.|Sans les vis.]
U C'est tout à fait dans nos cordes. Vous scannez l'étiquette du rayon, la quantité baisse, et la liste de réapprovisionnement s'écrit toute seule.
E Et ça communique avec notre logiciel de comptabilité ?
U Oui, dans les deux sens, une fois par heure. Les factures, les avoirs, les encaissements.
E Et niveau prix ? À la louche.
U Pour {count} personnes, environ {amount} par an, deux lecteurs compris. Pas de frais d'installation si vous importez vos articles vous-mêmes.
E [C'est moins que ce que je craignais.|D'accord, ça rentre dans l'enveloppe.] Il faudrait que mon associé voie ça.
U Faisons une démo d'une demi-heure avec vous deux. {day} à {time}, ça vous irait ?
E {day} à {time}, c'est noté. Vous pourriez la faire avec nos articles à nous ?
U Avec plaisir, envoyez-m'en une cinquantaine, c'est toujours plus parlant.
`),
  },
  {
    tags: ['facturation', 'avoir'],
    followUp:
      "Bonjour {first}, l'avoir de {amount} sur la facture {ref} est dans votre boîte mail. Virement sous 3 à 5 jours.",
    summary: `**Double facturation, facture {ref}.** {company} a payé {amount} pour des utilisateurs supprimés.

1. Doublon confirmé dans le journal de facturation
2. Avoir de {amount} émis pendant l'appel
3. Les factures partent désormais à la comptabilité`,
    lines: script(`
E On a reçu la facture {ref} ce matin, et le montant m'étonne : {amount}. [D'habitude, c'est la moitié.|On s'attendait à bien moins.]
U Je l'ouvre. Je vois {count} utilisateurs dessus. Combien de personnes s'en servent réellement ?
E Justement, on en a enlevé [quatre|cinq], et vous l'aviez confirmé par e-mail.
U Vous avez raison. Le changement est passé le lendemain de la facturation, du coup les deux ont été comptés.
E Donc on a payé pour des gens qui sont partis. [La comptable n'est pas ravie.|Je vous laisse imaginer la tête de la comptable.]
U Je comprends bien. Je vous fais un avoir tout de suite, {amount}. Vous préférez un remboursement ou un crédit sur le mois prochain ?
E Un remboursement, c'est plus simple pour la compta.
U C'est fait. Comptez trois à cinq jours ouvrés. Les factures arrivent toujours chez vous ?
E Oui, et elles devraient aller à la comptabilité, en fait.
U C'est modifié, dès la prochaine elles partent là-bas.
`),
  },
  {
    tags: ['support', 'panne'],
    followUp:
      "Bonjour {first}, le correctif pour les étiquettes est en ligne (version 4.{count}). Redémarrez l'application une fois. {agent}",
    summary: `**Étiquettes blanches depuis la mise à jour.** Toutes les imprimantes de {company} sont touchées.

- Depuis le téléphone, tout fonctionne
- Cause : la largeur d'étiquette est repassée à zéro
- *Contournement :* 50 mm dans **Réglages → Imprimantes**`,
    lines: script(`
E Depuis la mise à jour de ce matin, nos étiquettes sortent toutes blanches.
U Sur toutes les imprimantes, ou sur une seule ?
E Les trois. J'ai même ressorti la vieille de la réserve, [pareil|rien à faire].
U Et depuis l'application du téléphone ?
E Attendez, j'essaie... Ah ! Là, ça marche. C'est donc l'ordinateur.
U Ça nous aide beaucoup. Dans Réglages, puis Imprimantes, quelle est la largeur d'étiquette ?
E Zéro. Zéro millimètre. [C'est une blague ?|Ce n'est pas normal, ça.]
U C'est la mise à jour qui l'a remise à zéro. Mettez cinquante, et imprimez-en une.
E Cinquante, j'enregistre... et voilà, ça sort ! [Vous êtes formidable.|Quel soulagement.]
U Je le signale à l'équipe technique pour que ça n'arrive à personne d'autre. Vous pouvez m'envoyer le diagnostic ? C'est dans le menu Aide.
E C'est envoyé. Ça ne va pas recommencer à la prochaine mise à jour ?
U Non, la largeur est gardée chez nous maintenant. Sinon, vous m'appelez et je vous dois un café.
`),
  },
  {
    tags: ['renouvellement'],
    followUp:
      "Bonjour {first}, la proposition à {amount} par an sur deux ans est dans votre boîte mail, valable jusqu'à {day}.",
    summary: `**Renouvellement de {company}.** Le contrat se termine {day}, {first} souhaite un meilleur tarif.

- Utilise **{module}** tous les jours, jamais les rapports
- Proposition : deux ans à {amount} par an, prix bloqué
- Décision après échange avec {colleague}

> « Je n'ai pas besoin de plus de fonctions, j'ai besoin de moins de surprises. »`,
    lines: script(`
U Votre contrat arrive à échéance {day}, je voulais savoir comment ça se passe avant de renouveler quoi que ce soit.
E C'est gentil de demander. [Le fournisseur d'avant envoyait juste la facture.|C'est rare.] Ça se passe bien, {module}, on s'en sert tous les jours.
U Et le reste ?
E Les rapports, franchement, personne ne les a ouverts depuis la formation. Je n'ai pas besoin de plus de fonctions, j'ai besoin de moins de surprises.
U Quel genre de surprises ?
E Le prix a pris neuf pour cent l'an dernier, et je l'ai appris sur mon relevé bancaire.
U On aurait dû vous prévenir. Je vous propose d'enlever les rapports et de bloquer le prix deux ans, à {amount} par an.
E Et si on embauche ?
U Même prix par personne, par écrit, pendant deux ans.
E C'est correct. J'en parle à {colleague}, mais à mon avis on va signer.
U Vous avez jusqu'à {day}, je vous envoie tout ça.
`),
  },
];

/** Calls that are over within a minute, greeting included. */
const quickCalls: readonly Scenario[] = [
  {
    quick: 'INBOUND',
    tags: ['question'],
    followUp: 'Comme promis, nos horaires : northquay.example/horaires. {agent}',
    summary: "Question sur les horaires. **Ouvert {day} jusqu'à midi**, fermé le lendemain.",
    lines: script(`
U Northquay bonjour, {agent}.
E Bonjour {agent}, {first} de {company}. Une petite question : vous êtes ouverts {day} ?
U Jusqu'à midi, oui. Le lendemain, c'est fermé.
E Parfait, je vous envoie le chauffeur vers [dix heures|neuf heures et demie]. Merci !
U Très bien, à bientôt {first}.
`),
  },
  {
    quick: 'INBOUND',
    tags: ['commande'],
    followUp: "C'est modifié : la commande {ref} part à votre adresse de {city}. {agent}",
    summary: "La commande **{ref}** part à l'adresse de {city}. Modifié pendant l'appel.",
    lines: script(`
U Northquay bonjour, {agent} à l'appareil.
E Bonjour, {first}, {company}. La commande {ref}, on peut la livrer à notre adresse de {city} ?
U Elle n'est pas encore emballée, donc oui. Celle de la rue du Moulin ?
E C'est ça. [Il faut sonner deux fois.|Par la porte de côté.]
U C'est noté et modifié, vous recevez une nouvelle confirmation.
E Formidable, merci.
`),
  },
  {
    quick: 'OUTBOUND',
    tags: ['commande'],
    followUp: 'Livraison {ref} : {day}, entre 8 h et 12 h. {agent}, Northquay',
    summary: "Livraison de **{ref}** convenue {day} matin ; quelqu'un sera sur place.",
    lines: script(`
E {company}, {first}, bonjour.
U Bonjour {first}, {agent} de Northquay. Le transporteur voudrait livrer {ref} {day} matin. Il y aura quelqu'un ?
E [Dès sept heures, oui.|L'apprenti seulement, mais il peut signer.]
U C'est tout ce qu'il faut. Je confirme, alors.
E Merci d'avoir vérifié avant.
`),
  },
  {
    quick: 'OUTBOUND',
    tags: ['à rappeler'],
    followUp: "Pas de souci {first}, j'essaie de nouveau {day} à {time}. {agent}",
    summary: '{first} était au volant. **À rappeler {day} à {time}.**',
    lines: script(`
E Allô ?
U Bonjour {first}, {agent} de Northquay. Je tombe mal ?
E [Je suis au volant, là.|Je suis sur une échelle.] Vous pouvez essayer {day}, vers {time} ?
U Bien sûr. {day}, {time}. Bonne route !
E Merci, au revoir.
`),
  },
];

const shortMessages: Phrases['shortMessages'] = [
  { direction: 'INBOUND', text: 'Merci {agent} ! 🙏' },
  { direction: 'INBOUND', text: "C'est bon, ça remarche 👍" },
  { direction: 'INBOUND', text: "J'aurai 10 min de retard pour l'appel, désolé" },
  { direction: 'INBOUND', text: 'Colis bien reçu 📦 les {count} lecteurs sont là, merci !!' },
  { direction: 'INBOUND', text: "Vous pouvez me renvoyer le devis ? C'était bien {amount} ? 😅" },
  {
    direction: 'OUTBOUND',
    text: "Bonjour {first}, {agent} de Northquay. J'ai essayé de vous joindre pour la commande {ref}. Quand puis-je rappeler ?",
  },
  {
    direction: 'OUTBOUND',
    text: 'Rappel : formation {day} à {time}. Répondez STOP pour ne plus recevoir de SMS.',
  },
  {
    direction: 'OUTBOUND',
    text: "Tout est rentré dans l'ordre. Encore désolés pour la gêne de ce matin, {first}.",
  },
  {
    direction: 'OUTBOUND',
    text: 'Voici le guide dont je vous parlais : https://northquay.example/aide/{module}?utm=sms&lang=fr',
  },
];

export const french: Phrases = {
  opening,
  openingOutbound,
  closing,
  receptionist,
  receptionistMessage,
  voicemails,
  smallTalk,
  scenarios,
  quickCalls,
  shortMessages,
};
