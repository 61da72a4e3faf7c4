/** Changes that change no meaning, by name, each with the reason. */
export const excused: Record<string, string> = {
  'policy access_log.adds: check account_id is not distinct from (select app.account_id())':
    'no request may fill the column: its default is the acting account',
  'policy agreement.begins: dropped': 'no request may fill the column: an agreement begins without an end',
  'policy episode_death.adds: check confirmed_by is null': 'no request may fill the column: a death begins unconfirmed',
  'policy person_contact.changes: a.may_know_whereabouts':
    'where one grant lets somebody know the whereabouts and another does not, it is a grant of the lead, which also writes',
  'policy question.places: not withheld → false': 'app.questions_since_found() gives withheld questions alone',
  'policy task.reads_of_referrals: referral_id is not null': 'no row equals a missing id: it spares the look-up',
  'policy task.reads_of_questions: question_id is not null': 'no row equals a missing id: it spares the look-up',
  'policy agreement.ends: check opened': 'the trigger that ends an agreement writes the end itself',
  'policy event.adds: check account_id is not null':
    'no request may fill the column, and without a session no other condition holds',
  'policy event.reads_of_endings: a.episode_id = event.subject_id':
    'the policy places asks the same of every event of an episode',
  "policy event.reads_of_lead: subject in ('episode', 'person')": 'no other subject has the id of an episode or a person',
  "policy event.reads_of_questions: subject = 'question'": 'no other subject has the id of a question',
  "policy event.reads_of_referrals: subject = 'referral'": 'no other subject has the id of a referral',
}
