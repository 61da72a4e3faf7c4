/** The council areas of the demo. */
export const areas = {
  glasgow: 'S12000049',
  eastDunbartonshire: 'S12000045',
  eastRenfrewshire: 'S12000011',
  edinburgh: 'S12000036',
  dundee: 'S12000042',
  angus: 'S12000041',
  perth: 'S12000048',
} as const
