-- How many posting days in a row somebody had pressed "Done", at the end of those whose deliveries
-- have been thrown away: the streak is longer than what is kept of it.
alter table unhunch.schedules add column streak_before int not null default 0;

-- When it was remembered, for what is kept for a while only.
alter table unhunch.remembered add column at timestamptz not null default now();

-- Events of a platform that one of the bots has taken, by the platform's id of the event.
create table unhunch.seen_events (
  platform text not null,
  event text not null,
  at timestamptz not null,
  primary key (platform, event)
);

create index seen_events_at on unhunch.seen_events (at);
