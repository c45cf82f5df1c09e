-- One occurrence's post and what became of it. The unique constraint is the promise that no
-- occurrence is planned twice.
create table unhunch.deliveries (
  id bigint generated always as identity primary key,
  schedule_id bigint not null references unhunch.schedules on delete cascade,
  local_date date not null,
  -- The time as the schedule has it, "09:00".
  slot text not null,
  planned_at timestamptz not null,
  due_at timestamptz not null,
  exercise text not null,
  state text not null default 'planned' check (state in ('planned', 'sent', 'skipped', 'failed')),
  -- Why it was skipped or failed.
  reason text,
  -- The platform's reference of the message that was posted.
  message text,
  attempts int not null default 0,
  sent_at timestamptz,
  done int not null default 0,
  swaps int not null default 0,
  unique (schedule_id, local_date, slot)
);

create index deliveries_planned on unhunch.deliveries (due_at) where state = 'planned';
-- For throwing old ones away: rows lie in about the order in which they are due.
create index deliveries_due_at on unhunch.deliveries using brin (due_at);

-- Who pressed "Done" on a post, so that nobody counts twice. Not who somebody is, but a hash of it.
create table unhunch.done_presses (
  delivery_id bigint not null references unhunch.deliveries on delete cascade,
  person bytea not null,
  primary key (delivery_id, person)
);
