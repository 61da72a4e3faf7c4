create trigger keeps_words after insert or update of reference, person_id on episode for each row
  execute function app.keep_words('id', '{reference}');

create trigger keeps_words after insert or update of last_seen_place on episode_circumstances for each row
  execute function app.keep_words('episode_id', '{lastSeenPlace}');

create trigger keeps_words after insert or update of phone on episode_reporter for each row
  execute function app.keep_words('episode_id', '{reporterPhone}');

create trigger keeps_words after insert or update of address on found_place for each row
  execute function app.keep_words('episode_id', '{foundPlace}');

create trigger keeps_words after insert
  or update of given_name, family_name, known_as, date_of_birth, reference on person for each row
  execute function app.keep_words('id', '{name,knownAs,reference,dateOfBirth}');

create trigger keeps_words after insert or update of home_address, phone on person_contact for each row
  execute function app.keep_words('person_id', '{address,phone}');
