-- Small things to remember of a workspace.
create table unhunch.remembered (
  platform text not null,
  workspace text not null,
  key text not null,
  value jsonb not null,
  primary key (platform, workspace, key)
);

-- The queues at a platform's doors, by which all bots together keep to its pace.
create table unhunch.lanes (
  lane text primary key,
  -- When the next one may go.
  next_at timestamptz not null
);
