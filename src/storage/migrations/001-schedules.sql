-- What a channel asked for. One schedule for each channel: several times a day stand in `times`.
create table unhunch.schedules (
  id bigint generated always as identity primary key,
  platform text not null,
  workspace text not null,
  channel text not null,
  -- "09:00", ascending; local to the zone, as are all dates and days.
  times text[] not null,
  zone text not null,
  -- "mon" to "sun".
  days text[] not null,
  skip date[] not null,
  -- Countries and regions whose public holidays have no posts: "DE", "DE-BY".
  holidays text[] not null,
  place text[] not null,
  -- The first date that has posts again.
  paused_until date,
  -- Why the bot itself stopped: the channel is gone, a permission is missing.
  stopped_because text,
  weekly_summary boolean not null default true,
  created_by text not null,
  created_at timestamptz not null,
  -- When the next post is due; null when none is foreseen.
  next_run_at timestamptz,
  -- The time-zone data (process.versions.tz) that next_run_at was calculated with.
  zone_data text not null,
  -- How far the channel has come through the exercises.
  rotation jsonb,
  unique (platform, workspace, channel)
);

create index schedules_next_run_at on unhunch.schedules (next_run_at) where next_run_at is not null;
