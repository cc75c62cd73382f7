import type { Language, Line, TeamMember } from './records.ts';

/**
 * Northquay sells stock and invoicing software, and the scanners to go with it, to workshops and
 * shops. Its lines lie in ranges kept free for fiction, so that nobody is ever called by accident.
 */
export const parisSales: Line = {
  number: '+33199004210',
  name: 'Paris sales',
  country: 'FR',
  isShared: true,
  language: 'fr',
};
export const usSupport: Line = {
  number: '+16285550140',
  name: 'US support',
  country: 'US',
  isShared: true,
  language: 'en',
};
export const londonOffice: Line = {
  number: '+442079460312',
  name: 'London office',
  country: 'GB',
  isShared: false,
  language: 'en',
};
export const lines: readonly Line[] = [parisSales, usSupport, londonOffice];

export const members: readonly TeamMember[] = [
  member('01', 'Léa Fontaine', 'lea', ['fr', 'en']),
  member('02', 'Priya Natarajan', 'priya', ['en']),
  member('03', 'Marc Delacroix', 'marc', ['fr']),
  member('04', 'Daniel Okafor', 'daniel', ['en']),
  member('05', 'Sofia Bellini', 'sofia', ['en', 'fr']),
  member('06', 'Tom Hughes', 'tom', ['en']),
];

function member(
  suffix: string,
  name: string,
  mailbox: string,
  languages: readonly Language[],
): TeamMember {
  return { id: `usr-5E1F00${suffix}`, name, email: `${mailbox}@northquay.example`, languages };
}

/** Names by where they are from; the numbers and the language of a contact follow from it. */
export interface Origin {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly companies: readonly string[];
  readonly cities: readonly string[];
  readonly languages: readonly Language[];
  /** How many of a hundred contacts. */
  readonly share: number;
  /** A phone number of this origin; other indexes give others, for some thousands. */
  number(index: number): string;
}

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
const usAreas = ['212', '312', '415', '206', '512', '617', '303', '503', '718', '404'];
/** Ranges of a thousand that Ofcom keeps free for fiction: mobile numbers, then towns. */
const ukRanges = [
  ...['7700900', '1134960', '1144960', '1154960', '1164960', '1174960', '1184960', '1214960'],
  ...['1314960', '1414960', '1514960', '1614960', '1914980', '2079460', '2896496', '2920180'],
];
const ukNumber = (index: number) =>
  `+44${ukRanges[Math.floor(index / 1000) % ukRanges.length] ?? '7700900'}${pad(index % 1000, 3)}`;
const usNumber = (index: number) => {
  const block = Math.floor(index / 100);
  const area = usAreas[block] ?? String(220 + ((block - usAreas.length) % 700));
  return `+1${area}55501${pad(index % 100, 2)}`;
};
const canadianAreas = [
  ...['514', '438', '450', '418', '819', '581', '873', '367', '204', '226', '236', '249', '250'],
  ...['289', '306', '343', '365', '403', '416', '431', '437', '506', '519', '548', '579', '587'],
];
const canadianNumber = (index: number) =>
  `+1${canadianAreas[Math.floor(index / 100) % canadianAreas.length] ?? '514'}55501${pad(index % 100, 2)}`;
const frenchRanges = ['63998', '19900', '26191', '35301', '46571', '53649'];
/** The first two thousand of the first range are those of the landmarks. */
const frenchNumber = (index: number) => {
  const range = frenchRanges[Math.floor(index / 8000) % frenchRanges.length] ?? '63998';
  return `+33${range}${pad(2000 + ((index * 37) % 8000), 4)}`;
};

