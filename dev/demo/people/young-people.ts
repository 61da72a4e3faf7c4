import type { DemoPerson } from '../demo-person.ts'

/** Young people of the demo, from about sixteen to their middle twenties. */
export const youngPeople = {
  skye: {
    givenName: 'Skye',
    familyName: 'Farquhar-Test',
    dateOfBirth: '2009-01-30',
    details: {
      careStatus: 'kinship',
      livesWith: 'Grandmother, Easterhouse',
      appearance: 'Dyed pink hair, denim jacket',
      homeAddress: '9 Lochend Terrace, Easterhouse, Glasgow',
      phone: '07700 900104',
    },
  },
  mohsin: {
    givenName: 'Mohsin',
    familyName: 'Rahimi-Test',
    dateOfBirth: '2009-06-11',
    details: {
      careStatus: 'foster',
      livesWith: 'Foster carers, Pollokshields',
      appearance: 'Dark hair, black puffer jacket; speaks Dari, some English',
      homeAddress: '61 Maxwell Gardens, Pollokshields, Glasgow',
      phone: '07700 900105',
    },
  },
  leona: {
    givenName: 'Leona',
    familyName: 'Petrov-Test',
    dateOfBirth: '2010-05-09',
    details: {
      careStatus: 'foster',
      livesWith: 'Foster carers, Liberton',
      appearance: 'Tall, dark bob, silver jacket; speaks English and Bulgarian',
      homeAddress: '20 Alnwick Gardens, Edinburgh',
      phone: '07700 900123',
    },
  },
  aaliyah: {
    givenName: 'Aaliyah',
    familyName: 'Hussain-Test',
    dateOfBirth: '2009-03-03',
    warning: 'Do not tell the family where she is',
    details: {
      careStatus: 'atHome',
      livesWith: 'Parents, Pollokshields',
      appearance: 'Green headscarf, long black coat, school rucksack',
      phone: '07700 900125',
    },
  },
  jordan: {
    givenName: 'Jordan',
    familyName: 'Mackie-Test',
    knownAs: 'Jojo',
    dateOfBirth: '2007-07-19',
    details: {
      careStatus: 'careLeaver',
      livesWith: 'Supported flat, Maryhill',
      appearance: 'Slim, bleached hair, camouflage jacket',
      phone: '07700 900133',
    },
  },
  nadia: {
    givenName: 'Nadia',
    familyName: 'Okonjo-Test',
    dateOfBirth: '2004-10-10',
    details: {
      careStatus: 'careLeaver',
      livesWith: 'Own tenancy, Govan',
      appearance: 'Braids, yellow raincoat',
      homeAddress: 'Flat 0/2, 15 Langlands Court, Govan, Glasgow',
      phone: '07700 900111',
    },
  },
  finlay: {
    givenName: 'Finlay',
    familyName: 'Dewar-Test',
    dateOfBirth: '2005-05-28',
    details: {
      careStatus: 'none',
      livesWith: 'Student flat, Marchmont',
      appearance: '5 ft 10, curly fair hair, rucksack',
      homeAddress: 'Flat 3, 41 Warrender Row, Edinburgh',
      phone: '07700 900112',
    },
  },
  theo: {
    givenName: 'Theo',
    familyName: 'Lindqvist-Test',
    dateOfBirth: '2003-10-30',
    details: {
      careStatus: 'none',
      livesWith: 'Student residence, Pollock Halls',
      appearance: '6 ft, long fair hair, cycling helmet',
      phone: '07700 900134',
    },
  },
} as const satisfies Record<string, DemoPerson>
