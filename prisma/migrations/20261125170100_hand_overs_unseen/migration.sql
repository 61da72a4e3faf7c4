-- Taking back a hand-over of an episode out of sight is answered as of one that is not there. (The rest of the function stays as it is.)
do $unseen$
declare text text := pg_get_functiondef('app.withdraw_hand_over'::regproc);
begin
  if position('if h.id is null then return false' in text) = 0 then raise exception 'app.withdraw_hand_over reads otherwise'; end if;
  execute replace(text, 'if h.id is null then return false', 'if h.id is null or app.my_reasons(h.episode_id) = ''{}'' then return false');
end $unseen$;
