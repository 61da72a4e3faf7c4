alter table share_urgent enable row level security;

create policy reads on share_urgent for select to waymark_app
  using (exists (select from my_access a join share h on h.id = share_urgent.share_id
    where a.episode_id = share_urgent.episode_id
    and a.summary and (a.leads or h.given_by_team = a.own_team) offset 0));
