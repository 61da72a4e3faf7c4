/** The people who go missing in the demo. All are invented; phone numbers are from the ranges kept for drama. Ages are of 2026. */
export type Character = {
  givenName: string
  familyName: string
  knownAs?: string
  dateOfBirth?: string
  warning?: string
  details: Details
}
type Details = {
  careStatus?: 'none' | 'atHome' | 'kinship' | 'foster' | 'childrensHouse' | 'secure' | 'careLeaver' | 'adultCare' | 'notKnown'
  appearance?: string
  livesWith?: string
  placingArea?: string
  conditions?: string
  medication?: string
  medicationIfMissed?: string
  allergies?: string
}

export const cast = {
  isla: {
    givenName: 'Isla',
    familyName: 'MacLeod-Test',
    dateOfBirth: '2011-03-14',
    warning: 'May run into traffic if chased',
    details: {
      careStatus: 'childrensHouse',
      livesWith: 'Rowan House, Dennistoun',
      appearance: '5 ft 4, slim, long auburn hair, green parka',
      allergies: 'Penicillin',
    },
  },
  jamie: {
    givenName: 'Jamie',
    familyName: 'Sinclair-Test',
    knownAs: 'Jay',
    dateOfBirth: '2011-08-02',
    details: {
      careStatus: 'childrensHouse',
      livesWith: 'Rowan House, Dennistoun',
      placingArea: 'S12000042',
      appearance: '5 ft 7, shaved sides, grey tracksuit',
      conditions: 'Asthma',
      medication: 'Blue inhaler',
      medicationIfMissed: 'Breathless after exertion within hours',
    },
  },
  euan: {
    givenName: 'Euan',
    familyName: 'Galbraith-Test',
    dateOfBirth: '2013-11-20',
    details: { careStatus: 'foster', livesWith: 'Foster carers, Shawlands', appearance: 'Small for his age, red school jumper' },
  },
  skye: {
    givenName: 'Skye',
    familyName: 'Farquhar-Test',
    dateOfBirth: '2009-01-30',
    details: { careStatus: 'kinship', livesWith: 'Grandmother, Easterhouse', appearance: 'Dyed pink hair, denim jacket' },
  },
  mohsin: {
    givenName: 'Mohsin',
    familyName: 'Rahimi-Test',
    dateOfBirth: '2009-06-11',
    details: {
      careStatus: 'foster',
      livesWith: 'Foster carers, Pollokshields',
      appearance: 'Dark hair, black puffer jacket; speaks Dari, some English',
    },
  },
  archie: {
    givenName: 'Archibald',
    familyName: 'Menzies-Test',
    knownAs: 'Archie',
    dateOfBirth: '1944-02-09',
    details: {
      careStatus: 'atHome',
      livesWith: 'Wife, Bearsden',
      appearance: 'Grey cap, walking stick, tweed jacket',
      conditions: 'Dementia, moderate',
      medication: 'Insulin, evening',
      medicationIfMissed: 'Drowsy after 12 hours, dangerous after 24',
    },
  },
  morag: {
    givenName: 'Morag',
    familyName: 'Lennox-Test',
    dateOfBirth: '1951-07-23',
    details: {
      careStatus: 'adultCare',
      livesWith: 'Care home, Perth',
      appearance: 'White hair, blue cardigan',
      conditions: 'Dementia, early',
    },
  },
  stuart: {
    givenName: 'Stuart',
    familyName: 'Kilbride-Test',
    dateOfBirth: '1987-12-01',
    details: {
      careStatus: 'none',
      appearance: '6 ft, beard, navy work jacket',
      conditions: 'Depression; earlier attempt in 2024',
    },
  },
  denise: {
    givenName: 'Denise',
    familyName: 'Harkness-Test',
    dateOfBirth: '1992-04-17',
    details: { careStatus: 'none', appearance: 'Short dark hair, tan coat' },
  },
  craig: {
    givenName: 'Craig',
    familyName: 'Rennie-Test',
    dateOfBirth: '1978-09-05',
    warning: 'Has threatened officers with a knife',
    details: { careStatus: 'none', appearance: 'Stocky, tattooed neck', conditions: 'Alcohol dependency' },
  },
  nadia: {
    givenName: 'Nadia',
    familyName: 'Okonjo-Test',
    dateOfBirth: '2004-10-10',
    details: { careStatus: 'careLeaver', livesWith: 'Own tenancy, Govan', appearance: 'Braids, yellow raincoat' },
  },
  finlay: {
    givenName: 'Finlay',
    familyName: 'Dewar-Test',
    dateOfBirth: '2005-05-28',
    details: { careStatus: 'none', livesWith: 'Student flat, Marchmont', appearance: '5 ft 10, curly fair hair, rucksack' },
  },
  grace: {
    givenName: 'Grace',
    familyName: 'Imrie-Test',
    dateOfBirth: '2012-02-19',
    details: { careStatus: 'atHome', livesWith: 'Mother, Leith', appearance: 'Brown bob, school blazer' },
  },
  ross: {
    givenName: 'Ross',
    familyName: 'Cunningham-Test',
    dateOfBirth: '1969-03-03',
    details: { careStatus: 'none', appearance: 'Bald, hiking boots, orange rucksack' },
  },
  aileen: {
    givenName: 'Aileen',
    familyName: 'Buchan-Test',
    dateOfBirth: '1996-08-15',
    details: { careStatus: 'none', appearance: 'Long black hair', conditions: 'Patient of Ward 4, voluntary' },
  },
  tam: {
    givenName: 'Thomas',
    familyName: 'Weir-Test',
    knownAs: 'Tam',
    dateOfBirth: '1960-06-30',
    details: { careStatus: 'none', appearance: 'Thin, grey beard, sleeping bag' },
  },
  kayleigh: {
    givenName: 'Kayleigh',
    familyName: 'Strachan-Test',
    dateOfBirth: '2010-12-12',
    details: {
      careStatus: 'childrensHouse',
      livesWith: 'Children’s house, Lochee',
      appearance: 'Blonde ponytail, white trainers',
    },
  },
  lewis: {
    givenName: 'Lewis',
    familyName: 'Ogilvie-Test',
    dateOfBirth: '2014-07-07',
    details: { careStatus: 'atHome', livesWith: 'Parents, Broughty Ferry', appearance: 'Blue cagoule, wellington boots' },
  },
  unknown: {
    givenName: 'Not known',
    familyName: 'Not known',
    details: { careStatus: 'notKnown', appearance: 'About 40, seen leaving the hostel without shoes' },
  },
  elspeth: {
    givenName: 'Elspeth',
    familyName: 'Cathcart-Montgomery-Featherstonehaugh-Test',
    knownAs: 'Elsie',
    dateOfBirth: '1938-01-01',
    details: {
      careStatus: 'atHome',
      livesWith: 'Alone, Kelvinside',
      appearance: 'Small, purple hat, shopping trolley',
      conditions: 'Mild cognitive impairment',
    },
  },
} as const satisfies Record<string, Character>

export type Cast = keyof typeof cast