export const origins: readonly Origin[] = [
  {
    share: 34,
    languages: ['fr'],
    number: frenchNumber,
    cities: ['Lyon', 'Nantes', 'Lille', 'Bordeaux', 'Strasbourg', 'Paris', 'Rennes', 'Grenoble'],
    first: [
      ...['Camille', 'Élodie', 'Jérôme', 'Océane', 'Thibault', 'Anaïs', 'François', 'Maëlle'],
      ...['Rémi', 'Hélène', 'Loïc', 'Inès', 'Gaëtan', 'Zoé', 'Benoît', 'Noémie', 'Cédric'],
      ...['Margaux', 'Stéphane', 'Aïcha', 'Jean-Baptiste', 'Marie-Clémence', 'Mehdi', 'Solène'],
    ],
    last: [
      ...['Lefèvre', 'Garnier', 'Rousseau', 'Béranger', 'Chevalier', 'Moreau', 'Guérin'],
      ...['Lemaître', 'Pélissier', 'Dufour', 'Benali', 'Le Goff', 'Carpentier', 'Hébrard'],
      ...['de La Rochebrochard', 'Vasseur', 'Marchand', 'Gauthier-Villars', 'Noël', 'Traoré'],
    ],
    companies: [
      ...['Atelier Béranger', 'Menuiserie du Canal', 'Brasserie des Trois Ponts', 'Verre & Fils'],
      ...['Ferronnerie Garnier', 'Les Savons de Sète', 'Cycles Vaugirard', 'Maison Pélissier'],
      ...[
        'Imprimerie Saint-Éloi',
        'Lutherie Hébrard',
        'Conserverie Le Goff',
        'Tissages de Roubaix',
      ],
    ],
  },
  {
    share: 30,
    languages: ['en'],
    number: usNumber,
    cities: ['Portland', 'Chicago', 'Austin', 'Brooklyn', 'Seattle', 'Boston', 'Denver', 'Oakland'],
    first: [
      ...['Emily', 'Jordan', 'Marcus', 'Danielle', 'Tyler', 'Keisha', 'Brandon', 'Maria José'],
      ...['Grant', 'Alyssa', 'Devon', 'Hannah', 'Luis', 'Wendy', 'Caleb', 'Renée', 'Kyle'],
      ...['Monique', 'Patrick', 'Shauna', 'Theo', 'Beverly', 'Andre', 'Carmen'],
    ],
    last: [
      ...['Whitaker', 'Nguyen', 'Castillo', 'Brooks', 'Kowalski', 'Johansson', 'Reyes', 'Patel'],
      ...["O'Donnell", 'Washington', 'Fischer', 'Muñoz', 'Abernathy', 'Goldberg', 'Tran'],
      ...['MacAllister', 'Harrington-Lowe', 'Peña', 'Sullivan', 'Vandenberg'],
    ],
    companies: [
      ...['Cascade Cabinetry', 'Lakeshore Brewing Supply', 'Ironwood Furniture Co.'],
      ...['Blue Heron Ceramics', 'Two Rivers Outfitters', 'Harbor Light Candles'],
      ...['Copperline Plumbing Supply', 'Redtail Bicycles', 'Sunset Letterpress'],
      ...['Prairie Glass & Mirror', 'Mission Street Roasters', 'Abernathy Tool & Die, Inc.'],
    ],
  },
  {
    share: 18,
    languages: ['en'],
    number: ukNumber,
    cities: ['Leeds', 'Bristol', 'Glasgow', 'Cardiff', 'Sheffield', 'Norwich'],
    first: [
      ...['Oliver', 'Imogen', 'Rhys', 'Siobhán', 'Callum', 'Fiona', 'Gareth', 'Nadia'],
      ...['Eleanor', 'Hamish', 'Zara', 'Rupert', 'Aoife', 'Dylan', 'Beatrice', 'Kwame'],
    ],
    last: [
      ...['Ashworth', 'Pemberton', 'Llewellyn', 'Fraser', "O'Sullivan", 'Hargreaves'],
      ...['Begum', 'Featherstonehaugh', 'Mackenzie', 'Whitfield', 'Adeyemi', 'Thornbury'],
    ],
    companies: [
      ...[
        'Pemberton Saddlery',
        'Kelham Island Knives',
        'Whitfield & Daughters',
        'Clyde Marine Spares',
      ],
      ...['Severn Valley Timber', 'Norwich Lampworks', 'The Wee Biscuit Company'],
    ],
  },
  {
    share: 5,
    languages: ['en', 'fr'],
    number: canadianNumber,
    cities: ['Montréal', 'Québec', 'Sherbrooke'],
    first: ['Amélie', 'Étienne', 'Geneviève', 'Mathieu', 'Laurie-Ève', 'Antoine'],
    last: ['Tremblay', 'Gagnon', 'Bélanger', 'Côté', 'Lévesque', 'St-Pierre'],
    companies: ['Érablière Gagnon', 'Canots du Saguenay', 'Mile End Upholstery'],
  },
  {
    share: 4,
    languages: ['en'],
    number: (index) => `+81505555${pad(100 + (index % 9900), 4)}`,
    cities: ['Osaka', 'Kyoto', '台北', '上海'],
    first: ['美咲', '健太', '陽菜', '伟', '秀英', '지훈'],
    last: ['佐藤', '高橋', '渡辺', '王', '陳', '김'],
    companies: ['株式会社みやこ陶器', '高橋製作所', '臺北精密工具有限公司', '한빛 인쇄'],
  },
  {
    share: 4,
    languages: ['en'],
    number: (index) => `+97255555${pad(1000 + (index % 1000), 4)}`,
    cities: ['Haifa', 'Amman', 'Dubai'],
    first: ['נועה', 'איתי', 'فاطمة', 'خالد', 'ليلى', 'תמר'],
    last: ['כהן', 'לוי', 'الخطيب', 'حداد', 'פרידמן', 'النجار'],
    companies: ['סטודיו כהן לקרמיקה', 'مؤسسة حداد للأثاث', 'Haifa Marine שירותים'],
  },
  {
    share: 5,
    languages: ['en'],
    number: (index) => `+4930230${pad(10000 + (index % 1000), 5)}`,
    cities: ['Berlin', 'Kraków', 'Brno', 'Göteborg', 'İzmir', 'Αθήνα'],
    first: ['Jürgen', 'Małgorzata', 'Zdeněk', 'Åsa', 'İlkay', 'Δημήτρης', 'Ольга', 'Björk'],
    last: ['Müller', 'Wiśniewska', 'Dvořák', 'Lindström', 'Yıldız', 'Παπαδόπουλος', 'Øster'],
    companies: ['Groß & Söhne Werkzeugbau', 'Pracownia Wiśniewska', 'Lindström Båtar AB'],
  },
];

export const jobTitles: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['Owner', 'Operations Manager', 'Head of Purchasing', 'Office Manager', 'Bookkeeper'],
    ...['Warehouse Lead', 'CFO', 'Workshop Foreman', 'E-commerce Manager', 'IT Administrator'],
    'Vice President, Supply Chain, Facilities and Continuous Improvement (North America)',
  ],
  fr: [
    ...['Gérante', 'Responsable des achats', 'Directeur général', 'Comptable', "Chef d'atelier"],
    ...['Assistante de direction', 'Responsable logistique', 'Directrice administrative'],
  ],
};
