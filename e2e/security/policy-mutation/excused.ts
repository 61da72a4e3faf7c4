/** Changes that change no meaning, by name, each with the reason. */
export const excused: Record<string, string> = {
  'policy access_log.adds: check account_id is not distinct from (select app.account_id())':
    'no request may fill the column: its default is the acting account',
  'policy agreement.begins: dropped': 'no request may fill the column: an agreement begins without an end',
  'policy agreement.ends: check opened': 'the trigger that ends an agreement writes the end itself',
}
