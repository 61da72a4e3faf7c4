-- A draft of why there was no discussion may say where somebody is, as one of the discussion itself may.
select app.amend_policy('draft', 'own', '''recordDiscussion''::text', '''recordDiscussion''::text, ''notHeld''::text');
select app.narrow_walls();
